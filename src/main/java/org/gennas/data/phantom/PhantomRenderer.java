package org.gennas.data.phantom;

/** Draws one image: projection, detector, mark. Holds no state, so any thread may call it. */
final class PhantomRenderer {
  /** Pictures smaller than this are projected at twice the resolution and averaged. */
  private static final int FINE_ENOUGH = 256;

  private final int size;

  PhantomRenderer(int size) {
    this.size = size;
  }

  /** Grey values, size x size, row by row. */
  byte[] render(ChestAnatomy anatomy, ChestState state, Acquisition acquisition) {
    int fine = size < FINE_ENOUGH ? 2 * size : size;
    DepthField field =
        acquisition.view().frontal()
            ? new FrontalProjection(anatomy, state, acquisition, fine).project()
            : new LateralProjection(anatomy, state, acquisition, fine).project();
    byte[] grey = new Detector(size, acquisition).expose(field);
    SyntheticMark.burn(grey, size);
    return grey;
  }
}
