package org.gennas.ui.arena;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.gennas.arena.Player;
import org.gennas.arena.SearchTrajectory;
import org.gennas.proposal.strategy.ProposerChoice;
import org.gennas.study.config.SecondObjective;
import org.gennas.ui.form.FormProblem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the Arena screen can be told, and what it tells, without a toolkit. */
class ArenaModelTest {
  private static final String HEADER = "architecture,score1,score2,params,macs\n";

  @TempDir private Path temporary;

  private final ExecutorService background = Executors.newCachedThreadPool();
  private final LinkedBlockingQueue<Runnable> ui = new LinkedBlockingQueue<>();
  // a second passes between any two looks, so that every search is told
  private final AtomicInteger seconds = new AtomicInteger();
  private final InstantSource clock = () -> Instant.ofEpochSecond(seconds.incrementAndGet());
  private final ArenaModel model = new ArenaModel(background, ui::add, clock);
  private final ArenaSetup setup = model.setup();

  @AfterEach
  void stop() {
    model.cancel();
    background.shutdownNow();
  }

  /** Runs what is meant for the window's thread, here, until something holds. */
  private void until(BooleanSupplier holds) throws InterruptedException {
    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!holds.getAsBoolean()) {
      assertThat(System.nanoTime()).as("told in time").isLessThan(deadline);
      Runnable next = ui.poll(1, TimeUnit.SECONDS);
      if (next != null) {
        next.run();
      }
    }
  }

  private boolean ready() {
    return setup.outcome().get() instanceof ArenaSetup.Outcome.Ready;
  }

  private List<String> problems() {
    return setup.outcome().get() instanceof ArenaSetup.Outcome.Incomplete incomplete
        ? incomplete.problems().stream().map(FormProblem::key).toList()
        : List.of();
  }

  private void play() throws InterruptedException {
    until(this::ready);
    model.play();
    assertThat(model.progress().get().running()).isTrue();
  }

  private void playToTheEnd() throws InterruptedException {
    play();
    until(() -> !model.progress().get().running());
  }

  private void against(ProposerChoice... chosen) {
    setup.challengers().forEach((choice, plays) -> plays.set(List.of(chosen).contains(choice)));
  }

  /** All codes of four slots with three choices; the digits' sum, slightly bent, is the score. */
  private Path table() throws IOException {
    StringBuilder rows = new StringBuilder(HEADER);
    IntStream.range(0, 81)
        .mapToObj(i -> String.format("%4s", Integer.toString(i, 3)).replace(' ', '0'))
        .forEach(
            code -> {
              int sum = code.chars().map(c -> c - '0').sum();
              double score = 0.5 + 0.04 * sum + 0.001 * code.charAt(0);
              rows.append(code).append(',').append(score).append(',').append(score + 0.002);
              rows.append(',').append(1000 + 100 * sum).append(',');
              rows.append(20_000 + 900 * sum).append('\n');
            });
    return Files.writeString(temporary.resolve("digits.csv"), rows);
  }

  @Test
  void aNewPersonCanPlayAtOnceOnASyntheticLandscape() throws InterruptedException {
    until(this::ready);
    ArenaSetup.Outcome.Ready ready = (ArenaSetup.Outcome.Ready) setup.outcome().get();
    assertThat(ready.plan().table().name()).isEqualTo("Synthetic landscape 1");
    assertThat(ready.plan().words()).contains("(synthetic)", "hours are simulated");
    assertThat(ready.plan().players()).extracting(Player::name).startsWith("random").hasSize(6);
    assertThat(ready.plan().budget()).isEqualTo(50);
    assertThat(ready.plan().seeds()).isEqualTo(30);
  }

  @Test
  void anArenaIsPlayedToTheEndOnATableOfTheirOwn() throws Exception {
    setup.table().open(table());
    against(ProposerChoice.SURROGATE);
    setup.budget().text().set("12");
    setup.searches().text().set("6");
    playToTheEnd();
    ArenaModel.Result result = model.result().get().orElseThrow();
    assertThat(result.plan().table().size()).isEqualTo(81);
    assertThat(result.courses())
        .extracting(SearchTrajectory::player)
        .containsExactly("random", "surrogate");
    assertThat(result.plays()).hasSize(12);
    assertThat(result.courses().get(1).points()).hasSize(12);
    assertThat(result.courses().get(1).at(12).rank().median()).isBetween(1.0, 81.0);
    assertThat(model.progress().get())
        .isEqualTo(new ArenaModel.Progress(false, 12, 12, Optional.empty()));
    assertThat(model.problem().get()).isEmpty();
  }

  @Test
  void coursesGrowWhileSearchesEndAndColoursStay() throws InterruptedException {
    against(ProposerChoice.EVOLUTION, ProposerChoice.LOCAL_SEARCH);
    setup.budget().text().set("10");
    setup.searches().text().set("20");
    AtomicInteger grown = new AtomicInteger();
    model
        .result()
        .addListener(
            (property, before, now) ->
                now.ifPresent(
                    r -> {
                      assertThat(r.plays().size()).isGreaterThanOrEqualTo(grown.get());
                      grown.set(r.plays().size());
                      r.courses().stream()
                          .filter(c -> c.player().equals("local-search"))
                          .forEach(c -> assertThat(r.place(c)).isEqualTo(2));
                    }));
    play();
    until(() -> grown.get() > 0);
    assertThat(model.progress().get().done()).isBetween(1, 60);
    until(() -> !model.progress().get().running());
    assertThat(grown).hasValue(60);
  }

  @Test
  void theTimeLeftFollowsThePaceOfTheLatestSearches() throws InterruptedException {
    against();
    setup.budget().text().set("5");
    setup.searches().text().set("40");
    AtomicReference<Optional<Duration>> first = new AtomicReference<>(Optional.empty());
    AtomicInteger at = new AtomicInteger();
    model
        .progress()
        .addListener(
            (property, before, now) -> {
              if (now.left().isPresent() && first.get().isEmpty()) {
                first.set(now.left());
                at.set(now.done());
              }
            });
    playToTheEnd();
    // the clock moves by a second with every search that ends
    assertThat(first.get()).contains(Duration.ofSeconds(40 - at.get()));
  }

  @Test
  void chanceAlwaysPlaysSinceAllOthersAreMeasuredByIt() throws InterruptedException {
    against();
    until(this::ready);
    ArenaSetup.Outcome.Ready ready = (ArenaSetup.Outcome.Ready) setup.outcome().get();
    assertThat(ready.plan().players()).extracting(Player::name).containsExactly("random");
  }

  @Test
  void whatCannotBeUsedIsNamedAndNotPlayed() throws InterruptedException {
    until(this::ready);
    setup.budget().text().set("0");
    setup.searches().text().set("many");
    setup.devices().text().set("1000");
    assertThat(problems())
        .containsExactly(
            "newstudy.problem.range", "newstudy.problem.whole", "newstudy.problem.range");
    model.play();
    assertThat(model.progress().get().running()).isFalse();
    setup.table().landscape().text().set("-1");
    assertThat(problems()).contains("arena.problem.landscape");
  }

  @Test
  void moreQueriesThanNetworksAreRefused() throws Exception {
    setup.table().open(table());
    until(this::ready);
    setup.budget().text().set("82");
    assertThat(setup.budget().problem()).contains(FormProblem.of("arena.problem.budget", "81"));
    setup.budget().text().set("81");
    assertThat(ready()).isTrue();
  }

  @Test
  void aWarmStartHasToBeInTheTable() throws Exception {
    setup.table().open(table());
    until(this::ready);
    setup.warmStart().text().set("2x");
    assertThat(problems()).containsExactly("arena.problem.code");
    setup.warmStart().text().set("22");
    assertThat(setup.warmStart().problem().orElseThrow().arguments().toString())
        .contains("2 digits", "has 4");
    setup.warmStart().text().set("0120");
    against();
    setup.searches().text().set("3");
    setup.budget().text().set("4");
    playToTheEnd();
    assertThat(model.result().get().orElseThrow().plays())
        .extracting(play -> play.queries().get(0).architecture().code())
        .containsExactly("0120", "0120", "0120");
  }

  @Test
  void aWarmStartIsCheckedAgainWhenTheTableChanges() throws Exception {
    setup.table().open(table());
    until(this::ready);
    setup.warmStart().text().set("0120");
    assertThat(ready()).isTrue();
    setup.table().source().set(TableField.Source.SYNTHETIC);
    until(() -> setup.table().table().isPresent());
    assertThat(problems()).containsExactly("arena.problem.warmStart");
  }

  @Test
  void aDamagedTableIsNamedWithItsLine() throws Exception {
    Path file = temporary.resolve("broken.csv");
    Files.writeString(file, HEADER + "01,0.5,0.5,1,1\n10,0.x,0.6,1,1\n");
    setup.table().open(file);
    until(() -> setup.table().state().get() instanceof TableField.State.Unusable);
    TableField.State.Unusable state = (TableField.State.Unusable) setup.table().state().get();
    assertThat(state.message()).contains("broken.csv", "line 3", "0.x");
    assertThat(problems()).containsExactly("arena.problem.table");
    Files.writeString(file, HEADER + "01,0.5,0.5,1,1\n10,0.4,0.6,1,1\n");
    setup.budget().text().set("2");
    setup.table().open(file);
    until(this::ready);
  }

  @Test
  void aPlayCanBeCancelledAndKeepsWhatWasFinished() throws InterruptedException {
    against(ProposerChoice.BLEND);
    setup.searches().text().set("1000");
    play();
    until(() -> model.result().get().isPresent());
    model.cancel();
    until(() -> !model.progress().get().running());
    int played = model.result().get().orElseThrow().plays().size();
    assertThat(played).isBetween(1, 1999);
    assertThat(model.progress().get().done()).isEqualTo(played);
  }

  @Test
  void aPlayThatIsCancelledAtOnceLeavesNothing() throws InterruptedException {
    setup.searches().text().set("1000");
    play();
    model.cancel();
    until(() -> !model.progress().get().running());
    assertThat(model.problem().get()).isEmpty();
    assertThat(model.progress().get().done()).isLessThan(6000);
    play();
    assertThat(model.result().get()).isEmpty();
  }

  @Test
  void tablesAndPicturesAreSaved() throws InterruptedException, IOException {
    against(ProposerChoice.EVOLUTION);
    setup.objective().set(Optional.of(SecondObjective.MACS));
    setup.budget().text().set("8");
    setup.searches().text().set("3");
    playToTheEnd();
    AtomicReference<Path> saved = new AtomicReference<>();
    model.save(temporary.resolve("out"), saved::set, problem -> {});
    until(() -> saved.get() != null);
    assertThat(saved.get()).isDirectoryContaining("glob:**/arena.svg");
    assertThat(Files.readAllLines(saved.get().resolve("plays.csv")))
        .hasSize(2 + 2 * 3 * 8)
        .first()
        .asString()
        .contains("synthetic", "macs");
    for (String name : new String[] {"courses.csv", "arena.png"}) {
      assertThat(Files.size(saved.get().resolve(name))).isGreaterThan(100);
    }
  }

  @Test
  void aFolderThatCannotBeWrittenIsTold() throws InterruptedException, IOException {
    against();
    setup.budget().text().set("2");
    setup.searches().text().set("1");
    playToTheEnd();
    Path file = Files.writeString(temporary.resolve("taken"), "a file");
    AtomicReference<String> told = new AtomicReference<>();
    model.save(file, saved -> {}, told::set);
    until(() -> told.get() != null);
    assertThat(told.get()).contains("taken");
  }
}
