package org.gennas.ui.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.gennas.space.SearchSpace;
import org.gennas.ui.study.StudySnapshot;
import org.gennas.ui.study.TrialFilter;

/**
 * The finished trials of a search that the filter shows. Immutable.
 *
 * @param space gives slots and blocks their names
 * @param points in order of their numbers
 * @param all how many there are without the filter
 * @param spans what a person has marked on the axes of the parallel coordinates
 */
public record TrialCloud(
    SearchSpace space, List<TrialPoint> points, int all, Map<CoordinateAxis, AxisSelection> spans) {
  public TrialCloud {
    points = List.copyOf(points);
    spans = Map.copyOf(spans);
  }

  static TrialCloud empty() {
    return new TrialCloud(SearchSpace.chestXray(), List.of(), 0, Map.of());
  }

  static TrialCloud of(
      StudySnapshot moment, TrialFilter filter, Map<CoordinateAxis, AxisSelection> spans) {
    List<TrialPoint> points =
        moment.state().searched().stream()
            .filter(filter::holds)
            .flatMap(t -> TrialPoint.of(t).stream())
            .toList();
    int all = (int) moment.state().searched().stream().filter(t -> t.auc().isPresent()).count();
    return new TrialCloud(moment.space(), points, all, spans);
  }

  /** Whether a trial lies within everything that is marked. */
  boolean within(TrialPoint trial) {
    return spans.entrySet().stream().allMatch(e -> e.getValue().holds(e.getKey().value(trial)));
  }

  /** The points that lie within everything that is marked. */
  List<TrialPoint> within() {
    return spans.isEmpty() ? points : points.stream().filter(this::within).toList();
  }

  Optional<TrialPoint> point(int number) {
    return points.stream().filter(p -> p.number() == number).findFirst();
  }

  /** The axes of the parallel coordinates: the slots, then costs and score. */
  List<CoordinateAxis> axes() {
    List<CoordinateAxis> axes = new ArrayList<>();
    for (int slot = 0; slot < space.length(); slot++) {
      axes.add(new CoordinateAxis(CoordinateAxis.Kind.SLOT, slot));
    }
    Stream.of(CoordinateAxis.Kind.PARAMS, CoordinateAxis.Kind.MACS, CoordinateAxis.Kind.AUC)
        .map(CoordinateAxis::of)
        .forEach(axes::add);
    return axes;
  }
}
