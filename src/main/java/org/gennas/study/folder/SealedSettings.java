package org.gennas.study.folder;

import java.util.List;
import java.util.Optional;
import org.gennas.common.FileProblem;
import org.gennas.study.config.StudyConfig;
import org.gennas.study.event.StudyEvent;

/** A study's settings, held against those that it began with. Older studies have no record yet. */
public final class SealedSettings {
  private static final int NAMED = 5;

  private SealedSettings() {}

  /**
   * What differs, a text a field, such as "training.epochs: 10 -> 12".
   *
   * @param config what study.json says now
   * @param seal what the journal says that it held
   */
  public static List<String> changes(
      StudyConfig config, Optional<StudyEvent.Sealed> seal, StudyJson json) {
    return seal.map(s -> ChangedFields.between(s.settings(), config, json)).orElse(List.of());
  }

  /**
   * @param config what study.json says now
   * @param seal what the journal says that it held
   * @throws FileProblem if they differ
   */
  public static void require(
      StudyFolder folder, StudyConfig config, Optional<StudyEvent.Sealed> seal) throws FileProblem {
    List<String> changes = changes(config, seal, folder.json());
    if (changes.isEmpty()) {
      return;
    }
    String more = changes.size() > NAMED ? "; and " + (changes.size() - NAMED) + " more" : "";
    throw new FileProblem(
        "The settings have changed since the study began: "
            + String.join("; ", changes.subList(0, Math.min(NAMED, changes.size())))
            + more,
        folder.configFile(),
        0,
        "Set them back, or begin a new study with these settings: " + branch(folder));
  }

  /** How a study with the settings of another is begun. */
  public static String branch(StudyFolder folder) {
    return "gennas search \"" + folder.configFile() + "\" --out NEW-FOLDER";
  }
}
