package org.gennas.runner.inspection;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.gennas.runner.Device;
import org.gennas.runner.DeviceFinder;
import org.gennas.runner.WorkerCommand;
import org.gennas.runner.WorkerMemory;
import org.gennas.study.inspection.Question;
import org.gennas.study.inspection.Reading;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a worker process that keeps the models it was asked about. The process starts with the first
 * question, or {@link #warm}, and again after it has ended; it leaves when this program does, and
 * by itself after a while without a question. A thread of the background is taken only while
 * something waits.
 */
public final class WorkerInspector implements Inspector {
  private static final Logger LOG = LoggerFactory.getLogger(WorkerInspector.class);

  /** Loading libraries and a model takes seconds, on a machine that trains perhaps a minute. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /**
   * The time goes into native code, so the second compiler has nothing to win: without it a process
   * takes a third less until its first answer.
   */
  private static final String QUICK_START = "-XX:TieredStopAtLevel=1";

  /**
   * Threads that wait for each other leave the core to others. By default they spin, and beside
   * trainings that hold all cores an answer takes five times as long.
   */
  private static final String WAITING = "OMP_WAIT_POLICY";

  private static final int THREADS = 2;
  private static final long HEAP = 512L << 20;
  private static final long TENSORS = 2L << 30;

  private static final String REMEDY =
      "Try again; the worker starts again. If it keeps ending, close other programs, or run"
          + " \"gennas"
          + " doctor\".";

  private final WorkerCommand command;
  private final Device device;
  private final Path folder;
  private final Executor background;
  private final Duration patience;
  private final WaitingLine line = new WaitingLine();
  private Optional<InspectionWorker> worker = Optional.empty();
  private boolean attending;
  private boolean closed;
  private long questions;

  /**
   * @param command of the inspecting worker, see {@link WorkerCommand#INSPECTION_MAIN}
   * @param folder for its log
   * @param background must have a thread to spare
   */
  public WorkerInspector(WorkerCommand command, Device device, Path folder, Executor background) {
    this(command.calling(WorkerCommand.INSPECTION_MAIN), device, folder, background, PATIENCE);
  }

  WorkerInspector(
      WorkerCommand command, Device device, Path folder, Executor background, Duration patience) {
    this.command = command;
    this.device = device;
    this.folder = folder;
    this.background = background;
    this.patience = patience;
  }

  /**
   * With the worker of this program, on two threads of the CPU: one image takes a tenth of a second
   * or less, which trainings hardly feel.
   *
   * @param folder for its log
   * @param background must have a thread to spare
   */
  public static WorkerInspector ofThisProgram(Path folder, Executor background) {
    DeviceFinder machine = DeviceFinder.here();
    Device device =
        new Device(
            "cpu:inspection",
            Device.Kind.CPU,
            machine.cpu(),
            Math.min(THREADS, machine.cores()),
            TENSORS,
            Optional.empty());
    WorkerMemory memory = new WorkerMemory(HEAP, TENSORS, machine.memoryBytes());
    WorkerCommand usual = WorkerCommand.ofThisProgram(memory).with(WAITING, "PASSIVE");
    WorkerCommand command =
        new WorkerCommand(
            usual.mainClass(), usual.classPath(), memory, List.of(QUICK_START), usual.variables());
    return new WorkerInspector(command, device, folder, background);
  }

  @Override
  public CompletableFuture<Reading> newest(String place, Path model, byte[] grey) {
    Request<Reading> request = Request.reading(model.toAbsolutePath(), grey);
    enter(Optional.of(place), request);
    return request.future();
  }

  @Override
  public CompletableFuture<Reading> whenIdle(Path model, byte[] grey) {
    Request<Reading> request = Request.reading(model.toAbsolutePath(), grey);
    enter(Optional.empty(), request);
    return request.future();
  }

  @Override
  public CompletableFuture<Void> warm(Path model) {
    Request<Void> request = Request.warming(model.toAbsolutePath());
    enter(Optional.empty(), request);
    return request.future();
  }

  private void enter(Optional<String> place, Request<?> request) {
    Optional<Request<?>> stale = Optional.empty();
    boolean begin = false;
    synchronized (line) {
      if (closed) {
        stale = Optional.of(request);
      } else {
        if (place.isPresent()) {
          stale = line.addNewest(place.get(), request);
        } else {
          line.add(request);
        }
        begin = !attending;
        attending = true;
      }
    }
    stale.ifPresent(Request::cancel);
    if (begin) {
      begin();
    }
  }

  private void begin() {
    try {
      background.execute(this::attend);
    } catch (RejectedExecutionException e) {
      close();
    }
  }

  private void attend() {
    for (Optional<Request<?>> next = next(); next.isPresent(); next = next()) {
      serve(next.get());
    }
  }

  private Optional<Request<?>> next() {
    synchronized (line) {
      Optional<Request<?>> next = line.next();
      attending = next.isPresent();
      return next;
    }
  }

  private void serve(Request<?> request) {
    try {
      request.answered(running().ask(question(request)));
    } catch (IOException first) {
      if (isClosed()) {
        request.cancel();
        return;
      }
      LOG.warn("Inspection: the worker is started again", first);
      serveAnew(request);
    } catch (RuntimeException e) {
      LOG.error("Inspection failed", e);
      request.failed(problem(request, e));
    }
  }

  /** A worker may have left by itself just now; one that ends twice in a row is in trouble. */
  private void serveAnew(Request<?> request) {
    try {
      request.answered(running().ask(question(request)));
    } catch (IOException | RuntimeException e) {
      if (isClosed()) {
        request.cancel();
        return;
      }
      LOG.error("Inspection: the worker ended again", e);
      request.failed(problem(request, e));
    }
  }

  private static InspectionProblem problem(Request<?> request, Exception e) {
    InspectionProblem problem =
        new InspectionProblem(
            "The model could not be asked (" + request.model() + "): " + e.getMessage(), REMEDY);
    problem.initCause(e);
    return problem;
  }

  private Question question(Request<?> request) {
    questions++;
    return new Question(questions, request.model(), request.grey());
  }

  private InspectionWorker running() throws IOException {
    synchronized (line) {
      if (worker.isPresent() && worker.get().alive()) {
        return worker.get();
      }
    }
    InspectionWorker started = InspectionWorker.start(command, device, folder, patience);
    synchronized (line) {
      if (closed) {
        started.close();
        throw new IOException("The inspection is over");
      }
      worker = Optional.of(started);
    }
    return started;
  }

  private boolean isClosed() {
    synchronized (line) {
      return closed;
    }
  }

  @Override
  public void close() {
    synchronized (line) {
      closed = true;
      worker.ifPresent(InspectionWorker::close);
      line.clear().forEach(Request::cancel);
    }
  }
}
