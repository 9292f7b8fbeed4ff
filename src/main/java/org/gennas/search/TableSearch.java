package org.gennas.search;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.gennas.proposal.ProposalListener;
import org.gennas.proposal.ProposalRequest;
import org.gennas.proposal.Proposer;
import org.gennas.runner.table.BenchmarkTable;
import org.gennas.runner.table.Feedback;
import org.gennas.runner.table.SimulatedTraining;
import org.gennas.runner.table.TableRunner;
import org.gennas.study.config.DeviceChoice;
import org.gennas.study.config.FindingPolicy;
import org.gennas.study.config.ImagesConfig;
import org.gennas.study.config.Schedule;
import org.gennas.study.config.SearchLimits;
import org.gennas.study.config.StopRules;
import org.gennas.study.config.StudyConfig;
import org.gennas.study.config.TrainingConfig;
import org.gennas.study.event.Proposal;
import org.gennas.study.event.StudyEvent;
import org.gennas.study.event.StudyState;
import org.gennas.study.event.Trial;
import org.gennas.study.event.TrialEvent;
import org.gennas.study.event.TrialId;
import org.gennas.study.event.TrialResult;
import org.gennas.study.folder.TrialFolder;

/**
 * A whole search on a table: the loop, the schedules and the stop rules of a real one, on simulated
 * time. Nothing is written.
 */
public final class TableSearch {
  private final BenchmarkTable table;
  private final Feedback feedback;
  private final SimulatedTraining training;
  private final StudyConfig config;
  private final int devices;

  /**
   * @param state where the search ended; its times are simulated
   * @param busy simulated time that all devices trained, added up
   */
  public record Outcome(StudyState state, Duration busy) {}

  /**
   * @param config as {@link #config} makes it
   * @param devices simulated, at least 1
   */
  public TableSearch(
      BenchmarkTable table,
      Feedback feedback,
      SimulatedTraining training,
      StudyConfig config,
      int devices) {
    this.table = table;
    this.feedback = feedback;
    this.training = training;
    this.config = config;
    this.devices = devices;
  }

  /**
   * What is asked of a search on a table.
   *
   * @param proposer as in study.json
   * @param budget trials at most
   */
  public static StudyConfig config(
      BenchmarkTable table,
      String proposer,
      Schedule schedule,
      int budget,
      SearchLimits limits,
      long seed) {
    return new StudyConfig(
        StudyConfig.FORMAT,
        table.name(),
        new ImagesConfig(
            table.name(),
            List.of(
                new FindingPolicy(
                    "accuracy", FindingPolicy.Meaning.IGNORE, FindingPolicy.Meaning.ZEROS)),
            ImagesConfig.View.ALL,
            table.space().map(space -> space.inputPx()).orElse(32),
            new ImagesConfig.Split(ImagesConfig.Split.By.FILES, 0.8, 0.2, 0, 1),
            Optional.empty(),
            table.synthetic()),
        table.space().map(space -> space.name()).orElse(table.name()),
        TrainingConfig.quick(),
        proposer,
        schedule,
        DeviceChoice.all(),
        new StopRules(budget, Optional.empty(), Optional.empty(), Optional.empty()),
        limits,
        seed);
  }

  /**
   * Plays the search to its end.
   *
   * @param cancelled asked before each request; the search then ends with what it has
   * @throws IOException if the proposer fails
   */
  public Outcome play(Proposer proposer, BooleanSupplier cancelled) throws IOException {
    VirtualTime time = new VirtualTime();
    SearchListener listener = new SearchListener() {};
    StudyRecord record = new StudyRecord(StudyState.of(config), event -> {}, listener, time);
    record.add(new StudyEvent.Started(time.instant(), SessionSetup.program()));
    try (TableRunner runner =
        new TableRunner(table, feedback, training, time, devices, config.seed())) {
      AsyncProposer desk =
          new AsyncProposer(
              new Cancellable(proposer, cancelled),
              table.networks(),
              Runnable::run,
              time,
              listener);
      Surroundings none = Surroundings.none();
      TrialScheduler running =
          new TrialScheduler(record, runner, new NoFolders(), time, listener, none);
      Timekeeper untimed = new Timekeeper(record, running);
      ConfirmationStage confirmation =
          new ConfirmationStage(
              record,
              running,
              new ConfirmationScores(trial -> Optional.empty()),
              untimed,
              Runnable::run,
              time);
      new SearchLoop(
              record,
              table.networks(),
              desk,
              running,
              confirmation,
              new AutomaticResume(record, none),
              untimed,
              time)
          .run();
      return new Outcome(record.state(), runner.busy());
    }
  }

  /** Proposes nothing more once cancelled, which ends a search in good order. */
  private record Cancellable(Proposer proposer, BooleanSupplier cancelled) implements Proposer {
    @Override
    public String name() {
      return proposer.name();
    }

    @Override
    public List<Proposal> propose(ProposalRequest request, ProposalListener listener)
        throws InterruptedException {
      return cancelled.getAsBoolean() ? List.of() : proposer.propose(request, listener);
    }
  }

  private static final class NoFolders implements TrialOrders {
    @Override
    public TrialFolder write(Trial trial) {
      return new TrialFolder(Path.of(trial.id().folder()));
    }

    @Override
    public List<TrialEvent.EpochEnded> epochs(TrialId trial) {
      return List.of();
    }

    @Override
    public Optional<TrialResult> result(TrialId trial) {
      return Optional.empty();
    }
  }
}
