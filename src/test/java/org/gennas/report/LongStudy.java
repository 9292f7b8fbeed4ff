package org.gennas.report;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.gennas.evaluation.Interval;
import org.gennas.space.Architecture;
import org.gennas.space.NetworkCost;
import org.gennas.space.SearchSpace;
import org.gennas.study.event.FindingScore;
import org.gennas.study.event.Halt;
import org.gennas.study.event.Proposal;
import org.gennas.study.event.SplitScore;
import org.gennas.study.event.StudyEvent;
import org.gennas.study.event.Trial;
import org.gennas.study.event.TrialEvent;
import org.gennas.study.event.TrialId;
import org.gennas.study.event.TrialResult;
import org.gennas.study.folder.StudyFolder;

/**
 * Writes a study of thousands of trials: {@link StudyOnDisk#ended}, and before its end many more.
 * In a hundred of them, ten are halted, two fail, one is stopped by a person and one proposal is
 * vetoed. Once every network of the space has been trained, every second trial is a fresh training
 * of an earlier one, every other a network proposed again.
 */
public final class LongStudy {
  private static final List<String> PROPOSERS = List.of("Surrogate", "Random", "Evolution");
  private static final String METHOD = "bootstrap by patient, 2000 resamples";

  private final StudyFolder folder;
  private final int epochs;
  private final SearchSpace space = SearchSpace.chestXray();
  private final SplittableRandom random = new SplittableRandom(17);
  private Instant now;

  private LongStudy(StudyFolder folder, int epochs, Instant now) {
    this.folder = folder;
    this.epochs = epochs;
    this.now = now;
  }

  /** {@code FOLDER TRIALS EPOCHS}: writes a study there. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    write(Path.of(arguments[0]), Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
  }

  /**
   * @param trials at least 11
   * @param epochs of each training
   */
  public static StudyFolder write(Path path, int trials, int epochs)
      throws IOException, InterruptedException {
    StudyFolder folder = StudyOnDisk.ended(path, "Long", true);
    List<StudyEvent> events = new ArrayList<>(folder.events());
    List<StudyEvent> end = events.subList(events.size() - 2, events.size());
    LongStudy study = new LongStudy(folder, epochs, end.get(0).at());
    try (BufferedWriter journal = Files.newBufferedWriter(folder.journalFile())) {
      for (StudyEvent event : events.subList(0, events.size() - 2)) {
        study.line(journal, event);
      }
      int first = (int) events.stream().filter(StudyEvent.Proposed.class::isInstance).count() + 1;
      for (int number = first; number <= trials; number++) {
        study.trial(journal, number);
      }
      for (StudyEvent event : end) {
        study.line(journal, at(event, study.next()));
      }
    }
    return folder;
  }

  private static StudyEvent at(StudyEvent event, Instant when) {
    return event instanceof StudyEvent.Ended e
        ? new StudyEvent.Ended(when, e.reason(), e.detail())
        : event;
  }

  private Instant next() {
    now = now.plus(Duration.ofSeconds(20));
    return now;
  }

  private void line(BufferedWriter out, Object value) throws IOException {
    out.write(folder.json().line(value));
    out.write('\n');
  }

  private TrialId id(int number) {
    // 2,143 and the 6,561 codes have no common divisor: all codes come before one comes again
    int at = (int) ((number * 2_143L) % space.size());
    StringBuilder code = new StringBuilder(Integer.toString(at, 3));
    while (code.length() < space.length()) {
      code.insert(0, '0');
    }
    return new TrialId(number, new Architecture(code.toString()));
  }

