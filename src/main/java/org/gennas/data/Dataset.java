package org.gennas.data;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/**
 * A dataset's tables, read and checked.
 *
 * @param name the folder's name, for people
 * @param root absolute folder that the images' paths start from
 * @param findings in the order of the file (CheXpert) or of the alphabet (NIH)
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
    NIH("NIH ChestX-ray14");

    private final String title;

    Layout(String title) {
      this.title = title;
    }

    /** For people. */
    public String title() {
      return title;
    }
  }

  /** Where the image lies. */
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
   * Whether a generator made the images: it says so by a file {@value #SYNTHETIC_MARK} in the root.
   */
  public boolean synthetic() {
    return Files.exists(root.resolve(SYNTHETIC_MARK));
  }

  /** What is in it, counted. */
  public DatasetSummary summary() {
    return DatasetSummary.of(this);
  }
}
