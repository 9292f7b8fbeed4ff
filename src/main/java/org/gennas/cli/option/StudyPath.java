package org.gennas.cli.option;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gennas.common.FileProblem;
import org.gennas.study.folder.StudyFolder;
import org.gennas.study.folder.StudyJson;

/** Opens the study that an argument names. */
public final class StudyPath {
  private StudyPath() {}

  /**
   * Opens for reading.
   *
   * @param path the study's folder or its study.json
   * @throws FileProblem if there is no such path or no study in it
   */
  public static StudyFolder open(Path path, StudyJson json) throws IOException {
    if (!Files.exists(path)) {
      throw new FileProblem("There is no such folder", path, 0, "Check the path.");
    }
    return StudyFolder.open(path, json);
  }
}
