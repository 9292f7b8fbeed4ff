package org.gennas.ui.compare;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gennas.figure.LinearScale;
import org.gennas.figure.PlotArea;
import org.gennas.figure.PointBuffer;
import org.gennas.figure.Polyline;

/**
 * A part of a ROC plot that is shown enlarged: where one image in ten to one in five of those
 * without the finding is called positive, as high as the curves and their bands need.
 *
 * @param room where it is painted, px
 * @param low of the sensitivities inside
 * @param high of the sensitivities inside
 */
record Inset(PlotArea room, double low, double high) {
  private static final double FROM = 0.10;
  private static final double TO = 0.22;
  private static final double LEAST_SIDE = 60;
  private static final double LEAST_SPAN = 0.02;

  /** The part of these lines, if the plot has room for it. */
  static Optional<Inset> of(PlotArea plot, List<OverlayPlot.Line> lines) {
    PlotArea room =
        new PlotArea(
            plot.left() + plot.width() * 0.42,
            plot.top() + plot.height() * 0.42,
            plot.right() - plot.width() * 0.03,
            plot.bottom() - plot.height() * 0.06);
    if (lines.size() < 2 || room.width() < LEAST_SIDE || room.height() < LEAST_SIDE) {
      return Optional.empty();
    }
    double[] range = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
    for (OverlayPlot.Line line : lines) {
      extend(range, part(line.points(), FROM, TO));
      line.band()
          .ifPresent(
              band -> {
                extend(range, part(band.low(), FROM, TO));
                extend(range, part(band.high(), FROM, TO));
              });
    }
    if (!(range[0] <= range[1])) {
      return Optional.empty();
    }
    double margin = Math.max(0.04 * (range[1] - range[0]), LEAST_SPAN / 2);
    return Optional.of(new Inset(room, range[0] - margin, range[1] + margin));
  }

  private static void extend(double[] range, Polyline line) {
    for (int i = 0; i < line.size(); i++) {
      range[0] = Math.min(range[0], line.y(i));
      range[1] = Math.max(range[1], line.y(i));
    }
  }

  /** Where the part lies in the plot, px. */
  PlotArea from(LinearScale plotX, LinearScale plotY) {
    return new PlotArea(plotX.px(FROM), plotY.px(high), plotX.px(TO), plotY.px(low));
  }

  LinearScale x() {
    return new LinearScale(FROM, TO, room.left(), room.right());
  }

  LinearScale y() {
    return new LinearScale(low, high, room.bottom(), room.top());
  }

  /** Such as "0.10–0.22". */
  String range() {
    return String.format(Locale.ROOT, "%.2f–%.2f", FROM, TO);
  }

  /** The part of a line that lies inside, cut at the edges. */
  Polyline part(Polyline line) {
    return part(line, FROM, TO);
  }

  /**
   * The part of a line between two places, with points on both edges.
   *
   * @param line whose x do not fall
   */
  static Polyline part(Polyline line, double from, double to) {
    PointBuffer inside = new PointBuffer();
    for (int i = 0; i < line.size(); i++) {
      if (i > 0) {
        cross(line, i, from, inside);
      }
      if (line.x(i) >= from && line.x(i) <= to) {
        inside.append(line.x(i), line.y(i));
      }
      if (i > 0) {
        cross(line, i, to, inside);
      }
    }
    return inside.line();
  }

  private static void cross(Polyline line, int i, double edge, PointBuffer inside) {
    double before = line.x(i - 1);
    double here = line.x(i);
    if (before < edge && here > edge) {
      double share = (edge - before) / (here - before);
      inside.append(edge, line.y(i - 1) + share * (line.y(i) - line.y(i - 1)));
    }
  }
}
