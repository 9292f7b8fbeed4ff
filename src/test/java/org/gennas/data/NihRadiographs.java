package org.gennas.data;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.gennas.data.phantom.PhantomSet;

/**
 * The real radiographs among the tests' resources ({@code radiographs/README.md}), laid out in a
 * folder of the test's own as people have them.
 */
public final class NihRadiographs {
  /** All images. */
  public static final int IMAGES = 48;

  /** Images on the training side of CheXpert's layout. */
  public static final int TRAIN = 29;

  /** Images on the validation side of CheXpert's layout. */
  public static final int VALID = 19;

  /** Patients on the validation side of CheXpert's layout. */
  private static final Set<Integer> VALID_PATIENTS =
      Set.of(
          40, 210, 290, 368, 398, 447, 486, 3028, 4342, 4808, 4968, 7043, 10828, 13992, 18233,
          18253, 19373);

  /** CheXpert's columns that NIH's tables tell about, with NIH's names. */
  private static final Map<String, Set<String>> COLUMNS =
      Map.of(
          "No Finding", Set.of("No Finding"),
          "Cardiomegaly", Set.of("Cardiomegaly"),
          "Lung Lesion", Set.of("Mass", "Nodule"),
          "Edema", Set.of("Edema"),
          "Consolidation", Set.of("Consolidation"),
          "Pneumonia", Set.of("Pneumonia"),
          "Atelectasis", Set.of("Atelectasis"),
          "Pneumothorax", Set.of("Pneumothorax"),
          "Pleural Effusion", Set.of("Effusion"));

  private static final String ENTRIES = "Data_Entry_2017.csv";
  private static final String BOXES = "BBox_List_2017.csv";

  private NihRadiographs() {}

  /** A row of NIH's table. */
  private record Entry(
      String image,
      Set<String> labels,
      int followUp,
      int patient,
      String age,
      String sex,
      String projection) {
    static Entry of(String line) {
      String[] cells = line.split(",");
      return new Entry(
          cells[0],
          Set.of(cells[1].split("\\|")),
          Integer.parseInt(cells[2]),
          Integer.parseInt(cells[3]),
          cells[4],
          cells[5].equals("F") ? "Female" : "Male",
          cells[6]);
    }

    boolean valid() {
      return VALID_PATIENTS.contains(patient);
    }

    /** Below the dataset's folder. */
    String cheXpertPath() {
      return "%s/patient%05d/study%d/view1_frontal.jpg"
          .formatted(valid() ? "valid" : "train", patient, followUp + 1);
    }

    String label(String column) {
      if (!COLUMNS.containsKey(column)) {
        return "";
      }
      boolean positive = labels.stream().anyMatch(COLUMNS.get(column)::contains);
      // CheXpert leaves "No Finding" blank where there is one
      return positive ? "1.0" : column.equals("No Finding") ? "" : "0.0";
    }
  }

  /**
   * Writes Data_Entry_2017.csv, BBox_List_2017.csv and images/ into a new folder.
   *
   * @return that folder
   */
  public static Path nihLayout(Path folder) throws IOException {
    Files.createDirectories(folder.resolve("images"));
    for (String table : List.of(ENTRIES, BOXES)) {
      Files.copy(resources().resolve(table), folder.resolve(table));
    }
    for (Entry entry : entries()) {
      copy(entry, folder.resolve("images").resolve(entry.image()));
    }
    return folder;
  }

  /**
   * Writes train.csv, valid.csv and the images into a new folder, the patients divided between the
   * two.
   *
   * @return that folder
   */
  public static Path cheXpertLayout(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (boolean valid : new boolean[] {false, true}) {
      List<Entry> side = entries().stream().filter(e -> e.valid() == valid).toList();
      String rows =
          side.stream().map(e -> cheXpertRow(folder, e)).collect(Collectors.joining("\n"));
      Files.writeString(
          folder.resolve(valid ? "valid.csv" : "train.csv"),
          PhantomSet.HEADER + "\n" + rows + "\n");
      for (Entry entry : side) {
        copy(entry, folder.resolve(entry.cheXpertPath()));
      }
    }
    return folder;
  }

  private static String cheXpertRow(Path folder, Entry entry) {
    String labels =
        Arrays.stream(PhantomSet.HEADER.split(","))
            .skip(5)
            .map(entry::label)
            .collect(Collectors.joining(","));
    return "%s/%s,%s,%s,Frontal,%s,%s"
        .formatted(
            folder.getFileName(),
            entry.cheXpertPath(),
            entry.sex(),
            entry.age(),
            entry.projection(),
            labels);
  }

  private static void copy(Entry entry, Path target) throws IOException {
    Files.createDirectories(target.getParent());
    Files.copy(
        resources().resolve("images").resolve(entry.image()),
        target,
        StandardCopyOption.COPY_ATTRIBUTES);
  }

  private static List<Entry> entries() throws IOException {
    return Files.readAllLines(resources().resolve(ENTRIES)).stream()
        .skip(1)
        .map(Entry::of)
        .toList();
  }

  private static Path resources() {
    try {
      return Path.of(NihRadiographs.class.getResource("/radiographs").toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
