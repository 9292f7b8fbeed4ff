package org.gennas.ui.arena;

import java.util.Locale;
import org.gennas.arena.Along;
import org.gennas.arena.Measure;
import org.gennas.arena.SearchTrajectory;
import org.gennas.figure.BandPlot;
import org.gennas.ui.text.Messages;

/** The trajectories of players as lines of a chart. */
final class TrajectoryPlot {
  private final Messages messages;

  TrajectoryPlot(Messages messages) {
    this.messages = messages;
  }

  /** The plot of a result, the good end at the top whatever is measured. */
  BandPlot of(ArenaModel.Result result, Measure measure, Along along) {
    return new BandPlot(
        result.courses().stream()
            .map(
                course ->
                    measure.line(
                        course,
                        name(course),
                        result.place(course),
                        along,
                        i -> words(course, course.points().get(i), measure)))
            .toList(),
        messages.get("arena.along." + along + ".axis"),
        along == Along.QUERIES,
        messages.get("arena.measure." + measure + ".axis"),
        measure.floor(result.courses()));
  }

  private String words(SearchTrajectory course, SearchTrajectory.Point point, Measure measure) {
    SearchTrajectory.Spread spread = measure.of(point);
    return messages.format(
        "arena.point",
        name(course),
        messages.get("arena.measure." + measure),
        measure.text(spread.median()),
        measure.text(spread.low()),
        measure.text(spread.high()),
        String.valueOf(point.query()),
        String.format(Locale.ROOT, "%.2f", point.hours().median()),
        String.valueOf(course.seeds()));
  }

  /** A player's name in the window's language. */
  String name(SearchTrajectory course) {
    return messages.get("newstudy.proposer." + course.player());
  }
}
