package org.gennas.ui.study;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.gennas.search.SearchControl;
import org.gennas.search.TrialRequests;
import org.gennas.space.Architecture;
import org.gennas.study.config.SearchLimits;
import org.gennas.study.config.StudyConfig;
import org.gennas.study.event.StudyState;
import org.gennas.study.folder.StudyFolder;
import org.gennas.study.folder.StudyJson;
import org.gennas.ui.study.StudyModel.Mode;
import org.gennas.ui.study.StudyModel.RunLocation;
import org.gennas.ui.text.Messages;

/**
 * Opens, begins, pauses, resumes and stops studies for the window. Its methods are called on the
 * window's thread and return at once; disk and processes are left to the background executor, and
 * what comes of them is shown in the {@link StudyModel}.
 */
public final class StudyController {

  private final StudyModel model;
  private final StudyNotices notices;
  private final Searches searches;
  private final ReportController reports;
  private final Executor background;
  private final Executor ui;
  private final Path studies;
  private final StudyJson json = new StudyJson();
  private final Messages messages;
  private Optional<Searches.Run> run = Optional.empty();
  private Optional<Closeable> watch = Optional.empty();
  private StudyFeed feed;
  private Optional<Path> target = Optional.empty();
  private CompletableFuture<Optional<Searches.Run>> launching =
      CompletableFuture.completedFuture(Optional.empty());

  /** Counts the studies opened, so that what a former one still tells is not shown. */
  private int opened;

  /** Counts what was asked to be opened, so that the last one wins. */
  private int asked;

  /**
   * @param background runs what takes a while, one task after the other
   * @param ui runs updates on the window's thread, at its own pace
   * @param studies folder in which new studies are made
   */
  public StudyController(
      StudyModel model,
      Searches searches,
      Reports reports,
      Executor background,
      Executor ui,
      Path studies,
      Messages messages) {
    this.model = model;
    this.notices = new StudyNotices(model, ui, messages);
    this.searches = searches;
    this.reports =
        new ReportController(reports, background, ui, e -> notices.fail("study.problem.report", e));
    this.background = background;
    this.ui = ui;
    this.studies = studies;
    this.messages = messages;
  }

  public StudyModel model() {
    return model;
  }

  /** Whether a search of this process still holds workers. */
  public boolean holdsSearch() {
    return run.isPresent();
  }

  /** Shows a study, its images folder absolute, that is to be begun in a folder of its own. */
  public void show(StudyConfig config) {
    show(config, Optional.empty());
  }

  /**
   * Shows a study that is to be begun.
   *
   * @param where the folder to make when it starts; empty: one named after it
   */
  public void show(StudyConfig config, Optional<Path> where) {
    if (refusedWhileRunning()) {
      return;
    }
    target = where;
    leave();
    asked++;
    StudySnapshot moment = StudySnapshot.of(config);
    feed = feed(moment);
    model.open(moment, Optional.empty(), RunLocation.NOWHERE);
  }

  /**
   * Opens a study's folder: begun, paused, ended, or run by another process. What is shown stays
   * until the folder has been read.
   */
  public void open(Path path) {
    if (refusedWhileRunning()) {
      return;
    }
    letGo();
    int turn = ++asked;
    background.execute(
        () -> {
          try {
            StudyFolder folder = StudyFolder.open(path, json);
            StudySnapshot moment = StudySnapshot.read(folder);
            boolean busy =
                moment.state().phase() != StudyState.Phase.ENDED && searches.busy(folder);
            ui.execute(
                () -> {
                  if (turn == asked) {
                    leave();
                    opened(opened, folder, moment, busy);
                  }
                });
          } catch (IOException | RuntimeException e) {
            notices.fail("study.problem.open", e);
          }
        });
  }

