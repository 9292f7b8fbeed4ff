package org.gennas.data.prepared;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gennas.common.AtomicFile;
import org.gennas.common.FileProblem;
import org.gennas.data.tables.Dataset;

/**
 * What a folder of prepared images holds: prepared.json.
 *
 * @param format version of the folder; {@value #FORMAT} now
 * @param px side of an image
 * @param rows images of the dataset, prepared or not
 * @param dataset its name
 * @param fingerprint of the dataset's list of paths, {@link Dataset#fingerprint()}
 */
public record PreparedHead(int format, int px, int rows, String dataset, String fingerprint) {
  public static final int FORMAT = 1;
  static final String FILE = "prepared.json";

  /** Largest side of an image. */
  static final int MOST_PX = 4096;

  /** As many entries as index.bin can hold within 2 GiB, by far. */
  private static final int MOST_ROWS = 50_000_000;

  private static final long MOST_BYTES = 1 << 20;

  /**
   * @throws FileProblem if there is none, or it is of no use
   */
  static PreparedHead read(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    if (!Files.isRegularFile(file)) {
      throw new FileProblem(
          "There are no prepared images: prepared.json is missing",
          folder,
          0,
          "Prepare the dataset's images; a study does that itself when it is resumed.");
    }
    if (Files.size(file) > MOST_BYTES) {
      throw damaged(file, "it has " + Files.size(file) + " bytes");
    }
    PreparedHead head;
    try {
      int format = new JsonMapper().readTree(file.toFile()).path("format").asInt();
      if (format > FORMAT) {
        throw new FileProblem(
            "The images were prepared by a newer program (format " + format + ")",
            file,
            0,
            "Use that program, or prepare the images again in another folder.");
      }
      head = new JsonMapper().readValue(file.toFile(), PreparedHead.class);
    } catch (JsonProcessingException e) {
      throw damaged(file, e.getOriginalMessage());
    }
    if (head.format() != FORMAT
        || head.px() < 1
        || head.px() > MOST_PX
        || head.rows() < 0
        || head.rows() > MOST_ROWS
        || head.fingerprint() == null) {
      throw damaged(file, "a field is missing or out of range");
    }
    return head;
  }

  private static FileProblem damaged(Path file, String why) {
    return new FileProblem(
        "prepared.json is damaged: " + why,
        file,
        0,
        "Delete the folder of prepared images and prepare them again.");
  }

  public void write(Path folder) throws IOException {
    byte[] json = new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(this);
    AtomicFile.write(folder.resolve(FILE), out -> out.write(json));
  }
}
