package org.gennas.arena;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.gennas.proposal.ProposalListener;
import org.gennas.proposal.ProposalRequest;
import org.gennas.proposal.Proposer;
import org.gennas.proposal.strategy.ProposerChoice;
import org.gennas.runner.table.BenchmarkTable;
import org.gennas.space.Architecture;
import org.gennas.study.config.Schedule;
import org.gennas.study.config.SecondObjective;
import org.gennas.study.config.StudyConfig;
import org.gennas.study.event.Proposal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many searches side by side, and what is kept of them. */
class ArenaTest {
  private static final Player RANDOM = new StrategyPlayer(ProposerChoice.RANDOM);
  private static final Player BLEND = new StrategyPlayer(ProposerChoice.BLEND);

  private static ArenaPlan plan(List<Player> players, int seeds) {
    return SmallArena.plan(players, seeds, Schedule.FREE_RUNNING, Optional.empty());
  }

  private static List<Play> play(ArenaPlan plan, int threads) throws Exception {
    return play(new Arena(plan), threads, play -> {});
  }

  private static List<Play> play(Arena arena, int threads, Consumer<Play> heard)
      throws IOException, InterruptedException {
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      return arena.play(executor, heard);
    } finally {
      executor.shutdownNow();
    }
  }

  @Test
  void the_same_plan_gives_the_same_plays_whatever_the_number_of_threads() throws Exception {
    for (Schedule schedule : Schedule.values()) {
      ArenaPlan plan =
          SmallArena.plan(SmallArena.all(), 12, schedule, Optional.of(SecondObjective.MACS));
      List<Play> alone = play(plan, 1);
      assertEquals(6 * 12, alone.size());
      assertEquals(alone, play(plan, 4));
      assertEquals(alone, play(plan, 1));
    }
  }

  @Test
  void plays_come_by_player_and_seed_and_each_is_heard_once() throws Exception {
    List<Play> heard = Collections.synchronizedList(new ArrayList<>());
    List<Play> plays = play(new Arena(plan(List.of(RANDOM, BLEND), 11)), 3, heard::add);
    List<String> names = new ArrayList<>();
    for (String player : List.of("random", "blend")) {
      for (int seed = 1; seed <= 11; seed++) {
        names.add(player + " " + seed);
      }
    }
    assertEquals(names, plays.stream().map(p -> p.player() + " " + p.seed()).toList());
    assertEquals(Set.copyOf(plays), Set.copyOf(heard));
    assertEquals(22, heard.size());
  }

  @Test
  void seeds_differ_and_standing_is_judged_by_the_tables_means() throws Exception {
    List<Play> plays = play(plan(List.of(RANDOM), 10), 2);
    BenchmarkTable table = SmallArena.TABLE;
    assertTrue(plays.stream().map(Play::queries).collect(Collectors.toSet()).size() > 5);
    double best = table.entry(table.best()).mean();
    for (Play play : plays) {
      assertEquals(8, play.queries().size());
      assertTrue(play.utilisation() > 0 && play.utilisation() <= 1 + 1e-12);
      double highest = 0;
      Optional<Architecture> standing = Optional.empty();
      double hours = 0;
      for (Play.Query query : play.queries()) {
        if (query.score() > highest) {
          highest = query.score();
          standing = Optional.of(query.architecture());
        }
        assertEquals(standing.orElseThrow(), query.incumbent());
        assertEquals(table.rank(query.incumbent()), query.rank());
        assertEquals(best - table.entry(query.incumbent()).mean(), query.regret(), 1e-12);
        assertTrue(query.regret() >= 0);
        assertTrue(query.hours() >= hours);
        hours = query.hours();
      }
      assertEquals(play.queries().get(7), play.at(100));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void cancelling_returns_finished_plays_only(int threads) throws Exception {
    Arena arena = new Arena(plan(List.of(RANDOM, BLEND), 60));
    AtomicInteger heard = new AtomicInteger();
    List<Play> plays =
        play(
            arena,
            threads,
            play -> {
              if (heard.incrementAndGet() == 5) {
                arena.cancel();
              }
            });
    assertTrue(plays.size() >= 5 && plays.size() < 120, () -> plays.size() + " plays");
    assertTrue(plays.stream().allMatch(p -> p.queries().size() == 8));
    assertEquals(heard.get(), plays.size());
  }

  /** Plays well until told otherwise in the middle of a search. */
  private record Staged(Consumer<ProposalRequest> before) implements Player {
    @Override
    public String name() {
      return "staged";
    }

    @Override
    public int seeds() {
      return 3;
    }

    @Override
    public boolean forgets() {
      return false;
    }

    @Override
    public Proposer proposer(StudyConfig search) throws IOException {
      Proposer random = ProposerChoice.RANDOM.proposer();
      return new Proposer() {
        @Override
        public String name() {
          return "Staged";
        }

        @Override
        public List<Proposal> propose(ProposalRequest request, ProposalListener listener)
            throws InterruptedException {
          before.accept(request);
          return random.propose(request, listener);
        }
      };
    }
  }

  @Test
  void a_search_that_was_cancelled_in_its_middle_is_not_returned() throws Exception {
    Arena[] arena = new Arena[1];
    Player cancelling =
        new Staged(
            request -> {
              if (request.history().size() == 4) {
                arena[0].cancel();
              }
            });
    arena[0] = new Arena(plan(List.of(cancelling), 3));
    assertEquals(List.of(), play(arena[0], 1, play -> {}));
  }

  @Test
  void a_player_that_fails_stops_the_arena_with_its_message() {
    Player failing =
        new Staged(
            request -> {
              if (request.history().size() == 4) {
                throw new IllegalStateException("the oracle is silent");
              }
            });
    for (List<Player> players : List.of(List.of(failing, RANDOM), List.of(RANDOM, failing))) {
      IOException e = assertThrows(IOException.class, () -> play(plan(players, 3), 2));
      assertTrue(e.getMessage().contains("the oracle is silent"), e.getMessage());
      assertTrue(e.getMessage().contains("Staged"), e.getMessage());
    }
  }

  @Test
  void a_player_that_cannot_begin_stops_the_arena_with_its_message() {
    Player missing =
        new Player() {
          @Override
          public String name() {
            return "missing";
          }

          @Override
          public int seeds() {
            return 1;
          }

          @Override
          public boolean forgets() {
            return false;
          }

          @Override
          public Proposer proposer(StudyConfig search) throws IOException {
            throw new IOException("There is no such server.");
          }
        };
    IOException e =
        assertThrows(IOException.class, () -> play(plan(List.of(RANDOM, missing), 30), 2));
    assertEquals("There is no such server.", e.getMessage());
  }

  @Test
  void a_player_with_fewer_seeds_plays_fewer_searches() throws Exception {
    ArenaPlan plan = plan(List.of(new Staged(request -> {}), RANDOM), 7);
    assertEquals(10, plan.plays());
    assertEquals(
        List.of(3, 7),
        SearchTrajectory.of(play(plan, 2)).stream().map(SearchTrajectory::seeds).toList());
  }

  @Test
  void a_player_takes_part_once() {
    assertThrows(IllegalArgumentException.class, () -> plan(List.of(RANDOM, RANDOM), 1));
    assertThrows(IllegalArgumentException.class, () -> plan(List.of(), 1));
    assertThrows(IllegalArgumentException.class, () -> plan(List.of(RANDOM), 0));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            SmallArena.plan(
                List.of(RANDOM), 1, Schedule.IN_STEP, Optional.of(SecondObjective.LATENCY)));
  }
}
