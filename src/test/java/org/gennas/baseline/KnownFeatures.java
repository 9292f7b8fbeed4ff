package org.gennas.baseline;

import java.util.ArrayList;
import java.util.List;
import org.gennas.data.split.SplitTable;
import org.gennas.data.split.Targets;
import org.gennas.data.tables.Side;
import org.gennas.data.tables.View;

/** Features that a test lays down, one vector an image. */
record KnownFeatures(double[][] vectors) implements Features {
  @Override
  public int count() {
    return vectors[0].length;
  }

  @Override
  public void read(SplitTable.Row image, double[] into) {
    System.arraycopy(vectors[image.row()], 0, into, 0, into.length);
  }

  /** An image of a side whose vector is that of its number; a patient an image. */
  static SplitTable.Row image(int number, Side side, int... targets) {
    return new SplitTable.Row(
        number,
        "p" + number + "/1.png",
        "p" + number,
        "p" + number + "-1",
        View.FRONTAL,
        "PA",
        "Female",
        50,
        side,
        Targets.of(targets));
  }

  /** Training images, an array of targets each. */
  static List<SplitTable.Row> train(int[][] targets) {
    List<SplitTable.Row> rows = new ArrayList<>();
    for (int i = 0; i < targets.length; i++) {
      rows.add(image(i, Side.TRAIN, targets[i]));
    }
    return rows;
  }
}
