package org.gennas.worker;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.gennas.engine.LayerChoice;
import org.gennas.engine.NativeBackend;
import org.gennas.study.TrialFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trains one trial: {@code WorkerMain FOLDER [--parent PID] [--device ID]}, or scores a trained one
 * on the test split: {@code WorkerMain --score-test FOLDER}. Threads come by OMP_NUM_THREADS, a GPU
 * by CUDA_VISIBLE_DEVICES.
 *
 * <p>GENNAS_LAYERS forces a family of layers, see {@link LayerChoice}.
 *
 * <p>Exit status: 0 done, 1 failed, 2 wrong use, 3 stopped on request (also by TERM) with
 * everything in the checkpoint, 4 another worker has the folder.
 */
public final class WorkerMain {
  private static final int FAILED = 1;
  private static final int WRONG_USE = 2;
  private static final int STOPPED = 3;
  private static final int TAKEN = 4;
  private static final long TERM_SECONDS = 120;

  private final WorkerArguments arguments;
  private final int threads;
  private final String gpu;
  private final LayerChoice layers;

  private WorkerMain(WorkerArguments arguments, int threads, String gpu, LayerChoice layers) {
    this.arguments = arguments;
    this.threads = threads;
    this.gpu = gpu;
    this.layers = layers;
  }

  public static void main(String[] commandLine) {
    int threads = threads(System.getenv("OMP_NUM_THREADS"));
    String gpu = gpu(System.getenv("CUDA_VISIBLE_DEVICES"));
    try {
      WorkerArguments arguments =
          WorkerArguments.parse(commandLine, gpu.isEmpty() ? "cpu" : "cuda:" + gpu);
      LayerChoice layers = LayerChoice.ofEnvironment(System.getenv(LayerChoice.VARIABLE));
      System.exit(new WorkerMain(arguments, threads, gpu, layers).run());
    } catch (WorkerArguments.WrongUse | IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(WRONG_USE);
    } catch (IOException e) {
      System.err.println(e.getMessage());
      System.exit(FAILED);
    }
  }

  /** What OMP_NUM_THREADS says; 1 where it says nothing. */
  static int threads(String value) {
    return value != null && value.matches("[1-9]\\d{0,3}") ? Integer.parseInt(value) : 1;
  }

  /** The first GPU given to this process, or nothing. */
  private static String gpu(String visible) {
    String first = visible == null ? "" : visible.split(",", -1)[0].strip();
    return first.equals("-1") ? "" : first;
  }

  private int run() throws IOException {
    TrialFolder folder = new TrialFolder(arguments.folder());
    if (!Files.isRegularFile(folder.orderFile())) {
      System.err.println("There is no trial here: " + folder.orderFile() + " is missing.");
      return WRONG_USE;
    }
    try (FileChannel channel =
            FileChannel.open(
                folder.lockFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      if (lock == null) {
        System.err.println("Another worker has this trial: " + folder.path());
        return TAKEN;
      }
      WorkerLog.to(folder.logFile());
      return work(folder);
    }
  }

  private int work(TrialFolder folder) throws IOException {
    StopRequest stop = new StopRequest(folder.stopFile(), arguments.parent());
    AtomicInteger status = new AtomicInteger(FAILED);
    CountDownLatch done = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> onTerm(stop, done, status), "on TERM"));
    ScheduledExecutorService pool =
        Executors.newScheduledThreadPool(
            threads + 1,
            task -> {
              Thread thread = new Thread(task, "worker");
              thread.setDaemon(true);
              return thread;
            });
    try {
      status.set(status(work(folder, stop, pool)));
      return status.get();
    } finally {
      pool.shutdownNow();
      done.countDown();
    }
  }

  private static int status(TrialWork.End end) {
    return switch (end) {
      case DONE -> 0;
      case STOPPED -> STOPPED;
      case FAILED -> FAILED;
    };
  }

  private TrialWork.End work(TrialFolder folder, StopRequest stop, ScheduledExecutorService pool)
      throws IOException {
    NvidiaQuery query = new NvidiaQuery("nvidia-smi", gpu);
    NativeBackend backend =
        NativeBackend.choose(
            !gpu.isEmpty(),
            NativeBackend.cudaOnClassPath(),
            gpu.isEmpty() ? Optional.empty() : query.values("compute_cap").get(0));
    backend.apply();
    Logger log = LoggerFactory.getLogger(WorkerMain.class);
    log.info("{} {} thread(s).", backend.reason(), threads);
    log.info("{}", layers.select().reason());
    Clock clock = Clock.systemUTC();
    Path proc = Path.of("/proc");
    DeviceMeter meter =
        backend.cuda()
            ? new GpuMeter(query, clock.instant())
            : new CpuMeter(proc, Path.of("/sys/class/powercap"), threads, clock.instant());
    String device = backend.cuda() || gpu.isEmpty() ? arguments.device() : "cpu";
    TrialWork work =
        new TrialWork(
            folder,
            new TrialWork.Workplace(
                device,
                layers,
                pool,
                meter,
                new MemoryNeed(
                    proc, Optional.ofNullable(Long.getLong("org.bytedeco.javacpp.maxbytes"))),
                clock),
            stop);
    if (arguments.scoreTest()) {
      work.scoreTest();
      return TrialWork.End.DONE;
    }
    return work.train();
  }

  /** A JVM that TERM ends would answer 143 whatever it achieved. */
  private static void onTerm(StopRequest stop, CountDownLatch done, AtomicInteger status) {
    stop.ask();
    try {
      if (done.await(TERM_SECONDS, TimeUnit.SECONDS)) {
        Runtime.getRuntime().halt(status.get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
