package org.gennas.ui.arena;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.gennas.arena.Arena;
import org.gennas.arena.ArenaFiles;
import org.gennas.arena.ArenaPlan;
import org.gennas.arena.Play;
import org.gennas.arena.SearchTrajectory;

/** The Arena screen without its controls: what is to be played, and how it goes. */
public final class ArenaModel {
  private final Executor background;
  private final Executor ui;
  private final InstantSource clock;
  private final ArenaSetup setup;
  private final ReadOnlyObjectWrapper<Progress> progress =
      new ReadOnlyObjectWrapper<>(Progress.none());
  private final ReadOnlyObjectWrapper<Optional<Result>> result =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<String>> problem =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private Optional<Arena> playing = Optional.empty();

  /**
   * How far the arena is.
   *
   * @param running whether it is being played
   * @param done searches of {@code total}
   * @param left empty while nothing can be said
   */
  public record Progress(boolean running, int done, int total, Optional<Duration> left) {
    static Progress none() {
      return new Progress(false, 0, 0, Optional.empty());
    }
  }

  /**
   * What has been played so far.
   *
   * @param courses of the players that ended a search, in the plan's order
   * @param plays finished searches, at least one
   */
  public record Result(ArenaPlan plan, List<SearchTrajectory> courses, List<Play> plays) {
    public Result {
      courses = List.copyOf(courses);
      plays = List.copyOf(plays);
    }

    /** A player's position in the plan, by which it has its colour however far the play is. */
    public int place(SearchTrajectory course) {
      return plan.players().stream().map(p -> p.name()).toList().indexOf(course.player());
    }
  }

  /**
   * @param background reads tables, plays, and writes files
   * @param ui hears of them
   * @param clock for the time that is left
   */
  public ArenaModel(Executor background, Executor ui, InstantSource clock) {
    this.background = background;
    this.ui = ui;
    this.clock = clock;
    setup = new ArenaSetup(background, ui);
  }

  public ArenaSetup setup() {
    return setup;
  }

  public ReadOnlyObjectProperty<Progress> progress() {
    return progress.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Optional<Result>> result() {
    return result.getReadOnlyProperty();
  }

  /** Why the last play ended early, in words; empty where it did not. */
  public ReadOnlyObjectProperty<Optional<String>> problem() {
    return problem.getReadOnlyProperty();
  }

  /** Plays; what was played before is forgotten. Does nothing while something is wrong. */
  public void play() {
    if (!(setup.outcome().get() instanceof ArenaSetup.Outcome.Ready ready)
        || progress.get().running()) {
      return;
    }
    ArenaPlan plan = ready.plan();
    Arena arena = new Arena(plan);
    playing = Optional.of(arena);
    problem.set(Optional.empty());
    result.set(Optional.empty());
    progress.set(new Progress(true, 0, plan.plays(), Optional.empty()));
    background.execute(() -> play(arena, plan));
  }

  private void play(Arena arena, ArenaPlan plan) {
    // A pool of its own: the window's other work continues beside it.
    ExecutorService workers =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    GrowingResult growing = new GrowingResult(plan, clock, (now, left) -> grown(arena, now, left));
    Optional<String> wrong = Optional.empty();
    try {
      arena.play(workers, growing);
    } catch (IOException | RuntimeException e) {
      wrong = Optional.of(String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      arena.cancel();
      workers.shutdown();
      Optional<String> told = wrong;
      Optional<Result> last = growing.result();
      ui.execute(() -> ended(told, last));
    }
  }

  private void grown(Arena arena, Result now, Optional<Duration> left) {
    ui.execute(
        () -> {
          // a search may outlive its arena for a moment
          if (playing.filter(a -> a == arena).isPresent()) {
            result.set(Optional.of(now));
            int total = progress.get().total();
            progress.set(new Progress(true, now.plays().size(), total, left));
          }
        });
  }

  private void ended(Optional<String> wrong, Optional<Result> last) {
    playing = Optional.empty();
    result.set(last);
    problem.set(wrong);
    int done = last.map(r -> r.plays().size()).orElse(0);
    progress.set(new Progress(false, done, progress.get().total(), Optional.empty()));
  }

  /** Ends the play soon; what was finished stays. */
  public void cancel() {
    playing.ifPresent(Arena::cancel);
  }

  /**
   * Writes tables and pictures of what was played.
   *
   * @param saved told the folder, on the window's thread
   * @param failed told what went wrong, on the window's thread
   */
  public void save(Path folder, Consumer<Path> saved, Consumer<String> failed) {
    result.get().ifPresent(r -> background.execute(() -> write(r, folder, saved, failed)));
  }

  private void write(Result played, Path folder, Consumer<Path> saved, Consumer<String> failed) {
    try {
      ArenaFiles.write(folder, played.plan(), played.plays());
      ui.execute(() -> saved.accept(folder));
    } catch (IOException | RuntimeException e) {
      ui.execute(() -> failed.accept(String.valueOf(e.getMessage())));
    }
  }
}
