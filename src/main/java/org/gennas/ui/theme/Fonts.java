package org.gennas.ui.theme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import javafx.scene.text.Font;

/**
 * The bundled fonts. JavaFX tells only regular and bold apart within a family, so the weights in
 * between have families of their own.
 */
public final class Fonts {
  /** Inter, figures of one width; regular and bold. */
  public static final String TEXT = "Inter Tabular";

  /** Inter 500. */
  public static final String TEXT_MEDIUM = "Inter Tabular Medium";

  /** Inter 600. */
  public static final String TEXT_SEMIBOLD = "Inter Tabular SemiBold";

  /** JetBrains Mono 400, for architecture codes. */
  public static final String CODE = "JetBrains Mono";

  /** JetBrains Mono 600. */
  public static final String CODE_SEMIBOLD = "JetBrains Mono SemiBold";

  private static final List<String> FILES =
      List.of(
          "InterTabular-Regular.ttf",
          "InterTabular-Medium.ttf",
          "InterTabular-SemiBold.ttf",
          "InterTabular-Bold.ttf",
          "JetBrainsMono-Regular.ttf",
          "JetBrainsMono-SemiBold.ttf");

  private Fonts() {}

  /**
   * Makes the fonts known to JavaFX. Calling it again does no harm.
   *
   * @throws IllegalStateException if the program's jar lacks a font or JavaFX cannot read it
   */
  public static void load() {
    for (String file : FILES) {
      try (InputStream in = Fonts.class.getResourceAsStream("/org/gennas/ui/fonts/" + file)) {
        if (in == null || Font.loadFont(in, 13) == null) {
          throw new IllegalStateException("The font " + file + " is missing or cannot be read.");
        }
      } catch (IOException e) {
        throw new UncheckedIOException("The font " + file + " cannot be read.", e);
      }
    }
  }
}
