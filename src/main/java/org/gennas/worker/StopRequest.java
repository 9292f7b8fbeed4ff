package org.gennas.worker;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Whether the worker should end: by TERM, by a file "stop", or because its parent is gone. */
final class StopRequest {
  private final AtomicBoolean asked = new AtomicBoolean();
  private final Path file;
  private final Optional<ProcessHandle> parent;

  StopRequest(Path file, Optional<ProcessHandle> parent) {
    this.file = file;
    this.parent = parent;
  }

  /** From any thread. */
  void ask() {
    asked.set(true);
  }

  boolean isAsked() {
    return asked.get()
        || Files.exists(file)
        || parent.map(process -> !process.isAlive()).orElse(false);
  }
}
