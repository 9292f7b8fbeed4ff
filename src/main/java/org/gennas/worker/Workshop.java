package org.gennas.worker;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.gennas.common.SteadyClock;
import org.gennas.engine.LayerChoice;
import org.gennas.engine.NativeBackend;
import org.gennas.engine.NativeMemory;
import org.gennas.study.folder.TrialFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a worker has for all its trials: libraries, threads and a device. For one thread. */
final class Workshop implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Workshop.class);
  private static final Path PROC = Path.of("/proc");
  private static final Path POWERCAP = Path.of("/sys/class/powercap");

  private final WorkerArguments arguments;
  private final int threads;
  private final String gpu;
  private final LayerChoice layers;
  private final NvidiaQuery query;
  private final NativeBackend backend;
  private final ScheduledExecutorService pool;
  private final SteadyClock clock = SteadyClock.ofSystem();

  /**
   * Decides on a backend before any library is loaded.
   *
   * @param threads that compute
   * @param gpu number of the GPU given to this process; empty: none
   */
  Workshop(WorkerArguments arguments, int threads, String gpu, LayerChoice layers) {
    this.arguments = arguments;
    this.threads = threads;
    this.gpu = gpu;
    this.layers = layers;
    query = new NvidiaQuery("nvidia-smi", gpu);
    backend =
        NativeBackend.choose(
            !gpu.isEmpty(),
            NativeBackend.cudaOnClassPath(),
            gpu.isEmpty() ? Optional.empty() : query.values("compute_cap").get(0));
    backend.apply();
    pool =
        Executors.newScheduledThreadPool(
            threads + 1,
            task -> {
              Thread thread = new Thread(task, "worker");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Does what the command line asks for on a trial's folder. */
  TrialWork.End work(TrialFolder folder, StopRequest stop) throws IOException {
    LOG.info("{} {} thread(s).", backend.reason(), threads);
    LOG.info("{}", layers.select().reason());
    TrialWork work = new TrialWork(folder, place(), stop);
    if (arguments.scoreTest()) {
      return work.scoreTest();
    }
    return work.train();
  }

  /** Each trial has a meter of its own, which counts from its beginning. */
  private TrialWork.Workplace place() {
    // each trial has the right time of day, and durations that no change of it touches
    clock.set();
    Instant now = clock.instant();
    return new TrialWork.Workplace(
        backend.cuda() || gpu.isEmpty() ? arguments.device() : "cpu",
        layers,
        pool,
        backend.cuda() ? new GpuMeter(query, now) : new CpuMeter(PROC, POWERCAP, threads, now),
        new MemoryNeed(PROC, Optional.ofNullable(Long.getLong("org.bytedeco.javacpp.maxbytes"))),
        clock);
  }

  /** Leaves nothing of a trial behind, before the next one. */
  void clear() {
    NativeMemory.giveBack();
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }
}
