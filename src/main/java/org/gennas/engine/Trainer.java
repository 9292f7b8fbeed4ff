package org.gennas.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import org.gennas.common.FileProblem;
import org.gennas.common.ProgramVersion;
import org.gennas.data.batch.Batch;
import org.gennas.data.batch.BatchSource;
import org.gennas.engine.layer.LabelLoss;
import org.gennas.engine.layer.MaskedCrossEntropy;
import org.gennas.space.SearchSpace;
import org.gennas.study.config.Recipe;
import org.gennas.study.event.SplitScore;
import org.gennas.study.event.TrialEvent;
import org.gennas.study.folder.NamedSpace;
import org.gennas.study.folder.StudyJson;
import org.gennas.study.folder.TrialFolder;
import org.gennas.study.folder.TrialOrder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trains one trial from its start or its last checkpoint. A training that was stopped or killed and
 * goes on comes out bit for bit as one that ran through, on the same device.
 */
public final class Trainer {
  private static final Logger LOG = LoggerFactory.getLogger(Trainer.class);
  private static final int FINITE_EVERY = 50;

  private final TrialOrder order;
  private final TrialFolder folder;
  private final BatchSource train;
  private final BatchSource valid;
  private final LayerChoice layers;
  private final Executor ahead;
  private final Listener listener;
  private final BooleanSupplier stop;
  private final InstantSource clock;
  private final ModelFile files = new ModelFile(new StudyJson());
  private final Checkpoints checkpoints;
  private final List<TrialEvent.EpochEnded> epochs = new ArrayList<>();

  /** Hears of the training, on its thread. */
  public interface Listener {
    /**
     * A checkpoint was taken up; told before {@link #began}.
     *
     * @param epochs what was told of those that it holds, or was to be told when a kill came; the
     *     first ones missing where an older program trained them
     */
    default void resumed(List<TrialEvent.EpochEnded> epochs) throws IOException {}

    /** The network is ready; {@code epochsDone} were done before. */
    void began(int epochsDone, String layers) throws IOException;

    /**
     * A step was done.
     *
     * @param epoch 1-based
     * @param batch batches of the epoch done
     * @param loss mean of the epoch so far
     * @param images of the step
     * @param seconds the step took
     */
    void stepped(int epoch, int batch, int batches, double loss, int images, double seconds)
        throws IOException;

    /** An epoch was trained and scored, and is in the checkpoint. */
    void epochEnded(TrialEvent.EpochEnded epoch) throws IOException;
  }

  /** How a training ended. */
  public sealed interface Outcome {
    /**
     * @param bestEpoch 1-based
     * @param epochs trained
     * @param trainLoss of the best epoch
     * @param seconds of training and validation
     * @param imagesPerSecond over all training steps
     */
    record Complete(
        int bestEpoch,
        int epochs,
        SplitScore valid,
        double trainLoss,
        double seconds,
        double imagesPerSecond)
        implements Outcome {}

    /** On request, with everything in the checkpoint. */
    record Stopped(int epochs) implements Outcome {}
  }

  /**
   * @param ahead assembles the next batch while one is trained or scored
   * @param stop asked before each batch that is trained or scored
   * @param clock dates the epochs
   */
  public Trainer(
      TrialOrder order,
      TrialFolder folder,
      BatchSource train,
      BatchSource valid,
      LayerChoice layers,
      Executor ahead,
      Listener listener,
      BooleanSupplier stop,
      InstantSource clock) {
    this.order = order;
    this.folder = folder;
    this.train = train;
    this.valid = valid;
    this.layers = layers;
    this.ahead = ahead;
    this.listener = listener;
    this.stop = stop;
    this.clock = clock;
    this.checkpoints = new Checkpoints(folder, files);
  }

  /**
   * Trains to the end or until asked to stop.
   *
   * @throws TrainingProblem if the training cannot continue
   * @throws IOException if files cannot be read or written
   */
  public Outcome train() throws IOException, TrainingProblem {
    SearchSpace space = NamedSpace.of(order.space(), folder.orderFile());
    try (Network network =
        Network.create(
            space,
            space.parse(order.architecture().code()),
            order.px(),
            order.findings().size(),
            order.seed(),
            order.training(),
            layers.family(),
            new MaskedCrossEntropy(loss()))) {
      TrainingState state = resume(network);
      listener.began(state.epoch(), network.layers());
      return run(network, state);
    } catch (OutOfMemoryError e) {
      throw outOfMemory(e);
    }
  }

