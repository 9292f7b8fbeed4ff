package org.gennas.ui.study;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gennas.baseline.Baselines;
import org.gennas.evaluation.Interval;
import org.gennas.proposal.ProposerMessage;
import org.gennas.search.SearchListener;
import org.gennas.space.Architecture;
import org.gennas.space.NetworkCost;
import org.gennas.space.SearchSpace;
import org.gennas.study.config.StudyConfig;
import org.gennas.study.event.FindingScore;
import org.gennas.study.event.Proposal;
import org.gennas.study.event.SplitScore;
import org.gennas.study.event.StopReason;
import org.gennas.study.event.StudyEvent;
import org.gennas.study.event.StudyState;
import org.gennas.study.event.Trial;
import org.gennas.study.event.TrialEvent;
import org.gennas.study.event.TrialId;
import org.gennas.study.event.TrialResult;
import org.gennas.study.folder.JsonLines;
import org.gennas.study.folder.StudyFolder;

/**
 * Plays a search from a script: each step is told to the listeners as a real search would tell it.
 * The numbers are made up, in the shape that trainings have. Time passes only as the script says.
 */
public final class StudyScript {
  private final StudyConfig config;
  private final SearchSpace space;
  private final NetworkCost.Setting setting;
  private final List<SearchListener> listeners = new ArrayList<>();
  private final Map<Integer, String> devices = new HashMap<>();
  private StudyState state;
  private Instant now;

  public StudyScript(StudyConfig config, Instant start) {
    this.config = config;
    this.space = SearchSpace.preset(config.space()).orElseThrow();
    this.setting =
        NetworkCost.Setting.of(space, config.images().px(), config.images().findings().size());
    this.state = StudyState.of(config);
    this.now = start;
  }

  /** From now on tells this listener, too. */
  public StudyScript tell(SearchListener listener) {
    listeners.add(listener);
    return this;
  }

