package org.gennas.study.folder;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.gennas.common.AtomicFile;
import org.gennas.common.FileProblem;
import org.gennas.study.event.Ensemble;

/**
 * An ensemble in one file that needs no study: a zip with {@value #DESCRIPTION} (an {@link
 * Ensemble}) and each member's model.zip as {@code members/0003-22121211.zip}.
 */
public final class EnsembleFile {
  /** The entry that makes a zip an ensemble. */
  public static final String DESCRIPTION = "ensemble.json";

  private EnsembleFile() {}

  /** The entry of a member's model. */
  public static String entry(Ensemble.Member member) {
    return "members/" + member.trial().folder() + ".zip";
  }

  /** Whether a file is an ensemble. */
  public static boolean isOne(Path file) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      return zip.getEntry(DESCRIPTION) != null;
    } catch (ZipException e) {
      return false;
    }
  }

  /**
   * Writes the file, replacing an older one atomically.
   *
   * @throws FileProblem if a member's model is missing or is not the one that its training kept
   */
  public static void write(StudyFolder folder, Ensemble ensemble, Path file) throws IOException {
    SealedModels models = SealedModels.of(folder);
    for (Ensemble.Member member : ensemble.members()) {
      Path model = models.require(member.trial());
      if (!Files.isRegularFile(model)) {
        throw new FileProblem(
            member.trial().label() + " of the ensemble has no model",
            model,
            0,
            "Restore the file, or train its network again in a new study.");
      }
    }
    AtomicFile.write(file, out -> fill(folder, ensemble, out));
  }

  private static void fill(StudyFolder folder, Ensemble ensemble, OutputStream out)
      throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      // the members are compressed already
      zip.setLevel(1);
      begin(zip, DESCRIPTION);
      zip.write(folder.json().pretty(ensemble).getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
      for (Ensemble.Member member : ensemble.members()) {
        begin(zip, entry(member));
        Files.copy(folder.trial(member.trial()).modelFile(), zip);
        zip.closeEntry();
      }
    }
  }

  private static void begin(ZipOutputStream zip, String name) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    // the same ensemble writes the same bytes
    entry.setTime(315_532_800_000L);
    zip.putNextEntry(entry);
  }
}
