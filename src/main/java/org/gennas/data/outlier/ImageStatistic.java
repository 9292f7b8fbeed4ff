package org.gennas.data.outlier;

/** What can be told of a picture without knowing what is on it. */
public enum ImageStatistic {
  /** Width over height. */
  PROPORTIONS,
  /** Mean grey, 0 to 1. */
  BRIGHTNESS,
  /** Standard deviation of the greys, as a part of white. */
  CONTRAST,
  /** Part of the picture that is nearly black, 0 to 1. */
  BLACK,
  /** Part of the picture that is nearly white, 0 to 1. */
  WHITE,
  /** Correlation of the left half with the right half's mirror image, -1 to 1. */
  SYMMETRY,
  /** Correlation with the mean training image, -1 to 1. */
  MEAN_IMAGE,
  /**
   * Part of the picture that the training images' principal components cannot make up, 0 to 1:
   * above the usual its shapes are foreign, below it there are hardly any.
   */
  SHAPES
}
