package org.gennas.cli.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.gennas.common.FileProblem;
import org.gennas.data.tables.ImageSource;
import org.gennas.engine.Classifier;
import org.gennas.study.folder.PredictionTable;

/** Reads images and has a model look at them, a group at a time. */
final class ImagePrediction {
  private static final int AT_A_TIME = 48;

  private final Classifier classifier;
  private final ExecutorService readers;
  private final BooleanSupplier cancelled;

  /**
   * @param readers decode images side by side
   * @param cancelled asked between groups
   */
  ImagePrediction(Classifier classifier, ExecutorService readers, BooleanSupplier cancelled) {
    this.classifier = classifier;
    this.readers = readers;
    this.cancelled = cancelled;
  }

  /** Told after each group. */
  @FunctionalInterface
  interface Progress {
    void update(long done, long total);
  }

  /**
   * What came of it.
   *
   * @param rows one an image that could be read, in order
   * @param unreadable why the others could not
   */
  record Outcome(List<PredictionTable.Row> rows, List<String> unreadable) {}

  Outcome of(ImagesToPredict found, Progress progress) throws IOException, InterruptedException {
    List<PredictionTable.Row> rows = new ArrayList<>();
    List<String> unreadable = new ArrayList<>();
    List<ImagesToPredict.Image> images = found.images();
    progress.update(0, images.size());
    try (ImageSource source = found.open()) {
      for (int from = 0; from < images.size() && !cancelled.getAsBoolean(); from += AT_A_TIME) {
        int to = Math.min(images.size(), from + AT_A_TIME);
        predict(source, images.subList(from, to), rows, unreadable);
        progress.update(to, images.size());
      }
    }
    return new Outcome(rows, unreadable);
  }

  private void predict(
      ImageSource source,
      List<ImagesToPredict.Image> group,
      List<PredictionTable.Row> rows,
      List<String> unreadable)
      throws IOException, InterruptedException {
    int px = classifier.px();
    List<Future<byte[]>> reading = new ArrayList<>();
    for (ImagesToPredict.Image image : group) {
      reading.add(readers.submit(() -> source.grey(image.row(), px)));
    }
    List<ImagesToPredict.Image> readable = new ArrayList<>();
    List<byte[]> greys = new ArrayList<>();
    for (int i = 0; i < group.size(); i++) {
      try {
        greys.add(reading.get(i).get());
        readable.add(group.get(i));
      } catch (ExecutionException e) {
        unreadable.add(reason(e));
      } catch (CancellationException e) {
        throw new InterruptedException("Cancelled while reading images");
      }
    }
    float[][] probabilities = greys.isEmpty() ? new float[0][] : classifier.predict(greys);
    for (int i = 0; i < probabilities.length; i++) {
      ImagesToPredict.Image image = readable.get(i);
      rows.add(
          new PredictionTable.Row(
              image.path(), image.patient(), widened(probabilities[i]), image.labels()));
    }
  }

  private static String reason(ExecutionException e) throws IOException {
    if (e.getCause() instanceof FileProblem problem) {
      return problem.getMessage();
    }
    throw new IOException("An image could not be read: " + e.getCause(), e);
  }

  private static double[] widened(float[] values) {
    double[] wide = new double[values.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = values[i];
    }
    return wide;
  }
}
