package org.gennas.report;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gennas.evaluation.Interval;
import org.gennas.space.SearchSpace;
import org.gennas.study.event.FindingScore;
import org.gennas.study.event.Halt;
import org.gennas.study.event.StudyState;
import org.gennas.study.event.TrialResult;
import org.gennas.study.event.TrialState;

/**
 * All trials of a study as CSV (RFC 4180, UTF-8): a row of column names, then a row a trial in the
 * order of their numbers; {@code repeats} names the trial whose network was trained again with a
 * fresh seed, {@code ensemble_weight} is its share in the ensemble, {@code search_hours} is how
 * long the search had taken when it finished, pauses not counted. What does not exist is an empty
 * cell. The last column says what the numbers are for.
 */
public final class TrialsCsv {
  private static final List<String> BEFORE =
      List.of(
          "trial",
          "architecture",
          "network",
          "status",
          "iteration",
          "repeats",
          "proposer",
          "seed",
          "mean_auc",
          "mean_auc_low",
          "mean_auc_high",
          "mean_average_precision",
          "findings_defined");
  private static final List<String> AFTER =
      List.of(
          "params",
          "macs",
          "epochs",
          "best_epoch",
          "train_loss",
          "valid_loss",
          "seconds",
          "images_per_second",
          "energy_wh",
          "latency_ms",
          "device",
          "attempts",
          "rationale",
          "problem",
          "halted_after",
          "halted_auc",
          "halted_because",
          "ensemble_weight",
          "search_hours",
          "notice");

  private TrialsCsv() {}

  /**
   * Writes the table, replacing an older one atomically.
   *
   * @throws IOException if the file cannot be written
   */
  public static void write(ReportContent content, Path file) throws IOException {
    Csv.write(file, out -> write(content.state(), out));
  }

  private static void write(StudyState state, Writer out) throws IOException {
    List<String> findings = state.config().images().findingNames();
    List<String> header = new ArrayList<>(BEFORE);
    findings.forEach(
        f ->
            header.addAll(
                List.of(
                    "auc " + f,
                    "auc_low " + f,
                    "auc_high " + f,
                    "average_precision " + f,
                    "positives " + f,
                    "negatives " + f)));
    header.addAll(AFTER);
    out.write(Csv.line(header));
    TrajectoryPoints course = TrajectoryPoints.of(state);
    Optional<SearchSpace> space = SearchSpace.preset(state.config().space());
    String notice = Csv.notice(state);
    for (TrialState trial : state.trials()) {
      List<String> cells = cells(trial, findings, space);
      cells.add(Csv.number(state.ensemble().flatMap(e -> e.weight(trial.id()))));
      cells.add(Csv.number(course.of(trial).map(TrajectoryPoints.Point::hours)));
      cells.add(notice);
      out.write(Csv.line(cells));
    }
  }

  private static List<String> cells(
      TrialState trial, List<String> findings, Optional<SearchSpace> space) {
    Optional<TrialResult> result = trial.result();
    Optional<Interval> interval = result.flatMap(r -> r.valid().meanAucInterval());
    List<String> cells = new ArrayList<>();
    cells.add(String.valueOf(trial.id().number()));
    cells.add(trial.id().architecture().code());
    cells.add(space.map(s -> s.canonical(trial.id().architecture()).code()).orElse(""));
    cells.add(trial.status().name().toLowerCase(Locale.ROOT));
    cells.add(String.valueOf(trial.trial().iteration()));
    cells.add(trial.trial().repeats().map(String::valueOf).orElse(""));
    cells.add(trial.trial().proposal().proposer());
    cells.add(String.valueOf(trial.trial().seed()));
    cells.add(Csv.number(trial.auc()));
    cells.add(Csv.number(interval.map(Interval::low)));
    cells.add(Csv.number(interval.map(Interval::high)));
    cells.add(Csv.number(result.flatMap(r -> r.valid().meanAveragePrecision())));
    cells.add(result.map(r -> String.valueOf(r.valid().definedFindings())).orElse(""));
    for (String finding : findings) {
      Optional<FindingScore> score =
          result.flatMap(
              r ->
                  r.valid().findings().stream()
                      .filter(f -> f.finding().equals(finding))
                      .findFirst());
      cells.add(Csv.number(score.flatMap(FindingScore::auc)));
      cells.add(Csv.number(score.flatMap(FindingScore::aucInterval).map(Interval::low)));
      cells.add(Csv.number(score.flatMap(FindingScore::aucInterval).map(Interval::high)));
      cells.add(Csv.number(score.flatMap(FindingScore::averagePrecision)));
      cells.add(score.map(f -> String.valueOf(f.positives())).orElse(""));
      cells.add(score.map(f -> String.valueOf(f.negatives())).orElse(""));
    }
    cells.add(result.map(r -> String.valueOf(r.params())).orElse(""));
    cells.add(result.map(r -> String.valueOf(r.macs())).orElse(""));
    cells.add(result.map(r -> String.valueOf(r.epochs())).orElse(""));
    cells.add(result.map(r -> String.valueOf(r.bestEpoch())).orElse(""));
    cells.add(Csv.number(result.map(TrialResult::trainLoss)));
    cells.add(Csv.number(result.map(r -> r.valid().loss())));
    cells.add(Csv.number(result.map(TrialResult::seconds)));
    cells.add(Csv.number(result.map(TrialResult::imagesPerSecond)));
    cells.add(Csv.number(result.flatMap(TrialResult::energyWh)));
    cells.add(Csv.number(result.flatMap(TrialResult::latencyMillis)));
    cells.add(result.map(TrialResult::device).or(trial::device).orElse(""));
    cells.add(String.valueOf(trial.attempts()));
    cells.add(trial.trial().proposal().rationale());
    cells.add(trial.problem().orElse(""));
    cells.add(trial.halt().map(h -> String.valueOf(h.epochs())).orElse(""));
    cells.add(Csv.number(trial.halt().flatMap(Halt::auc)));
    cells.add(trial.halt().map(Halt::reason).orElse(""));
    return cells;
  }
}
