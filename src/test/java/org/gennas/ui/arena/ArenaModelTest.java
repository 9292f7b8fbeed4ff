package org.gennas.ui.arena;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.gennas.proposal.strategy.ProposerChoice;
import org.gennas.study.SecondObjective;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the Arena screen can be told, and what it tells, without a toolkit. */
class ArenaModelTest {
  @TempDir private Path temporary;

  private final ExecutorService background = Executors.newSingleThreadExecutor();
  private final LinkedBlockingQueue<Runnable> ui = new LinkedBlockingQueue<>();
  private final ArenaModel model = new ArenaModel(background, ui::add);

  @AfterEach
  void stop() {
    background.shutdownNow();
  }

  /** Runs what is meant for the window's thread, here, until something holds. */
  private void until(BooleanSupplier holds) throws InterruptedException {
    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!holds.getAsBoolean()) {
      assertTrue(System.nanoTime() < deadline, "nothing more is told");
      Runnable next = ui.poll(1, TimeUnit.SECONDS);
      if (next != null) {
        next.run();
      }
    }
  }

  private void only(ProposerChoice... chosen) {
    model.players().values().forEach(p -> p.set(false));
    for (ProposerChoice choice : chosen) {
      model.players().get(choice).set(true);
    }
  }

  @Test
  void a_synthetic_landscape_is_played_to_the_end() throws InterruptedException {
    only(ProposerChoice.RANDOM, ProposerChoice.SURROGATE);
    model.budget().text().set("12");
    model.searches().text().set("6");
    model.play();
    assertTrue(model.progress().get().running());
    until(() -> !model.progress().get().running());
    ArenaModel.Result result = model.result().get().orElseThrow();
    assertEquals(2, result.courses().size());
    assertEquals(12, result.plays().size());
    assertEquals("random", result.courses().get(0).player());
    assertEquals(12, result.courses().get(1).points().size());
    assertTrue(result.plan().words().contains("synthetic"));
    assertEquals(Optional.empty(), model.problem().get());
  }

  @Test
  void chance_comes_first_and_everyone_takes_part_at_first() {
    assertEquals(ProposerChoice.RANDOM, model.players().keySet().iterator().next());
    assertTrue(model.players().values().stream().allMatch(p -> p.get()));
    assertTrue(model.ready());
  }

  @Test
  void what_cannot_be_used_is_said_and_not_played() {
    model.budget().text().set("0");
    assertFalse(model.ready());
    model.play();
    assertFalse(model.progress().get().running());
    model.budget().text().set("10");
    model.warmStart().text().set("2x");
    assertEquals("arena.problem.code", model.warmStart().problem().orElseThrow().key());
    model.warmStart().text().set("");
    only();
    assertFalse(model.ready(), "nobody plays");
  }

  @Test
  void a_damaged_table_is_named_with_its_line() throws Exception {
    Path table = temporary.resolve("table.csv");
    Files.writeString(table, "architecture,score1,params,macs\n01,0.5,1,1\n0x,0.6,1,1\n");
    model.file().set(Optional.of(table));
    model.play();
    until(() -> !model.progress().get().running());
    String problem = model.problem().get().orElseThrow();
    assertTrue(problem.contains("table.csv") && problem.contains("line 3"), problem);
    assertEquals(Optional.empty(), model.result().get());
  }

  @Test
  void a_first_network_that_the_table_lacks_is_refused() throws InterruptedException {
    model.warmStart().text().set("0");
    model.play();
    until(() -> !model.progress().get().running());
    assertTrue(model.problem().get().orElseThrow().contains("digits"));
  }

  @Test
  void a_play_can_be_cancelled_and_keeps_what_was_finished() throws InterruptedException {
    only(ProposerChoice.BLEND);
    model.searches().text().set("1000");
    model.play();
    until(() -> model.result().get().isPresent());
    model.cancel();
    until(() -> !model.progress().get().running());
    int played = model.result().get().orElseThrow().plays().size();
    assertTrue(played > 0 && played < 1000, String.valueOf(played));
  }

  @Test
  void tables_and_pictures_are_saved() throws InterruptedException, IOException {
    only(ProposerChoice.RANDOM, ProposerChoice.EVOLUTION);
    model.objective().set(Optional.of(SecondObjective.MACS));
    model.budget().text().set("8");
    model.searches().text().set("3");
    model.play();
    until(() -> !model.progress().get().running());
    AtomicReference<Path> saved = new AtomicReference<>();
    model.save(temporary.resolve("out"), saved::set, problem -> {});
    until(() -> saved.get() != null);
    for (String name : new String[] {"courses.csv", "plays.csv", "arena.svg", "arena.png"}) {
      assertTrue(Files.size(saved.get().resolve(name)) > 100, name);
    }
  }
}
