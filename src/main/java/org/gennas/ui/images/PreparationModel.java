package org.gennas.ui.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.gennas.data.prepared.ImagePreparation;
import org.gennas.data.prepared.PreparedStore;
import org.gennas.data.split.PatientSplit;
import org.gennas.data.split.SplitRecipe;
import org.gennas.data.tables.Dataset;
import org.gennas.data.tables.ViewFilter;
import org.gennas.study.config.ImagesConfig;
import org.gennas.ui.form.CheckedField;
import org.gennas.ui.form.NumberChecks;
import org.gennas.ui.task.LatestTask;

/** Decoding and resizing a dataset's images once: the size, what is there already, and the run. */
public final class PreparationModel {
  /** Sizes that are one click away. */
  public enum Size {
    QUICK(64),
    MEDIUM(128),
    PAPER(224),
    /** Typed. */
    OWN(0);

    private final int px;

    Size(int px) {
      this.px = px;
    }

    /** Side, px; 0 for the person's own. */
    public int px() {
      return px;
    }
  }

  /** Where it stands. */
  public sealed interface State {
    record Idle() implements State {}

    /**
     * @param left empty while nothing can be said
     * @param elsewhere whether another run of the program prepares, and this one waits for it
     */
    record Running(int done, int total, Optional<Duration> left, boolean elsewhere)
        implements State {}

    /** Cancelled; what is done is kept. */
    record Stopped(int done, int total) implements State {}

    record Done(ImagePreparation.Report report) implements State {}

    /** The message names file and remedy. */
    record Failed(String message) implements State {}
  }

  /**
   * What is known of the chosen size.
   *
   * @param folder where it is or will be prepared
   * @param wanted images that the views let through
   * @param store what is prepared, if anything
   * @param free room on the disk, bytes; -1 where it can't be told
   */
  public record Place(Path folder, int wanted, Optional<PreparedStore> store, long free) {
    /** Whether nothing is left to do: all but at most 1 % unreadable images are prepared. */
    public boolean whole() {
      return store
          .filter(s -> s.done() + s.unreadable() >= wanted && s.unreadable() * 100L <= wanted)
          .isPresent();
    }
  }

  private static final Duration TOLD_EVERY = Duration.ofMillis(100);

