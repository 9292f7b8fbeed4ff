package org.gennas.runner.table;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.gennas.runner.RunEnd;
import org.gennas.runner.RunListener;
import org.gennas.space.Architecture;
import org.gennas.space.IllegalCodeException;
import org.gennas.study.event.TrialEvent;
import org.gennas.study.event.TrialId;
import org.gennas.study.event.TrialResult;
import org.gennas.study.folder.TrialFolder;
import org.junit.jupiter.api.Test;

/** A table answers as a training would, after a simulated while. */
class TableRunnerTest {
  private static final BenchmarkTable TABLE =
      SyntheticLandscape.of(
          "small",
          new SyntheticLandscape.Shape(List.of(3, 3, 3), List.of(), 0.5, 0.5, 0, 0, 0, 0.3, 0.3, 3),
          5);
  private static final SimulatedTraining TRAINING =
      new SimulatedTraining(1000, 10, 1e9, Duration.ofSeconds(10));

  /** Moves on only when it is told to. */
  private static final class HandClock implements VirtualClock {
    private record Due(Duration at, Runnable what) {}

    private final PriorityQueue<Due> dues = new PriorityQueue<>(Comparator.comparing(Due::at));
    private Duration now = Duration.ZERO;

    @Override
    public void after(Duration delay, Runnable what) {
      dues.add(new Due(now.plus(delay), what));
    }

    void next() {
      Due due = dues.remove();
      now = due.at();
      due.what().run();
    }
  }

  private static final class Heard implements RunListener {
    private final List<RunEnd> ends = new ArrayList<>();

    @Override
    public void event(TrialId trial, TrialEvent event) {
      throw new AssertionError("A table trains no epochs");
    }

    @Override
    public void ended(TrialId trial, RunEnd end) {
      ends.add(end);
    }

    TrialResult result() {
      return assertInstanceOf(RunEnd.Finished.class, ends.get(ends.size() - 1)).result();
    }
  }

  private final HandClock clock = new HandClock();
  private final Heard heard = new Heard();

  private TableRunner runner(Feedback feedback, long seed) {
    return new TableRunner(TABLE, feedback, TRAINING, clock, 2, seed);
  }

  private void start(TableRunner runner, TrialId trial) {
    runner.start(trial, new TrialFolder(Path.of(trial.folder())), runner.devices().get(1), heard);
  }

  private static TrialId trial(int number, String code) {
    return new TrialId(number, new Architecture(code));
  }

  @Test
  void a_training_takes_as_long_as_its_multiply_accumulates() {
    TableRunner runner = runner(Feedback.MEAN, 1);
    BenchmarkTable.Entry entry = TABLE.entry(new Architecture("012"));
    start(runner, trial(1, "012"));
    assertEquals(List.of(), heard.ends);
    clock.next();
    // 10 s to start; forward and backward cost three times the forward pass
    double seconds = 10 + 3.0 * entry.cost().macs() * 1000 * 10 / 1e9;
    assertAll(
        () -> assertEquals(seconds, clock.now.toMillis() / 1000.0, 0.001),
        () -> assertEquals(clock.now, runner.busy()),
        () -> assertEquals(entry.mean(), heard.result().valid().meanAuc().orElseThrow()),
        () -> assertEquals(entry.cost().macs(), heard.result().macs()),
        () -> assertEquals(entry.cost().params(), heard.result().params()),
        () -> assertEquals(seconds, heard.result().seconds(), 0.001),
        () -> assertEquals("simulated:1", heard.result().device()),
        () -> assertEquals(1, heard.ends.size()));
  }

  @Test
  void one_seed_draws_trainings_of_the_table_and_the_same_ones_again() {
    List<List<Double>> rounds = new ArrayList<>();
    boolean[] drawn = new boolean[3];
    for (long seed : new long[] {7, 7, 8}) {
      TableRunner runner = runner(Feedback.ONE_SEED, seed);
      List<Double> scores = new ArrayList<>();
      int number = 0;
      for (Architecture code : TABLE.codes()) {
        start(runner, new TrialId(++number, code));
        clock.next();
        double score = heard.result().valid().meanAuc().orElseThrow();
        int training = TABLE.entry(code).scores().indexOf(score);
        assertTrue(training >= 0, () -> score + " is no training of " + code);
        drawn[training] = true;
        scores.add(score);
      }
      rounds.add(scores);
    }
    assertEquals(rounds.get(0), rounds.get(1));
    assertTrue(!rounds.get(0).equals(rounds.get(2)), "another seed draws the same");
    assertTrue(drawn[0] && drawn[1] && drawn[2], "some training is never drawn");
  }

  @Test
  void what_is_stopped_ends_once_and_counts_as_no_work() {
    TableRunner runner = runner(Feedback.MEAN, 1);
    TrialId trial = trial(1, "000");
    start(runner, trial);
    runner.stop(trial);
    runner.stop(trial);
    while (!clock.dues.isEmpty()) {
      clock.next();
    }
    assertEquals(List.of(new RunEnd.Stopped(0)), heard.ends);
    assertEquals(Duration.ZERO, runner.busy());
  }

  @Test
  void a_network_that_the_table_lacks_is_refused() {
    TableRunner runner = runner(Feedback.MEAN, 1);
    IllegalCodeException e =
        assertThrows(IllegalCodeException.class, () -> start(runner, trial(1, "999")));
    assertEquals("The table small has no network 999", e.getMessage());
  }

  @Test
  void after_closing_nothing_is_heard() {
    TableRunner runner = runner(Feedback.MEAN, 1);
    start(runner, trial(1, "000"));
    runner.close();
    clock.next();
    assertEquals(List.of(), heard.ends);
  }
}
