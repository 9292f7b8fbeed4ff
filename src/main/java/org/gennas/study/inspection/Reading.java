package org.gennas.study.inspection;

import java.util.List;
import java.util.Locale;

/**
 * What a model predicts for an image, and where it looks. Research use only, not for clinical use.
 *
 * @param findings the model's, in order
 * @param probabilities one a finding, 0 to 1, as the model gives them: not calibrated
 * @param heatSide side of a heat map, such as 7 or 14; a map covers the whole image
 * @param heat one map a finding, heatSide x heatSide, row by row from the top left: Grad-CAM
 *     (Selvaraju et al. 2017) on the last convolution's maps, the share of the finding's logit that
 *     a place gives, cut off below zero; not scaled, so maps of two findings can be compared, and
 *     all zero where nothing speaks for the finding
 * @param millis that the network took in its process
 */
public record Reading(
    List<String> findings, float[] probabilities, int heatSide, float[][] heat, double millis) {
  public Reading {
    findings = List.copyOf(findings);
    if (probabilities.length != findings.size() || heat.length != findings.size()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d findings, %d probabilities, %d maps",
              findings.size(),
              probabilities.length,
              heat.length));
    }
    for (float[] map : heat) {
      if (map.length != heatSide * heatSide) {
        throw new IllegalArgumentException(
            String.format(Locale.ROOT, "A map of %d places, of side %d", map.length, heatSide));
      }
    }
  }
}
