package org.gennas.ui.xrays;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.gennas.study.notes.ImageNotes;

/**
 * The images that a filter lets through, in order, with the counts beside the filter.
 *
 * @param shown in the order wanted
 * @param counts of each outcome among the images that the rest of the filter lets through
 * @param disagreements on the filter's finding, likewise
 * @param total images of the study's list
 */
record ImageRows(List<Row> shown, Map<CallOutcome, Integer> counts, int disagreements, int total) {
  ImageRows {
    shown = List.copyOf(shown);
    counts = Map.copyOf(counts);
  }

  /**
   * @param probability of the filter's finding by the first candidate, on the scale shown
   */
  record Row(ListedImage image, OptionalDouble probability, Optional<CallOutcome> outcome) {}

  /**
   * What rows are made of.
   *
   * @param first the candidate that outcome and order speak of; empty while it is being read
   * @param second the candidate compared with it
   * @param calibrated whether probabilities are shown calibrated
   * @param rising whether the least probable come first
   */
  record Wanted(
      List<ListedImage> images,
      Optional<CandidateScores> first,
      Optional<CandidateScores> second,
      ImageNotes notes,
      ImageFilter filter,
      boolean calibrated,
      boolean rising) {}

  static ImageRows none() {
    return new ImageRows(List.of(), Map.of(), 0, 0);
  }

  static ImageRows of(Wanted wanted) {
    ImageFilter filter = wanted.filter();
    Map<CallOutcome, Integer> counts = new EnumMap<>(CallOutcome.class);
    List<Row> shown = new ArrayList<>();
    int disagreements = 0;
    for (ListedImage image : wanted.images()) {
      if (!holds(image, wanted)) {
        continue;
      }
      Optional<CallOutcome> outcome =
          wanted.first().flatMap(s -> s.outcome(image.path(), filter.finding()));
      boolean rightOutcome = filter.outcome().isEmpty() || filter.outcome().equals(outcome);
      boolean disagree = disagree(image, wanted);
      if (!filter.disagreement() || disagree) {
        outcome.ifPresent(o -> counts.merge(o, 1, Integer::sum));
      }
      if (rightOutcome && disagree) {
        disagreements++;
      }
      if (rightOutcome && (!filter.disagreement() || disagree)) {
        shown.add(new Row(image, probability(image, wanted), outcome));
      }
    }
    shown.sort(order(wanted.rising()));
    return new ImageRows(shown, counts, disagreements, wanted.images().size());
  }

  /** All of the filter but outcome and disagreement. */
  private static boolean holds(ListedImage image, Wanted wanted) {
    ImageFilter filter = wanted.filter();
    ImageNotes.Note note = wanted.notes().note(image.path());
    boolean marked =
        switch (filter.mark()) {
          case ALL -> true;
          case BOOKMARKED -> note.bookmarked();
          case NOTED -> !note.text().isBlank() || note.labelDoubted();
        };
    return marked
        && filter.projection().holds(image.projection())
        && filter.sex().holds(image.sex())
        && filter.holdsAge(image.age());
  }

  private static boolean disagree(ListedImage image, Wanted wanted) {
    Optional<Boolean> a = called(wanted.first(), image, wanted.filter().finding());
    Optional<Boolean> b = called(wanted.second(), image, wanted.filter().finding());
    return a.isPresent() && b.isPresent() && !a.equals(b);
  }

  private static Optional<Boolean> called(
      Optional<CandidateScores> scores, ListedImage image, int finding) {
    return scores.flatMap(
        s -> {
          OptionalDouble p = s.probability(image.path(), finding);
          return p.isPresent() ? s.called(p.getAsDouble(), finding) : Optional.empty();
        });
  }

  private static OptionalDouble probability(ListedImage image, Wanted wanted) {
    int finding = wanted.filter().finding();
    if (wanted.first().isEmpty()) {
      return OptionalDouble.empty();
    }
    CandidateScores scores = wanted.first().get();
    OptionalDouble raw = scores.probability(image.path(), finding);
    return raw.isPresent() && wanted.calibrated()
        ? OptionalDouble.of(scores.calibrated(raw.getAsDouble(), finding))
        : raw;
  }

  /** By probability, images without one last; those alike by name. */
  private static Comparator<Row> order(boolean rising) {
    Comparator<Row> byProbability =
        Comparator.comparingDouble(
            row ->
                row.probability().isEmpty()
                    ? Double.POSITIVE_INFINITY
                    : rising ? row.probability().getAsDouble() : -row.probability().getAsDouble());
    return byProbability.thenComparing(row -> row.image().name());
  }
}
