package org.gennas.data.outlier;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gennas.common.AtomicFile;
import org.gennas.data.prepared.PreparedImages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A {@link OutOfDistributionDetector} kept beside the prepared images that it was learned from. It
 * can be learned again at any time, so a file that cannot be read or written is no more than a
 * delay.
 */
final class OutOfDistributionFile {
  private static final Logger LOG = LoggerFactory.getLogger(OutOfDistributionFile.class);
  private static final int FORMAT = 1;
  private static final int HASH = 16;

  /** Two dozen small pictures as text take less than one. */
  private static final long MOST_BYTES = 16 << 20;

  private final Path file;

  /** What lies in the file. */
  private record Content(int format, OutOfDistributionDetector likeness) {}

  /** The file for these images on the training side; other splits of the dataset have others. */
  OutOfDistributionFile(PreparedImages images, int[] rows) {
    String hash = images.fingerprint(IntStream.of(rows));
    String order = Integer.toHexString(Arrays.hashCode(rows));
    file = images.folder().resolve("likeness-" + hash.substring(0, HASH) + "-" + order + ".json");
  }

  /** What was learned before; empty where nothing was, or of no use. */
  Optional<OutOfDistributionDetector> read() {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new IOException("It has " + Files.size(file) + " bytes");
      }
      Content content = new JsonMapper().readValue(file.toFile(), Content.class);
      boolean good = content.format() == FORMAT && content.likeness() != null;
      return good ? Optional.of(content.likeness()) : Optional.empty();
    } catch (IOException e) {
      LOG.warn("{} cannot be used and is made again", file, e);
      return Optional.empty();
    }
  }

  void write(OutOfDistributionDetector likeness) {
    try {
      byte[] json = new JsonMapper().writeValueAsBytes(new Content(FORMAT, likeness));
      AtomicFile.write(file, out -> out.write(json));
    } catch (IOException e) {
      LOG.warn("{} cannot be written; it will be made again next time", file, e);
    }
  }
}
