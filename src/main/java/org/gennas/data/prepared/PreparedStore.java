package org.gennas.data.prepared;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.gennas.common.FileProblem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder of prepared images, seen from outside.
 *
 * @param dataset its name
 * @param fingerprint of the dataset's list of images
 * @param px side of an image
 * @param rows images of the dataset, prepared or not
 * @param done images prepared
 * @param unreadable images that could not be decoded
 * @param bytes taken by what is prepared; a file's length says more than it takes
 * @param changed when images were last added
 */
public record PreparedStore(
    Path folder,
    String dataset,
    String fingerprint,
    int px,
    int rows,
    int done,
    int unreadable,
    long bytes,
    Instant changed) {
  private static final Logger LOG = LoggerFactory.getLogger(PreparedStore.class);

  /**
   * @throws FileProblem if it is no such folder, or a damaged one
   */
  public static PreparedStore of(Path folder) throws IOException {
    try (PreparedImages images = PreparedImages.open(folder)) {
      int done = images.count(PreparedImages.Status.DONE);
      Path index = images.folder().resolve(PreparedImages.INDEX);
      return new PreparedStore(
          images.folder(),
          images.dataset(),
          images.datasetFingerprint(),
          images.px(),
          images.rows(),
          done,
          images.count(PreparedImages.Status.UNREADABLE),
          (long) done * images.px() * images.px() + Files.size(index),
          Files.getLastModifiedTime(index).toInstant());
    }
  }

  /** All in a folder, the latest first; damaged ones are left out, with a line in the log. */
  public static List<PreparedStore> in(Path parent) {
    List<PreparedStore> stores = new ArrayList<>();
    if (!Files.isDirectory(parent)) {
      return stores;
    }
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, Files::isDirectory)) {
      for (Path folder : folders) {
        try {
          stores.add(of(folder));
        } catch (IOException e) {
          LOG.warn("Left out among the prepared images: {}", e.getMessage());
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      LOG.warn("The folder of prepared images cannot be read", e);
    }
    stores.sort(Comparator.comparing(PreparedStore::changed).reversed());
    return stores;
  }
}
