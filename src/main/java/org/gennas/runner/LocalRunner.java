package org.gennas.runner;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.gennas.study.event.TrialId;
import org.gennas.study.folder.StudyJson;
import org.gennas.study.folder.TrialFolder;

/**
 * Trains trials in worker processes on this machine, one a device, and follows their events.jsonl.
 * Whatever becomes of a worker, the program that runs this stays whole.
 */
public final class LocalRunner implements TrialRunner {
  private static final long POLL_MILLIS = 200;
  private static final long IDLE_POLL_MILLIS = 1000;

  private final List<Device> devices;
  private final WorkerPool workers;
  private final StudyJson json;
  private final ScheduledExecutorService poller;
  private final Patience patience;
  private final Map<TrialId, WorkerRun> runs = new ConcurrentHashMap<>();

  /**
   * How long to wait before insisting.
   *
   * @param orphan for a sign of life of a worker that a killed program left behind, until it leaves
   *     the trial's folder
   * @param stop for a worker to stop by itself once asked, then before TERM
   * @param term after TERM before KILL
   * @param idle for the next trial before a worker that waits for one is let go
   */
  public record Patience(Duration orphan, Duration stop, Duration term, Duration idle) {
    /** Enough for a checkpoint on a slow disk, and for a language model to think. */
    public static Patience usual() {
      return new Patience(
          Duration.ofSeconds(30),
          Duration.ofSeconds(30),
          Duration.ofSeconds(15),
          Duration.ofMinutes(2));
    }
  }

  /**
   * @param devices to train on
   * @param poller looks after the workers; closed by whoever made it, after this runner
   */
  public LocalRunner(
      List<Device> devices,
      WorkerCommand command,
      StudyJson json,
      ScheduledExecutorService poller,
      Patience patience) {
    this.devices = List.copyOf(devices);
    this.workers = new WorkerPool(command, patience);
    this.json = json;
    this.poller = poller;
    this.patience = patience;
    poller.scheduleWithFixedDelay(
        workers::dismissIdle, IDLE_POLL_MILLIS, IDLE_POLL_MILLIS, TimeUnit.MILLISECONDS);
  }

  @Override
  public List<Device> devices() {
    return devices;
  }

  @Override
  public void start(TrialId trial, TrialFolder folder, Device device, RunListener listener)
      throws IOException {
    WorkerRun run = new WorkerRun(trial, folder, device, workers, json, patience, listener);
    if (runs.putIfAbsent(trial, run) != null) {
      throw new IOException(trial.label() + " is already running");
    }
    try {
      run.begin(() -> poller.execute(() -> poll(run)));
      run.follow(
          poller.scheduleWithFixedDelay(
              () -> poll(run), POLL_MILLIS, POLL_MILLIS, TimeUnit.MILLISECONDS));
    } catch (IOException | RuntimeException e) {
      runs.remove(trial, run);
      run.abandon();
      throw e;
    }
  }

  private void poll(WorkerRun run) {
    if (run.poll()) {
      synchronized (runs) {
        runs.remove(run.trial(), run);
        runs.notifyAll();
      }
      run.tellEnd();
    }
  }

  @Override
  public void stop(TrialId trial) {
    WorkerRun run = runs.get(trial);
    if (run != null) {
      run.stop();
    }
  }

  @Override
  public void rest() {
    workers.rest();
  }

  /** Stops all workers and waits; must not be called on the poller's threads. */
  @Override
  public void close() {
    workers.rest();
    runs.values().forEach(WorkerRun::stop);
    long deadline =
        System.nanoTime() + patience.stop().plus(patience.term()).plusSeconds(10).toNanos();
    try {
      synchronized (runs) {
        while (!runs.isEmpty() && System.nanoTime() < deadline) {
          runs.wait(POLL_MILLIS);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    runs.values().forEach(WorkerRun::abandon);
    workers.close();
  }
}