  private void opened(int turn, StudyFolder folder, StudySnapshot moment, boolean busy) {
    feed = feed(moment);
    model.open(moment, Optional.of(folder), busy ? RunLocation.ELSEWHERE : RunLocation.NOWHERE);
    notices.shown(moment);
    if (busy) {
      StudyFeed mine = feed;
      background.execute(
          () -> {
            try {
              Closeable watching = searches.watch(folder, mine);
              ui.execute(() -> watching(turn, watching));
            } catch (IOException | RuntimeException e) {
              notices.fail("study.problem.watch", e);
            }
          });
    }
  }

  private void watching(int turn, Closeable watching) {
    if (turn == opened) {
      watch = Optional.of(watching);
    } else {
      QuietClose.close(watching);
    }
  }

  /** Changes what a study that has not been written yet is limited to; else does nothing. */
  public void limit(SearchLimits limits) {
    Optional<StudySnapshot> now = model.momentProperty().get();
    if (model.mode() != Mode.READY || model.folderProperty().get().isPresent() || now.isEmpty()) {
      return;
    }
    StudySnapshot moment = now.get().limitedTo(limits);
    feed = feed(moment);
    model.show(moment);
  }

  /** Has a failed trial trained once more, also in a study that has ended. */
  public void retry(int number) {
    if (run.isPresent()) {
      steer(control -> control.retryTrial(number));
    } else if (model.mode() == Mode.ENDED || model.mode() == Mode.PAUSED) {
      TrialRequests again = TrialRequests.retrying(List.of(number));
      model.momentProperty().get().ifPresent(moment -> launch(moment, again));
    }
  }

  /** Starts or resumes the search shown. */
  public void start() {
    Mode mode = model.mode();
    Optional<StudySnapshot> moment = model.momentProperty().get();
    if ((mode != Mode.READY && mode != Mode.PAUSED) || moment.isEmpty()) {
      return;
    }
    model.dismiss();
    if (run.isPresent()) {
      model.move(RunLocation.HERE);
      run.get().control().resume();
      return;
    }
    launch(moment.get(), TrialRequests.none());
  }

  private void launch(StudySnapshot moment, TrialRequests first) {
    if (feed.hasLeft()) {
      feed = feed(moment);
    }
    model.move(RunLocation.STARTING);
    StudyPlace place = new StudyPlace(model.folderProperty().get(), target, studies);
    StudyFeed mine = feed;
    int turn = opened;
    CompletableFuture<Optional<Searches.Run>> launch = new CompletableFuture<>();
    launching = launch;
    StudyConfig config = moment.state().config();
    background.execute(() -> launch(turn, place, config, first, mine, launch));
  }

  private void launch(
      int turn,
      StudyPlace place,
      StudyConfig config,
      TrialRequests first,
      StudyFeed mine,
      CompletableFuture<Optional<Searches.Run>> launch) {
    try {
      StudyFolder folder = place.folder(config, json);
      ui.execute(() -> model.written(folder));
      Searches.Run started = searches.start(folder, first, mine);
      launch.complete(Optional.of(started));
      ui.execute(() -> started(turn, started, mine));
    } catch (IOException | RuntimeException e) {
      launch.complete(Optional.empty());
      ui.execute(() -> model.move(RunLocation.NOWHERE));
      notices.fail("study.problem.start", e);
    }
  }

  private void started(int turn, Searches.Run started, StudyFeed mine) {
    if (turn != opened || mine.hasLeft()) {
      background.execute(() -> QuietClose.close(started));
      return;
    }
    run = Optional.of(started);
    if (model.place() == RunLocation.STARTING) {
      model.move(RunLocation.HERE);
    }
    mine.devices(started.devices());
    if (!started.notes().isEmpty()) {
      model.note(String.join(" ", started.notes()));
    }
  }

  /** Running trials keep their state and give their devices back. */
  public void pause() {
    settle(SearchControl::pause);
  }

  /** Ends the search for good. */
  public void stop() {
    if (run.isEmpty() && model.mode() == Mode.PAUSED) {
      return;
    }
    settle(SearchControl::stop);
  }

  /** Whether {@link #stop()} would do anything now. */
  public boolean canStop() {
    return run.isPresent() && Set.of(Mode.RUNNING_HERE, Mode.PAUSED).contains(model.mode());
  }

