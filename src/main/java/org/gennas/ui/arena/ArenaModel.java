package org.gennas.ui.arena;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.gennas.arena.Arena;
import org.gennas.arena.ArenaFiles;
import org.gennas.arena.ArenaPlan;
import org.gennas.arena.Course;
import org.gennas.arena.Play;
import org.gennas.arena.Player;
import org.gennas.arena.StrategyPlayer;
import org.gennas.proposal.strategy.ProposerChoice;
import org.gennas.runner.table.BenchmarkTable;
import org.gennas.runner.table.Feedback;
import org.gennas.runner.table.SimulatedTraining;
import org.gennas.runner.table.SyntheticLandscape;
import org.gennas.runner.table.TableFile;
import org.gennas.space.Architecture;
import org.gennas.study.Schedule;
import org.gennas.study.SearchLimits;
import org.gennas.study.SecondObjective;
import org.gennas.ui.newstudy.Checked;
import org.gennas.ui.newstudy.CheckedField;
import org.gennas.ui.newstudy.NumberChecks;

/** The Arena screen without its controls: what is to be played, and how it goes. */
public final class ArenaModel {
  private static final int MOST_QUERIES = 500;
  private static final int MOST_SEARCHES = 1000;
  private static final int MOST_DEVICES = 128;
  private static final int MOST_LANDSCAPES = 1_000_000;
  private static final long REDRAW_NANOS = 400_000_000L;

  private final ExecutorService background;
  private final Executor ui;
  private final ObjectProperty<Optional<Path>> file = new SimpleObjectProperty<>(Optional.empty());
  private final CheckedField<Integer> landscape =
      new CheckedField<>("1", NumberChecks.whole(0, MOST_LANDSCAPES));
  private final CheckedField<Integer> budget =
      new CheckedField<>("50", NumberChecks.whole(1, MOST_QUERIES));
  private final CheckedField<Integer> searches =
      new CheckedField<>("30", NumberChecks.whole(1, MOST_SEARCHES));
  private final CheckedField<Integer> devices =
      new CheckedField<>("1", NumberChecks.whole(1, MOST_DEVICES));
  private final CheckedField<Optional<Architecture>> warmStart =
      new CheckedField<>("", NumberChecks.optional(ArenaModel::code));
  private final ObjectProperty<Feedback> feedback = new SimpleObjectProperty<>(Feedback.ONE_SEED);
  private final ObjectProperty<Schedule> schedule =
      new SimpleObjectProperty<>(Schedule.FREE_RUNNING);
  private final ObjectProperty<Optional<SecondObjective>> objective =
      new SimpleObjectProperty<>(Optional.empty());
  private final Map<ProposerChoice, BooleanProperty> players = new LinkedHashMap<>();
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
   * @param secondsLeft empty while nothing can be said
   */
  public record Progress(boolean running, int done, int total, Optional<Double> secondsLeft) {
    static Progress none() {
      return new Progress(false, 0, 0, Optional.empty());
    }
  }

  /**
   * What has been played so far.
   *
   * @param plays finished searches
   */
  public record Result(ArenaPlan plan, List<Course> courses, List<Play> plays) {
    public Result {
      courses = List.copyOf(courses);
      plays = List.copyOf(plays);
    }
  }

  /**
   * @param background plays
   * @param ui shows
   */
  public ArenaModel(ExecutorService background, Executor ui) {
    this.background = background;
    this.ui = ui;
    // chance first: it is what all others are measured by
    players.put(ProposerChoice.RANDOM, new SimpleBooleanProperty(true));
    for (ProposerChoice choice : ProposerChoice.values()) {
      players.computeIfAbsent(choice, c -> new SimpleBooleanProperty(true));
    }
  }

  private static Checked<Architecture> code(String text) {
    return text.matches("[0-9]+")
        ? Checked.good(new Architecture(text))
        : Checked.bad("arena.problem.code");
  }

  /** A file of trained networks; empty for a synthetic landscape. */
  public ObjectProperty<Optional<Path>> file() {
    return file;
  }

  /** Which synthetic landscape. */
  public CheckedField<Integer> landscape() {
    return landscape;
  }

  /** Queries of a search. */
  public CheckedField<Integer> budget() {
    return budget;
  }

  /** Searches of a player. */
  public CheckedField<Integer> searches() {
    return searches;
  }

  public CheckedField<Integer> devices() {
    return devices;
  }

  public CheckedField<Optional<Architecture>> warmStart() {
    return warmStart;
  }

  public ObjectProperty<Feedback> feedback() {
    return feedback;
  }

  public ObjectProperty<Schedule> schedule() {
    return schedule;
  }

  public ObjectProperty<Optional<SecondObjective>> objective() {
    return objective;
  }

  /** Who takes part, chance first. */
  public Map<ProposerChoice, BooleanProperty> players() {
    return players;
  }

