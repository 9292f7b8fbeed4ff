package org.gennas.runner.inspection;

import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.gennas.study.inspection.Answer;
import org.gennas.study.inspection.Question;
import org.gennas.study.inspection.Reading;
import org.gennas.study.inspection.Wire;

/**
 * Answers as the model's file name says: "crash" ends the process, "crash-once" does so the first
 * time, "hang" never answers, "refuse" refuses, "wait" answers once a file "go" is in the folder;
 * all else is answered with the first grey as the probability.
 */
final class ScriptedInspectionWorker {
  private final Path folder;
  private final Wire wire =
      new Wire(new FileInputStream(FileDescriptor.in), new FileOutputStream(FileDescriptor.out));

  private ScriptedInspectionWorker(Path folder) {
    this.folder = folder;
  }

  public static void main(String[] arguments) throws Exception {
    new ScriptedInspectionWorker(Path.of(arguments[0])).run();
  }

  private void run() throws Exception {
    Files.writeString(
        Files.createTempFile(folder, "start", ".pid"), "" + ProcessHandle.current().pid());
    wire.greet();
    wire.meet();
    try {
      while (true) {
        wire.send(answer(wire.question()));
      }
    } catch (EOFException e) {
      Files.writeString(folder.resolve("left"), "");
    }
  }

  private Answer answer(Question question) throws Exception {
    String model = question.model().getFileName().toString();
    Files.writeString(Files.createTempFile(folder, "asked-" + model + "-", ""), "");
    switch (model) {
      case "crash" -> crash();
      case "crash-once" -> {
        if (!Files.exists(folder.resolve("crashed"))) {
          Files.writeString(folder.resolve("crashed"), "");
          crash();
        }
      }
      case "hang" -> new CountDownLatch(1).await();
      case "refuse" -> {
        return new Answer.Refused(question.number(), "No such model (refuse).", "Look elsewhere.");
      }
      case "wait" -> {
        while (!Files.exists(folder.resolve("go"))) {
          Thread.sleep(5);
        }
      }
      default -> {}
    }
    if (question.grey().length == 0) {
      return new Answer.Ready(question.number());
    }
    float[][] heat = {{1, 0, 0, 0}};
    return new Answer.Told(
        question.number(),
        new Reading(List.of("Edema"), new float[] {question.grey()[0] / 100f}, 2, heat, 1));
  }

  private static void crash() {
    System.err.println("something broke");
    Runtime.getRuntime().halt(9);
  }
}
