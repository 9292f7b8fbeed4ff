package org.gennas.data.tables;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.gennas.common.FileProblem;
import org.gennas.data.Digests;

/**
 * A dataset's tables, read and checked.
 *
 * @param name the folder's name, for people
 * @param root absolute folder that the images' paths start from, or the file that holds them all
 * @param findings in the order of the file (CheXpert, MedMNIST) or of the alphabet (NIH)
 * @param images in the order of the files; the index is the row in the prepared images
 */
public record Dataset(
    String name, Layout layout, Path root, List<String> findings, List<ImageRecord> images) {
  public Dataset {
    findings = List.copyOf(findings);
    images = List.copyOf(images);
  }

  /** The file that marks a folder of made-up images. */
  public static final String SYNTHETIC_MARK = "SYNTHETIC.txt";

  /** How the folder is arranged. */
  public enum Layout {
    /** train.csv, valid.csv (Irvin et al. 2019). */
    CHEXPERT("CheXpert"),
    /** Data_Entry_2017*.csv and image folders (Wang et al. 2017). */
    NIH("NIH ChestX-ray14"),
    /** One .npz file, in which nobody is named (Yang et al. 2023). */
    MEDMNIST("MedMNIST");

    private final String title;

    Layout(String title) {
      this.title = title;
    }

    /**
     * Whether the tables say which images are of one person. Where they don't, every image counts
     * as a patient of its own, intervals are not clustered by patient, and only the files' own
     * split can be used.
     */
    public boolean namesPatients() {
      return this != MEDMNIST;
    }

    /** For people. */
    public String title() {
      return title;
    }
  }

  /**
   * Opens the images themselves.
   *
   * @throws FileProblem if they lie in one file and it is damaged
   */
  public ImageSource openImages() throws IOException {
    return layout == Layout.MEDMNIST
        ? NpzImages.open(root)
        : ImageSource.files(root, images.stream().map(ImageRecord::path).toList());
  }

  /** Where the image lies, in a dataset with a file an image. */
  public Path file(ImageRecord image) {
    return root.resolve(image.path());
  }

  /**
   * SHA-256, in hexadecimal, over the list of the images' paths: prepared images go with one list.
   */
  public String fingerprint() {
    MessageDigest all = Digests.sha256();
    MessageDigest one = Digests.sha256();
    ByteBuffer hash = ByteBuffer.allocate(Long.BYTES);
    for (ImageRecord image : images) {
      all.update(hash.clear().putLong(Digests.pathHash(one, image.path())).flip());
    }
    return HexFormat.of().formatHex(all.digest());
  }

  /** A name for the folder of prepared images, different for each list of images and size. */
  public String preparedFolderName(int px) {
    return name.replaceAll("[^A-Za-z0-9._-]", "_")
        + "-"
        + px
        + "px-"
        + fingerprint().substring(0, 8);
  }

  /**
   * Whether a generator made the images: it says so by a file {@value #SYNTHETIC_MARK} in the root,
   * or beside the file that holds them all.
   */
  public boolean synthetic() {
    return Files.exists(
        layout == Layout.MEDMNIST
            ? root.resolveSibling(SYNTHETIC_MARK)
            : root.resolve(SYNTHETIC_MARK));
  }

  /** What is in it, counted. */
  public DatasetSummary summary() {
    return DatasetSummary.of(this);
  }

  /** The images of some views, counted. */
  public DatasetSummary summary(ViewFilter views) {
    return new Dataset(name, layout, root, findings, images.stream().filter(views::takes).toList())
        .summary();
  }
}
