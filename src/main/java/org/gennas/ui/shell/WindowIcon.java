package org.gennas.ui.shell;

import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;

/** The window's icon: the rail's three bars. */
final class WindowIcon {
  private static final int BARS = 3;
  private static final double[] HEIGHTS = {0.6, 0.92, 0.32};
  private static final Color[] COLOURS = {
    Color.web("#56B4E9"), Color.web("#E69F00"), Color.web("#8c959f")
  };

  private WindowIcon() {}

  /** A square icon on nothing. */
  static Image of(int side) {
    WritableImage image = new WritableImage(side, side);
    double width = side / (BARS + 0.2 * (BARS - 1) + 0.4);
    for (int bar = 0; bar < BARS; bar++) {
      double left = 0.2 * width + bar * 1.2 * width;
      double top = side * (0.96 - HEIGHTS[bar] * 0.92);
      for (int x = (int) Math.round(left); x < Math.round(left + width); x++) {
        for (int y = (int) Math.round(top); y < Math.round(side * 0.96); y++) {
          image.getPixelWriter().setColor(Math.min(side - 1, x), y, COLOURS[bar]);
        }
      }
    }
    return image;
  }
}
