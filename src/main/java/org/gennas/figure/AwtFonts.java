package org.gennas.figure;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import org.gennas.figure.Lettering.Weight;

/**
 * The program's own typefaces for java.awt: a server may have none. The window measures otherwise,
 * so that this is loaded only where pixels are drawn without it.
 */
final class AwtFonts implements Ruler {
  /** All that java.awt has to know of a place where text is smooth and of any width. */
  private static final FontRenderContext SMOOTH = new FontRenderContext(null, true, true);

  private static final AwtFonts READ = new AwtFonts();

  private final Map<Weight, Font> fonts = new EnumMap<>(Weight.class);

  private AwtFonts() {
    for (Weight weight : Weight.values()) {
      fonts.put(weight, read(weight.resource()));
    }
  }

  /** The fonts, read once. */
  static AwtFonts read() {
    return READ;
  }

  private static Font read(String resource) {
    try (InputStream in = AwtFonts.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("The typeface " + resource + " is missing.");
      }
      return Font.createFont(Font.TRUETYPE_FONT, in);
    } catch (IOException e) {
      throw new UncheckedIOException("The typeface " + resource + " cannot be read.", e);
    } catch (FontFormatException e) {
      throw new IllegalStateException("The typeface " + resource + " cannot be read.", e);
    }
  }

  Font of(Lettering lettering) {
    return fonts.get(lettering.weight()).deriveFont((float) lettering.px());
  }

  @Override
  public double width(String text, Lettering lettering) {
    return of(lettering).getStringBounds(text, SMOOTH).getWidth();
  }
}
