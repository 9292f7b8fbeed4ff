package org.gennas.report.tracking;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.gennas.common.AtomicFile;
import org.gennas.common.FileProblem;

/**
 * A study for TensorBoard: a folder a training with one event file, which holds losses, scores and
 * learning rate by epoch, the results at the last epoch, and the settings as text. Writing again
 * replaces the same files.
 */
public final class TensorBoardFiles {
  private TensorBoardFiles() {}

  /**
   * Writes the folders.
   *
   * @param into the log directory, made where it is missing
   * @return the event files
   * @throws IOException if a file cannot be written
   */
  public static List<Path> write(TrackedStudy study, Path into) throws IOException {
    List<Path> files = new ArrayList<>();
    for (TrackedRun run : study.runs()) {
      Instant begun = run.started().orElse(Instant.EPOCH);
      Path folder = into.resolve(run.name().replace(' ', '-'));
      makeFolder(folder);
      Path file = folder.resolve("events.out.tfevents." + begun.getEpochSecond() + ".gennas");
      AtomicFile.write(file, bytes(study, run, begun));
      files.add(file);
    }
    return files;
  }

  private static byte[] bytes(TrackedStudy study, TrackedRun run, Instant begun) {
    EventFile file = new EventFile(begun);
    file.text(begun, "settings", settings(study, run));
    Instant last = begun;
    int step = 0;
    for (TrackedRun.Step epoch : run.epochs()) {
      for (Map.Entry<String, Double> metric : epoch.ordered().entrySet()) {
        file.scalar(epoch.at(), epoch.number(), metric.getKey(), metric.getValue());
      }
      last = epoch.at();
      step = epoch.number();
    }
    for (Map.Entry<String, Double> metric : new TreeMap<>(run.results()).entrySet()) {
      file.scalar(run.ended().orElse(last), step, metric.getKey(), metric.getValue());
    }
    return file.finished();
  }

  private static String settings(TrackedStudy study, TrackedRun run) {
    return "**"
        + study.notice()
        + "**\n\n| setting | value |\n|---|---|\n"
        + new TreeMap<>(run.params())
            .entrySet().stream()
                .map(p -> "| " + p.getKey() + " | " + p.getValue().replace("|", "\\|") + " |\n")
                .collect(Collectors.joining());
  }

  private static void makeFolder(Path folder) throws IOException {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new FileProblem(
          "The folder for TensorBoard cannot be created: " + e.getMessage(),
          folder,
          0,
          "Name another folder, one that you may write to.");
    }
  }
}
