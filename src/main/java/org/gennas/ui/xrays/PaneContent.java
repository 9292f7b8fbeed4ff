package org.gennas.ui.xrays;

import java.util.List;
import java.util.Optional;
import javafx.scene.image.Image;
import org.gennas.data.tables.ReferenceBoxes;

/**
 * What a pane of the viewer paints.
 *
 * @param picture through its window; empty while none is there
 * @param width of the picture, px
 * @param height of the picture, px
 * @param heat painted map, stretched over the whole picture
 * @param boxes of radiologists
 * @param title top left
 * @param source top right
 * @param state bottom left, lines
 * @param measurement a line over the picture with its length in words
 * @param legend whether the colours of heat are explained
 */
record PaneContent(
    Optional<Image> picture,
    int width,
    int height,
    Optional<Image> heat,
    List<Marked> boxes,
    String title,
    String source,
    String state,
    Optional<Measured> measurement,
    Optional<Legend> legend) {
  PaneContent {
    boxes = List.copyOf(boxes);
  }

  /**
   * A radiologist's box.
   *
   * @param label above it; empty: the box is dashed and bare, as over heat
   */
  record Marked(ReferenceBoxes.Box box, String label) {}

  /** A measured line, px of the picture. */
  record Measured(ViewerModel.Measurement line, String length) {}

  /**
   * What the colours of heat mean.
   *
   * @param hideBelow share below which nothing is painted
   */
  record Legend(String low, String high, double hideBelow) {}

  static PaneContent nothing() {
    return new PaneContent(
        Optional.empty(),
        1,
        1,
        Optional.empty(),
        List.of(),
        "",
        "",
        "",
        Optional.empty(),
        Optional.empty());
  }
}
