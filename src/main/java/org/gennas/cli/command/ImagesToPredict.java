package org.gennas.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.gennas.common.FileProblem;
import org.gennas.data.split.LabelPolicy;
import org.gennas.data.split.Targets;
import org.gennas.data.tables.Dataset;
import org.gennas.data.tables.DatasetFolder;
import org.gennas.data.tables.ImageRecord;
import org.gennas.data.tables.ImageSource;
import org.gennas.data.tables.Label;
import org.gennas.data.tables.Side;
import org.gennas.data.tables.ViewFilter;

/**
 * The images that a model is to look at, with labels where a dataset's tables give some.
 *
 * @param root what the paths start from
 * @param dataset that the images are of, if they are of one
 * @param findings the model's, in order
 * @param images in the order of the tables, or of the paths
 */
record ImagesToPredict(
    Path root, Optional<Dataset> dataset, List<String> findings, List<Image> images) {
  private static final Set<String> TABLES = Set.of("csv", "npz");
  private static final Set<String> SUFFIXES =
      Set.of("jpg", "jpeg", "png", "tif", "tiff", "bmp", "dcm", "dicom");
  private static final int LEVELS = 3;

  /**
   * One image.
   *
   * @param row by which {@link #open} knows it
   * @param path below the root, with '/'
   * @param patient empty where not known
   * @param labels one a finding: 1, 0, or -1 where masked
   */
  record Image(int row, String path, String patient, int[] labels) {}

  /**
   * Finds them.
   *
   * @param policies what unclear labels count as, by finding; others: masked and zeros
   * @throws IOException if the folder holds neither a dataset nor images
   */
  static ImagesToPredict find(
      Path folder, List<String> findings, ViewFilter views, Map<String, LabelPolicy> policies)
      throws IOException {
    if (Files.isDirectory(folder) && !hasTables(folder)) {
      return plain(folder.toAbsolutePath().normalize(), findings);
    }
    Dataset dataset = DatasetFolder.find(folder);
    List<Image> images = new ArrayList<>();
    for (int row = 0; row < dataset.images().size(); row++) {
      if (views.takes(dataset.images().get(row))) {
        images.add(labelled(dataset, row, findings, policies));
      }
    }
    return new ImagesToPredict(dataset.root(), Optional.of(dataset), findings, images);
  }

  /**
   * Opens the images themselves.
   *
   * @throws IOException if they lie in one file and it is damaged
   */
  ImageSource open() throws IOException {
    return dataset.isPresent()
        ? dataset.get().openImages()
        : ImageSource.files(root, images.stream().map(Image::path).toList());
  }

  private static Image labelled(
      Dataset dataset, int row, List<String> findings, Map<String, LabelPolicy> policies) {
    ImageRecord record = dataset.images().get(row);
    int[] labels = new int[findings.size()];
    LabelPolicy usual = new LabelPolicy(LabelPolicy.Meaning.IGNORE, LabelPolicy.Meaning.ZEROS);
    for (int f = 0; f < labels.length; f++) {
      int column = dataset.findings().indexOf(findings.get(f));
      Label label = column < 0 ? Label.UNCERTAIN : record.labels().get(column);
      int target = policies.getOrDefault(findings.get(f), usual).target(label, Side.TEST);
      labels[f] = target == Targets.MASKED ? -1 : target;
    }
    return new Image(row, record.path(), record.patient(), labels);
  }

  private static boolean hasTables(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder, LEVELS)) {
      return files.anyMatch(file -> TABLES.contains(suffix(file)));
    }
  }

  private static ImagesToPredict plain(Path folder, List<String> findings) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files =
          all.filter(file -> SUFFIXES.contains(suffix(file)) && Files.isRegularFile(file))
              .sorted()
              .toList();
    }
    if (files.isEmpty()) {
      throw new FileProblem(
          "There are no images here",
          folder,
          0,
          "Name a folder with JPEG, PNG or DICOM files, or a dataset in CheXpert, NIH or MedMNIST"
              + " layout.");
    }
    int[] masked = new int[findings.size()];
    Arrays.fill(masked, -1);
    List<Image> images = new ArrayList<>();
    for (Path file : files) {
      String path = folder.relativize(file).toString().replace('\\', '/');
      images.add(new Image(images.size(), path, "", masked.clone()));
    }
    return new ImagesToPredict(folder, Optional.empty(), findings, images);
  }

  private static String suffix(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }
}
