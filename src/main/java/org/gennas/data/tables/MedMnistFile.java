package org.gennas.data.tables;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipFile;
import org.gennas.common.FileProblem;
import org.gennas.common.ZipDirectory;

/**
 * The chest X-rays among MedMNIST's sets (Yang et al., Scientific Data 10:41, 2023): one .npz file
 * with train_images (N x H x W, 8 bits, 28 to 224 px), train_labels (N x findings, 0 or 1) and the
 * same for val_ and test_. ChestMNIST has 14 findings in images of NIH ChestX-ray14, PneumoniaMNIST
 * one in images of children (Kermany et al., Cell 172:1122, 2018). The file has no patients, ages,
 * sexes or projections: every image counts as a patient of its own.
 */
final class MedMnistFile {
  static final String SUFFIX = ".npz";

  /** In the order of ChestMNIST's columns; named as the NIH tables name them here. */
  private static final List<String> CHEST =
      List.of(
          "Atelectasis",
          "Cardiomegaly",
          "Pleural Effusion",
          "Infiltration",
          "Mass",
          "Nodule",
          "Pneumonia",
          "Pneumothorax",
          "Consolidation",
          "Edema",
          "Emphysema",
          "Fibrosis",
          "Pleural Thickening",
          "Hernia");

  /** Of {@value #PNEUMONIA_NAME}; other sets with one column are not of chest X-rays. */
  private static final List<String> PNEUMONIA = List.of("Pneumonia");

  private static final String PNEUMONIA_NAME = "pneumoniamnist";

  private static final int LEAST_PX = 28;
  private static final int MOST_PX = 224;

  /** Six arrays, and what tools may have put beside them. */
  private static final int MOST_ENTRIES = 100;

  /** Far above the 112,120 images that there are; bounds what a damaged head can ask for. */
  private static final int MOST_IMAGES = 1_000_000;

  /**
   * The images of one side.
   *
   * @param name such as "train"
   * @param first row of the dataset
   */
  record Part(String name, Side side, int first, int images, int height, int width) {
    /** The entry with the pixels. */
    String entry() {
      return name + "_images.npy";
    }
  }

  private final Path file;
  private final List<String> findings;
  private final List<Part> parts = new ArrayList<>();
  private final List<ImageRecord> images = new ArrayList<>();
  private final Map<Labels, Labels> known = new HashMap<>();

  private MedMnistFile(Path file) {
    this.file = file;
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    findings = name.startsWith(PNEUMONIA_NAME) ? PNEUMONIA : CHEST;
  }

  /** Whether a file is named like one; a damaged one counts, so that it can be complained about. */
  static boolean isNamedSo(Path file) {
    Path name = file.getFileName();
    return name != null
        && name.toString().toLowerCase(Locale.ROOT).endsWith(SUFFIX)
        && Files.isRegularFile(file);
  }

