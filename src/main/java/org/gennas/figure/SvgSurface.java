package org.gennas.figure;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Base64;
import java.util.Deque;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;

/**
 * A drawing as SVG 1.1 that browsers, Inkscape and office programs read. Images lie within it.
 * Colours and fonts are attributes of the elements themselves, so that a drawing looks the same
 * wherever it stands and a page's style sheet can change them for the dark. Confined to one thread.
 */
public final class SvgSurface implements Surface {
  private static final int DECIMALS = 2;

  /** Programs without the program's own font take the next of these. */
  private static final String FAMILY = "Inter, Inter Tabular, Segoe UI, Roboto, Arial, sans-serif";

  /**
   * Where things are painted.
   *
   * @param transform empty where nothing is moved
   * @param clip its id; empty where there is none
   */
  private record State(String transform, String clip) {
    State moved(String further) {
      return new State(transform.isEmpty() ? further : transform + " " + further, clip);
    }
  }

  private final double width;
  private final double height;
  private final String title;
  private final Ruler ruler;
  private final StringBuilder body = new StringBuilder();
  private final Deque<State> saved = new ArrayDeque<>();
  private State state = new State("", "");
  private int clips;

  /**
   * An empty drawing.
   *
   * @param width px
   * @param height px
   * @param title what it shows, for those who do not see it
   * @param ruler measures text as whoever lays the figure out does
   */
  public SvgSurface(double width, double height, String title, Ruler ruler) {
    this.width = width;
    this.height = height;
    this.title = title;
    this.ruler = ruler;
  }

  /** An empty drawing, laid out without a window. */
  public SvgSurface(double width, double height, String title) {
    this(width, height, title, (text, lettering) -> AwtFonts.read().width(text, lettering));
  }

