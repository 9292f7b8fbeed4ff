package org.gennas.ui.theme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.paint.Color;

/**
 * The colours of one theme for what is painted in code. They are read from the theme's token sheet,
 * so that a colour has one place.
 */
public final class Palette {
  /** Colours that tell findings, or compared trials, apart; safe for colour-blind eyes. */
  public static final int FINDINGS = 5;

  private static final Pattern TOKEN = Pattern.compile("-gn-([a-z0-9-]+):\\s*([^;]+);");

  private final boolean dark;
  private final Map<String, Color> colours;

  private Palette(boolean dark, Map<String, Color> colours) {
    this.dark = dark;
    this.colours = Map.copyOf(colours);
  }

  /** The palette of the light theme. */
  public static Palette light() {
    return new Palette(false, read("tokens-light.css"));
  }

  /** The palette of the dark theme. */
  public static Palette dark() {
    return new Palette(true, read("tokens-dark.css"));
  }

  private static Map<String, Color> read(String sheet) {
    Map<String, Color> found = new HashMap<>();
    try (InputStream in = Palette.class.getResourceAsStream("/org/gennas/ui/" + sheet)) {
      if (in == null) {
        throw new IllegalStateException("The style sheet " + sheet + " is missing.");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      Matcher token = TOKEN.matcher(text);
      while (token.find()) {
        found.put(token.group(1), Color.web(token.group(2).trim()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The style sheet " + sheet + " cannot be read.", e);
    }
    return found;
  }

  /** Whether this is the dark theme's palette. */
  public boolean isDark() {
    return dark;
  }

  /**
   * A token's colour.
   *
   * @param token the name in the token sheets without {@code -gn-}, such as {@code "fg"}
   * @throws IllegalArgumentException if no sheet has such a token
   */
  public Color token(String token) {
    Color colour = colours.get(token);
    if (colour == null) {
      throw new IllegalArgumentException("No colour token named " + token);
    }
    return colour;
  }

  /** The tokens that this palette knows. */
  public java.util.Set<String> tokens() {
    return colours.keySet();
  }

  /** Text. */
  public Color fg() {
    return token("fg");
  }

  /** Secondary text, axis numbers. */
  public Color muted() {
    return token("muted");
  }

  /** A card's ground, on which charts are painted. */
  public Color card() {
    return token("card");
  }

  /** Lines of a chart's grid. */
  public Color grid() {
    return token("grid");
  }

  /** A chart's axis. */
  public Color axis() {
    return token("axis");
  }

  /** What the eye shall find first. */
  public Color accent() {
    return token("accent");
  }

  /** What went well; "best". */
  public Color ok() {
    return token("ok");
  }

  /** What needs a look. */
  public Color warning() {
    return token("warn");
  }

  /** What went wrong. */
  public Color danger() {
    return token("danger");
  }

  /**
   * The colour of a finding's lines; from the sixth on they repeat (tell them apart by dashes).
   *
   * @param index position among the study's findings, from 0
   */
  public Color finding(int index) {
    return token("finding-" + Math.floorMod(index, FINDINGS));
  }

  /**
   * The fill of a block's cell.
   *
   * @param digit 0 Identity, 1 MB3_K3, 2 MB6_K5
   */
  public Color block(int digit) {
    return token("block-" + digit);
  }
}
