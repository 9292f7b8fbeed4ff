package org.gennas.ui.newstudy;

import java.util.List;

/**
 * What was found in the folder that the person pointed at.
 *
 * @param layout such as "CheXpert" or "NIH ChestX-ray14"
 * @param ownSplit whether the files say which image is for training and which for validation
 * @param synthetic whether the images are made by a generator
 */
public record FoundDataset(
    String name,
    String layout,
    int images,
    int patients,
    int frontal,
    int lateral,
    List<Finding> findings,
    boolean ownSplit,
    boolean synthetic) {
  public FoundDataset {
    findings = List.copyOf(findings);
  }

  /** Labels of a finding over all images. */
  public record Finding(String name, int positive, int negative, int uncertain, int blank) {}
}
