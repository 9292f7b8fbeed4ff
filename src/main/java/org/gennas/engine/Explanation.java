package org.gennas.engine;

/**
 * What a model predicts for an image, and where it looks. Research use only, not for clinical use.
 *
 * @param probabilities one a finding, 0 to 1
 * @param side of a heat map; it covers the whole image
 * @param heat one map a finding, side x side, row by row: Grad-CAM (Selvaraju et al. 2017) on the
 *     last convolution's maps, the share of the finding's logit that a place gives, cut off below
 *     zero; not scaled, so that maps of two findings can be compared
 */
public record Explanation(float[] probabilities, int side, float[][] heat) {}