  /**
   * The drawing so far as a file.
   *
   * @param description the figure in words; may be empty
   */
  public String document(String description) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        + start(" style=\"font-variant-numeric:tabular-nums\"")
        + "\n"
        + wrapped("title", title)
        + (description.isEmpty() ? "" : wrapped("desc", description))
        + body
        + "</svg>\n";
  }

  /** The drawing so far as an element of a page. */
  public String element() {
    return start(" aria-label=\"" + escaped(title) + '"') + body + "</svg>";
  }

  private String start(String further) {
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\""
        + attributes("width", width, "height", height)
        + " viewBox=\"0 0 "
        + number(width)
        + " "
        + number(height)
        + "\" role=\"img\""
        + further
        + ">";
  }

  private static String wrapped(String tag, String text) {
    return "<" + tag + ">" + escaped(text) + "</" + tag + ">\n";
  }

  /** A number with at most two decimals, as short as it can be written. */
  static String number(double value) {
    if (!Double.isFinite(value)) {
      return "0";
    }
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_UP);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }

  /** Text for XML; what XML cannot hold at all is left out. */
  static String escaped(String text) {
    StringBuilder safe = new StringBuilder();
    text.codePoints()
        .filter(c -> c >= ' ' && c != 0xFFFE && c != 0xFFFF || c == '\n' || c == '\t')
        .filter(c -> c < 0xD800 || c > 0xDFFF)
        .forEach(
            c -> {
              switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                default -> safe.appendCodePoint(c);
              }
            });
    return safe.toString();
  }

  /** Names and numbers in turn. */
  private static String attributes(Object... pairs) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < pairs.length; i += 2) {
      text.append(' ').append(pairs[i]).append("=\"");
      text.append(number(((Number) pairs[i + 1]).doubleValue())).append('"');
    }
    return text.toString();
  }

  private void shape(String start, String paint) {
    element(start + paint + moved() + "/>");
  }

  private void element(String element) {
    if (state.clip.isEmpty()) {
      body.append(element).append('\n');
    } else {
      // The clip has its own transform: it must not be moved by the element's.
      body.append("<g clip-path=\"url(#").append(state.clip).append(")\">");
      body.append(element).append("</g>\n");
    }
  }

  private String moved() {
    return state.transform.isEmpty() ? "" : " transform=\"" + state.transform + '"';
  }

  private static String filled(Colour colour) {
    return paint("fill", colour);
  }

  private static String stroked(Stroke stroke) {
    String dashes =
        Arrays.stream(stroke.dashes())
            .mapToObj(SvgSurface::number)
            .collect(Collectors.joining(" "));
    return " fill=\"none\""
        + paint("stroke", stroke.colour())
        + attributes("stroke-width", stroke.width())
        + (dashes.isEmpty() ? "" : " stroke-dasharray=\"" + dashes + '"')
        + " stroke-linejoin=\"round\"";
  }

  private static String paint(String attribute, Colour colour) {
    String text = " " + attribute + "=\"" + colour.hex() + '"';
    return colour.opacity() < 1
        ? text + attributes(attribute + "-opacity", colour.opacity())
        : text;
  }

  private static String rectangle(PlotArea at, double radius) {
    return "<rect"
        + attributes("x", at.left(), "y", at.top(), "width", at.width(), "height", at.height())
        + (radius > 0 ? attributes("rx", radius) : "");
  }

  private static String circle(double x, double y, double radius) {
    return "<ellipse" + attributes("cx", x, "cy", y, "rx", radius, "ry", radius);
  }

  @Override
  public void line(double fromX, double fromY, double toX, double toY, Stroke stroke) {
    shape("<line" + attributes("x1", fromX, "y1", fromY, "x2", toX, "y2", toY), stroked(stroke));
  }

  @Override
  public void path(Polyline points, Stroke stroke) {
    StringBuilder path = new StringBuilder();
    boolean down = false;
    for (int i = 0; i < points.size(); i++) {
      boolean broken = Double.isNaN(points.y(i));
      if (!broken) {
        path.append(down ? 'L' : 'M').append(number(points.x(i))).append(' ');
        path.append(number(points.y(i)));
      }
      down = !broken;
    }
    if (path.length() > 0) {
      shape("<path d=\"" + path + '"', stroked(stroke));
    }
  }

  @Override
  public void area(Polyline corners, Colour fill) {
    StringBuilder points = new StringBuilder();
    for (int i = 0; i < corners.size(); i++) {
      points.append(i == 0 ? "" : " ").append(number(corners.x(i))).append(',');
      points.append(number(corners.y(i)));
    }
    shape("<polygon points=\"" + points + '"', filled(fill));
  }

  @Override
  public void rectangle(PlotArea at, double radius, Colour fill) {
    shape(rectangle(at, radius), filled(fill));
  }

  @Override
  public void rectangle(PlotArea at, double radius, Stroke edge) {
    shape(rectangle(at, radius), stroked(edge));
  }

  @Override
  public void disc(double x, double y, double radius, Colour fill) {
    shape(circle(x, y, radius), filled(fill));
  }

  @Override
  public void circle(double x, double y, double radius, Stroke edge) {
    shape(circle(x, y, radius), stroked(edge));
  }

  @Override
  public void text(
      String text, double x, double y, Anchor anchor, Lettering lettering, Colour colour) {
    int weight = lettering.weight().css();
    element(
        "<text"
            + attributes("x", x, "y", y + lettering.baseline())
            + " xml:space=\"preserve\" font-family=\""
            + FAMILY
            + '"'
            + attributes("font-size", lettering.px())
            + (weight == 400 ? "" : attributes("font-weight", weight))
            + (anchor == Anchor.START
                ? ""
                : " text-anchor=\"" + anchor.name().toLowerCase(Locale.ROOT) + '"')
            + filled(colour)
            + moved()
            + ">"
            + escaped(text)
            + "</text>");
  }

  @Override
  public double width(String text, Lettering lettering) {
    return ruler.width(text, lettering);
  }

  @Override
  public void image(BufferedImage image, PlotArea at) {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", png);
    } catch (IOException e) {
      throw new UncheckedIOException("Memory does not fail to be written to", e);
    }
    String content = Base64.getEncoder().encodeToString(png.toByteArray());
    String place =
        attributes("x", at.left(), "y", at.top(), "width", at.width(), "height", at.height());
    shape(
        "<image" + place + " preserveAspectRatio=\"none\" xlink:href=\"data:image/png;base64,",
        content + '"');
  }

  @Override
  public void explained(String words, Runnable painting) {
    body.append("<g>").append(wrapped("title", words));
    painting.run();
    body.append("</g>\n");
  }

  @Override
  public void clip(PlotArea to) {
    String id = "clip" + ++clips;
    String outer = state.clip.isEmpty() ? "" : " clip-path=\"url(#" + state.clip + ")\"";
    body.append("<clipPath id=\"").append(id).append('"').append(outer).append('>');
    body.append(rectangle(to, 0)).append(moved()).append("/></clipPath>\n");
    state = new State(state.transform, id);
  }

  @Override
  public void save() {
    saved.push(state);
  }

  @Override
  public void restore() {
    state = saved.pop();
  }

  @Override
  public void translate(double x, double y) {
    state = state.moved("translate(" + number(x) + " " + number(y) + ")");
  }

  @Override
  public void rotate(double degrees) {
    state = state.moved("rotate(" + number(degrees) + ")");
  }

  @Override
  public void scale(double x, double y) {
    state = state.moved("scale(" + number(x) + " " + number(y) + ")");
  }
}