  private final CheckedField<Integer> px =
      new CheckedField<>("64", NumberChecks.whole(ImagesConfig.LEAST_PX, ImagesConfig.MOST_PX));
  private final ObjectProperty<Size> size = new SimpleObjectProperty<>(Size.QUICK);
  private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Idle());
  private final ReadOnlyObjectWrapper<Optional<Place>> place =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final DatasetRegistry shelf;
  private final InstantSource clock;
  private final Executor background;
  private final Executor ui;
  private final LatestTask look;
  private Optional<Dataset> dataset = Optional.empty();
  private Optional<Run> going = Optional.empty();
  private ImagesConfig.View view = ImagesConfig.View.FRONTAL;
  private Runnable changed = () -> {};

  PreparationModel(DatasetRegistry shelf, Executor background, Executor ui, InstantSource clock) {
    this.shelf = shelf;
    this.clock = clock;
    look = new LatestTask(background, ui);
    this.background = background;
    this.ui = ui;
    size.addListener(
        (property, before, now) -> {
          if (now != Size.OWN) {
            px.text().set(String.valueOf(now.px()));
          }
        });
    px.checked().addListener((property, before, now) -> sized());
  }

  private void sized() {
    Optional<Integer> typed = px.value();
    for (Size each : Size.values()) {
      if (typed.isPresent() && typed.get() == each.px()) {
        size.set(each);
      }
    }
    if (typed.isPresent() && size.get().px() != typed.get()) {
      size.set(Size.OWN);
    }
    if (!running()) {
      state.set(new State.Idle());
      refresh();
    }
  }

  /** Told when images have been prepared. */
  void onChange(Runnable listener) {
    changed = listener;
  }

  /** Turns to another dataset or other views; what runs for the one before is cancelled. */
  void show(Dataset shown, ImagesConfig.View views) {
    if (dataset.filter(d -> d == shown).isPresent() && views == view) {
      return;
    }
    dataset = Optional.of(shown);
    view = views;
    cancel();
    going = Optional.empty();
    state.set(new State.Idle());
    refresh();
  }

  /** Looks what is prepared. */
  void refresh() {
    if (dataset.isEmpty() || px.value().isEmpty()) {
      place.set(Optional.empty());
      return;
    }
    Dataset of = dataset.get();
    int side = px.value().get();
    ViewFilter views = ViewFilter.valueOf(view.name());
    look.run(
        turn -> look(of, side, views),
        found -> place.set(Optional.of(found)),
        failed -> place.set(Optional.empty()));
  }

  private Place look(Dataset of, int side, ViewFilter views) {
    Path folder = shelf.prepared(of.preparedFolderName(side));
    Optional<PreparedStore> store = Optional.empty();
    try {
      store = Files.isDirectory(folder) ? Optional.of(PreparedStore.of(folder)) : store;
    } catch (IOException e) {
      // a damaged folder is complained about when it is to be filled
      store = Optional.empty();
    }
    return new Place(folder, rows(of, views).length, store, free(folder));
  }

  private static long free(Path folder) {
    Path there = folder;
    while (there != null && !Files.exists(there)) {
      there = there.getParent();
    }
    try {
      return there == null ? -1 : Files.getFileStore(there).getUsableSpace();
    } catch (IOException e) {
      return -1;
    }
  }

  private static int[] rows(Dataset of, ViewFilter views) {
    return new SplitRecipe(List.of(), views, PatientSplit.byFiles(0)).wanted(of);
  }

  /** Prepares what is missing; does nothing while the size is wrong or it runs. */
  public void prepare() {
    if (dataset.isEmpty() || px.value().isEmpty() || running()) {
      return;
    }
    ViewFilter views = ViewFilter.valueOf(view.name());
    Run run = new Run(dataset.get(), px.value().get(), views);
    going = Optional.of(run);
    state.set(
        new State.Running(0, place.get().map(Place::wanted).orElse(0), Optional.empty(), false));
    background.execute(
        () -> {
          State answer;
          try {
            ImagePreparation.Report report = prepare(run);
            answer = report.cancelled() ? stopped(report) : new State.Done(report);
          } catch (IOException | RuntimeException e) {
            answer = new State.Failed(String.valueOf(e.getMessage()));
          }
          State last = answer;
          tell(run, () -> ended(last));
        });
  }

  /** Its own flag, not a dropped answer: the folder is free again only when the run has ended. */
  private static final class Run {
    private final Dataset dataset;
    private final int px;
    private final ViewFilter views;
    private final RemainingTime pace = new RemainingTime();
    private Instant told = Instant.MIN;
    private volatile boolean cancelled;

    Run(Dataset dataset, int px, ViewFilter views) {
      this.dataset = dataset;
      this.px = px;
      this.views = views;
    }

    /** Whether it is time to tell how far it is; on the thread that prepares. */
    boolean due(Instant now) {
      boolean due =
          told.equals(Instant.MIN) || Duration.between(told, now).compareTo(TOLD_EVERY) >= 0;
      told = due ? now : told;
      return due;
    }

    boolean cancelled() {
      return cancelled || Thread.currentThread().isInterrupted();
    }
  }

  private static State stopped(ImagePreparation.Report report) {
    int done = report.prepared() + report.kept() + report.unreadable().size();
    return new State.Stopped(done, report.wanted());
  }

  private void tell(Run run, Runnable news) {
    ui.execute(
        () -> {
          if (going.filter(r -> r == run).isPresent()) {
            news.run();
          }
        });
  }

  private ImagePreparation.Report prepare(Run run) throws IOException {
    int threads = Runtime.getRuntime().availableProcessors();
    // A pool of its own: the window's other work continues beside it.
    ExecutorService decoders = Executors.newFixedThreadPool(threads);
    Path folder = shelf.prepared(run.dataset.preparedFolderName(run.px));
    int[] rows = rows(run.dataset, run.views);
    try {
      return new ImagePreparation(decoders, threads)
          .prepare(run.dataset, rows, run.px, folder, new RunProgress(run), run::cancelled);
    } finally {
      decoders.shutdownNow();
    }
  }

  /** Tells on the window's thread how far a run is. */
  private final class RunProgress implements ImagePreparation.Progress {
    private final Run run;

    RunProgress(Run run) {
      this.run = run;
    }

    @Override
    public void report(int done, int total) {
      tell(done, total, false);
    }

    @Override
    public void waiting(int done, int total) {
      tell(done, total, true);
    }

    private void tell(int done, int total, boolean elsewhere) {
      Instant now = clock.instant();
      if (run.due(now)) {
        run.pace.add(now, done);
        Optional<Duration> left = run.pace.left(total);
        PreparationModel.this.tell(
            run, () -> state.set(new State.Running(done, total, left, elsewhere)));
      }
    }
  }

  private void ended(State now) {
    going = Optional.empty();
    state.set(now);
    refresh();
    changed.run();
  }

  /** Ends the run soon; what is prepared is kept, and the next run resumes there. */
  public void cancel() {
    going.ifPresent(run -> run.cancelled = true);
  }

  public boolean running() {
    return state.get() instanceof State.Running;
  }

  public CheckedField<Integer> px() {
    return px;
  }

  public ObjectProperty<Size> size() {
    return size;
  }

  public ReadOnlyObjectProperty<State> state() {
    return state.getReadOnlyProperty();
  }

  /** Empty while it is looked for. */
  public ReadOnlyObjectProperty<Optional<Place>> place() {
    return place.getReadOnlyProperty();
  }
}
