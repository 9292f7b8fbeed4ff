package org.gennas.worker;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.gennas.common.AtomicFile;
import org.gennas.common.OwnFile;
import org.gennas.engine.LayerChoice;
import org.gennas.study.folder.TrialFolder;
import org.gennas.study.folder.WorkerProtocol;

/**
 * Trains one trial: {@code WorkerMain FOLDER [--parent PID] [--device ID]}, or scores a trained one
 * on the test split: {@code WorkerMain --score-test FOLDER}. With {@code --stay} it then trains the
 * trials that {@link WorkerProtocol} lines on its standard input name, one after the other, until
 * that ends or a training fails. Threads come by OMP_NUM_THREADS, a GPU by CUDA_VISIBLE_DEVICES.
 *
 * <p>GENNAS_LAYERS forces a family of layers, see {@link LayerChoice}.
 *
 * <p>Exit status, of the last trial: 0 done, 1 failed, 2 wrong use, 3 stopped on request (also by
 * TERM) with everything in the checkpoint, 4 another worker has the folder.
 */
public final class WorkerMain {
  private static final int DONE = 0;
  private static final int FAILED = 1;
  private static final int WRONG_USE = 2;
  private static final int STOPPED = 3;
  private static final int TAKEN = 4;
  private static final long TERM_SECONDS = 120;

  private final WorkerArguments arguments;
  private final Workshop workshop;
  private final StopRequest stop;

  /** Held while a trial is in work. */
  private final Semaphore work = new Semaphore(1);

  private final AtomicInteger status = new AtomicInteger(FAILED);

  private WorkerMain(WorkerArguments arguments, Workshop workshop) {
    this.arguments = arguments;
    this.workshop = workshop;
    stop = new StopRequest(new TrialFolder(arguments.folder()).stopFile(), arguments.parent());
  }

  public static void main(String[] commandLine) {
    int threads = threads(System.getenv("OMP_NUM_THREADS"));
    String gpu = gpu(System.getenv("CUDA_VISIBLE_DEVICES"));
    try {
      WorkerArguments arguments =
          WorkerArguments.parse(commandLine, gpu.isEmpty() ? "cpu" : "cuda:" + gpu);
      LayerChoice layers = LayerChoice.ofEnvironment(System.getenv(LayerChoice.VARIABLE));
      try (Workshop workshop = new Workshop(arguments, threads, gpu, layers)) {
        System.exit(new WorkerMain(arguments, workshop).run());
      }
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
    Runtime.getRuntime().addShutdownHook(new Thread(this::onTerm, "on TERM"));
    int last = trial(new TrialFolder(arguments.folder()));
    if (!arguments.stay()) {
      return last;
    }
    try (BufferedReader orders =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        OutputStream answers = new FileOutputStream(FileDescriptor.out)) {
      // After a failure nobody knows what it left behind, so the next trial gets a new process.
      while ((last == DONE || last == STOPPED) && !stop.isForTheProcess()) {
        workshop.clear();
        answers.write((WorkerProtocol.READY + "\n").getBytes(StandardCharsets.US_ASCII));
        Optional<String> order = Optional.ofNullable(orders.readLine());
        if (order.isEmpty()) {
          return last;
        }
        last = trial(order.get());
      }
    }
    return last;
  }

  private int trial(String order) throws IOException {
    Optional<Path> folder = WorkerProtocol.folder(order);
    if (folder.isEmpty()) {
      System.err.println("Not a trial's folder: " + order);
      status.set(WRONG_USE);
      return WRONG_USE;
    }
    return trial(new TrialFolder(folder.get()));
  }

  private int trial(TrialFolder folder) throws IOException {
    work.acquireUninterruptibly();
    try {
      status.set(FAILED);
      status.set(locked(folder));
      return status.get();
    } finally {
      work.release();
    }
  }

  private int locked(TrialFolder folder) throws IOException {
    if (!Files.isRegularFile(folder.orderFile())) {
      System.err.println("There is no trial here: " + folder.orderFile() + " is missing.");
      return WRONG_USE;
    }
    try (FileChannel channel =
            OwnFile.open(folder.lockFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      if (lock == null) {
        System.err.println("Another worker has this trial: " + folder.path());
        return TAKEN;
      }
      // Nobody else writes here, so what is unfinished is left from a worker that was killed.
      AtomicFile.sweep(folder.path(), Duration.ZERO);
      WorkerLog.to(folder.logFile());
      try {
        return status(workshop.work(folder, stop.by(folder.stopFile())));
      } finally {
        WorkerLog.close();
      }
    }
  }

  private static int status(TrialWork.End end) {
    return switch (end) {
      case DONE -> DONE;
      case STOPPED -> STOPPED;
      case FAILED -> FAILED;
    };
  }

  /** A JVM that TERM ends would answer 143 whatever it achieved. */
  private void onTerm() {
    stop.ask();
    try {
      if (work.tryAcquire(TERM_SECONDS, TimeUnit.SECONDS)) {
        Runtime.getRuntime().halt(status.get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
