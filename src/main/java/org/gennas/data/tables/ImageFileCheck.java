package org.gennas.data.tables;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.gennas.common.FileProblem;

/**
 * Whether the images that the tables list are there.
 *
 * @param looked images looked for
 * @param missing how many of them are not there
 * @param first the first few that are missing, with the line that lists each
 */
public record ImageFileCheck(int looked, int missing, List<Place> first) {
  private static final int NAMED = 5;
  private static final int ASKED_EVERY = 64;

  public ImageFileCheck {
    first = List.copyOf(first);
  }

  /** Where an image is listed. */
  public record Place(String table, int line) {}

  /**
   * Looks for all images, without reading them.
   *
   * @param cancelled asked now and then; the answer is then of what was looked for until then
   * @throws FileProblem if all images lie in one file and it is damaged
   */
  public static ImageFileCheck of(Dataset dataset, BooleanSupplier cancelled) throws IOException {
    List<Place> first = new ArrayList<>();
    int missing = 0;
    int row = 0;
    try (ImageSource source = dataset.openImages()) {
      for (ImageRecord image : dataset.images()) {
        if (row % ASKED_EVERY == 0 && cancelled.getAsBoolean()) {
          break;
        }
        if (source.stamp(row++).size() < 0 && missing++ < NAMED) {
          first.add(new Place(image.table(), image.line()));
        }
      }
    }
    return new ImageFileCheck(row, missing, first);
  }
}
