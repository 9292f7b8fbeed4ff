package org.gennas.ui.images;

import org.gennas.data.tables.DatasetSummary.LabelCount;
import org.gennas.study.config.FindingPolicy.Meaning;

/**
 * What a finding's labels come to in training under a policy.
 *
 * @param masked images that give no gradient for the finding
 */
public record LabelEffect(int positive, int negative, int masked) {
  /** The effect on images that have so many labels of each kind. */
  static LabelEffect of(LabelCount count, Meaning uncertain, Meaning blank) {
    return new LabelEffect(
        count.positive()
            + as(uncertain, Meaning.ONES, count.uncertain())
            + as(blank, Meaning.ONES, count.blank()),
        count.negative()
            + as(uncertain, Meaning.ZEROS, count.uncertain())
            + as(blank, Meaning.ZEROS, count.blank()),
        as(uncertain, Meaning.IGNORE, count.uncertain())
            + as(blank, Meaning.IGNORE, count.blank()));
  }

  private static int as(Meaning is, Meaning wanted, int images) {
    return is == wanted ? images : 0;
  }

  /** Share of positive images among those that count; NaN where none does. */
  public double prevalence() {
    int counted = positive + negative;
    return counted == 0 ? Double.NaN : (double) positive / counted;
  }
}