  /** Begins with the weights of other trainings where the order asks for it. */
  private void inherit(Network network) throws IOException {
    List<String> sources = order.startFrom().orElse(List.of());
    if (sources.isEmpty()) {
      return;
    }
    InheritedWeights weights = new InheritedWeights();
    for (String source : sources) {
      weights.add(files.readModel(folder.path().resolve(source).normalize()));
    }
    float[] parameters = network.parameters();
    List<String> inherited = weights.give(network.plan(), order.findings(), parameters);
    network.restoreParameters(parameters);
    LOG.info(
        "Starts from trained weights of {}; the rest is random.",
        inherited.isEmpty() ? "no layer" : String.join(", ", inherited));
  }

  private LabelLoss loss() {
    Recipe.Loss loss = order.training().recipeOrPlain().loss();
    if (loss.rarity() == 0) {
      return new LabelLoss(loss.smoothing(), loss.focus(), List.of());
    }
    List<Double> weights =
        Arrays.stream(train.labelCounts())
            // one more of each, so that a finding nobody has gives no infinite weight
            .map(n -> Math.pow((n[1] + 1.0) / (n[0] + 1.0), loss.rarity()))
            .toList();
    return new LabelLoss(loss.smoothing(), loss.focus(), weights);
  }

  private TrainingProblem outOfMemory(Throwable cause) {
    return new TrainingProblem(
        String.format(
            Locale.ROOT,
            "There is not enough memory for a batch of %d images of %d px",
            order.training().batch(),
            order.px()),
        "Use a smaller batch, smaller images, or fewer workers at a time.",
        cause);
  }

  private TrainingState resume(Network network) throws IOException {
    Optional<Checkpoints.Found> found = checkpoints.latest();
    if (found.isEmpty()) {
      inherit(network);
      return TrainingState.begin();
    }
    Path file = found.get().file();
    ModelFile.Checkpoint checkpoint = found.get().content();
    TrainedModel expected = description(checkpoint.model().epoch());
    if (!checkpoint.model().architecture().equals(expected.architecture())
        || checkpoint.model().px() != expected.px()
        || checkpoint.model().seed() != expected.seed()
        || !checkpoint.model().findings().equals(expected.findings())) {
      throw new FileProblem(
          "The checkpoint belongs to another trial",
          file,
          0,
          "Remove it; the trial then starts over.");
    }
    try {
      network.restoreParameters(checkpoint.parameters());
      network.restoreMomentum(checkpoint.momentum());
    } catch (IllegalArgumentException e) {
      throw new FileProblem(e.getMessage(), file, 0, "Remove it; the trial then starts over.");
    }
    epochs.addAll(checkpoint.epochs());
    listener.resumed(checkpoint.epochs());
    return checkpoint.state();
  }

  private Outcome run(Network network, TrainingState from) throws IOException, TrainingProblem {
    TrainingState state = from;
    try (BatchesAhead input = new BatchesAhead(ahead)) {
      while (state.epoch() < order.training().epochs() && !isPatienceSpent(state)) {
        state = steps(network, state, input);
        Optional<TrainingState> next =
            state.batch() < train.batchesPerEpoch()
                ? Optional.empty()
                : endEpoch(network, state, input);
        if (next.isEmpty()) {
          checkpoint(network, state);
          return new Outcome.Stopped(state.epoch());
        }
        state = next.get();
      }
    }
    TrainingState.Best best =
        state
            .best()
            .orElseThrow(
                () -> new TrainingProblem("No epoch was requested", "Set epochs to at least 1."));
    return new Outcome.Complete(
        best.epoch(),
        state.epoch(),
        best.valid(),
        best.trainLoss(),
        state.seconds(),
        state.stepSeconds() == 0 ? 0 : state.images() / state.stepSeconds());
  }

  private boolean isPatienceSpent(TrainingState state) {
    int patience = order.training().recipeOrPlain().patience();
    return patience > 0
        && state.best().map(best -> state.epoch() - best.epoch() >= patience).orElse(false);
  }

  private Progress progress(int epoch, int batch) {
    return Progress.of(epoch, batch, train.batchesPerEpoch(), order.training().epochs());
  }

