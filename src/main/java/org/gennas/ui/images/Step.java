package org.gennas.ui.images;

/** The way from a folder to prepared images. */
public enum Step {
  FOUND,
  LABELS,
  SPLIT,
  PREVIEW,
  PREPARE;

  /** The step so far on, no further than the ends. */
  Step moved(int by) {
    return values()[Math.max(0, Math.min(values().length - 1, ordinal() + by))];
  }
}
