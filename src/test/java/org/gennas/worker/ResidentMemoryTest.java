package org.gennas.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ResidentMemoryTest {
  @TempDir Path proc;

  @Test
  void isReadFromTheProcessStatus() throws IOException {
    Files.createDirectory(proc.resolve("self"));
    Files.writeString(
        proc.resolve("self/status"), "Name:\tjava\nVmHWM:\t  300 kB\nVmRSS:\t  200 kB\n");

    assertEquals(
        new ResidentMemory(Optional.of(200L << 10), Optional.of(300L << 10)),
        ResidentMemory.of(proc));
  }

  @Test
  void isNotKnownWhereTheSystemDoesNotTell() {
    assertEquals(new ResidentMemory(Optional.empty(), Optional.empty()), ResidentMemory.of(proc));
  }
}
