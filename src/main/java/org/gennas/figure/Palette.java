package org.gennas.figure;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The colours of one theme for what is painted in code. They are read from the theme's token sheet,
 * so that a colour has one place.
 */
public final class Palette {
  /** Colours that tell findings, or compared trials, apart; safe for colour-blind eyes. */
  public static final int FINDINGS = 5;

  private static final Pattern TOKEN = Pattern.compile("-gn-([a-z0-9-]+):\\s*([^;]+);");

  private static final Palette LIGHT = new Palette(false, read("tokens-light.css"));
  private static final Palette DARK = new Palette(true, read("tokens-dark.css"));

  private final boolean dark;
  private final Map<String, Colour> colours;

  private Palette(boolean dark, Map<String, Colour> colours) {
    this.dark = dark;
    this.colours = Map.copyOf(colours);
  }

  /** The palette of the light theme. */
  public static Palette light() {
    return LIGHT;
  }

  /** The palette of the dark theme. */
  public static Palette dark() {
    return DARK;
  }

  private static Map<String, Colour> read(String sheet) {
    Map<String, Colour> found = new HashMap<>();
    try (InputStream in = Palette.class.getResourceAsStream("/org/gennas/ui/" + sheet)) {
      if (in == null) {
        throw new IllegalStateException("The style sheet " + sheet + " is missing.");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      Matcher token = TOKEN.matcher(text);
      while (token.find()) {
        found.put(token.group(1), Colour.of(token.group(2).trim()));
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
  public Colour token(String token) {
    Colour colour = colours.get(token);
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
  public Colour fg() {
    return token("fg");
  }

  /** Secondary text, axis numbers. */
  public Colour muted() {
    return token("muted");
  }

  /** A card's ground, on which charts are painted. */
  public Colour card() {
    return token("card");
  }

  /** Lines of a chart's grid. */
  public Colour grid() {
    return token("grid");
  }

  /** A chart's axis. */
  public Colour axis() {
    return token("axis");
  }

  /** What the eye shall find first. */
  public Colour accent() {
    return token("accent");
  }

  /** What went well; "best". */
  public Colour ok() {
    return token("ok");
  }

  /** What needs a look. */
  public Colour warning() {
    return token("warn");
  }

  /** What went wrong. */
  public Colour danger() {
    return token("danger");
  }

  /**
   * The colour of a finding's lines; from the sixth on they repeat (tell them apart by dashes).
   *
   * @param index position among the study's findings, from 0
   */
  public Colour finding(int index) {
    return token("finding-" + Math.floorMod(index, FINDINGS));
  }

  /** The colour of a text about a finding: the pink of lines is too light to be read. */
  public Colour findingText(int index) {
    return Math.floorMod(index, FINDINGS) == 3 ? token("finding-3-text") : finding(index);
  }

  /**
   * The fill of a block's cell.
   *
   * @param digit 0 Identity, 1 MB3_K3, 2 MB6_K5
   */
  public Colour block(int digit) {
    return token("block-" + digit);
  }
}
