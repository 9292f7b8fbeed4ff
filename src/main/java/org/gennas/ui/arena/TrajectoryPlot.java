package org.gennas.ui.arena;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.gennas.arena.SearchTrajectory;
import org.gennas.ui.chart.BandChart;
import org.gennas.ui.text.Messages;

/** The courses of players as lines of a chart. */
final class TrajectoryPlot {
  private static final double LEAST_REGRET = 1e-6;

  private final Messages messages;

  /** What the upright axis shows. */
  enum Measure {
    RANK,
    REGRET,
    HYPERVOLUME;

    SearchTrajectory.Spread of(SearchTrajectory.Point point) {
      return switch (this) {
        case RANK -> point.rank();
        case REGRET -> point.regret();
        case HYPERVOLUME -> point.hypervolume();
      };
    }

    /** A value as people read it; ranks in the middle of two are halves. */
    String text(double value) {
      if (value == 0) {
        return "0";
      }
      return switch (this) {
        case RANK ->
            String.format(
                Locale.ROOT, value == Math.rint(value) || value >= 100 ? "%,.0f" : "%.1f", value);
        case REGRET -> String.format(Locale.ROOT, "%.4f", value);
        case HYPERVOLUME -> String.format(Locale.ROOT, "%.3f", value);
      };
    }

    /** A value beside another that says more, such as a quartile beside its median. */
    String brief(double value) {
      return switch (this) {
        case RANK -> text(value >= 10 ? Math.rint(value) : value);
        case REGRET -> text(value);
        case HYPERVOLUME -> String.format(Locale.ROOT, "%.2f", value);
      };
    }
  }

  /** What the level axis shows. */
  enum Along {
    QUERIES,
    HOURS
  }

  TrajectoryPlot(Messages messages) {
    this.messages = messages;
  }

  /** The chart of a result, the good end at the top whatever is measured. */
  BandChart.Shown of(ArenaModel.Result result, Measure measure, Along along) {
    List<BandChart.Line> lines =
        result.courses().stream()
            .map(course -> line(course, result.place(course), measure, along))
            .toList();
    return new BandChart.Shown(
        lines,
        messages.get("arena.along." + along + ".axis"),
        along == Along.QUERIES,
        messages.get("arena.measure." + measure + ".axis"),
        floor(result, measure));
  }

  private BandChart.Line line(SearchTrajectory course, int place, Measure measure, Along along) {
    List<SearchTrajectory.Point> points = course.points();
    ToDoubleFunction<SearchTrajectory.Point> x =
        along == Along.QUERIES ? SearchTrajectory.Point::query : p -> p.hours().median();
    SearchTrajectory.Point last = points.get(points.size() - 1);
    return new BandChart.Line(
        name(course),
        measure.text(measure.of(last).median()),
        place,
        points.stream().mapToDouble(x).toArray(),
        points.stream().mapToDouble(p -> measure.of(p).low()).toArray(),
        points.stream().mapToDouble(p -> measure.of(p).median()).toArray(),
        points.stream().mapToDouble(p -> measure.of(p).high()).toArray(),
        i -> words(course, points.get(i), measure));
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

  /**
   * Where a logarithmic axis ends: rank 1; for regrets, of which some are 0, well below the least
   * that is not. Empty for a linear axis.
   */
  private static Optional<Double> floor(ArenaModel.Result result, Measure measure) {
    return switch (measure) {
      case RANK -> Optional.of(1.0);
      case REGRET -> {
        double least =
            result.courses().stream()
                .flatMap(c -> c.points().stream())
                .flatMap(p -> Stream.of(p.regret().low(), p.regret().median(), p.regret().high()))
                .filter(r -> r > LEAST_REGRET)
                .min(Double::compare)
                .orElse(1e-3);
        yield Optional.of(Math.pow(10, Math.floor(Math.log10(least / 2))));
      }
      case HYPERVOLUME -> Optional.empty();
    };
  }
}
