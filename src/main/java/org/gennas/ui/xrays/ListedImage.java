package org.gennas.ui.xrays;

import java.nio.file.Path;
import java.util.List;
import org.gennas.data.ReferenceBoxes;

/**
 * An image of the study as the screen knows it.
 *
 * @param path below the dataset's folder, with '/'; names the image in predictions and notes
 * @param name shown to people; names no patient
 * @param file where it should lie; it may be missing
 * @param projection "AP", "PA", ..., or empty
 * @param sex as the dataset says, or empty
 * @param age years, 0 where unknown
 * @param boxes drawn by radiologists; empty where the dataset has none for it
 */
record ListedImage(
    String path,
    String name,
    Path file,
    String projection,
    String sex,
    int age,
    List<ReferenceBoxes.Box> boxes) {
  ListedImage {
    boxes = List.copyOf(boxes);
  }

  /** The boxes of one finding. */
  List<ReferenceBoxes.Box> boxes(String finding) {
    return boxes.stream().filter(box -> box.finding().equals(finding)).toList();
  }
}
