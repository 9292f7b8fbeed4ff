package org.gennas.runner;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.gennas.common.OwnFile;
import org.gennas.study.folder.WorkerProtocol;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A worker process that stays for the next trial. What it prints is appended to the worker.out of
 * the trial in work. Safe for use by several threads.
 */
final class WorkerProcess {
  private static final Logger LOG = LoggerFactory.getLogger(WorkerProcess.class);

  private final Device device;
  private final Process process;
  private final CompletableFuture<Void> ended;
  private final Path firstFolder;
  private Path output;
  private Runnable heard;
  private int trials = 1;
  private boolean ready;
  private long idleSince;

  private WorkerProcess(
      Device device, Process process, Path output, Runnable heard, Executor executor) {
    this.device = device;
    this.process = process;
    this.firstFolder = output.toAbsolutePath().getParent();
    this.output = output;
    this.heard = heard;
    ended =
        CompletableFuture.allOf(
            process.onExit(), CompletableFuture.runAsync(this::listen, executor));
    ended.whenComplete((nothing, problem) -> tell());
  }

  /**
   * Starts a process on its first trial.
   *
   * @param output file that takes what it prints
   * @param heard called when it is ready for another trial or gone
   * @param executor listens to it
   */
  static WorkerProcess start(
      WorkerCommand command,
      Device device,
      Path folder,
      Path output,
      Runnable heard,
      Executor executor)
      throws IOException {
    Process process =
        command
            .process(
                device,
                List.of(
                    folder.toString(),
                    "--parent",
                    String.valueOf(ProcessHandle.current().pid()),
                    "--device",
                    device.id(),
                    WorkerProtocol.ARGUMENT),
                output)
            .redirectOutput(ProcessBuilder.Redirect.PIPE)
            .start();
    return new WorkerProcess(device, process, output, heard, executor);
  }

  /**
   * Has the next trial trained by a process that is ready.
   *
   * @throws IOException if it is gone
   */
  void next(Path folder, Path itsOutput, Runnable hearing) throws IOException {
    synchronized (this) {
      output = itsOutput;
      heard = hearing;
      ready = false;
      trials++;
    }
    OutputStream orders = process.getOutputStream();
    orders.write((WorkerProtocol.order(folder) + "\n").getBytes(StandardCharsets.US_ASCII));
    orders.flush();
  }

  Device device() {
    return device;
  }

  long pid() {
    return process.pid();
  }

  /** Of the trial that it was started for; what Java says of its crash lands there. */
  Path firstFolder() {
    return firstFolder;
  }

  /** Trials that it was given. */
  synchronized int trials() {
    return trials;
  }

  /** Whether it has left the folder of its last trial and takes another. */
  synchronized boolean ready() {
    return ready && process.isAlive();
  }

  /** Whether it is gone and all that it printed is in its file. */
  boolean gone() {
    return ended.isDone();
  }

  /** Of a process that is gone. */
  int exitValue() {
    return process.exitValue();
  }

  synchronized boolean idleFor(Duration duration) {
    return ready && System.nanoTime() - idleSince > duration.toNanos();
  }

  /** Lets a process that is ready go; it ends by itself. */
  void dismiss() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      LOG.debug("Worker {} is gone already", process.pid(), e);
    }
  }

  /** As TERM does: it keeps the state of its trial. */
  void terminate() {
    process.destroy();
  }

  void kill() {
    process.destroyForcibly();
  }

  /** Waits until it is gone; false if it is still there afterwards. */
  boolean awaitEnd(Duration longest) throws InterruptedException {
    try {
      ended.get(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      LOG.debug("Worker {} is gone", process.pid(), e);
    } catch (TimeoutException e) {
      return false;
    }
    return true;
  }

  private void listen() {
    try (InputStream said = new BufferedInputStream(process.getInputStream())) {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      for (int b = said.read(); b >= 0; b = said.read()) {
        line.write(b);
        if (b == '\n') {
          take(line);
        }
      }
      take(line);
    } catch (IOException e) {
      LOG.warn("What worker {} prints is lost", process.pid(), e);
    }
  }

  private void tell() {
    Runnable told;
    synchronized (this) {
      told = heard;
    }
    told.run();
  }

  private void take(ByteArrayOutputStream line) {
    String text = line.toString(StandardCharsets.ISO_8859_1);
    boolean last = text.stripTrailing().endsWith(WorkerProtocol.READY);
    byte[] printed =
        (last ? text.substring(0, text.lastIndexOf(WorkerProtocol.READY)) : text)
            .getBytes(StandardCharsets.ISO_8859_1);
    line.reset();
    synchronized (this) {
      append(printed);
      if (!last) {
        return;
      }
      ready = true;
      idleSince = System.nanoTime();
    }
    tell();
  }

  private void append(byte[] printed) {
    if (printed.length == 0) {
      return;
    }
    try {
      OwnFile.append(output, printed);
    } catch (IOException e) {
      LOG.warn("What worker {} prints can't be kept in {}", process.pid(), output, e);
    }
  }
}
