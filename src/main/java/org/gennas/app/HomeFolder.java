package org.gennas.app;

import java.nio.file.Path;
import java.util.Map;

/**
 * A person's own folder for studies and logs: {@code GENNAS_HOME}, else {@code ~/GenNAS}. Nothing
 * is made before it is needed.
 *
 * @param path absolute
 */
public record HomeFolder(Path path) {
  /** The environment variable that names it. */
  public static final String VARIABLE = "GENNAS_HOME";

  public HomeFolder {
    path = path.toAbsolutePath().normalize();
  }

  /** As the environment says. */
  public static HomeFolder of(Map<String, String> environment) {
    String named = environment.getOrDefault(VARIABLE, "");
    return new HomeFolder(
        named.isBlank() ? Path.of(System.getProperty("user.home"), "GenNAS") : Path.of(named));
  }

  /** Holds a folder a study. */
  public Path studies() {
    return path.resolve("studies");
  }

  /**
   * Where images that several studies share lie prepared.
   *
   * @param name of the prepared images, unlike for each dataset and size
   */
  public Path prepared(String name) {
    return path.resolve("prepared").resolve(name);
  }

  /** Holds the program's own logs, a file a day. */
  public Path logs() {
    return path.resolve("logs");
  }
}
