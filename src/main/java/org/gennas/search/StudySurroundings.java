package org.gennas.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.gennas.common.AtomicFile;
import org.gennas.common.FileProblem;
import org.gennas.data.prepared.PreparedImages;
import org.gennas.data.split.SplitTable;
import org.gennas.study.event.StudyEvent;
import org.gennas.study.event.TrialState;
import org.gennas.study.folder.StudyFolder;

/** A study's folder and its prepared images. */
final class StudySurroundings implements Surroundings {
  /** What is written to see whether there is room: about the checkpoint of a large network. */
  private static final int PROBE_BYTES = 4 << 20;

  private final StudyFolder folder;
  private final StudyRecord record;
  private final Preparation preparation;

  /** Prepares the study's images where they are missing. */
  interface Preparation {
    void prepare() throws IOException;
  }

  StudySurroundings(StudyFolder folder, StudyRecord record, Preparation preparation) {
    this.folder = folder;
    this.record = record;
    this.preparation = preparation;
  }

  @Override
  public Optional<FileProblem> amiss() {
    return unwritable().or(this::withoutImages);
  }

  @Override
  public void restore() throws IOException {
    throwIfPresent(unwritable());
    if (withoutImages().isPresent()) {
      preparation.prepare();
    }
    throwIfPresent(withoutImages());
  }

  private static void throwIfPresent(Optional<FileProblem> problem) throws FileProblem {
    if (problem.isPresent()) {
      throw problem.get();
    }
  }

  private Optional<FileProblem> unwritable() {
    Optional<FileProblem> problem = unwritable(folder.path(), PROBE_BYTES);
    for (TrialState trial : record.state().trials()) {
      Path path = folder.trial(trial.id()).path();
      if (problem.isEmpty() && !trial.ended() && Files.exists(path)) {
        problem = unwritable(path, 1);
      }
    }
    return problem;
  }

  private static Optional<FileProblem> unwritable(Path path, int bytes) {
    Path probe = path.resolve(".probe");
    try {
      AtomicFile.write(probe, new byte[bytes]);
      Files.delete(probe);
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(
          new FileProblem(
              "Can't be written: " + FileProblem.reason(e),
              path,
              0,
              "Free some space or make the folder writable for you.",
              e));
    }
  }

  private Optional<FileProblem> withoutImages() {
    Optional<StudyEvent.Prepared> prepared = record.state().prepared();
    if (prepared.isEmpty()) {
      return Optional.empty();
    }
    Path images = Path.of(prepared.get().prepared());
    try {
      PreparedImages.open(images).close();
      SplitTable.read(folder.splitFile());
      return Optional.empty();
    } catch (FileProblem e) {
      return Optional.of(e);
    } catch (IOException e) {
      return Optional.of(
          new FileProblem(
              "Can't be read: " + FileProblem.reason(e),
              images,
              0,
              "Restore it, or make it readable for you.",
              e));
    }
  }
}
