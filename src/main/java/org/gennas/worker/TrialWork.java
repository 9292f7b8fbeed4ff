package org.gennas.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.gennas.common.FileChecksum;
import org.gennas.common.FileProblem;
import org.gennas.data.batch.InputSettings;
import org.gennas.data.batch.SplitBatches;
import org.gennas.data.prepared.PreparedImages;
import org.gennas.data.split.SplitTable;
import org.gennas.data.tables.Side;
import org.gennas.engine.LayerChoice;
import org.gennas.engine.ModelEvaluation;
import org.gennas.engine.Trainer;
import org.gennas.engine.TrainingInput;
import org.gennas.engine.TrainingProblem;
import org.gennas.evaluation.BootstrapInterval;
import org.gennas.space.IllegalCodeException;
import org.gennas.space.NetworkCost;
import org.gennas.space.SearchSpace;
import org.gennas.study.event.Ensemble;
import org.gennas.study.event.FailureCause;
import org.gennas.study.event.TrialEvent;
import org.gennas.study.event.TrialHistory;
import org.gennas.study.event.TrialId;
import org.gennas.study.event.TrialResult;
import org.gennas.study.folder.JsonLines;
import org.gennas.study.folder.NamedSpace;
import org.gennas.study.folder.PredictionTable;
import org.gennas.study.folder.StudyFolder;
import org.gennas.study.folder.StudyJson;
import org.gennas.study.folder.TestSplitGuard;
import org.gennas.study.folder.TrialFolder;
import org.gennas.study.folder.TrialOrder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Trains the trial of a folder, or scores it on the test split, and leaves all files there. */
final class TrialWork {
  private static final Logger LOG = LoggerFactory.getLogger(TrialWork.class);
  private static final long METER_SECONDS = 2;

  private final TrialFolder folder;
  private final Workplace place;
  private final StopRequest stop;
  private final StudyJson json = new StudyJson();

  /**
   * Where the work is done.
   *
   * @param device such as "cpu:1"
   * @param layers computes
   * @param pool assembles batches and takes samples of the device's load
   * @param meter of the device
   * @param memory of the machine
   */
  record Workplace(
      String device,
      LayerChoice layers,
      ScheduledExecutorService pool,
      DeviceMeter meter,
      MemoryNeed memory,
      Clock clock) {}

  /** How the work ended. */
  enum End {
    DONE,
    STOPPED,
    FAILED
  }

  TrialWork(TrialFolder folder, Workplace place, StopRequest stop) {
    this.folder = folder;
    this.place = place;
    this.stop = stop;
  }

  /**
   * Trains to the end or until asked to stop. Whatever goes wrong is told in events.jsonl.
   *
   * @throws IOException if not even events.jsonl can be written
   */
  End train() throws IOException {
    List<TrialEvent> before = folder.events(json);
    try (JsonLines<TrialEvent> events = JsonLines.open(folder.eventsFile(), json)) {
      try {
        return train(events, before);
      } catch (TrainingProblem e) {
        return failed(events, e.getMessage() + ".", e.remedy(), e.cause(), e);
      } catch (FileProblem e) {
        return failed(events, e.what(), e.remedy(), FailureCause.SURROUNDINGS, e);
      } catch (IllegalCodeException e) {
        String remedy = "Correct the architecture in trial.json.";
        return failed(events, e.getMessage(), remedy, FailureCause.TRAINING, e);
      } catch (IOException | UncheckedIOException e) {
        String message = "Reading or writing failed: " + e.getMessage() + ".";
        return failed(events, message, "Check the disk.", FailureCause.SURROUNDINGS, e);
      } catch (RuntimeException e) {
        String remedy = "Send worker.log in the trial's folder to the developers.";
        return failed(events, "Program error: " + e + ".", remedy, FailureCause.TRAINING, e);
      }
    }
  }

  private static End failed(
      JsonLines<TrialEvent> events,
      String message,
      String remedy,
      FailureCause cause,
      Throwable problem)
      throws IOException {
    LOG.error(message, problem);
    events.append(new TrialEvent.Failed(Instant.now(), message, remedy, Optional.of(cause)));
    return End.FAILED;
  }

  private End train(JsonLines<TrialEvent> events, List<TrialEvent> before)
      throws IOException, TrainingProblem {
    TrialOrder order = json.read(folder.orderFile(), TrialOrder.class, TrialOrder.FORMAT);
    SearchSpace space = NamedSpace.of(order.space(), folder.orderFile());
    place.memory().check(order, space);
    try (PreparedImages images = PreparedImages.open(resolve(order.prepared()))) {
      SplitTable table = SplitTable.read(resolve(order.split()));
      SplitBatches train = side(images, table, Side.TRAIN, order);
      SplitBatches valid = side(images, table, Side.VALID, order);
      EventWriter writer =
          new EventWriter(
              events,
              place.clock(),
              new EventWriter.Setting(
                  place.device(),
                  order.training().epochs(),
                  train.batchesPerEpoch(),
                  train.images(),
                  valid.images()),
              TrialHistory.of(before));
      ScheduledFuture<?> meter = meter(events, writer);
      try {
        Trainer trainer =
            new Trainer(
                order,
                folder,
                train,
                valid,
                place.layers(),
                place.pool(),
                writer,
                stop::isAsked,
                place.clock());
        return end(trainer.train(), order, space, valid, writer, events, before);
      } finally {
        meter.cancel(false);
      }
    }
  }

