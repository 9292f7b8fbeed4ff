package org.gennas.ui.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.gennas.ui.task.LatestTask.Overtaken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The rules of the newest answer, for both executors stepped by hand. */
class LatestTaskTest {
  private final Steps background = new Steps();
  private final Steps window = new Steps();
  private final List<String> done = new ArrayList<>();
  private final List<String> heard = new ArrayList<>();

  private LatestTask task(Overtaken overtaken) {
    return new LatestTask(background, window, overtaken);
  }

  private void run(LatestTask task, String name) {
    task.run(
        turn -> {
          done.add(name);
          return name;
        },
        heard::add,
        failed -> heard.add("failed " + failed));
  }

  private void settle() {
    boolean any = true;
    while (any) {
      any = background.one() || window.one();
    }
  }

  /** What a person and the two executors can do, in any order. */
  enum Move {
    RUN,
    CANCEL,
    BACKGROUND,
    WINDOW
  }

  @Provide
  Arbitrary<List<Move>> moves() {
    return Arbitraries.of(Move.class).list().ofMaxSize(30);
  }

  @Property
  void theNewestAnswersLastAndTheCancelledNever(
      @ForAll("moves") List<Move> moves, @ForAll Overtaken overtaken) {
    heard.clear(); // one instance serves all tries
    LatestTask task = task(overtaken);
    int begun = 0;
    int cancelled = 0;
    List<String> forbidden = new ArrayList<>();
    for (Move move : moves) {
      switch (move) {
        case RUN -> run(task, String.valueOf(++begun));
        case CANCEL -> {
          task.cancel();
          IntStream.rangeClosed(1, begun)
              .mapToObj(String::valueOf)
              .filter(name -> !heard.contains(name))
              .forEach(forbidden::add);
          cancelled = begun;
        }
        case BACKGROUND -> background.one();
        case WINDOW -> window.one();
      }
    }
    settle();
    assertThat(heard).doesNotHaveDuplicates().noneMatch(forbidden::contains);
    assertThat(heard.stream().map(Integer::valueOf)).isSorted();
    if (cancelled < begun) {
      assertThat(heard).last().isEqualTo(String.valueOf(begun));
    }
  }

  @Test
  void ofThoseThatWaitWhileOneFinishesOnlyTheNewestIsDone() {
    LatestTask task = task(Overtaken.FINISHED);
    List.of("a", "b", "c", "d").forEach(name -> run(task, name));
    settle();
    assertThat(done).containsExactly("a", "d");
    assertThat(heard).containsExactly("a", "d");
  }

  @ParameterizedTest
  @EnumSource
  void aCancelledRunIsNotHeardAndTheNextOneIs(Overtaken overtaken) {
    LatestTask task = task(overtaken);
    run(task, "a");
    task.cancel();
    settle();
    assertThat(heard).isEmpty();
    run(task, "b");
    settle();
    assertThat(heard).containsExactly("b");
  }

  @ParameterizedTest
  @EnumSource
  void anAnswerOnItsWayToTheWindowIsNotHeardOnceItIsCancelled(Overtaken overtaken) {
    LatestTask task = task(overtaken);
    run(task, "a");
    background.one();
    task.cancel();
    settle();
    assertThat(done).containsExactly("a");
    assertThat(heard).isEmpty();
  }

  @Test
  void whatIsOvertakenBeforeItBeginsIsNotDone() {
    LatestTask task = task(Overtaken.DROPPED);
    run(task, "a");
    run(task, "b");
    settle();
    assertThat(done).containsExactly("b");
  }

  @ParameterizedTest
  @EnumSource
  void failuresReachTheOneWhoAskedAndTheNextRunGoesAhead(Overtaken overtaken) {
    LatestTask task = task(overtaken);
    for (Exception each :
        List.of(
            new IOException("file"),
            new UncheckedIOException("stream", new IOException()),
            new IllegalStateException("state"))) {
      task.run(
          turn -> {
            throw each;
          },
          answer -> heard.add("answer"),
          heard::add);
      settle();
    }
    task.run(
        turn -> {
          throw new AssertionError("error");
        },
        answer -> heard.add("answer"),
        heard::add);
    settle();
    run(task, "next");
    settle();
    assertThat(heard).containsExactly("file", "stream", "state", "error", "next");
  }

  @Test
  void aFailureOfACancelledRunIsNotHeard() {
    LatestTask task = task(Overtaken.DROPPED);
    task.run(
        turn -> {
          throw new IOException("late");
        },
        answer -> heard.add("answer"),
        heard::add);
    background.one();
    task.cancel();
    settle();
    assertThat(heard).isEmpty();
  }

  @Test
  void newsIsToldBeforeTheAnswerUnlessTheRunIsStale() {
    LatestTask task = task(Overtaken.DROPPED);
    task.run(
        turn -> {
          turn.tell(() -> heard.add("half"));
          assertThat(turn.stale()).isFalse();
          task.cancel();
          assertThat(turn.stale()).isTrue();
          return "whole";
        },
        heard::add,
        heard::add);
    settle();
    assertThat(heard).isEmpty();
    task.run(
        turn -> {
          turn.tell(() -> heard.add("half"));
          return "whole";
        },
        heard::add,
        heard::add);
    settle();
    assertThat(heard).containsExactly("half", "whole");
  }

  @Test
  void anOvertakenRunIsInterruptedWhereThatWasAskedFor() throws InterruptedException {
    ExecutorService pool = Executors.newCachedThreadPool();
    try {
      LatestTask task = new LatestTask(pool, pool, Overtaken.INTERRUPTED);
      CountDownLatch begun = new CountDownLatch(1);
      CountDownLatch interrupted = new CountDownLatch(1);
      task.run(
          turn -> {
            begun.countDown();
            try {
              new CountDownLatch(1).await();
              return "never";
            } catch (InterruptedException e) {
              interrupted.countDown();
              throw e;
            }
          },
          heard::add,
          heard::add);
      assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
      task.cancel();
      assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
    } finally {
      pool.shutdown();
    }
    assertThat(heard).isEmpty();
  }

  @Test
  void aClosedWindowTakesNoMoreWorkAndThatIsNoFailure() {
    Executor closed =
        work -> {
          throw new RejectedExecutionException();
        };
    LatestTask task = new LatestTask(closed, Runnable::run, Overtaken.FINISHED);
    run(task, "a");
    run(task, "b");
    assertThat(heard).isEmpty();
  }

  /** Runs what it is given one by one, when a test says so. */
  private static final class Steps implements Executor {
    private final Deque<Runnable> waiting = new ArrayDeque<>();

    @Override
    public void execute(Runnable work) {
      waiting.add(work);
    }

    /** Runs the oldest; whether there was one. */
    boolean one() {
      boolean any = !waiting.isEmpty();
      if (any) {
        waiting.poll().run();
      }
      return any;
    }
  }
}