  /** Whether a file has a MedMNIST file's first array. */
  static boolean isOne(Path file) {
    if (!isNamedSo(file)) {
      return false;
    }
    try (ZipFile zip = ZipDirectory.open(file, MOST_ENTRIES)) {
      return NpyEntry.isIn(zip, "train_images.npy");
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Reads the labels and looks at the heads of the pixels.
   *
   * @throws FileProblem if an array is missing, damaged, or not of a chest X-ray set
   */
  static Dataset read(Path file) throws IOException {
    MedMnistFile found = new MedMnistFile(file);
    try (ZipFile zip = zip(file)) {
      found.readParts(zip);
      for (Part part : found.parts) {
        found.readLabels(zip, part);
      }
    }
    String name = file.getFileName().toString();
    return new Dataset(
        name.substring(0, name.length() - SUFFIX.length()),
        Dataset.Layout.MEDMNIST,
        file,
        found.findings,
        found.images);
  }

  /** Opens the zip. */
  static ZipFile zip(Path file) throws FileProblem {
    try {
      return ZipDirectory.open(file, MOST_ENTRIES);
    } catch (IOException e) {
      throw new FileProblem(
          "The file is not an .npz file, or is damaged: " + FileProblem.reason(e),
          file,
          0,
          "Download the file again, and compare its size and checksum.",
          e);
    }
  }

  /** The sides with their sizes. */
  static List<Part> parts(ZipFile zip, Path file) throws IOException {
    MedMnistFile found = new MedMnistFile(file);
    found.readParts(zip);
    return List.copyOf(found.parts);
  }

  private void readParts(ZipFile zip) throws IOException {
    int first = 0;
    for (Side side : Side.values()) {
      String name = side == Side.VALID ? "val" : side.word();
      try (NpyEntry entry = NpyEntry.open(zip, file, name + "_images.npy")) {
        NpyHead head = NpyHead.read(entry);
        int n = head.length(0);
        Part part = new Part(name, side, first, n, head.length(1), head.length(2));
        if (head.shape().size() != 3 || head.itemBytes() != 1) {
          throw entry.problem(
              0, "the array is " + head + ", not grey images of 8 bits (N x height x width)");
        }
        if (outside(part.height()) || outside(part.width()) || n > MOST_IMAGES || n == 0) {
          throw entry.problem(
              0, "the array is " + head + "; 1 to 1,000,000 images of 28 to 224 px can be read");
        }
        if (first + n > MOST_IMAGES) {
          throw entry.problem(0, "there are more than 1,000,000 images in all");
        }
        requireLength(entry, head);
        parts.add(part);
        first += n;
      }
    }
  }

  private static boolean outside(int px) {
    return px < LEAST_PX || px > MOST_PX;
  }

  private static void requireLength(NpyEntry entry, NpyHead head) throws FileProblem {
    if (entry.size() - entry.at() != head.bytes()) {
      throw entry.problem(
          entry.at(),
          "an array of "
              + head
              + " has "
              + head.bytes()
              + " bytes, and the file "
              + (entry.size() - entry.at()));
    }
  }

  private void readLabels(ZipFile zip, Part part) throws IOException {
    try (NpyEntry entry = NpyEntry.open(zip, file, part.name() + "_labels.npy")) {
      NpyHead head = NpyHead.read(entry);
      if (head.shape().size() != 2 || head.length(1) != findings.size()) {
        throw entry.problem(
            0,
            "the labels are "
                + head
                + ", not N x "
                + findings.size()
                + (findings == CHEST
                    ? " as ChestMNIST's. PneumoniaMNIST is recognised by its file name,"
                        + " pneumoniamnist.npz; other MedMNIST sets are not chest X-rays"
                    : " as PneumoniaMNIST's"));
      }
      if (head.length(0) != part.images()) {
        throw entry.problem(
            0, "there are " + head.length(0) + " rows, and " + part.images() + " images");
      }
      requireLength(entry, head);
      byte[] row = new byte[findings.size() * head.itemBytes()];
      for (int i = 0; i < part.images(); i++) {
        long at = entry.at();
        entry.read(row);
        images.add(image(part, i, labels(entry, at, row, head)));
      }
      entry.requireEnd();
    }
  }

  private Labels labels(NpyEntry entry, long at, byte[] row, NpyHead head) throws FileProblem {
    Label[] labels = new Label[findings.size()];
    for (int f = 0; f < labels.length; f++) {
      int from = f * head.itemBytes();
      long value = value(ByteBuffer.wrap(row).order(head.order()), from, head.itemBytes());
      if (value != 0 && value != 1) {
        throw entry.problem(at + from, "a label is 0 or 1, not " + value);
      }
      labels[f] = value == 1 ? Label.POSITIVE : Label.NEGATIVE;
    }
    // few combinations repeat over many images
    return known.computeIfAbsent(Labels.of(labels), l -> l);
  }

  private static long value(ByteBuffer bytes, int at, int itemBytes) {
    return switch (itemBytes) {
      case 1 -> bytes.get(at);
      case 2 -> bytes.getShort(at);
      case 4 -> bytes.getInt(at);
      default -> bytes.getLong(at);
    };
  }

  private static ImageRecord image(Part part, int index, Labels labels) {
    String digits = String.valueOf(index);
    String path = part.name() + "/" + "0".repeat(Math.max(0, 6 - digits.length())) + digits;
    return new ImageRecord(
        path,
        path,
        path,
        View.FRONTAL,
        "",
        "Unknown",
        0,
        labels,
        Optional.of(part.side()),
        part.entry(),
        index + 1);
  }
}
