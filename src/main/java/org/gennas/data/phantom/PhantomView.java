package org.gennas.data.phantom;

/** How the beam crosses the chest. */
public enum PhantomView {
  /** Frontal, beam from behind, standing: deep breath, heart close to the detector. */
  PA,
  /** Frontal, beam from the front, in bed: magnified heart, high diaphragm, scapulae over lungs. */
  AP,
  /** From the side. */
  LATERAL;

  public boolean frontal() {
    return this != LATERAL;
  }
}
