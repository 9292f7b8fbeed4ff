package org.gennas.ui.images;

import java.util.List;
import java.util.Optional;
import org.gennas.data.tables.Side;

/**
 * An image of the preview. Patients are not named.
 *
 * @param row of the dataset
 * @param positive findings that are there
 * @param uncertain findings that the report leaves open
 * @param person sex, age and projection, as far as they are known
 * @param place the table and line that list the image
 * @param side of the split, if it is on one
 */
public record PreviewTile(
    int row,
    List<String> positive,
    List<String> uncertain,
    Person person,
    String place,
    Optional<Side> side,
    Picture picture) {
  public PreviewTile {
    positive = List.copyOf(positive);
    uncertain = List.copyOf(uncertain);
  }

  /**
   * Whose image it is, as far as is told.
   *
   * @param age 0 where unknown
   * @param view such as "AP" or "LATERAL", empty where unknown
   */
  public record Person(String sex, int age, String view) {}

  /** The pixels. */
  public sealed interface Picture {
    record Waiting() implements Picture {}

    /**
     * @param grey px x px, row-major, 0 to 255 unsigned; not to be changed
     */
    record Decoded(int px, byte[] grey) implements Picture {}

    record Unreadable(String reason) implements Picture {}
  }

  PreviewTile with(Picture decoded) {
    return new PreviewTile(row, positive, uncertain, person, place, side, decoded);
  }
}
