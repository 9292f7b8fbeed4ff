package org.gennas.runner;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import org.gennas.study.JsonLines;
import org.gennas.study.StudyJson;
import org.gennas.study.TrialEvent;
import org.gennas.study.TrialFolder;
import org.gennas.study.TrialId;
import org.gennas.study.TrialResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One worker process from its start to its end. Polled by one thread at a time; {@link #stop} may
 * come from any.
 */
final class WorkerRun {
  private static final Logger LOG = LoggerFactory.getLogger(WorkerRun.class);

  private final TrialId trial;
  private final TrialFolder folder;
  private final Device device;
  private final WorkerCommand command;
  private final StudyJson json;
  private final LocalRunner.Patience patience;
  private final RunListener listener;
  private final JsonLines.Tail<TrialEvent> tail;
  private final long begun = System.nanoTime();
  private Optional<Process> process = Optional.empty();
  private Optional<Future<?>> polling = Optional.empty();
  private Optional<TrialEvent> last = Optional.empty();
  private Optional<RunEnd> end = Optional.empty();
  private int epochs;
  private boolean stopping;
  private long stopAsked;

  WorkerRun(
      TrialId trial,
      TrialFolder folder,
      Device device,
      WorkerCommand command,
      StudyJson json,
      LocalRunner.Patience patience,
      RunListener listener) {
    this.trial = trial;
    this.folder = folder;
    this.device = device;
    this.command = command;
    this.json = json;
    this.patience = patience;
    this.listener = listener;
    this.tail = new JsonLines.Tail<>(folder.eventsFile(), json, TrialEvent.class);
  }

  TrialId trial() {
    return trial;
  }

  /**
   * Starts the worker, or leaves that to {@link #poll} while an older one still holds the folder.
   */
  synchronized void begin() throws IOException {
    Files.deleteIfExists(folder.stopFile());
    if (folderIsFree()) {
      launch();
    } else {
      LOG.info("{}: waiting for an older worker to leave {}", trial.label(), folder.path());
    }
  }

  synchronized void follow(Future<?> future) {
    polling = Optional.of(future);
    if (end.isPresent()) {
      future.cancel(false);
    }
  }

  private boolean folderIsFree() throws IOException {
    if (!Files.exists(folder.lockFile())) {
      return true;
    }
    try (FileChannel channel =
            FileChannel.open(folder.lockFile(), StandardOpenOption.READ, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      return lock != null;
    }
  }

  private void launch() throws IOException {
    if (Files.exists(folder.summaryFile())) {
      return; // An older worker finished it meanwhile: the next poll hands its result on.
    }
    // What earlier workers wrote is known already; only the number of whole epochs matters.
    tail.pollAll().forEach(this::note);
    last = Optional.empty();
    List<String> arguments =
        List.of(
            folder.path().toString(),
            "--parent",
            String.valueOf(ProcessHandle.current().pid()),
            "--device",
            device.id());
    process = Optional.of(command.process(device, arguments, output()).start());
    LOG.info("{} on {}: worker {}", trial.label(), device.id(), process.get().pid());
  }

  private Path output() {
    return folder.path().resolve("worker.out");
  }

  private void note(TrialEvent event) {
    last = Optional.of(event);
    if (event instanceof TrialEvent.EpochEnded epoch) {
      epochs = epoch.epoch();
    }
  }

  synchronized void stop() {
    if (stopping) {
      return;
    }
    stopping = true;
    stopAsked = System.nanoTime();
    try {
      if (process.isPresent()) {
        Files.write(folder.stopFile(), new byte[0]);
      }
    } catch (IOException e) {
      LOG.warn("{}: {} cannot be written, so TERM", trial.label(), folder.stopFile(), e);
      process.ifPresent(Process::destroy);
    }
  }

  /** Kills what is left without a word to the listener. */
  synchronized void abandon() {
    polling.ifPresent(p -> p.cancel(false));
    process.ifPresent(Process::destroyForcibly);
  }

  /** Looks after the worker once; true when it has ended, {@link #tellEnd} is due and no poll. */
  synchronized boolean poll() {
    if (end.isPresent()) {
      return false;
    }
    try {
      if (process.isEmpty()) {
        pollFolder();
      } else {
        pollProcess(process.get());
      }
    } catch (IOException e) {
      process.ifPresent(Process::destroyForcibly);
      end = Optional.of(new RunEnd.Lost(e.getMessage()));
    } catch (RuntimeException e) {
      LOG.error("{} cannot be followed", trial.label(), e);
      process.ifPresent(Process::destroyForcibly);
      end = Optional.of(new RunEnd.Lost("The worker cannot be followed: " + e));
    }
    return end.isPresent();
  }

  void tellEnd() {
    RunEnd how;
    synchronized (this) {
      polling.ifPresent(p -> p.cancel(false));
      how = end.orElseThrow();
    }
    listener.ended(trial, how);
  }

  private void pollFolder() throws IOException {
    if (Files.exists(folder.summaryFile())) {
      end = Optional.of(new RunEnd.Finished(summary()));
    } else if (stopping) {
      end = Optional.of(new RunEnd.Stopped(epochs));
    } else if (folderIsFree()) {
      launch();
    } else if (waited(begun, patience.orphan())) {
      end =
          Optional.of(
              new RunEnd.Lost(
                  "Another worker is still training in "
                      + folder.path()
                      + ". Wait for it or end its process, then resume the study."));
    }
  }

  private static boolean waited(long since, Duration duration) {
    return System.nanoTime() - since > duration.toNanos();
  }

  private void pollProcess(Process worker) throws IOException {
    boolean gone = !worker.isAlive();
    for (TrialEvent event : tail.pollAll()) {
      note(event);
      listener.event(trial, event);
    }
    if (gone) {
      end = Optional.of(howItEnded(worker.exitValue()));
    } else if (stopping && waited(stopAsked, patience.stop().plus(patience.term()))) {
      worker.destroyForcibly();
    } else if (stopping && waited(stopAsked, patience.stop())) {
      worker.destroy();
    }
  }

  private RunEnd howItEnded(int exit) throws IOException {
    TrialEvent word = last.orElse(null);
    if (word instanceof TrialEvent.Finished finished) {
      return new RunEnd.Finished(finished.result());
    } else if (Files.exists(folder.summaryFile())) {
      return new RunEnd.Finished(summary());
    } else if (word instanceof TrialEvent.Failed failed) {
      return new RunEnd.Failed(failed.message(), failed.remedy());
    } else if (word instanceof TrialEvent.Stopped stopped) {
      return new RunEnd.Stopped(stopped.epochs());
    } else if (stopping) {
      return new RunEnd.Stopped(epochs);
    }
    return new RunEnd.Lost(WorkerExit.inWords(exit, output()));
  }

  private TrialResult summary() throws IOException {
    return json.read(folder.summaryFile(), TrialResult.class, TrialResult.FORMAT);
  }
}
