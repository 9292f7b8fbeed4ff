package org.gennas.runner;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Worker processes, all called by one command, of which each stays for its device's next trial: a
 * new one is started where none waits, so also after a crash or a failed training. Safe for use by
 * several threads.
 */
final class WorkerPool implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(WorkerPool.class);

  /** Trials of one process. What no test of ours has found to grow can't grow for ever. */
  static final int MOST_TRIALS = 100;

  private final WorkerCommand command;
  private final LocalRunner.Patience patience;
  private final Map<Device, WorkerProcess> waiting = new HashMap<>();
  private final List<WorkerProcess> leaving = new ArrayList<>();
  private final ExecutorService listening =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "worker's output");
            thread.setDaemon(true);
            return thread;
          });
  private boolean resting;
  private boolean first = true;
  private Optional<Path> left = Optional.empty();

  WorkerPool(WorkerCommand command, LocalRunner.Patience patience) {
    this.command = command;
    this.patience = patience;
  }

  /**
   * Has a device's worker begin with a trial.
   *
   * @param output file that takes what it prints meanwhile
   * @param heard called when it is ready for another trial or gone
   */
  synchronized WorkerProcess begin(Device device, Path folder, Path output, Runnable heard)
      throws IOException {
    resting = false;
    Optional<WorkerProcess> ready =
        Optional.ofNullable(waiting.remove(device)).filter(WorkerProcess::ready);
    if (ready.isPresent()) {
      try {
        ready.get().next(folder, output, heard);
        return ready.get();
      } catch (IOException e) {
        LOG.info("Worker {} is gone; another one is started", ready.get().pid(), e);
        ready.get().kill();
      }
    }
    return WorkerProcess.start(called(), device, folder, output, heard, listening);
  }

  /** The first one leaves its classes to later ones, where nobody has yet. */
  private WorkerCommand called() {
    if (first) {
      first = false;
      left = command.archive().flatMap(ClassArchive::vacancy);
      return left.map(command::leaving).orElse(command);
    }
    return command;
  }

  /** Keeps a worker that is ready for its device's next trial, or lets it go. */
  synchronized void keep(WorkerProcess worker) {
    if (resting || worker.trials() >= MOST_TRIALS) {
      dismiss(worker);
    } else {
      waiting.put(worker.device(), worker);
    }
  }

  /** Lets go of those that have waited for longer than is good for the machine's memory. */
  synchronized void dismissIdle() {
    List.copyOf(waiting.values()).stream()
        .filter(worker -> worker.idleFor(patience.idle()))
        .forEach(this::dismiss);
  }

  /** Lets all go that wait, and those that become ready before another trial begins. */
  synchronized void rest() {
    resting = true;
    List.copyOf(waiting.values()).forEach(this::dismiss);
  }

  private void dismiss(WorkerProcess worker) {
    waiting.remove(worker.device(), worker);
    leaving.removeIf(WorkerProcess::gone);
    leaving.add(worker);
    worker.dismiss();
  }

  /** Lets all go and waits for them; no trial may be in work. */
  @Override
  public void close() {
    List<WorkerProcess> last;
    synchronized (this) {
      rest();
      last = List.copyOf(leaving);
    }
    try {
      for (WorkerProcess worker : last) {
        if (!worker.awaitEnd(patience.term())) {
          worker.kill();
        }
      }
      if (left.isPresent()) {
        command.archive().get().adopt(left.get());
      }
    } catch (InterruptedException e) {
      last.forEach(WorkerProcess::kill);
      Thread.currentThread().interrupt();
    }
    listening.shutdown();
  }
}
