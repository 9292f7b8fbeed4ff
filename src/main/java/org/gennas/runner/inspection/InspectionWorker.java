package org.gennas.runner.inspection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.gennas.runner.Device;
import org.gennas.runner.WorkerCommand;
import org.gennas.study.inspection.Answer;
import org.gennas.study.inspection.Question;
import org.gennas.study.inspection.Wire;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A worker process that answers questions. One thread asks; {@link #close} may come from any. */
final class InspectionWorker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(InspectionWorker.class);

  private final Process process;
  private final Path output;
  private final Wire wire;
  private final Duration patience;

  private InspectionWorker(Process process, Path output, Duration patience) {
    this.process = process;
    this.output = output;
    this.patience = patience;
    this.wire = new Wire(process.getInputStream(), process.getOutputStream());
  }

  /**
   * Starts a worker; it loads its libraries while the caller goes on.
   *
   * @param folder for its log, made where it is missing
   * @param patience after which a question that has no answer ends the worker
   */
  static InspectionWorker start(
      WorkerCommand command, Device device, Path folder, Duration patience) throws IOException {
    Files.createDirectories(folder);
    Path output = folder.resolve("inspection.out");
    Files.deleteIfExists(output);
    Process process =
        command
            .conversation(
                device,
                List.of(
                    folder.toString(),
                    "--parent",
                    String.valueOf(ProcessHandle.current().pid()),
                    "--device",
                    device.id()),
                output)
            .start();
    LOG.info("Inspection on {}: worker {}", device.id(), process.pid());
    InspectionWorker worker = new InspectionWorker(process, output, patience);
    try {
      worker.impatiently(
          wire -> {
            wire.greet();
            wire.meet();
            return true;
          });
      return worker;
    } catch (IOException e) {
      throw worker.ended(e);
    }
  }

  /** Something that is waited for. */
  @FunctionalInterface
  private interface WorkerRequest<T> {
    T with(Wire wire) throws IOException;
  }

  boolean alive() {
    return process.isAlive();
  }

  /**
   * Asks, and waits for the answer.
   *
   * @throws IOException if the worker ended or does not answer; it is of no use then
   */
  Answer ask(Question question) throws IOException {
    try {
      Answer answer =
          impatiently(
              wire -> {
                wire.send(question);
                return wire.answer();
              });
      if (answer.number() != question.number()) {
        throw new IOException(
            String.format(
                Locale.ROOT, "Question %d was answered by %d", question.number(), answer.number()));
      }
      return answer;
    } catch (IOException e) {
      throw ended(e);
    }
  }

  private <T> T impatiently(WorkerRequest<T> talk) throws IOException {
    Executor later = CompletableFuture.delayedExecutor(patience.toMillis(), TimeUnit.MILLISECONDS);
    CompletableFuture<Void> end = CompletableFuture.runAsync(process::destroyForcibly, later);
    try {
      return talk.with(wire);
    } finally {
      end.cancel(false);
    }
  }

  /** What became of the worker, in words. */
  private IOException ended(IOException e) {
    close();
    try {
      process.waitFor();
      return new IOException(WorkerCommand.endInWords(process, output), e);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return e;
    } catch (IOException unreadable) {
      e.addSuppressed(unreadable);
      return e;
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