  private Path resolve(String path) {
    return folder.path().resolve(path).normalize();
  }

  private static SplitBatches side(
      PreparedImages images, SplitTable table, Side side, TrialOrder order) throws IOException {
    boolean training = side == Side.TRAIN;
    InputSettings settings = TrainingInput.of(order.training());
    return new SplitBatches(
        images,
        table,
        side,
        order.findings(),
        order.training().batch(),
        order.seed(),
        training ? settings : settings.withoutChanges(),
        training);
  }

  /** Samples from the beginning on: what stands before it in the file belongs to an earlier run. */
  private ScheduledFuture<?> meter(JsonLines<TrialEvent> events, EventWriter writer) {
    return place
        .pool()
        .scheduleAtFixedRate(
            () -> {
              if (writer.layers().isEmpty()) {
                return;
              }
              try {
                events.append(place.meter().sample(place.clock().instant()));
              } catch (IOException e) {
                LOG.warn("The device's load could not be written: {}", e.getMessage());
              }
            },
            METER_SECONDS,
            METER_SECONDS,
            TimeUnit.SECONDS);
  }

  private End end(
      Trainer.Outcome outcome,
      TrialOrder order,
      SearchSpace space,
      SplitBatches valid,
      EventWriter writer,
      JsonLines<TrialEvent> events,
      List<TrialEvent> before)
      throws IOException {
    if (outcome instanceof Trainer.Outcome.Stopped stopped) {
      events.append(new TrialEvent.Stopped(place.clock().instant(), stopped.epochs()));
      return End.STOPPED;
    }
    Trainer.Outcome.Complete complete = (Trainer.Outcome.Complete) outcome;
    ModelEvaluation evaluation;
    try {
      evaluation = evaluate(valid, order.seed());
    } catch (CancellationException e) {
      events.append(new TrialEvent.Stopped(place.clock().instant(), complete.epochs()));
      return End.STOPPED;
    }
    evaluation.predictions().write(folder.validPredictionsFile());
    NetworkCost cost =
        NetworkCost.of(
            space,
            order.architecture(),
            NetworkCost.Setting.of(space, order.px(), order.findings().size()));
    TrialResult result =
        new TrialResult(
            TrialResult.FORMAT,
            new TrialId(order.number(), order.architecture()),
            complete.bestEpoch(),
            complete.epochs(),
            evaluation.score(),
            complete.trainLoss(),
            complete.seconds(),
            complete.imagesPerSecond(),
            EventWriter.energyWh(before, place.meter().energyWh()),
            cost.params(),
            cost.macs(),
            place.device(),
            writer.layers(),
            Optional.of(evaluation.latencyMillis()),
            Optional.of(FileChecksum.of(folder.modelFile())));
    json.write(folder.summaryFile(), result);
    events.append(new TrialEvent.Finished(place.clock().instant(), result));
    return End.DONE;
  }

  private ModelEvaluation evaluate(SplitBatches side, long seed) throws IOException {
    try {
      return ModelEvaluation.of(
          folder.modelFile(), side, seed, place.layers(), place.pool(), stop::isAsked);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static IOException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IOException("Interrupted while scoring", e);
  }

  /**
   * Scores the best epoch's model on the test split, which no choice was made by, and in the same
   * look the mean of the ensemble's members, of whom none is scored alone. The model's score is
   * written last: where it is, all is. Asked to stop, it leaves the split unscored.
   *
   * @throws IOException with a message for people, also where the study keeps the split closed
   */
  End scoreTest() throws IOException {
    TrialOrder order = json.read(folder.orderFile(), TrialOrder.class, TrialOrder.FORMAT);
    TestSplitGuard.require(folder, new TrialId(order.number(), order.architecture()), json);
    try (PreparedImages images = PreparedImages.open(resolve(order.prepared()))) {
      SplitTable table = SplitTable.read(resolve(order.split()));
      ModelEvaluation evaluation = evaluate(side(images, table, Side.TEST, order), order.seed());
      scoreEnsemble(images, table, order);
      evaluation.predictions().write(folder.testPredictionsFile());
      json.write(folder.testScoreFile(), evaluation.score());
      return End.DONE;
    } catch (CancellationException e) {
      return End.STOPPED;
    }
  }

  private void scoreEnsemble(PreparedImages images, SplitTable table, TrialOrder order)
      throws IOException {
    StudyFolder study = StudyFolder.open(folder.path().resolve("../..").normalize(), json);
    Optional<Ensemble> ensemble = study.state().ensemble();
    if (ensemble.isEmpty()) {
      return;
    }
    List<PredictionTable> members = new ArrayList<>();
    for (Ensemble.Member member : ensemble.get().members()) {
      members.add(
          ModelEvaluation.predictions(
              study.trial(member.trial()).modelFile(),
              side(images, table, Side.TEST, order),
              place.layers(),
              place.pool(),
              stop::isAsked));
    }
    PredictionTable mean = PredictionTable.mean(members, ensemble.get().weights());
    mean.write(study.ensembleTestPredictionsFile());
    try {
      json.write(
          study.ensembleTestScoreFile(),
          mean.score(BootstrapInterval.standard(study.config().seed())));
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }
}
