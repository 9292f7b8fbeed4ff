package org.gennas.ui.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.gennas.ShowsWindow;
import org.gennas.figure.Colour;
import org.gennas.figure.Palette;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

/** Tokens, fonts and the desktop's own choice. */
@ShowsWindow
@ExtendWith(ApplicationExtension.class)
class ThemeTest {
  private static final double READABLE = 4.5;

  @Test
  void bothThemesHaveTheSameTokens() {
    assertEquals(new TreeSet<>(Palette.light().tokens()), new TreeSet<>(Palette.dark().tokens()));
    assertThrows(IllegalArgumentException.class, () -> Palette.light().token("nothing"));
  }

  @Test
  void theStyleSheetUsesNoTokenThatIsNotDefined() throws Exception {
    String sheet;
    try (InputStream in = getClass().getResourceAsStream("/org/gennas/ui/gennas.css")) {
      sheet = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    Set<String> known = new TreeSet<>(Palette.light().tokens());
    Matcher local = Pattern.compile("-gn-([a-z0-9-]+):").matcher(sheet);
    while (local.find()) {
      known.add(local.group(1));
    }
    Set<String> unknown = new TreeSet<>();
    Matcher used = Pattern.compile("(?<![\\w.])-gn-([a-z0-9-]+)").matcher(sheet);
    while (used.find()) {
      if (!known.contains(used.group(1))) {
        unknown.add(used.group(1));
      }
    }
    assertEquals(Set.of(), unknown);
  }

  @Test
  void textIsReadableOnItsGround() {
    for (Palette palette : new Palette[] {Palette.light(), Palette.dark()}) {
      for (String ink : new String[] {"fg", "muted", "ok", "warn", "danger", "accent"}) {
        double contrast = contrast(palette.token(ink), palette.card());
        assertTrue(contrast >= READABLE, () -> ink + " has contrast " + contrast);
      }
      for (int digit = 0; digit < 3; digit++) {
        assertTrue(
            contrast(palette.token("block-" + digit + "-text"), palette.block(digit)) >= READABLE);
      }
    }
  }

  @Test
  void digitsOfTheBundledFontsAreOneWidthAndWeightsDiffer() {
    Fonts.load();
    for (String family :
        new String[] {Fonts.TEXT, Fonts.TEXT_MEDIUM, Fonts.TEXT_SEMIBOLD, Fonts.CODE}) {
      Font font = Font.font(family, 13);
      assertEquals(family, font.getFamily());
      double width = width(font, "0000000000");
      for (int digit = 1; digit < 10; digit++) {
        assertEquals(width, width(font, Integer.toString(digit).repeat(10)), 1e-6);
      }
    }
    assertFalse(
        width(Font.font(Fonts.TEXT, 13), "Architecture")
            == width(Font.font(Fonts.TEXT_SEMIBOLD, 13), "Architecture"));
  }

  @Test
  void theDesktopIsAskedInItsOwnWay() {
    assertEquals(Theme.DARK, desktop("Linux", "gsettings", "'prefer-dark'\n"));
    assertEquals(Theme.LIGHT, desktop("Linux", "gsettings", "'default'\n"));
    assertEquals(Theme.DARK, desktop("Mac OS X", "defaults", "Dark\n"));
    assertEquals(Theme.DARK, desktop("Windows 11", "reg", "AppsUseLightTheme REG_DWORD 0x0"));
    assertEquals(Theme.LIGHT, desktop("Windows 11", "reg", "AppsUseLightTheme REG_DWORD 0x1"));
    assertEquals(Theme.LIGHT, new DesktopTheme("Linux", command -> Optional.empty()).detect());
  }

  private static Theme desktop(String system, String tool, String answer) {
    return new DesktopTheme(
            system, command -> command.get(0).equals(tool) ? Optional.of(answer) : Optional.empty())
        .detect();
  }

  private static double width(Font font, String text) {
    Text measured = new Text(text);
    measured.setFont(font);
    return measured.getLayoutBounds().getWidth();
  }

  /** Contrast as WCAG 2.1 defines it: 1 to 21. */
  private static double contrast(Colour a, Colour b) {
    double la = luminance(a);
    double lb = luminance(b);
    return (Math.max(la, lb) + 0.05) / (Math.min(la, lb) + 0.05);
  }

  private static double luminance(Colour c) {
    return 0.2126 * linear(c.red() / 255.0)
        + 0.7152 * linear(c.green() / 255.0)
        + 0.0722 * linear(c.blue() / 255.0);
  }

  private static double linear(double v) {
    return v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
  }
}