  /** Trains the rest of an epoch, or up to the stop. */
  private TrainingState steps(Network network, TrainingState from, BatchesAhead input)
      throws IOException, TrainingProblem {
    TrainingState state = from;
    int batches = train.batchesPerEpoch();
    double waitedBefore = input.waitedSeconds();
    input.begin(train, state.epoch(), state.batch());
    while (state.batch() < batches && !stop.getAsBoolean()) {
      long start = System.nanoTime();
      Batch batch = input.next();
      network.setProgress(progress(state.epoch(), state.batch()));
      double loss = network.step(batch);
      double took = (System.nanoTime() - start) / 1e9;
      state = state.afterStep(loss, batch.size(), took);
      if (!Double.isFinite(loss)
          || (state.batch() % FINITE_EVERY == 0 || state.batch() == batches)
              && !network.isFinite()) {
        throw diverged(state);
      }
      listener.stepped(
          state.epoch() + 1, state.batch(), batches, state.trainLoss(), batch.size(), took);
    }
    LOG.info(
        "Epoch {}: waited {} s for images.",
        state.epoch() + 1,
        String.format(Locale.ROOT, "%.3f", input.waitedSeconds() - waitedBefore));
    return state;
  }

  private TrainingProblem diverged(TrainingState state) {
    return new TrainingProblem(
        String.format(
            Locale.ROOT,
            "The training diverged: numbers are no longer finite in epoch %d, batch %d",
            state.epoch() + 1,
            state.batch()),
        String.format(
            Locale.ROOT,
            "Try a lower learning rate (a tenth of %s), or a larger batch.",
            order.training().learningRate()));
  }

  /** Empty where it was asked to stop while it validated; that begins anew after a resume. */
  private Optional<TrainingState> endEpoch(
      Network network, TrainingState trained, BatchesAhead input) throws IOException {
    Scored scored;
    try {
      scored = network.withScoredParameters(() -> scoreAndKeep(network, trained, input));
    } catch (CancellationException e) {
      return Optional.empty();
    }
    TrainingState next = scored.state().nextEpoch(scored.best());
    int epoch = trained.epoch() + 1;
    TrialEvent.EpochEnded ended =
        new TrialEvent.EpochEnded(
            clock.instant(),
            epoch,
            new LearningRates(order.training()).at(progress(trained.epoch(), 0)),
            trained.trainLoss(),
            scored.score(),
            scored.best().map(b -> b.epoch() == epoch).orElse(false),
            scored.state().epochSeconds());
    epochs.add(ended);
    checkpoint(network, next);
    // killed here, the next run tells it from the checkpoint
    listener.epochEnded(ended);
    return Optional.of(next);
  }

  private record Scored(TrainingState state, SplitScore score, Optional<TrainingState.Best> best) {}

  /** Validates, and keeps the model where it is the best so far. */
  private Scored scoreAndKeep(Network network, TrainingState trained, BatchesAhead input)
      throws IOException {
    long start = System.nanoTime();
    boolean mirrored = order.training().recipeOrPlain().mirrored();
    SplitScore score =
        new SplitScoring(order.findings())
            .score(SplitScoring.Outputs.of(network, valid, input, mirrored, stop));
    TrainingState state = trained.afterValidation((System.nanoTime() - start) / 1e9);
    if (!state.best().map(b -> b.beatenBy(score)).orElse(true)) {
      return new Scored(state, score, state.best());
    }
    int epoch = state.epoch() + 1;
    files.write(folder.modelFile(), new ModelFile.Model(description(epoch), network.parameters()));
    return new Scored(
        state, score, Optional.of(new TrainingState.Best(epoch, score, state.trainLoss())));
  }

  private void checkpoint(Network network, TrainingState state) throws IOException {
    checkpoints.write(
        new ModelFile.Checkpoint(
            description(state.epoch()), network.parameters(), network.momentum(), state, epochs));
  }

  private TrainedModel description(int epoch) {
    return new TrainedModel(
        TrainedModel.FORMAT,
        order.architecture(),
        order.space(),
        order.px(),
        order.findings(),
        Batch.MEAN,
        Batch.SPREAD,
        order.seed(),
        epoch,
        order.synthetic(),
        ProgramVersion.text(),
        order
            .training()
            .recipe()
            .map(r -> new TrainedModel.Preprocessing(r.standardize(), r.mirrored())));
  }
}
