package org.gennas.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import org.gennas.common.OwnFile;
import org.gennas.study.event.FailureCause;
import org.gennas.study.event.TrialEvent;
import org.gennas.study.event.TrialId;
import org.gennas.study.event.TrialResult;
import org.gennas.study.folder.JsonLines;
import org.gennas.study.folder.StudyJson;
import org.gennas.study.folder.TrialFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A trial in the hands of a worker, from its start to its end. Polled by one thread at a time;
 * {@link #stop} may come from any.
 */
final class WorkerRun {
  private static final Logger LOG = LoggerFactory.getLogger(WorkerRun.class);

  private final TrialId trial;
  private final TrialFolder folder;
  private final Device device;
  private final WorkerPool workers;
  private final StudyJson json;
  private final LocalRunner.Patience patience;
  private final RunListener listener;
  private final JsonLines.Tail<TrialEvent> tail;
  private long heartbeat = -1;
  private long lastLife = System.nanoTime();
  private Optional<WorkerProcess> process = Optional.empty();
  private Runnable heard = () -> {};
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
      WorkerPool workers,
      StudyJson json,
      LocalRunner.Patience patience,
      RunListener listener) {
    this.trial = trial;
    this.folder = folder;
    this.device = device;
    this.workers = workers;
    this.json = json;
    this.patience = patience;
    this.listener = listener;
    this.tail = folder.follow(json);
  }

  TrialId trial() {
    return trial;
  }

  /**
   * Starts the worker, or leaves that to {@link #poll} while an older one still holds the folder.
   *
   * @param poll called when it is worth while to poll at once
   */
  synchronized void begin(Runnable poll) throws IOException {
    heard = poll;
    if (folder.isFree()) {
      launch();
    } else {
      LOG.info("{}: asking an older worker to leave {}", trial.label(), folder.path());
      OwnFile.append(folder.stopFile(), new byte[0]);
    }
  }

  synchronized void follow(Future<?> future) {
    polling = Optional.of(future);
    if (end.isPresent()) {
      future.cancel(false);
    }
  }

  private void launch() throws IOException {
    Files.deleteIfExists(folder.stopFile());
    if (Files.exists(folder.summaryFile())) {
      return; // An older worker finished it meanwhile: the next poll hands its result on.
    }
    // What earlier workers wrote is known already; only the number of whole epochs matters.
    tail.pollAll().forEach(this::note);
    last = Optional.empty();
    process = Optional.of(workers.begin(device, folder.path(), output(), heard));
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
        OwnFile.append(folder.stopFile(), new byte[0]);
      }
    } catch (IOException e) {
      LOG.warn("{}: {} cannot be written, so TERM", trial.label(), folder.stopFile(), e);
      process.ifPresent(WorkerProcess::terminate);
    }
  }

  /** Kills what is left without a word to the listener. */
  synchronized void abandon() {
    polling.ifPresent(p -> p.cancel(false));
    process.ifPresent(WorkerProcess::kill);
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
      process.ifPresent(WorkerProcess::kill);
      end = Optional.of(new RunEnd.Lost(e.getMessage()));
    } catch (RuntimeException e) {
      LOG.error("{} cannot be followed", trial.label(), e);
      process.ifPresent(WorkerProcess::kill);
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
    } else if (folder.isFree()) {
      launch();
    } else if (showsNoLife()) {
      end =
          Optional.of(
              new RunEnd.Blocked(
                  "Another worker still has "
                      + folder.path()
                      + " and has shown no sign of life for "
                      + patience.orphan().toSeconds()
                      + " s.",
                  "End its process"
                      + pid().map(number -> ", number " + number).orElse("")
                      + "; the trial then resumes."));
    }
  }

  /** Whether an older worker has told nothing for long; a working one tells of its load. */
  private boolean showsNoLife() throws IOException {
    long now = Files.exists(folder.eventsFile()) ? Files.size(folder.eventsFile()) : 0;
    if (now != heartbeat) {
      heartbeat = now;
      lastLife = System.nanoTime();
    }
    return waited(lastLife, patience.orphan());
  }

  /** The process that told last that it took the trial up. */
  private Optional<Long> pid() throws IOException {
    return folder.events(json).stream()
        .filter(TrialEvent.Began.class::isInstance)
        .map(event -> ((TrialEvent.Began) event).pid())
        .reduce((first, second) -> second);
  }

  private static boolean waited(long since, Duration duration) {
    return System.nanoTime() - since > duration.toNanos();
  }

  private void pollProcess(WorkerProcess worker) throws IOException {
    boolean ready = worker.ready();
    boolean gone = worker.gone();
    for (TrialEvent event : tail.pollAll()) {
      note(event);
      listener.event(trial, event);
    }
    if (ready) {
      end = toldEnd();
      end.ifPresentOrElse(told -> workers.keep(worker), worker::kill);
    } else if (gone) {
      Optional<RunEnd> told = toldEnd();
      end = told.isPresent() ? told : Optional.of(vanished(worker));
    } else if (stopping && waited(stopAsked, patience.stop().plus(patience.term()))) {
      worker.kill();
    } else if (stopping && waited(stopAsked, patience.stop())) {
      worker.terminate();
    }
  }

  /** What the trial's folder tells of its end. */
  private Optional<RunEnd> toldEnd() throws IOException {
    TrialEvent word = last.orElse(null);
    if (word instanceof TrialEvent.Finished finished) {
      return Optional.of(new RunEnd.Finished(finished.result()));
    } else if (Files.exists(folder.summaryFile())) {
      return Optional.of(new RunEnd.Finished(summary()));
    } else if (word instanceof TrialEvent.Failed failed) {
      return Optional.of(
          failed.cause().equals(Optional.of(FailureCause.SURROUNDINGS))
              ? new RunEnd.Blocked(failed.message(), failed.remedy())
              : new RunEnd.Failed(failed.message(), failed.remedy()));
    } else if (word instanceof TrialEvent.Stopped stopped) {
      return Optional.of(new RunEnd.Stopped(stopped.epochs()));
    }
    return Optional.empty();
  }

  private RunEnd vanished(WorkerProcess worker) throws IOException {
    if (stopping) {
      return new RunEnd.Stopped(epochs);
    }
    CrashReport.move(worker.pid(), worker.firstFolder(), folder.path());
    return new RunEnd.Lost(
        WorkerExit.inWords(worker.exitValue(), worker.pid(), output()),
        WorkerExit.crashed(worker.exitValue(), worker.pid(), output()));
  }

  private TrialResult summary() throws IOException {
    return json.read(folder.summaryFile(), TrialResult.class, TrialResult.FORMAT);
  }
}
