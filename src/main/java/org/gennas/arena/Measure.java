package org.gennas.arena;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.gennas.figure.BandPlot;

/** What players are compared by: the upright axis of a plot of their trajectories. */
public enum Measure {
  RANK,
  REGRET,
  HYPERVOLUME;

  private static final double LEAST_REGRET = 1e-6;

  /** This measure of a point. */
  public SearchTrajectory.Spread of(SearchTrajectory.Point point) {
    return switch (this) {
      case RANK -> point.rank();
      case REGRET -> point.regret();
      case HYPERVOLUME -> point.hypervolume();
    };
  }

  /** A value as people read it; ranks in the middle of two are halves. */
  public String text(double value) {
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
  public String brief(double value) {
    return switch (this) {
      case RANK -> text(value >= 10 ? Math.rint(value) : value);
      case REGRET -> text(value);
      case HYPERVOLUME -> String.format(Locale.ROOT, "%.2f", value);
    };
  }

  /**
   * A trajectory as a line of a plot.
   *
   * @param name of the player
   * @param place in the order of colours
   * @param words of a point, by its index
   */
  public BandPlot.Line line(
      SearchTrajectory course, String name, int place, Along along, IntFunction<String> words) {
    List<SearchTrajectory.Point> points = course.points();
    return new BandPlot.Line(
        name,
        text(of(points.get(points.size() - 1)).median()),
        place,
        values(points, along::of),
        values(points, p -> of(p).low()),
        values(points, p -> of(p).median()),
        values(points, p -> of(p).high()),
        words);
  }

  private static double[] values(
      List<SearchTrajectory.Point> points, ToDoubleFunction<SearchTrajectory.Point> value) {
    return points.stream().mapToDouble(value).toArray();
  }

  /**
   * Where a logarithmic axis ends: rank 1; for regrets, of which some are 0, well below the least
   * that is not. Empty for a linear axis.
   */
  public Optional<Double> floor(List<SearchTrajectory> courses) {
    return switch (this) {
      case RANK -> Optional.of(1.0);
      case REGRET -> {
        double least =
            courses.stream()
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
