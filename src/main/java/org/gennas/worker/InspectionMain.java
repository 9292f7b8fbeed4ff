package org.gennas.worker;

import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.gennas.common.FileProblem;
import org.gennas.engine.Classifier;
import org.gennas.engine.Explanation;
import org.gennas.engine.LayerChoice;
import org.gennas.engine.NativeBackend;
import org.gennas.study.inspection.Answer;
import org.gennas.study.inspection.Question;
import org.gennas.study.inspection.Reading;
import org.gennas.study.inspection.Wire;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers questions about single images on its standard streams, and keeps the models it was asked
 * about: {@code InspectionMain FOLDER [--parent PID] [--device ID] [--idle SECONDS]}. It leaves
 * when the other side closes the stream or is gone, and after a while without a question. Its log,
 * inspection.log in the folder, names models and no images.
 *
 * <p>Exit status: 0 left as it should, 1 failed, 2 wrong use.
 */
public final class InspectionMain {
  private static final int FAILED = 1;
  private static final int WRONG_USE = 2;
  private static final int MODELS = 4;
  private static final long LOOK_SECONDS = 2;
  private static final long LONGEST_LOG = 1 << 20;

  private final WorkerArguments arguments;
  private final LayerChoice layers;
  private final Wire wire;
  private final AtomicLong lastAsked = new AtomicLong(System.nanoTime());

  private InspectionMain(WorkerArguments arguments, LayerChoice layers, Wire wire) {
    this.arguments = arguments;
    this.layers = layers;
    this.wire = wire;
  }

  public static void main(String[] commandLine) {
    Wire wire =
        new Wire(new FileInputStream(FileDescriptor.in), new FileOutputStream(FileDescriptor.out));
    // What a library prints must not come between the answers.
    System.setOut(System.err);
    try {
      WorkerArguments arguments = WorkerArguments.parse(commandLine, "cpu");
      LayerChoice layers = LayerChoice.ofEnvironment(System.getenv(LayerChoice.VARIABLE));
      new InspectionMain(arguments, layers, wire).run();
      System.exit(0);
    } catch (WorkerArguments.WrongUse | IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(WRONG_USE);
    } catch (IOException | RuntimeException | Error e) {
      LoggerFactory.getLogger(InspectionMain.class).error("The inspection failed", e);
      System.err.println("The inspection failed: " + e);
      System.exit(FAILED);
    }
  }

  private void run() throws IOException {
    wire.greet();
    Path log = arguments.folder().resolve("inspection.log");
    if (Files.exists(log) && Files.size(log) > LONGEST_LOG) {
      Files.delete(log);
    }
    WorkerLog.to(log);
    ScheduledExecutorService watch =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "watch");
              thread.setDaemon(true);
              return thread;
            });
    watch.scheduleWithFixedDelay(this::leaveIfAlone, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
    try (LoadedModels models = new LoadedModels(MODELS, layers)) {
      wire.meet();
      loadLibraries();
      answerAll(models);
    } catch (EOFException e) {
      // the other side has left, which is how this ends
    } finally {
      watch.shutdownNow();
    }
  }

  private void loadLibraries() {
    NativeBackend backend = NativeBackend.choose(false, false, Optional.empty());
    backend.apply();
    Logger log = LoggerFactory.getLogger(InspectionMain.class);
    log.info("{}", backend.reason());
    log.info("{}", layers.select().reason());
  }

  private void leaveIfAlone() {
    boolean alone = arguments.parent().map(parent -> !parent.isAlive()).orElse(false);
    long idle = System.nanoTime() - lastAsked.get();
    if (alone || idle > TimeUnit.SECONDS.toNanos(arguments.idleSeconds())) {
      // not exit: there is nothing to lose, and native code may be at work
      Runtime.getRuntime().halt(0);
    }
  }

  private void answerAll(LoadedModels models) throws IOException {
    while (true) {
      Question question = wire.question();
      lastAsked.set(System.nanoTime());
      wire.send(answer(models, question));
      lastAsked.set(System.nanoTime());
    }
  }

  private static Answer answer(LoadedModels models, Question question) {
    try {
      Classifier classifier = models.get(question.model());
      if (question.grey().length == 0) {
        classifier.explain(new byte[classifier.px() * classifier.px()]);
        return new Answer.Ready(question.number());
      }
      long begun = System.nanoTime();
      Explanation explanation = classifier.explain(question.grey());
      double millis = (System.nanoTime() - begun) / 1e6;
      return new Answer.Told(
          question.number(), reading(classifier.findings(), explanation, millis));
    } catch (FileProblem e) {
      return new Answer.Refused(question.number(), what(e), e.remedy());
    } catch (IOException | RuntimeException e) {
      LoggerFactory.getLogger(InspectionMain.class).error("{}", question.model(), e);
      return new Answer.Refused(
          question.number(),
          "The model cannot be asked (" + question.model() + "): " + e.getMessage() + ".",
          "Use another copy of the file, or train the candidate again.");
    }
  }

  /** The message without the remedy, which stands at its end. */
  private static String what(FileProblem e) {
    String whole = e.getMessage();
    return whole.endsWith(e.remedy())
        ? whole.substring(0, whole.length() - e.remedy().length()).strip()
        : whole;
  }

  private static Reading reading(List<String> findings, Explanation explanation, double millis) {
    return new Reading(
        findings, explanation.probabilities(), explanation.side(), explanation.heat(), millis);
  }
}
