package org.gennas.ui.xrays;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.gennas.data.images.Radiograph;
import org.gennas.data.outlier.OutOfDistributionDetector;
import org.gennas.data.tables.Dataset;
import org.gennas.data.tables.DatasetFolder;
import org.gennas.data.tables.ImageRecord;
import org.gennas.data.tables.Label;
import org.gennas.data.tables.ReferenceBoxes;
import org.gennas.data.tables.Side;
import org.gennas.study.folder.PredictionTable;
import org.gennas.study.inspection.Reading;

/**
 * A study over real radiographs whose predictions and heat are made up by a rule, so that screens
 * can be shown without training anything.
 */
final class ScriptedStudy implements OpenStudy {
  static final List<String> FINDINGS =
      List.of("Atelectasis", "Cardiomegaly", "Consolidation", "Edema", "Pleural Effusion");
  private static final int SIDE = 14;

  private final ImageListModel.Found found;
  private final List<int[]> labels;
  private final Path notes;

  /** Trials that were asked about, with their places. */
  final List<String> asked = Collections.synchronizedList(new ArrayList<>());

  /** What the network answers; to be replaced where a test wants another answer. */
  volatile Optional<CompletableFuture<Reading>> answer = Optional.empty();

  volatile Optional<OutOfDistributionDetector> likeness = Optional.empty();

  ScriptedStudy(ImageListModel.Found found, List<int[]> labels, Path notes) {
    this.found = found;
    this.labels = labels;
    this.notes = notes;
  }

  /**
   * The validation side of real images, or all where no side is named.
   *
   * @param images a dataset in NIH's layout
   */
  static ScriptedStudy ofRealImages(Path images, Path notes) throws IOException {
    Dataset dataset = DatasetFolder.find(images);
    ReferenceBoxes boxes = ReferenceBoxes.of(dataset);
    List<ListedImage> listed = new ArrayList<>();
    List<int[]> labels = new ArrayList<>();
    for (ImageRecord record : dataset.images()) {
      if (record.fileSide().orElse(Side.VALID) == Side.VALID) {
        String name = record.path().replaceAll(".*/|\\.[a-z]+$", "");
        listed.add(
            new ListedImage(
                record.path(),
                name,
                "image-" + listed.size(),
                Optional.of(dataset.root().resolve(record.path())),
                record.projection(),
                record.sex(),
                record.age(),
                boxes.of(record.path())));
        labels.add(labels(record, dataset));
      }
    }
    return new ScriptedStudy(
        new ImageListModel.Found(
            listed, FINDINGS, Optional.of("NIH ChestX-ray14"), Optional.empty(), false),
        labels,
        notes);
  }

  private static int[] labels(ImageRecord record, Dataset dataset) {
    return FINDINGS.stream()
        .mapToInt(
            finding -> {
              int column = dataset.findings().indexOf(finding);
              return column >= 0 && record.labels().get(column) == Label.POSITIVE ? 1 : 0;
            })
        .toArray();
  }

  @Override
  public ImageListModel.Found images() {
    return found;
  }

  @Override
  public PredictionTable predictions(Candidate candidate) {
    Random random = new Random(number(candidate));
    List<PredictionTable.Row> rows = new ArrayList<>();
    for (int i = 0; i < found.images().size(); i++) {
      double[] p = new double[found.findings().size()];
      for (int f = 0; f < p.length; f++) {
        double logit = random.nextGaussian() - 1.6 + 1.9 * labels.get(i)[f];
        p[f] = 1 / (1 + Math.exp(-logit));
      }
      String path = found.images().get(i).path();
      rows.add(new PredictionTable.Row(path, "patient " + i / 2, p, labels.get(i)));
    }
    return new PredictionTable(found.findings(), rows);
  }

  @Override
  public CompletableFuture<Reading> ask(String place, Candidate candidate, Radiograph picture) {
    asked.add(place + " " + label(candidate));
    return answer
        .map(CompletableFuture::copy)
        .orElseGet(() -> CompletableFuture.completedFuture(reading(candidate)));
  }

  @Override
  public CompletableFuture<Reading> askWhenIdle(Candidate candidate, Radiograph picture) {
    return CompletableFuture.completedFuture(reading(candidate));
  }

  @Override
  public void warm(Candidate candidate) {
    asked.add("warm " + label(candidate));
  }

  private static int number(Candidate candidate) {
    return candidate instanceof Candidate.OfTrial it ? it.trial().number() : 0;
  }

  private static String label(Candidate candidate) {
    return candidate instanceof Candidate.OfTrial it ? it.trial().label() : "Ensemble";
  }

  /** A spot of heat that lies elsewhere for each trial and finding. */
  static Reading reading(Candidate candidate) {
    float[] probabilities = new float[FINDINGS.size()];
    float[][] heat = new float[FINDINGS.size()][SIDE * SIDE];
    for (int f = 0; f < heat.length; f++) {
      probabilities[f] = 0.1f + 0.15f * f;
      double x = 6 + number(candidate) % 3 + f * 0.4;
      double y = 8 + f * 0.3;
      for (int i = 0; i < heat[f].length; i++) {
        double dx = (i % SIDE - x) / 2.6;
        double dy = (i / SIDE - y) / 1.9;
        heat[f][i] = (float) (0.8 * Math.exp(-dx * dx - dy * dy));
      }
    }
    return new Reading(FINDINGS, probabilities, SIDE, heat, 40);
  }

  @Override
  public Optional<OutOfDistributionDetector> likeness() {
    return likeness;
  }

  @Override
  public Path notesFile() {
    return notes;
  }
}
