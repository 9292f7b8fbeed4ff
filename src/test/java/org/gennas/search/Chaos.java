package org.gennas.search;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.gennas.study.folder.StudyFolder;

/**
 * Takes a study to its end by a {@link ChaosProgram} while it kills that, its workers, or both.
 * When is drawn: after so many things that the program tells, and a moment later, so that it falls
 * between two of them. Nothing here waits for the clock.
 */
final class Chaos {
  /** Things told between two kills, at most. */
  private static final int LONGEST = 14;

  private static final int MOST_MICROS_AFTER = 150_000;

  /**
   * A training whose worker is lost three times in one run of the program counts as failed, so it
   * is left in peace after the second.
   */
  private static final int MOST_LOSSES = 2;

  /** What is killed. */
  enum Target {
    WORKER,
    PROGRAM,
    BOTH
  }

  private final Path root;
  private final StudyFolder folder;
  private final Random random;
  private final Deque<Target> planned = new ArrayDeque<>();
  private final Map<Target, Integer> killed = new EnumMap<>(Target.class);
  private final Set<Long> workers = new HashSet<>();
  private final List<String> told = new ArrayList<>();

  /**
   * @param kills so many, of the three kinds in turn but in an order that is drawn
   */
  Chaos(Path root, StudyFolder folder, long seed, int kills) {
    this.root = root;
    this.folder = folder;
    this.random = new Random(seed);
    while (planned.size() < kills) {
      List<Target> round = new ArrayList<>(List.of(Target.values()));
      Collections.shuffle(round, random);
      planned.addAll(round.subList(0, Math.min(round.size(), kills - planned.size())));
    }
  }

  /** Kills done, by what was killed. */
  Map<Target, Integer> killed() {
    return killed;
  }

  /** Processes of all workers that were seen. */
  Set<Long> workers() {
    return workers;
  }

  /** What the programs told, and when they were killed. */
  List<String> told() {
    return told;
  }

  /** Starts the program as often as it is killed, until it comes to its end. */
  void toTheEnd() throws IOException, InterruptedException {
    boolean done = false;
    while (!done) {
      done = new Run(started()).toItsEnd();
      // whatever moment it was, a person can look at the study
      ChaosChecks.readable(folder);
    }
  }

  private Process started() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Djava.awt.headless=true",
            ChaosProgram.class.getName(),
            root.toString());
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    return builder.redirectErrorStream(true).start();
  }

  /** One life of the program. */
  private final class Run {
    private final Process program;
    private final Map<Integer, Long> training = new HashMap<>();
    private final Map<Integer, Integer> losses = new HashMap<>();
    private int rest = drawn();
    private boolean ended;
    private boolean shot;

    Run(Process program) {
      this.program = program;
    }

    /** Whether it came to the end of its work. */
    boolean toItsEnd() throws IOException, InterruptedException {
      told.add("-- the program starts");
      try (BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(program.getInputStream(), StandardCharsets.UTF_8))) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          hear(line);
        }
      }
      int status = program.waitFor();
      if (!shot && (status != 0 || !ended)) {
        throw new IllegalStateException(
            "The program left by itself with status " + status + ":\n" + String.join("\n", told));
      }
      return ended && status == 0;
    }

    private void hear(String line) {
      told.add(line);
      ended |= line.equals(ChaosProgram.DONE);
      if (line.startsWith(ChaosProgram.WORKER)) {
        String[] words = line.split(" ");
        training.put(Integer.valueOf(words[1]), Long.valueOf(words[2]));
        workers.add(Long.valueOf(words[2]));
      } else if (line.startsWith("trial ") && line.endsWith("Finished")) {
        training.remove(Integer.valueOf(line.split(" ")[1]));
      }
      rest--;
      if (!shot && rest < 0 && !planned.isEmpty()) {
        Optional<Integer> victim = victim();
        if (planned.peek() != Target.WORKER || victim.isPresent()) {
          LockSupport.parkNanos(1_000L * random.nextInt(MOST_MICROS_AFTER));
          kill(planned.poll(), victim);
          rest = drawn();
        }
      }
    }

    private int drawn() {
      return random.nextInt(LONGEST);
    }

    /** A trial in training, if any may lose its worker. */
    private Optional<Integer> victim() {
      List<Integer> trials =
          training.keySet().stream()
              .filter(trial -> losses.getOrDefault(trial, 0) < MOST_LOSSES)
              .sorted()
              .toList();
      return trials.isEmpty()
          ? Optional.empty()
          : Optional.of(trials.get(random.nextInt(trials.size())));
    }

    private void kill(Target target, Optional<Integer> victim) {
      told.add("-- kill " + target);
      killed.merge(target, 1, Integer::sum);
      if (target == Target.WORKER) {
        losses.merge(victim.orElseThrow(), 1, Integer::sum);
        kill(training.remove(victim.get()));
        return;
      }
      List<ProcessHandle> children = program.descendants().toList();
      shot = true;
      // by its handle, which leaves what it told to be read
      program.toHandle().destroyForcibly();
      if (target == Target.BOTH) {
        children.forEach(ProcessHandle::destroyForcibly);
      }
    }

    private void kill(long pid) {
      // a child of the program, so that a number that the system gave away again is not hit
      program
          .descendants()
          .filter(child -> child.pid() == pid)
          .forEach(ProcessHandle::destroyForcibly);
    }
  }
}
