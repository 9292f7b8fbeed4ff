package org.gennas.study.folder;

import java.nio.file.Path;
import java.util.stream.Collectors;
import org.gennas.common.FileProblem;
import org.gennas.space.SearchSpace;

/** The search space that a file names, for whoever has to build its networks. */
public final class NamedSpace {
  private NamedSpace() {}

  /**
   * @param file that names it
   * @throws FileProblem if this version knows no such space: a network of another one would be
   *     built instead
   */
  public static SearchSpace of(String name, Path file) throws FileProblem {
    return SearchSpace.preset(name)
        .orElseThrow(
            () ->
                new FileProblem(
                    "The search space \"" + name + "\" is not known here",
                    file,
                    0,
                    "This version has "
                        + SearchSpace.presets().stream()
                            .map(SearchSpace::name)
                            .collect(Collectors.joining(" and "))
                        + "; for another, use a newer GenNAS Workbench."));
  }
}