  private void settle(Consumer<SearchControl> how) {
    run.ifPresent(
        r -> {
          model.move(RunLocation.SETTLING);
          how.accept(r.control());
        });
  }

  /** Puts an architecture at the head of the queue of the search that runs here. */
  public void train(Architecture architecture) {
    if (model.acceptsTrials()) {
      steer(c -> c.train(architecture));
    }
  }

  /** Tells the search of this process what a person wants; without one, does nothing. */
  public void steer(Consumer<SearchControl> how) {
    run.ifPresent(r -> how.accept(r.control()));
  }

  /**
   * Pauses a search of this process safely and lets go of everything. Blocks until the workers have
   * kept their state: for the end of the program, after the window is gone.
   *
   * @return whether a search was cut short by this and goes on when it is next started
   */
  public boolean close() {
    opened++;
    Optional<Searches.Run> live = run.isPresent() ? run : launching.join();
    boolean cutShort =
        live.isPresent()
            && !feed.hasLeft()
            && feed.moment().state().phase() != StudyState.Phase.ENDED;
    live.ifPresent(QuietClose::close);
    watch.ifPresent(QuietClose::close);
    run = Optional.empty();
    watch = Optional.empty();
    return cutShort;
  }

  private boolean refusedWhileRunning() {
    boolean running = run.isPresent() && model.mode() != Mode.PAUSED && model.mode() != Mode.ENDED;
    if (running || model.mode() == Mode.STARTING) {
      model.tell(messages.get("study.problem.runningHere"));
      return true;
    }
    return false;
  }

  private void leave() {
    opened++;
    letGo();
    Optional<Closeable> old = watch;
    watch = Optional.empty();
    background.execute(() -> old.ifPresent(QuietClose::close));
  }

  /** Gives up a paused or ended search, so that its folder is free. */
  private void letGo() {
    Optional<Searches.Run> old = run;
    run = Optional.empty();
    launching = CompletableFuture.completedFuture(Optional.empty());
    if (old.isPresent()) {
      model.move(RunLocation.NOWHERE);
      background.execute(() -> old.ifPresent(QuietClose::close));
    }
  }

  private StudyFeed feed(StudySnapshot from) {
    int turn = opened;
    return new StudyFeed(
        from,
        ui,
        moment -> {
          if (turn == opened) {
            show(moment);
          }
        },
        problem -> ui.execute(() -> left(turn, problem)),
        notices::waiting);
  }

  private void show(StudySnapshot moment) {
    if (model.place() == RunLocation.STARTING
        && moment.state().phase() == StudyState.Phase.RUNNING) {
      model.move(RunLocation.HERE);
    }
    model.show(moment);
    notices.shown(moment);
  }

  private void left(int turn, Optional<Exception> problem) {
    if (turn != opened) {
      return;
    }
    run.ifPresent(r -> background.execute(() -> QuietClose.close(r)));
    run = Optional.empty();
    watch.ifPresent(w -> background.execute(() -> QuietClose.close(w)));
    watch = Optional.empty();
    model.show(feed.moment());
    boolean mine = model.place() != RunLocation.ELSEWHERE;
    model.move(RunLocation.NOWHERE);
    problem.ifPresent(p -> notices.fail("study.problem.search", p));
    if (mine && problem.isEmpty() && model.mode() == Mode.ENDED) {
      model.folderProperty().get().ifPresent(folder -> reports.write(folder, true, this::tell));
    }
  }

  private void tell(Path report) {
    model.note(messages.format("study.notice.report", report.toString()));
  }

  /** The report that is being written, if one is. */
  public ReportWork reportWork() {
    return reports.work();
  }

  /**
   * Has the study's report written, where it is not there yet; of one that has not ended always
   * again.
   *
   * @param then told the report's file, on the window's thread
   */
  public void report(Consumer<Path> then) {
    if (model.canReport()) {
      boolean again = model.mode() != Mode.ENDED;
      model.folderProperty().get().ifPresent(folder -> reports.write(folder, again, then));
    }
  }
}
