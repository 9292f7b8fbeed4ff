package org.gennas.ui.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gennas.figure.AxisRange;
import org.gennas.figure.LinearScale;
import org.gennas.figure.PlotArea;
import org.gennas.figure.PointBuffer;
import org.gennas.figure.Polyline;

/**
 * Where axes and trials of the parallel coordinates lie, px. Trials with the same block lie beside
 * each other, not on each other: each keeps its own small offset on all slots' axes.
 *
 * @param lines of the cloud's points, in their order, softly bent between the axes
 */
record CoordinateFrame(PlotArea area, List<Upright> axes, List<Polyline> lines) {
  /** More trials than these are drawn with fewer points each. */
  private static final int MANY = 150;

  private static final int STEPS = 12;
  private static final int FEW_STEPS = 7;
  private static final double LANE_PX = 1.6;
  private static final int LANES = 9;

  /** An axis at its place. */
  record Upright(CoordinateAxis axis, double x, LinearScale y, AxisRange range) {}

  static CoordinateFrame of(TrialCloud cloud, PlotArea area) {
    List<CoordinateAxis> axes = cloud.axes();
    List<Upright> placed = new ArrayList<>();
    double step = area.width() / (axes.size() - 1);
    for (int i = 0; i < axes.size(); i++) {
      placed.add(upright(cloud, axes.get(i), area.left() + i * step, area));
    }
    List<Polyline> lines = new ArrayList<>();
    int steps = cloud.points().size() > MANY ? FEW_STEPS : STEPS;
    for (TrialPoint point : cloud.points()) {
      lines.add(line(placed, point, steps));
    }
    return new CoordinateFrame(area, placed, lines);
  }

  private static Upright upright(TrialCloud cloud, CoordinateAxis axis, double x, PlotArea area) {
    if (axis.kind() == CoordinateAxis.Kind.SLOT) {
      int last = Math.max(1, cloud.space().blocks().size() - 1);
      double inset = LANE_PX * LANES / 2 + 2;
      AxisRange range = AxisRange.fixed(0, last, 2);
      return new Upright(
          axis, x, new LinearScale(0, last, area.bottom() - inset, area.top() + inset), range);
    }
    double least = cloud.points().stream().mapToDouble(axis::value).min().orElse(0);
    double most = cloud.points().stream().mapToDouble(axis::value).max().orElse(1);
    int decimals = axis.kind() == CoordinateAxis.Kind.AUC ? 3 : 2;
    AxisRange range = AxisRange.holding(least, most, 5, decimals);
    return new Upright(axis, x, range.scale(area.bottom(), area.top()), range);
  }

  private static double y(Upright upright, TrialPoint point) {
    double y = upright.y().px(upright.axis().value(point));
    // 5 and 9 have no common factor, so neighbours by number take all lanes in turn
    double lane = Math.floorMod(point.number() * 5, LANES) - (LANES - 1) / 2.0;
    return upright.axis().kind() == CoordinateAxis.Kind.SLOT ? y + lane * LANE_PX : y;
  }

  private static Polyline line(List<Upright> axes, TrialPoint point, int steps) {
    PointBuffer line = new PointBuffer();
    for (int i = 0; i + 1 < axes.size(); i++) {
      double fromX = axes.get(i).x();
      double toX = axes.get(i + 1).x();
      double fromY = y(axes.get(i), point);
      double toY = y(axes.get(i + 1), point);
      for (int k = i == 0 ? 0 : 1; k <= steps; k++) {
        double t = k / (double) steps;
        line.append(fromX + t * (toX - fromX), fromY + t * t * (3 - 2 * t) * (toY - fromY));
      }
    }
    return line.line();
  }

  /** The index of the line nearest to a place, among those that {@code wanted} has. */
  Optional<Integer> nearest(double x, double y, double within, boolean[] wanted) {
    double least = within;
    int best = -1;
    for (int i = 0; i < lines.size(); i++) {
      double distance = wanted[i] ? Math.abs(heightAt(lines.get(i), x) - y) : Double.NaN;
      if (distance < least) {
        least = distance;
        best = i;
      }
    }
    return best < 0 ? Optional.empty() : Optional.of(best);
  }

  private static double heightAt(Polyline line, double x) {
    int low = 0;
    int high = line.size() - 1;
    while (high - low > 1) {
      int middle = (low + high) / 2;
      if (line.x(middle) <= x) {
        low = middle;
      } else {
        high = middle;
      }
    }
    double span = line.x(high) - line.x(low);
    double share = span > 0 ? (x - line.x(low)) / span : 0;
    return line.y(low) + Math.max(0, Math.min(1, share)) * (line.y(high) - line.y(low));
  }

  /** The axis nearest to a place, if one is near. */
  Optional<Upright> axisAt(double x, double within) {
    return axes.stream().filter(a -> Math.abs(a.x() - x) <= within).findFirst();
  }
}