  /** From now on writes a study's files as a real search and its workers do. */
  public StudyScript write(StudyFolder folder) {
    return tell(
        new SearchListener() {
          @Override
          public void study(StudyEvent event, StudyState known) {
            append(folder.journalFile(), folder, event);
          }

          @Override
          public void trial(TrialId trial, TrialEvent event) {
            append(folder.trial(trial).eventsFile(), folder, event);
          }

          @Override
          public void baselines(Baselines made) {
            try {
              folder.json().write(folder.baselinesFile(), made);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          }
        });
  }

  private static void append(Path file, StudyFolder folder, Object event) {
    try {
      Files.createDirectories(file.getParent());
      try (JsonLines<Object> lines = JsonLines.open(file, folder.json())) {
        lines.append(event);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Baselines were made, or held against another training. */
  public StudyScript baselines(Baselines made) {
    listeners.forEach(l -> l.baselines(made));
    return this;
  }

  public StudyState state() {
    return state;
  }

  public Instant now() {
    return now;
  }

  public StudyScript wait(Duration span) {
    now = now.plus(span);
    return this;
  }

  public StudyScript begin() {
    say(new StudyEvent.Started(now, "GenNAS Workbench"));
    List<StudyEvent.Count> counts =
        config.images().findingNames().stream()
            .map(f -> new StudyEvent.Count(f, 120, 680, 0))
            .toList();
    say(
        new StudyEvent.Prepared(
            now,
            "CheXpert",
            8_000,
            40,
            2,
            List.of(
                new StudyEvent.Side("train", 6_364, 1_420, counts),
                new StudyEvent.Side("valid", 796, 178, counts),
                new StudyEvent.Side("test", 798, 178, counts)),
            "/data/prepared",
            "f00d"));
    return this;
  }

  public StudyScript ask(int iteration, int count) {
    say(new StudyEvent.Asked(now, iteration, count, "Surrogate"));
    return this;
  }

  /** Something of the talk with a language model. */
  public StudyScript talk(int iteration, ProposerMessage message) {
    if (message instanceof ProposerMessage.Remark remark) {
      say(new StudyEvent.Remarked(now, iteration, remark.text()));
    }
    listeners.forEach(l -> l.message(iteration, message));
    return this;
  }

  /** Something that a person or the search journals. */
  public StudyScript event(StudyEvent event) {
    say(event);
    return this;
  }

  /** A proposal that is being made, as far as it has come. */
  public StudyScript stream(int iteration, int index, String code, String piece) {
    for (SearchListener listener : listeners) {
      listener.architecture(iteration, index, new Architecture(code));
      for (String word : piece.split("(?<= )")) {
        listener.rationale(iteration, index, word);
      }
    }
    return this;
  }

  /** A proposal is accepted; the trial gets the next number, which is returned. */
  public int propose(int iteration, String code, String rationale) {
    return propose(iteration, code, rationale, 0.852);
  }

  /**
   * @param expected what the proposer expects
   */
  public int propose(int iteration, String code, String rationale, double expected) {
    int number = state.trials().size() + 1;
    Architecture architecture = new Architecture(code);
    Proposal proposal =
        new Proposal(
            architecture,
            rationale,
            iteration == 0
                ? Optional.empty()
                : Optional.of(new Proposal.Prediction(expected, 0.006)),
            iteration == 0 ? "You" : "Surrogate");
    say(
        new StudyEvent.Proposed(
            now, new Trial(new TrialId(number, architecture), iteration, proposal, 40 + number)));
    return number;
  }

  /** A trial's network is to be trained again; the repeat gets the next number. */
  public int repeat(int candidate) {
    Trial trial = state.trial(candidate).orElseThrow().trial();
    int number = state.trials().size() + 1;
    Architecture architecture = trial.id().architecture();
    say(
        new StudyEvent.Proposed(
            now,
            new Trial(
                new TrialId(number, architecture),
                trial.iteration(),
                new Proposal(architecture, "Trained again.", Optional.empty(), "Confirmation"),
                40 + number,
                Optional.of(candidate))));
    return number;
  }

  public StudyScript start(int number, String device) {
    devices.put(number, device);
    say(new StudyEvent.TrialStarted(now, number, device, 1));
    return this;
  }

  public StudyScript worker(int number) {
    int train = 6_364;
    int batches = (train + config.training().batch() - 1) / config.training().batch();
    say(
        number,
        new TrialEvent.Began(
            now,
            4_000 + number,
            devices.get(number),
            "ops",
            0,
            config.training().epochs(),
            batches,
            train,
            796));
    return this;
  }

  /** Epochs {@code from} to {@code to}, both included, on the way to {@code auc}. */
  public StudyScript epochs(int number, int from, int to, double auc) {
    for (int epoch = from; epoch <= to; epoch++) {
      double seconds = 6 + macs(number) / 40e6;
      wait(Duration.ofMillis(Math.round(1000 * seconds)));
      double rise = 1 - Math.exp(-6.0 * epoch / config.training().epochs());
      double noise = 0.004 * Math.sin(epoch * 1.7 + number) + 0.002 * Math.cos(epoch * 4.1);
      double here = 0.62 + (auc - 0.62) * rise + noise * (1.2 - rise);
      double loss = 0.33 + 0.24 * (1 - rise) + 0.3 * noise;
      say(
          number,
          new TrialEvent.EpochEnded(
              now,
              epoch,
              0.0004,
              loss - 0.03 * rise - 0.001 * epoch,
              score(here, loss),
              true,
              seconds));
    }
    return this;
  }

  public StudyScript progress(int number, int epoch, double part) {
    int batches = (6_364 + config.training().batch() - 1) / config.training().batch();
    say(
        number,
        new TrialEvent.Progress(
            now, epoch, (int) (part * batches), batches, 0.4, 6_364 / (6 + macs(number) / 40e6)));
    return this;
  }

  public StudyScript load(int number, TrialEvent.Load load) {
    say(number, load);
    return this;
  }

  public StudyScript load(int number) {
    return load(
        number,
        new TrialEvent.Load(
            now,
            Optional.of(0.97 - 0.01 * (number % 3)),
            Optional.of(15_250_000_000L - 180_000_000L * (number % 4)),
            Optional.of(25_769_803_776L),
            Optional.of(338.0 - 7 * (number % 2)),
            Optional.of(96.4)));
  }

  /** Trains a trial from its start to its result. */
  public StudyScript train(int number, String device, double auc) {
    start(number, device).worker(number);
    epochs(number, 1, config.training().epochs(), auc);
    return finish(number, auc);
  }

  public StudyScript finish(int number, double auc) {
    TrialId id = state.trial(number).orElseThrow().id();
    NetworkCost cost = NetworkCost.of(space, id.architecture(), setting);
    double seconds = config.training().epochs() * (6 + cost.macs() / 40e6);
    TrialResult result =
        new TrialResult(
            TrialResult.FORMAT,
            id,
            config.training().epochs(),
            config.training().epochs(),
            score(auc, 0.34),
            0.31,
            seconds,
            980,
            Optional.of(104.0),
            cost.params(),
            cost.macs(),
            devices.get(number),
            "ops");
    say(number, new TrialEvent.Finished(now, result));
    say(new StudyEvent.TrialFinished(now, result));
    return this;
  }

  public StudyScript fail(int number, String message, String remedy) {
    say(number, new TrialEvent.Failed(now, message, remedy, Optional.empty()));
    say(new StudyEvent.TrialFailed(now, number, message, remedy));
    return this;
  }

  public StudyScript rest(int number, int epochs, boolean forGood) {
    say(number, new TrialEvent.Stopped(now, epochs));
    say(new StudyEvent.TrialStopped(now, number, epochs, forGood));
    return this;
  }

  public StudyScript pause() {
    say(new StudyEvent.Paused(now));
    return this;
  }

  public StudyScript resume() {
    say(new StudyEvent.Resumed(now));
    return this;
  }

  public StudyScript end(StopReason reason, String detail) {
    say(new StudyEvent.Ended(now, reason, detail));
    return this;
  }

  public StudyScript test(int number, double auc) {
    say(new StudyEvent.TestScored(now, number, score(auc, 0.35), Optional.empty()));
    return this;
  }

  public StudyScript leave() {
    listeners.forEach(l -> l.left(Optional.empty()));
    return this;
  }

  public void say(StudyEvent event) {
    state = state.with(event);
    listeners.forEach(l -> l.study(event, state));
  }

  private void say(int number, TrialEvent event) {
    TrialId id = state.trial(number).orElseThrow().id();
    listeners.forEach(l -> l.trial(id, event));
  }

  private long macs(int number) {
    Architecture architecture = state.trial(number).orElseThrow().id().architecture();
    return NetworkCost.of(space, architecture, setting).macs();
  }

  private SplitScore score(double auc, double loss) {
    List<FindingScore> findings = new ArrayList<>();
    for (int i = 0; i < config.images().findings().size(); i++) {
      double each = auc + 0.02 * (i - 2) / 2.0;
      findings.add(
          new FindingScore(
              config.images().findingNames().get(i),
              Optional.of(each),
              Optional.of(interval(each, 0.02)),
              Optional.of(0.6),
              120,
              676));
    }
    return new SplitScore(
        loss, Optional.of(auc), Optional.of(interval(auc, 0.0075)), Optional.of(0.58), findings);
  }

  private static Interval interval(double value, double half) {
    return new Interval(value - half, value + half, 0.95, "bootstrap by patient, 2000");
  }
}
