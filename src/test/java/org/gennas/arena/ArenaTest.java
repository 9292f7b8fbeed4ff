package org.gennas.arena;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.gennas.proposal.Proposer;
import org.gennas.proposal.strategy.ProposerChoice;
import org.gennas.runner.table.BenchmarkTable;
import org.gennas.runner.table.Feedback;
import org.gennas.runner.table.SimulatedTraining;
import org.gennas.runner.table.SyntheticLandscape;
import org.gennas.space.Architecture;
import org.gennas.study.Schedule;
import org.gennas.study.SearchLimits;
import org.gennas.study.SecondObjective;
import org.gennas.study.StudyConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Strategies on a table: the same play every time, by the rules of a real search. */
class ArenaTest {
  private static final BenchmarkTable TABLE =
      SyntheticLandscape.of(
          "small",
          new SyntheticLandscape.Shape(
              List.of(3, 2, 3, 2, 2), List.of(2, 3), 0.3, 0.4, 0.2, 0.1, 0.5, 0.3, 0.2, 3),
          11);

  @TempDir private Path temporary;

  private static List<Player> strategies() {
    return Arrays.stream(ProposerChoice.values()).<Player>map(StrategyPlayer::new).toList();
  }

  private static ArenaPlan plan(
      List<Player> players, int budget, int devices, Schedule schedule, SearchLimits limits) {
    return new ArenaPlan(
        TABLE,
        players,
        budget,
        4,
        Feedback.ONE_SEED,
        schedule,
        devices,
        limits,
        Optional.empty(),
        Optional.empty(),
        SimulatedTraining.usual());
  }

