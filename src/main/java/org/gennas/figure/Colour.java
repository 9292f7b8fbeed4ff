package org.gennas.figure;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A colour in sRGB.
 *
 * @param red 0 to 255
 * @param green 0 to 255
 * @param blue 0 to 255
 * @param opacity from 0, invisible, to 1
 */
public record Colour(int red, int green, int blue, double opacity) {
  public static final Colour TRANSPARENT = new Colour(0, 0, 0, 0);

  private static final Pattern HEX = Pattern.compile("#([0-9a-fA-F]{6})([0-9a-fA-F]{2})?");
  private static final Pattern RGBA =
      Pattern.compile("rgba\\(\\s*(\\d+)\\s*,\\s*(\\d+)\\s*,\\s*(\\d+)\\s*,\\s*([0-9.]+)\\s*\\)");

  public Colour {
    if (((red | green | blue) & ~0xFF) != 0 || !(opacity >= 0 && opacity <= 1)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "No colour: %d, %d, %d, opacity %s", red, green, blue, opacity));
    }
  }

  /**
   * A colour as style sheets write it: {@code #rrggbb}, {@code #rrggbbaa} or {@code rgba(r, g, b,
   * a)}.
   *
   * @throws IllegalArgumentException if it is written otherwise
   */
  public static Colour of(String text) {
    Matcher hex = HEX.matcher(text);
    if (hex.matches()) {
      int rgb = Integer.parseInt(hex.group(1), 16);
      double opacity = hex.group(2) == null ? 1 : Integer.parseInt(hex.group(2), 16) / 255.0;
      return new Colour(rgb >> 16, rgb >> 8 & 0xFF, rgb & 0xFF, opacity);
    }
    Matcher rgba = RGBA.matcher(text);
    if (rgba.matches()) {
      return new Colour(
          Integer.parseInt(rgba.group(1)),
          Integer.parseInt(rgba.group(2)),
          Integer.parseInt(rgba.group(3)),
          Double.parseDouble(rgba.group(4)));
    }
    throw new IllegalArgumentException("No colour: " + text);
  }

  /** The colour as {@code #rrggbb}; its opacity is left out. */
  public String hex() {
    return String.format(Locale.ROOT, "#%02x%02x%02x", red, green, blue);
  }

  /** The same colour with this share of its opacity, 0 to 1. */
  public Colour faded(double share) {
    return new Colour(red, green, blue, opacity * share);
  }
}