  private void trial(BufferedWriter journal, int number) throws IOException {
    TrialId id = id(number);
    boolean known = number > space.size() + 10;
    Optional<Integer> repeats =
        known && number % 2 == 0 ? Optional.of((int) (number - space.size())) : Optional.empty();
    Proposal proposal =
        new Proposal(
            id.architecture(),
            "Predicts %.3f; slots 4 and 6 with MB6_K5 weigh most.".formatted(random.nextDouble()),
            Optional.of(new Proposal.Prediction(0.7 + 0.05 * random.nextDouble(), 0.02)),
            PROPOSERS.get(number % PROPOSERS.size()));
    int iteration = repeats.isPresent() ? 0 : (number + 1) / 2;
    if (number % 2 == 1) {
      line(journal, new StudyEvent.Asked(next(), iteration, 2, "Surrogate"));
    }
    if (number % 100 == 60) {
      line(
          journal,
          new StudyEvent.Vetoed(next(), iteration, id(number + 7).architecture(), "Too alike."));
    }
    line(
        journal,
        new StudyEvent.Proposed(
            next(), new Trial(id, iteration, proposal, 1_000L + number, repeats)));
    line(journal, new StudyEvent.TrialStarted(next(), number, "cpu:" + number % 2, 1));
    train(journal, id);
  }

  private void train(BufferedWriter journal, TrialId id) throws IOException {
    int number = id.number();
    double auc = 0.55 + 0.1 * random.nextDouble();
    if (number % 50 == 33) {
      epochs(id, 1, auc);
      line(
          journal,
          new StudyEvent.TrialFailed(
              next(), number, "The loss became NaN in epoch 2.", "Try a lower learning rate."));
    } else if (number % 10 == 7) {
      epochs(id, 2, auc);
      Halt halt = new Halt(2, Optional.of(auc), Halt.Rule.HALVING, "Not among the best third.");
      line(journal, new StudyEvent.TrialHalted(next(), number, halt));
    } else if (number % 100 == 41) {
      epochs(id, 1, auc);
      line(journal, new StudyEvent.TrialStopped(next(), number, 1, true));
    } else {
      epochs(id, epochs, auc);
      TrialResult result = result(id, auc);
      folder.json().write(folder.trial(id).summaryFile(), result);
      line(journal, new StudyEvent.TrialFinished(next(), result));
    }
  }

  private TrialResult result(TrialId id, double auc) {
    NetworkCost cost =
        NetworkCost.of(space, id.architecture(), NetworkCost.Setting.of(space, 64, 5));
    return new TrialResult(
        TrialResult.FORMAT,
        id,
        epochs,
        epochs,
        score(auc, true),
        0.31,
        40 + 20 * random.nextDouble(),
        212.4,
        Optional.empty(),
        cost.params(),
        cost.macs(),
        "cpu:" + id.number() % 2,
        "stock");
  }

  private SplitScore score(double auc, boolean intervals) {
    List<FindingScore> findings = new ArrayList<>();
    for (String finding : StudyOnDisk.FINDINGS) {
      double own = auc + 0.04 * random.nextDouble() - 0.02;
      findings.add(
          new FindingScore(
              finding,
              Optional.of(own),
              interval(own, 0.06, intervals),
              Optional.of(own - 0.2),
              61,
              213));
    }
    return new SplitScore(
        0.42, Optional.of(auc), interval(auc, 0.03, intervals), Optional.of(auc - 0.2), findings);
  }

  private static Optional<Interval> interval(double middle, double half, boolean wanted) {
    return wanted
        ? Optional.of(new Interval(middle - half, middle + half, 0.95, METHOD))
        : Optional.empty();
  }

  /** As a worker writes them, a telling of progress and of the load with each epoch. */
  private void epochs(TrialId id, int many, double auc) throws IOException {
    Files.createDirectories(folder.trial(id).path());
    try (BufferedWriter events =
        Files.newBufferedWriter(folder.trial(id).eventsFile(), StandardCharsets.UTF_8)) {
      line(events, new TrialEvent.Began(now, 4711, "cpu:0", "stock", 0, epochs, 55, 1306, 288));
      for (int epoch = 1; epoch <= many; epoch++) {
        line(events, new TrialEvent.Progress(now, epoch, 30, 55, 0.5, 212.4));
        line(
            events,
            new TrialEvent.Load(
                now,
                Optional.of(0.93),
                Optional.of(800_000_000L),
                Optional.of(16_000_000_000L),
                Optional.empty(),
                Optional.empty()));
        SplitScore score = score(auc - 0.01 * (many - epoch), false);
        line(
            events,
            new TrialEvent.EpochEnded(now, epoch, 0.05, 0.5, score, true, 4.1 + 0.1 * epoch));
      }
    }
  }
}
