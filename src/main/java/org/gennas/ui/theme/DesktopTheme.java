package org.gennas.ui.theme;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Asks the operating system whether it is set to dark. JavaFX 21 has no such call, so the desktop's
 * own tool is run: {@code gsettings} (GNOME), {@code defaults} (macOS), {@code reg} (Windows).
 * Where there is no answer within a second the theme is light.
 *
 * <p>{@link #detect()} starts a process and waits for it: never call it on the FX thread.
 */
public final class DesktopTheme {
  private static final long PATIENCE_MS = 1_000;

  private final String operatingSystem;
  private final Function<List<String>, Optional<String>> ask;

  /** A probe of this machine. */
  public DesktopTheme() {
    this(System.getProperty("os.name", ""), DesktopTheme::run);
  }

  /**
   * A probe with its surroundings given.
   *
   * @param operatingSystem as in the system property {@code os.name}
   * @param ask runs a command and gives what it printed, or empty when it failed
   */
  DesktopTheme(String operatingSystem, Function<List<String>, Optional<String>> ask) {
    this.operatingSystem = operatingSystem.toLowerCase(Locale.ROOT);
    this.ask = ask;
  }

  /** {@link Theme#LIGHT} or {@link Theme#DARK}, never {@link Theme#SYSTEM}. */
  public Theme detect() {
    return isDark() ? Theme.DARK : Theme.LIGHT;
  }

  private boolean isDark() {
    if (operatingSystem.startsWith("mac")) {
      return ask.apply(List.of("defaults", "read", "-g", "AppleInterfaceStyle"))
          .filter(answer -> answer.contains("Dark"))
          .isPresent();
    }
    if (operatingSystem.startsWith("windows")) {
      String key = "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Themes\\Personalize";
      return ask.apply(List.of("reg", "query", key, "/v", "AppsUseLightTheme"))
          .filter(answer -> answer.contains("0x0"))
          .isPresent();
    }
    return ask.apply(List.of("gsettings", "get", "org.gnome.desktop.interface", "color-scheme"))
        .filter(answer -> answer.contains("prefer-dark"))
        .isPresent();
  }

  private static Optional<String> run(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      if (!process.waitFor(PATIENCE_MS, TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        return Optional.empty();
      }
      String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.exitValue() == 0 ? Optional.of(answer) : Optional.empty();
    } catch (IOException toolMissing) {
      return Optional.empty();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
