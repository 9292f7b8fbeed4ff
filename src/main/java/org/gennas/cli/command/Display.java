package org.gennas.cli.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether a window can be opened here, told before the toolkit is loaded: with a library missing,
 * the toolkit fails with pages of traces.
 *
 * @param system as {@code os.name} says
 * @param libraries file names of the shared libraries that the loader knows; empty where it cannot
 *     be asked
 */
public record Display(String system, Map<String, String> environment, Set<String> libraries) {
  private static final List<Library> WINDOW =
      List.of(new Library("libgtk-3.so.0", "libgtk-3-0"), new Library("libXtst.so.6", "libxtst6"));
  private static final List<Library> ACCELERATION =
      List.of(new Library("libGL.so.1", "libgl1"), new Library("libXxf86vm.so.1", "libxxf86vm1"));

  /** A shared library and the Debian package that holds it. */
  private record Library(String file, String debianPackage) {}

  public Display {
    environment = Map.copyOf(environment);
    libraries = Set.copyOf(libraries);
  }

  /** Of this process. */
  public static Display ofProcess() {
    String system = System.getProperty("os.name", "");
    return new Display(system, System.getenv(), isLinux(system) ? knownLibraries() : Set.of());
  }

  private static boolean isLinux(String system) {
    return system.toLowerCase(Locale.ROOT).contains("linux");
  }

  private static Set<String> knownLibraries() {
    for (String loader : List.of("/sbin/ldconfig", "/usr/sbin/ldconfig")) {
      try {
        Process process =
            new ProcessBuilder(loader, "-p").redirectError(ProcessBuilder.Redirect.DISCARD).start();
        process.getOutputStream().close();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
          return lines
              .lines()
              .map(line -> line.strip().split(" ", 2)[0])
              .collect(Collectors.toSet());
        }
      } catch (IOException e) {
        continue;
      }
    }
    return Set.of();
  }

  /** Why no window can be opened, as part of a sentence; empty where nothing speaks against it. */
  public Optional<String> obstacle() {
    if (!isLinux(system)) {
      return Optional.empty();
    }
    List<String> missing = missing(WINDOW);
    if (!missing.isEmpty()) {
      missing.addAll(missing(ACCELERATION));
      return Optional.of(
          "the window's libraries are missing (Debian: apt-get install "
              + String.join(" ", missing)
              + ")");
    }
    if (environment.getOrDefault("DISPLAY", "").isBlank()) {
      return Optional.of(
          environment.getOrDefault("WAYLAND_DISPLAY", "").isBlank()
              ? "there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set)"
              : "DISPLAY is not set (the window needs XWayland in a Wayland session)");
    }
    return Optional.empty();
  }

  /** Packages without which the window is drawn by the CPU. */
  public List<String> missingForAcceleration() {
    return isLinux(system) ? missing(ACCELERATION) : List.of();
  }

  // Without the C library in it, the list is not one to be trusted.
  private List<String> missing(List<Library> wanted) {
    List<String> packages = new ArrayList<>();
    if (libraries.contains("libc.so.6")) {
      wanted.stream()
          .filter(library -> !libraries.contains(library.file()))
          .forEach(library -> packages.add(library.debianPackage()));
    }
    return packages;
  }
}
