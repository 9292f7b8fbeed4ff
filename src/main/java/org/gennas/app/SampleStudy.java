package org.gennas.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.gennas.study.config.StudyConfig;
import org.gennas.study.folder.StudyJson;

/**
 * The study that comes with the program.
 *
 * @param configFile its StudyConfig; the image folder in it is relative to this file
 */
public record SampleStudy(Path configFile) {
  /** The program's own folder, set by the start script. */
  static final String HOME_PROPERTY = "gennas.home";

  private static final Path CONFIG = Path.of("sample-data", "sample-study.json");

  /**
   * Its settings, with absolute paths.
   *
   * @throws IOException if the file is damaged, with its name and line
   */
  public StudyConfig config(StudyJson json) throws IOException {
    return NewStudyFolder.fromFile(
        json.read(configFile, StudyConfig.class, StudyConfig.FORMAT), configFile);
  }

  /** Beside bin/ in the packaged folder, else in the working directory. */
  public static Optional<SampleStudy> find() {
    return Stream.of(System.getProperty(HOME_PROPERTY, ""), "")
        .map(folder -> Path.of(folder).resolve(CONFIG).toAbsolutePath().normalize())
        .filter(Files::isRegularFile)
        .findFirst()
        .map(SampleStudy::new);
  }
}
