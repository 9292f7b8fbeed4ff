package org.gennas.data.tables;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.gennas.common.FileProblem;

/**
 * Which links to images are followed. A dataset may come from anybody, and a single image that
 * leads elsewhere would bring a picture into a training that nobody meant to be there. The
 * dataset's folder may itself be a link, and so may the folders in it: people keep them on other
 * disks. What lies deeper has to stay inside.
 *
 * <p>Safe to use from several threads.
 */
final class ImageLinks {
  /** The environment variable by which all links are followed. */
  static final String VARIABLE = "GENNAS_LINKED_IMAGES";

  private final Path root;
  private final boolean all;
  private final Map<Path, Path> real = new ConcurrentHashMap<>();

  /**
   * @param root the dataset's folder
   * @param all whether every link is followed
   */
  ImageLinks(Path root, boolean all) {
    this.root = root;
    this.all = all;
  }

  /** As the environment says. */
  static ImageLinks ofProcess(Path root) {
    return new ImageLinks(root, "1".equals(System.getenv(VARIABLE)));
  }

  /**
   * The file of an image.
   *
   * @param path below the root, with '/'
   * @throws FileProblem if it leads out of the dataset's folder
   */
  Path file(String path) throws IOException {
    Path file = root.resolve(path);
    if (all) {
      return file;
    }
    if (!Files.exists(file)) {
      // whoever reads it says so
      return file;
    }
    Path target = file.toRealPath();
    Path first = Path.of(path).getName(0);
    Path top = root.resolve(first);
    boolean below = !first.toString().equals("..") && Files.isDirectory(top);
    if (target.startsWith(real(root)) || below && target.startsWith(real(top))) {
      return file;
    }
    throw new FileProblem(
        "The image lies outside of its dataset's folder, at " + target,
        file,
        0,
        "Copy it into the folder, or make the whole folder (or one directly in it) the link. If you"
            + " trust whoever made the dataset, set "
            + VARIABLE
            + "=1 to follow all links.");
  }

  private Path real(Path folder) throws IOException {
    Path known = real.get(folder);
    if (known == null) {
      known = folder.toRealPath();
      real.put(folder, known);
    }
    return known;
  }
}
