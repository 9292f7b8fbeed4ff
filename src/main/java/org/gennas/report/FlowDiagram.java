package org.gennas.report;

import java.util.List;
import org.gennas.figure.Anchor;
import org.gennas.figure.Brush;
import org.gennas.figure.Colour;
import org.gennas.figure.Palette;
import org.gennas.figure.PlotArea;
import org.gennas.figure.Polyline;
import org.gennas.figure.Stroke;
import org.gennas.figure.SvgSurface;
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

  private static final double CORNER = 6;
  private static final double HEAD = 4;

  private final Palette palette = Palette.light();
  private final SvgSurface surface =
      new SvgSurface(WIDTH, 356, "Flow of the images from the dataset to the sets of the split");
  private final Brush brush = new Brush(surface, palette);
  private final ReportContent content;
  private final StudyEvent.Prepared prepared;

  private FlowDiagram(ReportContent content, StudyEvent.Prepared prepared) {
    this.content = content;
    this.prepared = prepared;
  }

  static SvgSurface of(ReportContent content, StudyEvent.Prepared prepared) {
    return new FlowDiagram(content, prepared).drawn();
  }

  private SvgSurface drawn() {
    List<StudyEvent.Side> sides = prepared.sides();
    int images = sides.stream().mapToInt(StudyEvent.Side::images).sum();
    int patients = sides.stream().mapToInt(StudyEvent.Side::patients).sum();
    String kind = content.synthetic() ? " synthetic images" : " images";
    box(
        AXIS - BOX / 2.0,
        6,
        BOX,
        palette.card(),
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
        palette.token("accent-bg"),
        "Used",
        Words.count(images) + kind,
        "of " + Words.count(patients, "patient", "patients") + studies(""));
    sides(sides);
    return surface;
  }

  private void excluded() {
    rectangle(470, 71, 420, 72, palette.token("inset"));
    int left = prepared.filtered() + prepared.unreadable();
    text(484, 86, true, "Left out: " + Words.count(left));
    text(
        484,
        104,
        false,
        Words.count(prepared.filtered())
            + " by the view ("
            + view(content.state().config().images().view())
            + " wanted) or because they have no label");
    text(484, 122, false, Words.count(prepared.unreadable()) + " unreadable");
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
      double fork = 150 + TALL + 28;
      line(AXIS, 150 + TALL, AXIS, fork);
      line(AXIS, fork, middle, fork);
      arrow(middle, fork, middle, 262);
      box(
          left,
          262,
          width,
          palette.card(),
          name(side.name()) + split(),
          Words.count(side.images(), "image", "images"),
          "of " + Words.count(side.patients(), "patient", "patients") + studies(side.name()));
      text(left + 14, 262 + TALL + 18, false, use(side.name()));
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
      double x, double y, double width, Colour fill, String title, String strong, String below) {
    rectangle(x, y, width, TALL, fill);
    int most = (int) (width / 6.2);
    text(
        x + 14, y + 13, false, title.length() <= most ? title : title.substring(0, most - 1) + "…");
    text(x + 14, y + (below.isEmpty() ? 36 : 30), true, strong);
    if (!below.isEmpty()) {
      text(x + 14, y + 46, false, below);
    }
  }

  private void rectangle(double x, double y, double width, double height, Colour fill) {
    PlotArea at = new PlotArea(x, y, x + width, y + height);
    surface.rectangle(at, CORNER, fill);
    surface.rectangle(at, CORNER, new Stroke(palette.token("border"), 1, Brush.SOLID));
  }

  private void text(double x, double y, boolean strong, String text) {
    if (strong) {
      brush.strongText(text, x, y, Anchor.START, palette.fg());
    } else {
      brush.text(text, x, y, Anchor.START, palette.muted());
    }
  }

  private void line(double x1, double y1, double x2, double y2) {
    surface.line(x1, y1, x2, y2, new Stroke(palette.axis(), 1, Brush.SOLID));
  }

  /** Straight down or to the right. */
  private void arrow(double x1, double y1, double x2, double y2) {
    line(x1, y1, x2, y2);
    double back = 1.5 * HEAD;
    double[] xs =
        x1 == x2
            ? new double[] {x2, x2 - HEAD, x2 + HEAD}
            : new double[] {x2, x2 - back, x2 - back};
    double[] ys =
        x1 == x2
            ? new double[] {y2, y2 - back, y2 - back}
            : new double[] {y2, y2 - HEAD, y2 + HEAD};
    surface.area(Polyline.of(xs, ys), palette.axis());
  }
}
