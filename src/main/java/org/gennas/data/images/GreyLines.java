package org.gennas.data.images;

/** A picture's rows as the greys that a network is to see, before it is squeezed. */
interface GreyLines {
  int width();

  int height();

  /**
   * Copies a row.
   *
   * @param y from the top, 0-based
   * @param into at least as long as the picture is wide; 0 (black) to 255 (white)
   */
  void line(int y, float[] into);

  /**
   * The whole picture by area averaging; proportions are not kept unless the target has them.
   *
   * @return across x down greys, row-major, 0 to 255 unsigned
   */
  default byte[] squeeze(int across, int down) {
    AreaAverage average = new AreaAverage(width(), height(), across, down);
    float[] line = new float[width()];
    for (int y = 0; y < height(); y++) {
      line(y, line);
      average.add(line);
    }
    return average.result();
  }
}
