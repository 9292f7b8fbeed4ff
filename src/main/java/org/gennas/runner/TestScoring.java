package org.gennas.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.gennas.common.FileProblem;
import org.gennas.study.folder.TrialFolder;

/** Has a worker process score a trained candidate on the test split. */
public final class TestScoring {
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);
  private static final long POLL_MILLIS = 200;

  private final WorkerCommand command;

  public TestScoring(WorkerCommand command) {
    this.command = command;
  }

  /**
   * Has the model in {@code folder} scored, and the study's ensemble where there is one; takes as
   * long as a pass over the test split for each network. The scores lie in their files then.
   *
   * @throws IOException if the worker leaves no score; the message says where it tells why
   * @throws InterruptedException when cancelled; the worker is ended
   */
  public void score(TrialFolder folder, Device device) throws IOException, InterruptedException {
    awaitFree(folder);
    if (Files.exists(folder.testScoreFile())) {
      return; // An older worker finished it meanwhile.
    }
    Path output = folder.path().resolve("worker.out");
    Files.deleteIfExists(folder.stopFile());
    Process worker =
        command
            .process(
                device,
                List.of(
                    "--score-test",
                    folder.path().toString(),
                    "--parent",
                    String.valueOf(ProcessHandle.current().pid()),
                    "--device",
                    device.id()),
                output)
            .start();
    try {
      int exit = worker.waitFor();
      if (exit != 0 || !Files.exists(folder.testScoreFile())) {
        throw new IOException(
            "The test split could not be scored: "
                + WorkerExit.inWords(exit, worker.pid(), output));
      }
    } finally {
      worker.destroyForcibly();
    }
  }

  /** A worker that a killed program left behind leaves as soon as it has scored its batch. */
  private static void awaitFree(TrialFolder folder) throws IOException, InterruptedException {
    long begin = System.nanoTime();
    while (!folder.isFree()) {
      if (System.nanoTime() - begin > LONGEST_WAIT.toNanos()) {
        throw new FileProblem(
            "Another worker still has the trial",
            folder.path(),
            0,
            "End its process, then resume the study.");
      }
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    }
  }
}
