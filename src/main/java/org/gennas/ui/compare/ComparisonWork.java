package org.gennas.ui.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.gennas.evaluation.BootstrapInterval;
import org.gennas.evaluation.PairedBootstrap;
import org.gennas.evaluation.PairedCases;
import org.gennas.evaluation.PairedDifference;
import org.gennas.study.event.TrialId;
import org.gennas.study.folder.PairedPredictions;
import org.gennas.study.folder.PredictionTable;

/**
 * Reads the predictions of trials and compares them: first the curves, then the differences, then
 * the bands. Touches nothing of the window.
 *
 * @param predictions reads those of a trial
 * @param paired for the difference of the mean
 * @param bands for the curves' bands
 */
record ComparisonWork(
    CompareModel.Predictions predictions, PairedBootstrap paired, BootstrapInterval bands) {

  private record Tables(List<Optional<PredictionTable>> tables, List<Optional<String>> problems) {}

  /**
   * Does the work.
   *
   * @param trials the reference first
   * @param hand told the comparison as far as it has come, before it is whole
   * @return the whole comparison, with bands
   * @throws InterruptedException when cancelled
   */
  Comparison compare(List<TrialId> trials, Consumer<Comparison> hand) throws InterruptedException {
    Tables read = read(trials);
    List<Optional<TrialCurves>> curves = new ArrayList<>();
    for (Optional<PredictionTable> table : read.tables()) {
      curves.add(table.map(TrialCurves::of));
      requireNotInterrupted();
    }
    Optional<PredictionTable> any = read.tables().stream().flatMap(Optional::stream).findFirst();
    Comparison comparison =
        new Comparison(
            trials,
            any.map(PredictionTable::findings).orElse(List.of()),
            read.tables().get(0).map(t -> t.rows().size()).orElse(0),
            read.tables().get(0).map(ComparisonWork::patients).orElse(0),
            curves,
            read.problems(),
            Optional.empty());
    hand.accept(comparison);
    comparison = comparison.withPairs(pairs(read));
    hand.accept(comparison);
    for (int i = 0; i < curves.size(); i++) {
      if (curves.get(i).isPresent()) {
        curves.set(
            i,
            Optional.of(curves.get(i).get().withBands(read.tables().get(i).orElseThrow(), bands)));
      }
    }
    return comparison.withCurves(curves);
  }

  private Tables read(List<TrialId> trials) throws InterruptedException {
    List<Optional<PredictionTable>> tables = new ArrayList<>();
    List<Optional<String>> problems = new ArrayList<>();
    for (TrialId trial : trials) {
      try {
        tables.add(Optional.of(predictions.read(trial)));
        problems.add(Optional.empty());
      } catch (IOException e) {
        tables.add(Optional.empty());
        problems.add(Optional.of(String.valueOf(e.getMessage())));
      }
      requireNotInterrupted();
    }
    return new Tables(tables, problems);
  }

  private static int patients(PredictionTable table) {
    return (int) table.rows().stream().map(PredictionTable.Row::patient).distinct().count();
  }

  private List<Comparison.Pair> pairs(Tables read) throws InterruptedException {
    List<Comparison.Pair> pairs = new ArrayList<>();
    for (int place = 1; place < read.tables().size(); place++) {
      Optional<String> own = read.problems().get(place);
      Optional<String> problem = read.problems().get(0).or(() -> own);
      if (problem.isPresent()) {
        pairs.add(Comparison.Pair.impossible(place, problem.get()));
      } else {
        pairs.add(
            pair(
                place, read.tables().get(0).orElseThrow(), read.tables().get(place).orElseThrow()));
      }
    }
    return pairs;
  }

  private Comparison.Pair pair(int place, PredictionTable reference, PredictionTable other)
      throws InterruptedException {
    List<PairedCases> cases;
    try {
      cases = PairedPredictions.of(reference, other).cases();
    } catch (IllegalArgumentException e) {
      return Comparison.Pair.impossible(place, e.getMessage());
    }
    List<Optional<Comparison.Test>> findings = new ArrayList<>();
    for (PairedCases finding : cases) {
      requireNotInterrupted();
      findings.add(PairedDifference.delong(finding, paired.level()).map(ComparisonWork::raw));
    }
    return new Comparison.Pair(
        place, paired.mean(cases).map(ComparisonWork::raw), findings, Optional.empty());
  }

  private static Comparison.Test raw(PairedDifference difference) {
    return new Comparison.Test(difference, difference.p());
  }

  private static void requireNotInterrupted() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("The comparison was cancelled.");
    }
  }
}
