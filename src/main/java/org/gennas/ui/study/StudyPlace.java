package org.gennas.ui.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.gennas.study.config.StudyConfig;
import org.gennas.study.folder.StudyFolder;
import org.gennas.study.folder.StudyJson;

/**
 * Where a study lies, or will lie once it begins.
 *
 * @param known folder of a study that has been written
 * @param wanted folder to make for a new one; empty: one named after it
 * @param studies folder in which new studies are made
 */
record StudyPlace(Optional<StudyFolder> known, Optional<Path> wanted, Path studies) {
  /** The study's folder, made where there is none yet. */
  StudyFolder folder(StudyConfig config, StudyJson json) throws IOException {
    if (known.isPresent()) {
      return known.get();
    }
    return wanted.isPresent()
        ? StudyFolder.create(wanted.get(), config, json)
        : StudyFolder.createIn(studies, FolderName.of(config.name()), config, json);
  }
}