  public ReadOnlyObjectProperty<Progress> progress() {
    return progress.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Optional<Result>> result() {
    return result.getReadOnlyProperty();
  }

  /** What went wrong, in words; empty where nothing did. */
  public ReadOnlyObjectProperty<Optional<String>> problem() {
    return problem.getReadOnlyProperty();
  }

  /** Whether everything typed can be used. */
  public boolean ready() {
    boolean table = file.get().isPresent() || landscape.value().isPresent();
    return table
        && budget.value().isPresent()
        && searches.value().isPresent()
        && devices.value().isPresent()
        && warmStart.value().isPresent()
        && players.values().stream().anyMatch(BooleanProperty::get);
  }

  /** What is asked for, taken from the fields on the window's thread. */
  private record Wish(
      Optional<Path> file,
      int landscape,
      List<Player> players,
      int budget,
      int searches,
      Feedback feedback,
      Schedule schedule,
      int devices,
      Optional<SecondObjective> objective,
      Optional<Architecture> warmStart) {

    ArenaPlan plan() throws IOException {
      BenchmarkTable table =
          file.isPresent() ? TableFile.read(file.get()) : SyntheticLandscape.draw(landscape);
      Optional<Architecture> first = warmStart.map(code -> table.networks().parse(code.code()));
      return new ArenaPlan(
          table,
          players,
          budget,
          searches,
          feedback,
          schedule,
          devices,
          SearchLimits.none(),
          objective,
          first,
          SimulatedTraining.usual());
    }
  }

  /** Plays; what was played before is forgotten. Does nothing while something is wrong. */
  public void play() {
    if (!ready() || progress.get().running()) {
      return;
    }
    List<Player> chosen = new ArrayList<>();
    players.forEach(
        (choice, takesPart) -> {
          if (takesPart.get()) {
            chosen.add(new StrategyPlayer(choice));
          }
        });
    Wish wish =
        new Wish(
            file.get(),
            landscape.value().orElse(0),
            chosen,
            budget.value().orElseThrow(),
            searches.value().orElseThrow(),
            feedback.get(),
            schedule.get(),
            devices.value().orElseThrow(),
            objective.get(),
            warmStart.value().orElseThrow());
    problem.set(Optional.empty());
    result.set(Optional.empty());
    progress.set(new Progress(true, 0, chosen.size() * wish.searches(), Optional.empty()));
    background.execute(() -> play(wish));
  }

  private void play(Wish wish) {
    Optional<String> wrong = Optional.empty();
    try {
      ArenaPlan plan = wish.plan();
      Arena arena = new Arena(plan);
      ui.execute(() -> playing = Optional.of(arena));
      ExecutorService workers =
          Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
      try {
        Growing growing = new Growing(plan);
        List<Play> plays = arena.play(workers, growing);
        List<Course> courses = Course.of(plays);
        ui.execute(() -> result.set(Optional.of(new Result(plan, courses, plays))));
      } finally {
        workers.shutdownNow();
      }
    } catch (IOException | IllegalArgumentException e) {
      wrong = Optional.of(String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Optional<String> told = wrong;
    ui.execute(
        () -> {
          playing = Optional.empty();
          problem.set(told);
          Progress last = progress.get();
          progress.set(new Progress(false, last.done(), last.total(), Optional.empty()));
        });
  }

  /** Collects searches as they end and shows them now and then. */
  private final class Growing implements Consumer<Play> {
    private final ArenaPlan plan;
    private final List<Play> plays = new ArrayList<>();
    private final long begun = System.nanoTime();
    private long shown = System.nanoTime();

    Growing(ArenaPlan plan) {
      this.plan = plan;
    }

    @Override
    public synchronized void accept(Play play) {
      plays.add(play);
      long now = System.nanoTime();
      if (now - shown < REDRAW_NANOS) {
        return;
      }
      shown = now;
      List<String> order = plan.players().stream().map(Player::name).toList();
      List<Play> sofar = new ArrayList<>(plays);
      sofar.sort(Comparator.comparingInt(p -> order.indexOf(p.player())));
      Result grown = new Result(plan, Course.of(sofar), sofar);
      int total = plan.plays();
      double left = (now - begun) / 1e9 / plays.size() * (total - plays.size());
      Progress far = new Progress(true, plays.size(), total, Optional.of(left));
      ui.execute(
          () -> {
            if (progress.get().running()) {
              result.set(Optional.of(grown));
              progress.set(far);
            }
          });
    }
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
    result
        .get()
        .ifPresent(
            r ->
                background.execute(
                    () -> {
                      try {
                        ArenaFiles.write(folder, r.plan(), r.plays());
                        ui.execute(() -> saved.accept(folder));
                      } catch (IOException e) {
                        ui.execute(() -> failed.accept(String.valueOf(e.getMessage())));
                      }
                    }));
  }
}
