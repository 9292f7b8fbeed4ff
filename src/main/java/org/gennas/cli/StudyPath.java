package org.gennas.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gennas.study.StudyFolder;
import org.gennas.study.StudyJson;
import org.gennas.study.StudyProblem;

/** Opens the study that an argument names. */
final class StudyPath {
  private StudyPath() {}

  /**
   * Opens for reading.
   *
   * @param path the study's folder or its study.json
   * @throws StudyProblem if there is no such path or no study in it
   */
  static StudyFolder open(Path path, StudyJson json) throws IOException {
    if (!Files.exists(path)) {
      throw new StudyProblem("There is no such folder", path, 0, "Check the path.");
    }
    return StudyFolder.open(path, json);
  }
}
