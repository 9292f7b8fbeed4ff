package org.gennas.worker;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Whether a trial should end: by TERM, by a file "stop", or because the worker's parent is gone.
 */
final class StopRequest {
  private final AtomicBoolean asked;
  private final Path file;
  private final Optional<ProcessHandle> parent;

  StopRequest(Path file, Optional<ProcessHandle> parent) {
    this(new AtomicBoolean(), file, parent);
  }

  private StopRequest(AtomicBoolean asked, Path file, Optional<ProcessHandle> parent) {
    this.asked = asked;
    this.file = file;
    this.parent = parent;
  }

  /** The same process's, by another file. */
  StopRequest by(Path otherFile) {
    return new StopRequest(asked, otherFile, parent);
  }

  /** From any thread. */
  void ask() {
    asked.set(true);
  }

  boolean isAsked() {
    return isForTheProcess() || Files.exists(file);
  }

  /** Whether not only the trial but the process should end. */
  boolean isForTheProcess() {
    return asked.get() || parent.map(process -> !process.isAlive()).orElse(false);
  }
}