  private static List<Play> play(ArenaPlan plan, int threads)
      throws IOException, InterruptedException {
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      return new Arena(plan).play(executor, p -> {});
    } finally {
      executor.shutdownNow();
    }
  }

  @Test
  void the_same_plan_gives_the_same_plays_on_any_number_of_threads() throws Exception {
    ArenaPlan plan = plan(strategies(), 20, 2, Schedule.FREE_RUNNING, SearchLimits.none());
    List<Play> plays = play(plan, 1);
    assertEquals(plays, play(plan, 3));
    assertEquals(ProposerChoice.values().length * 4, plays.size());
    for (Play play : plays) {
      assertEquals(20, play.queries().size());
      Set<Architecture> networks = new HashSet<>();
      double best = 0;
      for (Play.Query query : play.queries()) {
        assertTrue(networks.add(TABLE.networks().canonical(query.architecture())), "asked twice");
        assertTrue(TABLE.entry(query.architecture()).scores().contains(query.score()));
        best = Math.max(best, query.score());
        assertEquals(TABLE.rank(query.incumbent()), query.rank());
        assertTrue(query.regret() >= 0 && query.hypervolume() >= 0 && query.hypervolume() <= 1);
      }
      Architecture last = play.at(20).incumbent();
      assertTrue(TABLE.entry(last).scores().contains(best), "the incumbent is the best observed");
    }
  }

  @Test
  void locks_and_cost_limits_hold_and_a_budget_beyond_the_space_ends_cleanly() throws Exception {
    long most = TABLE.entry(new Architecture("11111")).cost().macs();
    SearchLimits limits = new SearchLimits(Map.of(1, 1), Optional.empty(), Optional.of(most));
    Set<Architecture> allowed = new HashSet<>();
    for (Architecture code : TABLE.codes()) {
      if (code.choice(1) == 1 && TABLE.entry(code).cost().macs() <= most) {
        allowed.add(TABLE.networks().canonical(code));
      }
    }
    for (Schedule schedule : Schedule.values()) {
      for (Play play : play(plan(strategies(), 500, 3, schedule, limits), 2)) {
        Set<Architecture> asked = new HashSet<>();
        for (Play.Query query : play.queries()) {
          assertEquals(1, query.architecture().choice(1), play.player());
          asked.add(TABLE.networks().canonical(query.architecture()));
        }
        assertEquals(allowed, asked, play.player() + " " + schedule);
      }
    }
  }

  @Test
  void free_running_keeps_devices_busier_than_in_step() throws Exception {
    List<Player> random = List.of(new StrategyPlayer(ProposerChoice.RANDOM));
    double free =
        Course.of(play(plan(random, 60, 4, Schedule.FREE_RUNNING, SearchLimits.none()), 2))
            .get(0)
            .utilisation();
    double step =
        Course.of(play(plan(random, 60, 4, Schedule.IN_STEP, SearchLimits.none()), 2))
            .get(0)
            .utilisation();
    assertTrue(free > step && free > 0.9 && free <= 1, free + " and " + step);
  }

  @Test
  void a_cancelled_arena_returns_what_was_finished() throws Exception {
    ArenaPlan plan =
        plan(
            List.of(new StrategyPlayer(ProposerChoice.RANDOM)),
            10,
            1,
            Schedule.FREE_RUNNING,
            SearchLimits.none());
    Arena arena = new Arena(plan);
    ExecutorService executor = Executors.newSingleThreadExecutor();
    List<Play> heard = Collections.synchronizedList(new ArrayList<>());
    try {
      List<Play> plays =
          arena.play(
              executor,
              play -> {
                heard.add(play);
                if (heard.size() == 2) {
                  arena.cancel();
                }
              });
      assertEquals(heard, plays);
      assertEquals(2, plays.size());
    } finally {
      executor.shutdownNow();
    }
  }

  @Test
  void a_player_that_cannot_play_stops_the_arena_with_its_reason() {
    Player broken =
        new Player() {
          @Override
          public String name() {
            return "broken";
          }

          @Override
          public int seeds() {
            return 1;
          }

          @Override
          public boolean forgets() {
            return true;
          }

          @Override
          public Proposer proposer(StudyConfig search) throws IOException {
            throw new IOException("no key");
          }
        };
    ArenaPlan plan =
        plan(
            List.of(new StrategyPlayer(ProposerChoice.RANDOM), broken),
            5,
            1,
            Schedule.IN_STEP,
            SearchLimits.none());
    assertEquals("no key", assertThrows(IOException.class, () -> play(plan, 2)).getMessage());
  }

  @Test
  void a_plan_that_cannot_be_played_is_refused() {
    StrategyPlayer random = new StrategyPlayer(ProposerChoice.RANDOM);
    assertThrows(
        IllegalArgumentException.class,
        () -> plan(List.of(random, random), 5, 1, Schedule.IN_STEP, SearchLimits.none()));
    assertThrows(
        IllegalArgumentException.class,
        () -> plan(List.of(random), 0, 1, Schedule.IN_STEP, SearchLimits.none()));
    ArenaPlan plan = plan(List.of(random), 5, 1, Schedule.IN_STEP, SearchLimits.none());
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new ArenaPlan(
                TABLE,
                plan.players(),
                5,
                1,
                plan.feedback(),
                plan.schedule(),
                1,
                plan.limits(),
                Optional.of(SecondObjective.LATENCY),
                Optional.empty(),
                plan.training()));
  }

  @Test
  void tables_and_pictures_can_be_read_by_others() throws Exception {
    ArenaPlan plan = plan(strategies(), 12, 2, Schedule.FREE_RUNNING, SearchLimits.none());
    List<Play> plays = play(plan, 2);
    ArenaFiles.write(temporary, plan, plays);
    List<String> courses = Files.readAllLines(temporary.resolve("courses.csv"));
    assertEquals("# " + plan.words(), courses.get(0));
    assertEquals(2 + 12 * strategies().size(), courses.size());
    int columns = courses.get(1).split(",").length;
    assertTrue(courses.stream().skip(1).allMatch(l -> l.split(",").length == columns));
    assertEquals(
        2 + 12 * 4 * strategies().size(),
        Files.readAllLines(temporary.resolve("plays.csv")).size());
    DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(temporary.resolve("arena.svg").toFile());
    assertTrue(ImageIO.read(temporary.resolve("arena.png").toFile()).getWidth() > 1000);
  }

  @Test
  void quartiles_lie_between_order_statistics() {
    Course.Spread spread = Course.Spread.of(new double[] {4, 1, 3, 2});
    assertEquals(1.75, spread.low(), 1e-12);
    assertEquals(2.5, spread.median(), 1e-12);
    assertEquals(3.25, spread.high(), 1e-12);
  }
}
