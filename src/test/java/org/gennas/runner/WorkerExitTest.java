package org.gennas.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a worker's end says of whose fault it was. */
class WorkerExitTest {
  private static final long PID = 42;

  @TempDir private Path folder;

  private Path report(String text) throws IOException {
    return Files.writeString(folder.resolve("crash-42.log"), text);
  }

  private Path output() {
    return folder.resolve("worker.out");
  }

  @Test
  void aReportOfACrashIsTheWorkersOwnFault() throws IOException {
    Path report = report("#\n# A fatal error has been detected by the Java Runtime Environment:\n");
    assertThat(WorkerExit.crashed(1, PID, output())).isTrue();
    assertThat(WorkerExit.inWords(1, PID, output()))
        .isEqualTo("The worker crashed in native code (status 1); see " + report + ".");
  }

  @Test
  void aReportOfRefusedMemoryIsTheMachines() throws IOException {
    Path report =
        report("#\n# There is insufficient memory for the Java Runtime Environment to continue.\n");
    assertThat(WorkerExit.crashed(1, PID, output())).isFalse();
    assertThat(WorkerExit.inWords(1, PID, output()))
        .isEqualTo("The machine had no memory left for the worker; see " + report + ".");
  }

  @Test
  void aKillIsNoCrash() throws IOException {
    assertThat(WorkerExit.crashed(137, PID, output())).isFalse();
    assertThat(WorkerExit.crashed(134, PID, output())).isTrue();
  }
}
