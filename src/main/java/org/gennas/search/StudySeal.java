package org.gennas.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.gennas.common.FileChecksum;
import org.gennas.common.FileProblem;
import org.gennas.data.prepared.PreparedImages;
import org.gennas.data.split.SplitTable;
import org.gennas.data.tables.Side;
import org.gennas.study.event.StudyEvent;
import org.gennas.study.event.TrialState;
import org.gennas.study.folder.SealedModels;
import org.gennas.study.folder.SealedSettings;
import org.gennas.study.folder.StudyFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds a study's split, pixels and models against what the journal says they held, so that nothing
 * changes in silence between two starts; for study.json there is {@link SealedSettings}. A study
 * that has no such record yet gets it.
 */
final class StudySeal {
  private static final Logger LOG = LoggerFactory.getLogger(StudySeal.class);

  private final StudyFolder folder;
  private final StudyRecord record;
  private boolean held;

  StudySeal(StudyFolder folder, StudyRecord record) {
    this.folder = folder;
    this.record = record;
  }

  /**
   * Looks at the split and at every prepared pixel that the study uses, once a session; what has no
   * record yet gets it.
   *
   * @param cancelled asked between images
   * @return false if cancelled before all was looked at
   * @throws FileProblem if something differs
   */
  boolean hold(StudyEvent.Prepared prepared, BooleanSupplier cancelled) throws IOException {
    if (held) {
      return true;
    }
    SplitTable split = SplitTable.read(folder.splitFile());
    String fingerprint = split.fingerprint();
    Optional<StudyEvent.Sealed> seal = record.state().seal();
    if (seal.isPresent() && !seal.get().split().equals(fingerprint)) {
      throw changedSplit(split, prepared);
    }
    Path images = Path.of(prepared.prepared());
    long begun = System.nanoTime();
    Optional<String> pixels = pixels(images, split, cancelled);
    if (pixels.isEmpty()) {
      return false;
    }
    LOG.info(
        "{} prepared images were read and held against the journal in {} ms",
        split.rows().size(),
        (System.nanoTime() - begun) / 1_000_000);
    if (seal.isEmpty()) {
      Optional<Map<Integer, String>> models = olderModels(cancelled);
      if (models.isEmpty()) {
        return false;
      }
      record.add(
          new StudyEvent.Sealed(
              record.now(), record.state().config(), fingerprint, pixels.get(), models.get()));
    } else if (!seal.get().pixels().equals(pixels.get())) {
      throw new FileProblem(
          "The prepared images have changed since the study began: the checksum of the "
              + split.rows().size()
              + " that it uses is not that in the journal",
          images.resolve(PreparedImages.PIXELS),
          0,
          "Delete the folder "
              + images
              + " and resume the study: the images are prepared again from the dataset. If they"
              + " still differ, begin a new study with the same settings: "
              + SealedSettings.branch(folder));
    }
    held = true;
    return true;
  }

  /** What was prepared anew is looked at once more. */
  void reopen() {
    held = false;
  }

  private static Optional<String> pixels(Path images, SplitTable split, BooleanSupplier cancelled)
      throws IOException {
    try (PreparedImages opened = PreparedImages.open(images)) {
      return opened.pixelChecksum(
          split.rows().stream().mapToInt(SplitTable.Row::row).toArray(), cancelled);
    }
  }

  private FileProblem changedSplit(SplitTable split, StudyEvent.Prepared prepared) {
    List<String> words = new ArrayList<>();
    for (StudyEvent.Side side : prepared.sides()) {
      Side named = Side.of(side.name()).orElseThrow();
      if (split.images(named) != side.images()) {
        words.add(side.name() + " has " + split.images(named) + " images, not " + side.images());
      }
    }
    return changedSplit(words.isEmpty() ? List.of("rows were edited") : words, folder);
  }

  /**
   * @param changes what differs, a phrase each
   */
  static FileProblem changedSplit(List<String> changes, StudyFolder folder) {
    return new FileProblem(
        "The split has changed since the study began: " + String.join("; ", changes),
        folder.splitFile(),
        0,
        "Restore the file, or delete it and resume the study: it is then written again as it was."
            + " For another split, begin a new study with other settings: "
            + SealedSettings.branch(folder));
  }

  /**
   * Looks at models before they are used.
   *
   * @throws FileProblem if one is not the one that its training kept
   */
  void requireModels(List<TrialState> trials) throws IOException {
    SealedModels models = new SealedModels(folder, record.state());
    for (TrialState trial : trials) {
      models.require(trial.id());
    }
  }

  /**
   * Of trainings whose worker did not tell the checksum: those of older programs.
   *
   * @return empty if cancelled
   */
  private Optional<Map<Integer, String>> olderModels(BooleanSupplier cancelled) throws IOException {
    Map<Integer, String> models = new TreeMap<>();
    for (TrialState trial : record.state().trials()) {
      if (cancelled.getAsBoolean()) {
        return Optional.empty();
      }
      Path model = folder.trial(trial.id()).modelFile();
      boolean untold = trial.result().map(r -> r.modelChecksum().isEmpty()).orElse(false);
      if (untold && Files.isRegularFile(model)) {
        models.put(trial.id().number(), FileChecksum.of(model));
      }
    }
    return Optional.of(models);
  }
}
