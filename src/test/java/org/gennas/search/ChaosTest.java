package org.gennas.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.gennas.StartsProcesses;
import org.gennas.proposal.llm.FakeModelServer;
import org.gennas.proposal.llm.Provider;
import org.gennas.study.config.Confirmation;
import org.gennas.study.folder.StudyFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real study with two real workers, a language model whose server fails, a confirmation, the test
 * split and the report, while workers, the program, and both are killed. {@link ChaosHour} does the
 * same for as long as one likes.
 */
@StartsProcesses
class ChaosTest {
  private static final int TRIALS = 4;
  private static final int EPOCHS = 3;
  private static final Confirmation CONFIRMATION = new Confirmation(1, 2);
  private static final int KILLS = 6;

  @TempDir Path root;

  @Test
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  void whatever_is_killed_nothing_is_lost_or_done_twice_and_every_score_is_the_same()
      throws Exception {
    long seed = Long.getLong("gennas.chaos.seed", System.nanoTime() % 1_000_000);
    System.out.println("Chaos with -Dgennas.chaos.seed=" + seed);
    try (FakeModelServer server = FakeModelServer.of(Provider.OLLAMA)) {
      StudyFolder folder = new ChaosStudy(seed).create(root, server, TRIALS, EPOCHS, CONFIRMATION);
      Chaos chaos = new Chaos(root, folder, seed, KILLS);
      chaos.toTheEnd();

      assertThat(chaos.killed().values().stream().mapToInt(n -> n).sum()).isPositive();
      ChaosChecks.complete(folder, TRIALS, CONFIRMATION);
      ChaosChecks.everyEpochIsRecorded(folder);
      ChaosChecks.asUndisturbed(folder);
      await()
          .atMost(Duration.ofMinutes(1))
          .until(() -> ChaosChecks.left(chaos.workers()).isEmpty());
    }
  }
}
