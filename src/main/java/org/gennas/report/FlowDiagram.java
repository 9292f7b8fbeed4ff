package org.gennas.report;

import java.util.List;
import org.gennas.study.config.ImagesConfig;
import org.gennas.study.event.StudyEvent;

/**
 * From the dataset's tables to the sides of the split, with what was left out and why, in the
 * manner of STARD 2015 (Bossuyt et al., BMJ 2015;351:h5527, figure 1).
 */
final class FlowDiagram {
  private static final int WIDTH = 900;
  private static final int BOX = 250;
  private static final int TALL = 58;
  private static final int AXIS = 270;

  private final Markup out = new Markup();
  private final ReportContent content;
  private final StudyEvent.Prepared prepared;

  private FlowDiagram(ReportContent content, StudyEvent.Prepared prepared) {
    this.content = content;
    this.prepared = prepared;
  }

  static Markup of(ReportContent content, StudyEvent.Prepared prepared) {
    return new FlowDiagram(content, prepared).drawn();
  }

  private Markup drawn() {
    List<StudyEvent.Side> sides = prepared.sides();
    Svg.open(out, WIDTH, 356, "Flow of the images from the dataset to the sets of the split");
    int images = sides.stream().mapToInt(StudyEvent.Side::images).sum();
    int patients = sides.stream().mapToInt(StudyEvent.Side::patients).sum();
    String kind = content.synthetic() ? " synthetic images" : " images";
    box(
        AXIS - BOX / 2.0,
        6,
        BOX,
        Svg.CARD,
        "In the tables: " + prepared.dataset(),
        Words.count(prepared.listed()) + kind,
        "");
    arrow(AXIS, 6 + TALL, AXIS, 150);
    arrow(AXIS, 107, 470, 107);
    excluded();
    box(
        AXIS - BOX / 2.0,
        150,
        BOX,
        "#ddf4ff",
        "Used",
        Words.count(images) + kind,
        "of " + Words.count(patients, "patient", "patients") + studies(""));
    sides(sides);
    return out.close();
  }

  private void excluded() {
    rectangle(470, 71, 420, 72, "#f6f8fa");
    int left = prepared.filtered() + prepared.unreadable();
    text(484, 90, true, "Left out: " + Words.count(left));
    text(
        484,
        108,
        false,
        Words.count(prepared.filtered())
            + " by the view ("
            + view(content.state().config().images().view())
            + " wanted) or because they have no label");
    text(484, 126, false, Words.count(prepared.unreadable()) + " unreadable");
  }

  private static String view(ImagesConfig.View view) {
    return switch (view) {
      case FRONTAL -> "frontal";
      case LATERAL -> "lateral";
      case FRONTAL_AP -> "frontal AP";
      case FRONTAL_PA -> "frontal PA";
      case ALL -> "all";
    };
  }

  private void sides(List<StudyEvent.Side> sides) {
    int n = Math.max(1, sides.size());
    double gap = 20;
    double width = Math.min(280, (WIDTH - 20 - gap * (n - 1)) / n);
    for (int i = 0; i < sides.size(); i++) {
      StudyEvent.Side side = sides.get(i);
      double left = 10 + i * (width + gap);
      double middle = left + width / 2;
      out.empty(
          "path",
          "d",
          "M%d %dV236H%sV258".formatted(AXIS, 150 + TALL, Plot.number(middle)),
          "fill",
          "none",
          "stroke",
          Svg.AXIS);
      head(middle, 262, "l-4 -6h8z");
      box(
          left,
          262,
          width,
          Svg.CARD,
          name(side.name()) + split(),
          Words.count(side.images(), "image", "images"),
          "of " + Words.count(side.patients(), "patient", "patients") + studies(side.name()));
      text(left + 14, 262 + TALL + 22, false, use(side.name()));
    }
  }

  /** What a side is for, since only one of them may be looked at twice. */
  private static String use(String side) {
    return switch (side) {
      case "train" -> "weights are fitted";
      case "valid" -> "candidates are chosen";
      case "test" -> "scored once, after the end";
      default -> "";
    };
  }

  private String split() {
    return content.state().config().images().split().by() == ImagesConfig.Split.By.PATIENT
        ? ", by patient"
        : ", as the files say";
  }

  /** Studies (visits), where the split table tells them; the empty side is all. */
  private String studies(String side) {
    int n =
        side.isEmpty()
            ? prepared.sides().stream().mapToInt(s -> content.split().studies(s.name())).sum()
            : content.split().studies(side);
    return n == 0 ? "" : ", " + Words.count(n, "study", "studies");
  }

  static String name(String side) {
    return switch (side) {
      case "train" -> "Training";
      case "valid" -> "Validation";
      case "test" -> "Test";
      default -> side;
    };
  }

  private void box(
      double x, double y, double width, String fill, String title, String strong, String below) {
    rectangle(x, y, width, TALL, fill);
    int most = (int) (width / 6.2);
    text(
        x + 14, y + 17, false, title.length() <= most ? title : title.substring(0, most - 1) + "…");
    text(x + 14, y + (below.isEmpty() ? 40 : 34), true, strong);
    if (!below.isEmpty()) {
      text(x + 14, y + 50, false, below);
    }
  }

  private void rectangle(double x, double y, double width, double height, String fill) {
    out.empty(
        "rect",
        "x",
        Plot.number(x),
        "y",
        Plot.number(y),
        "width",
        Plot.number(width),
        "height",
        Plot.number(height),
        "rx",
        "6",
        "fill",
        fill,
        "stroke",
        Svg.BORDER);
  }

  private void text(double x, double y, boolean strong, String text) {
    Svg.text(out, x, y, "start", strong ? Svg.INK : Svg.MUTED, strong, text);
  }

  private void arrow(int x1, int y1, int x2, int y2) {
    out.empty(
        "path", "d", "M" + x1 + " " + y1 + "L" + x2 + " " + y2, "fill", "none", "stroke", Svg.AXIS);
    head(x2, y2, x1 == x2 ? "l-4 -6h8z" : "l-6 -4v8z");
  }

  private void head(double x, double y, String shape) {
    out.empty("path", "d", "M" + Plot.number(x) + " " + Plot.number(y) + shape, "fill", Svg.AXIS);
  }
}
