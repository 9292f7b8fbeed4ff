package org.gennas.ui.xrays;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.gennas.data.tables.ReferenceBoxes;

/**
 * An image of the study as the screen knows it.
 *
 * @param path below the dataset's folder, with '/'; names the image in predictions and notes
 * @param name shown on the screen
 * @param exportName for files that leave the study; tells nothing of the patient
 * @param file empty where the dataset is not there
 * @param projection "AP", "PA", ..., or empty
 * @param sex as the dataset says, or empty
 * @param age years, 0 where unknown
 * @param boxes drawn by radiologists; empty where the dataset has none for it
 */
record ListedImage(
    String path,
    String name,
    String exportName,
    Optional<Path> file,
    String projection,
    String sex,
    int age,
    List<ReferenceBoxes.Box> boxes) {
  ListedImage {
    boxes = List.copyOf(boxes);
  }

  /** Whether there is a box of a finding. */
  boolean hasBox(String finding) {
    for (ReferenceBoxes.Box box : boxes) {
      if (box.finding().equals(finding)) {
        return true;
      }
    }
    return false;
  }

  /** The boxes of one finding. */
  List<ReferenceBoxes.Box> boxes(String finding) {
    return boxes.stream().filter(box -> box.finding().equals(finding)).toList();
  }
}
