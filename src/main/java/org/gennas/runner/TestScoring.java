package org.gennas.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gennas.study.SplitScore;
import org.gennas.study.StudyJson;
import org.gennas.study.TrialFolder;

/** Has a worker process score a trained candidate on the test split. */
public final class TestScoring {
  private final WorkerCommand command;
  private final StudyJson json;

  public TestScoring(WorkerCommand command, StudyJson json) {
    this.command = command;
    this.json = json;
  }

  /**
   * Scores the model in {@code folder}; takes as long as a pass over the test split.
   *
   * @throws IOException if the worker leaves no score; the message says where it tells why
   * @throws InterruptedException when cancelled; the worker is ended
   */
  public SplitScore score(TrialFolder folder, Device device)
      throws IOException, InterruptedException {
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
            "The test split could not be scored: " + WorkerExit.inWords(exit, output));
      }
    } finally {
      worker.destroyForcibly();
    }
    return json.read(
        Files.readString(folder.testScoreFile()), SplitScore.class, folder.testScoreFile(), 0);
  }
}
