package org.gennas.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.gennas.proposal.llm.FakeModelServer;
import org.gennas.proposal.llm.Provider;
import org.gennas.study.config.Confirmation;
import org.gennas.study.folder.StudyFolder;

/**
 * {@code ChaosHour MINUTES SEED}: the study of {@link ChaosTest} again and again, each with other
 * settings, kills and faults, all drawn from the seed, until the minutes are over. A violated
 * promise is printed with what happened before it, its study is kept, and the exit status is 1.
 */
public final class ChaosHour {
  private final SplittableRandom random;
  private final Map<Chaos.Target, Integer> killed = new EnumMap<>(Chaos.Target.class);
  private int studies;
  private int trainings;
  private int epochs;
  private int requests;
  private int faults;
  private int violated;

  private ChaosHour(long seed) {
    random = new SplittableRandom(seed);
  }

  public static void main(String[] arguments) throws Exception {
    double minutes = Double.parseDouble(arguments[0]);
    long seed = Long.parseLong(arguments[1]);
    ChaosHour hour = new ChaosHour(seed);
    long end = System.nanoTime() + (long) (minutes * 60e9);
    while (System.nanoTime() < end) {
      hour.study();
    }
    System.exit(hour.violated == 0 ? 0 : 1);
  }

  private void study() throws IOException, InterruptedException {
    long seed = random.nextInt(1_000_000_000);
    int trials = 3 + random.nextInt(5);
    int of = 2 + random.nextInt(5);
    Confirmation wanted = new Confirmation(1 + random.nextInt(2), 1 + random.nextInt(2));
    Path root = Files.createTempDirectory("gennas-chaos-" + seed + "-");
    try (FakeModelServer server = FakeModelServer.of(Provider.OLLAMA)) {
      ChaosStudy made = new ChaosStudy(seed);
      StudyFolder folder = made.create(root, server, trials, of, wanted);
      Chaos chaos = new Chaos(root, folder, seed, 3 + random.nextInt(12));
      check(root, chaos, folder, () -> ChaosChecks.complete(folder, trials, wanted));
      faults += made.faults();
      requests += server.requests().size();
    }
    studies++;
    System.out.printf(
        "%d studies, %d trainings, %d epochs, %d of %d requests failed, killed %s, violated %d%n",
        studies, trainings, epochs, faults, requests, killed, violated);
  }

  /** A check that may fail. */
  @FunctionalInterface
  private interface Check {
    void run() throws IOException;
  }

  private void check(Path root, Chaos chaos, StudyFolder folder, Check complete)
      throws IOException, InterruptedException {
    try {
      chaos.toTheEnd();
      complete.run();
      epochs += ChaosChecks.everyEpochIsRecorded(folder);
      ChaosChecks.asUndisturbed(folder);
      trainings += folder.state().trials().size();
      remove(root);
    } catch (AssertionError | IllegalStateException e) {
      violated++;
      System.out.println("VIOLATED, see " + root + ": " + e.getMessage());
      List<String> told = chaos.told();
      told.subList(Math.max(0, told.size() - 200), told.size()).forEach(System.out::println);
    }
    chaos.killed().forEach((target, count) -> killed.merge(target, count, Integer::sum));
  }

  private static void remove(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toArray(Path[]::new)) {
        Files.delete(file);
      }
    }
  }
}
