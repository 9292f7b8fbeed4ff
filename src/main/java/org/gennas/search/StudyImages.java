package org.gennas.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gennas.common.FileProblem;
import org.gennas.data.split.SplitTable;
import org.gennas.data.tables.Dataset;
import org.gennas.data.tables.DatasetFolder;
import org.gennas.data.tables.ImageRecord;
import org.gennas.data.tables.Label;
import org.gennas.data.tables.ReferenceBoxes;
import org.gennas.data.tables.Side;
import org.gennas.study.config.ImagesConfig;
import org.gennas.study.folder.StudyFolder;

/**
 * The images of a study, for looking at. Images of the test split are left out until the study has
 * been scored on it: a look before would be one more split to choose by.
 *
 * @param findings the study's, in order
 * @param images in the dataset's order
 * @param boxes that radiologists drew, where the dataset has some
 * @param dataset what {@link #dataset} calls itself, such as "NIH ChestX-ray14"; empty where it is
 *     not there
 * @param obstacle why the images' files cannot be shown; empty where the dataset is there
 * @param px side of the squares that the study's models take
 * @param synthetic whether a generator made the images
 */
public record StudyImages(
    List<String> findings,
    List<StudyImage> images,
    ReferenceBoxes boxes,
    Optional<String> dataset,
    Optional<FileProblem> obstacle,
    int px,
    boolean synthetic) {
  public StudyImages {
    findings = List.copyOf(findings);
    images = List.copyOf(images);
  }

  /** What the dataset adds to a study's own table. */
  private record Found(Dataset dataset, Map<String, ImageRecord> records, ReferenceBoxes boxes) {}

  /**
   * Reads the study's split, and the dataset's tables where they are. Takes a second for each
   * 200,000 images.
   *
   * @param elsewhere where the dataset is now; empty: where the study's settings say
   * @throws IOException if the study has no split yet, or it cannot be read
   */
  public static StudyImages read(StudyFolder folder, Optional<Path> elsewhere) throws IOException {
    ImagesConfig config = folder.config().images();
    SplitTable split = SplitTable.read(folder.splitFile());
    boolean opened = folder.state().test().isPresent();
    Path place = elsewhere.orElseGet(() -> folder.path().resolve(config.folder())).normalize();
    Optional<Found> found = Optional.empty();
    Optional<FileProblem> obstacle = Optional.empty();
    try {
      found = Optional.of(find(place));
    } catch (FileProblem e) {
      obstacle = Optional.of(moved(place, e));
    }
    Reader reader = new Reader(split.findings(), found);
    List<StudyImage> images = new ArrayList<>();
    for (SplitTable.Row row : split.rows()) {
      int patient = reader.patient(row);
      if (row.side() != Side.TEST || opened) {
        images.add(reader.image(row, patient));
      }
    }
    return new StudyImages(
        split.findings(),
        images,
        found.map(Found::boxes).orElseGet(ReferenceBoxes::none),
        found.map(f -> f.dataset().layout().title()),
        obstacle,
        config.px(),
        config.synthetic());
  }

  private static Found find(Path place) throws FileProblem {
    try {
      Dataset dataset = DatasetFolder.find(place);
      Map<String, ImageRecord> records = new HashMap<>();
      dataset.images().forEach(image -> records.put(image.path(), image));
      return new Found(dataset, records, ReferenceBoxes.of(dataset));
    } catch (FileProblem e) {
      throw e;
    } catch (IOException e) {
      throw new FileProblem(
          "The dataset cannot be read: " + e.getMessage(), place, 0, "Check the disk.", e);
    }
  }

  private static FileProblem moved(Path place, FileProblem e) {
    return Files.exists(place)
        ? e
        : new FileProblem(
            "The dataset is not where the study's settings say",
            place,
            0,
            "Restore it, connect its disk, or name the folder where it is now.",
            e);
  }

  /** The images by their paths, as predictions name them. */
  public Map<String, StudyImage> byPath() {
    Map<String, StudyImage> map = new HashMap<>();
    images.forEach(image -> map.put(image.path(), image));
    return map;
  }

  /** Those of a side. */
  public List<StudyImage> side(Side side) {
    return images.stream().filter(image -> image.side() == side).toList();
  }

  /** Turns rows of the split into images. */
  private static final class Reader {
    private final Optional<Found> found;
    private final int[] columns;
    private final Map<String, Integer> patients = new HashMap<>();

    Reader(List<String> findings, Optional<Found> found) {
      this.found = found;
      this.columns =
          findings.stream()
              .mapToInt(f -> found.map(all -> all.dataset().findings().indexOf(f)).orElse(-1))
              .toArray();
    }

    int patient(SplitTable.Row row) {
      return patients.computeIfAbsent(row.patient(), name -> patients.size() + 1);
    }

    StudyImage image(SplitTable.Row row, int patient) {
      return new StudyImage(
          row.row(),
          row.path(),
          found.map(f -> f.dataset().root().resolve(row.path())),
          name(row),
          patient,
          row.side(),
          row.view(),
          row.projection(),
          row.sex(),
          row.age(),
          row.targets(),
          labels(row));
    }

    /** The file's name, and in CheXpert's layout, where they are all alike, the folders' too. */
    private static String name(SplitTable.Row row) {
      String path = row.path();
      String file = path.substring(path.lastIndexOf('/') + 1);
      int patient = path.indexOf("/" + row.patient() + "/");
      String whole = patient >= 0 ? path.substring(patient + 1) : file;
      int dot = whole.lastIndexOf('.');
      return dot > 0 ? whole.substring(0, dot) : whole;
    }

    private List<Label> labels(SplitTable.Row row) {
      ImageRecord known = found.map(f -> f.records().get(row.path())).orElse(null);
      if (known == null) {
        return List.of();
      }
      List<Label> labels = new ArrayList<>();
      for (int column : columns) {
        labels.add(column < 0 ? Label.BLANK : known.labels().get(column));
      }
      return labels;
    }
  }
}
