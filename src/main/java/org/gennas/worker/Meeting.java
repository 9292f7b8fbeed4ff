package org.gennas.worker;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Processes wait for each other in a folder, so that what they do next is done at once. */
final class Meeting {
  private static final String READY = "ready-";
  private static final long POLL_NANOS = Duration.ofMillis(2).toNanos();

  private final Path folder;
  private final int members;

  /**
   * @param members that are expected
   */
  Meeting(Path folder, int members) {
    this.folder = folder;
    this.members = members;
  }

  /**
   * Comes and waits for the others.
   *
   * @param name of this process, unlike the others'
   * @param stop ends the waiting
   */
  void attend(String name, BooleanSupplier stop) throws IOException {
    Files.createFile(folder.resolve(READY + name));
    while (present() < members && !stop.getAsBoolean()) {
      LockSupport.parkNanos(POLL_NANOS);
    }
  }

  private int present() throws IOException {
    int count = 0;
    try (DirectoryStream<Path> ready = Files.newDirectoryStream(folder, READY + "*")) {
      for (Path file : ready) {
        count += Files.exists(file) ? 1 : 0;
      }
    }
    return count;
  }
}
