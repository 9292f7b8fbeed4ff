package org.gennas.search;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gennas.common.FileProblem;
import org.gennas.evaluation.BootstrapInterval;
import org.gennas.evaluation.EnsembleSelection;
import org.gennas.evaluation.EnsembleSelection.Candidate;
import org.gennas.evaluation.EnsembleSelection.Choice;
import org.gennas.study.event.Ensemble;
import org.gennas.study.event.SplitScore;
import org.gennas.study.event.StudyEvent;
import org.gennas.study.event.StudyState;
import org.gennas.study.event.TrialResult;
import org.gennas.study.event.TrialState;
import org.gennas.study.folder.JsonLines;
import org.gennas.study.folder.PairedPredictions;
import org.gennas.study.folder.PredictionTable;
import org.gennas.study.folder.SealedModels;
import org.gennas.study.folder.SealedSettings;
import org.gennas.study.folder.StudyFolder;
import org.gennas.study.folder.TrialFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Chooses an ended study's ensemble by what its finished trainings said of the validation images:
 * those of the search and fresh ones alike, for a mean has no use for a winner.
 */
public final class EnsembleBuilder {
  private static final Logger LOG = LoggerFactory.getLogger(EnsembleBuilder.class);

  /** Picks of the greedy selection; a network may be picked again. */
  static final int PICKS = 20;

  /** Networks in the plain mean: a number that nobody chose by looking. */
  static final int FEW = 5;

  private final StudyFolder folder;
  private final StudyState state;
  private final Map<Integer, TrialState> trials = new LinkedHashMap<>();
  private final Map<Integer, PredictionTable> tables = new LinkedHashMap<>();
  private final List<String> leftOut = new ArrayList<>();

  private EnsembleBuilder(StudyFolder folder, StudyState state) {
    this.folder = folder;
    this.state = state;
  }

  /**
   * Makes the ensemble of a study that has ended but has none, at any later time. Made after the
   * test split was opened, it is never scored there.
   *
   * @return the study's state, with an ensemble wherever there are two networks to average
   * @throws FileProblem if the study has not ended or another process has it
   * @throws InterruptedException if the thread was interrupted
   */
  public static StudyState onRequest(StudyFolder folder, InstantSource clock)
      throws IOException, InterruptedException {
    StudyLock lock = StudyLock.take(folder);
    try (JsonLines<StudyEvent> journal = folder.journal()) {
      StudyRecord record =
          new StudyRecord(folder.state(), journal::append, new SearchListener() {}, clock);
      if (record.state().ended().isEmpty()) {
        throw new FileProblem(
            "The ensemble is chosen once the study has ended",
            folder.path(),
            0,
            "Let the study run to its end; it is made then.");
      }
      SealedSettings.require(folder, record.state().config(), record.state().seal());
      make(folder, record);
      return record.state();
    } finally {
      lock.close();
    }
  }

  /** Makes the ensemble unless there is one or fewer than two networks could be in it. */
  static void make(StudyFolder folder, StudyRecord record)
      throws IOException, InterruptedException {
    if (record.state().ensemble().isPresent()) {
      return;
    }
    EnsembleBuilder builder = new EnsembleBuilder(folder, record.state());
    Optional<Ensemble> made = builder.made(record.now());
    if (made.isPresent()) {
      for (String left : builder.leftOut) {
        record.add(
            new StudyEvent.Remarked(
                record.now(), record.state().iteration(), "Left out of the ensemble: " + left));
      }
      folder.json().write(folder.ensembleFile(), made.get());
      record.add(new StudyEvent.EnsembleMade(record.now(), made.get()));
    }
  }

  private Optional<Ensemble> made(Instant now) throws InterruptedException {
    readTables();
    if (tables.size() < 2) {
      return Optional.empty();
    }
    int[][] labels =
        tables.values().iterator().next().rows().stream()
            .map(PredictionTable.Row::labels)
            .toArray(int[][]::new);
    EnsembleSelection selection = new EnsembleSelection(labels);
    List<Candidate> candidates = new ArrayList<>();
    tables.forEach(
        (number, table) ->
            candidates.add(
                new Candidate(
                    number,
                    table.rows().stream()
                        .map(PredictionTable.Row::probabilities)
                        .toArray(double[][]::new))));
    Optional<Choice> greedy = selection.greedy(candidates, PICKS);
    Optional<Choice> plain = selection.best(candidates, FEW);
    return greedy.isEmpty() || plain.isEmpty()
        ? Optional.empty()
        : Optional.of(ensemble(greedy.get(), plain.get(), now));
  }

  /** All in the order of the first: what is of other images or can't be read is left out. */
  private void readTables() {
    Optional<PredictionTable> first = Optional.empty();
    SealedModels models = new SealedModels(folder, state);
    for (TrialState trial : state.trials()) {
      TrialFolder files = folder.trial(trial.id());
      if (trial.auc().isEmpty() || !Files.isRegularFile(files.modelFile())) {
        continue;
      }
      try {
        requireKept(models, trial);
        PredictionTable table = PredictionTable.read(files.validPredictionsFile());
        first = first.or(() -> Optional.of(table));
        tables.put(trial.id().number(), PairedPredictions.of(first.get(), table).second());
        trials.put(trial.id().number(), trial);
      } catch (IOException | IllegalArgumentException e) {
        LOG.warn("{} is left out of the ensemble: {}", trial.id().label(), e.getMessage());
      }
    }
  }

  /** What somebody has changed is said where people see it, not in the log alone. */
  private void requireKept(SealedModels models, TrialState trial) throws IOException {
    try {
      models.require(trial.id());
    } catch (FileProblem e) {
      leftOut.add(e.getMessage());
      throw e;
    }
  }

  private Ensemble ensemble(Choice greedy, Choice plain, Instant now) throws InterruptedException {
    List<Ensemble.Member> members =
        greedy.picks().keySet().stream()
            .map(n -> new Ensemble.Member(trials.get(n).id(), greedy.weight(n)))
            .sorted(
                Comparator.comparingDouble((Ensemble.Member m) -> -m.weight())
                    .thenComparing(Ensemble.Member::trial))
            .toList();
    List<TrialResult> results =
        members.stream().map(m -> trials.get(m.trial().number()).result().orElseThrow()).toList();
    boolean timed = results.stream().allMatch(r -> r.latencyMillis().isPresent());
    SplitScore few = score(plain);
    return new Ensemble(
        Ensemble.FORMAT,
        now,
        tables.size(),
        members,
        score(greedy),
        new Ensemble.PlainMean(
            List.copyOf(plain.picks().keySet()), few.meanAuc(), few.meanAucInterval()),
        results.stream().mapToLong(TrialResult::params).sum(),
        results.stream().mapToLong(TrialResult::macs).sum(),
        timed
            ? Optional.of(results.stream().mapToDouble(r -> r.latencyMillis().orElseThrow()).sum())
            : Optional.empty());
  }

  private SplitScore score(Choice choice) throws InterruptedException {
    List<Integer> numbers = List.copyOf(choice.picks().keySet());
    PredictionTable mean =
        PredictionTable.mean(
            numbers.stream().map(tables::get).toList(),
            numbers.stream().map(choice::weight).toList());
    return mean.score(BootstrapInterval.standard(state.config().seed()));
  }
}
