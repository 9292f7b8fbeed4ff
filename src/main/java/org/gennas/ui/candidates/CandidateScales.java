package org.gennas.ui.candidates;

import java.util.List;
import org.gennas.ui.control.IntervalScale;

/**
 * The scales that the rows of the table share, so that bars can be compared.
 *
 * @param auc of the mean AUC and its intervals
 * @param lows smallest AUC of each finding among the rows
 * @param highs largest
 */
record CandidateScales(IntervalScale auc, List<Double> lows, List<Double> highs) {
  static CandidateScales none() {
    return new CandidateScales(new IntervalScale(0.5, 1), List.of(), List.of());
  }

  /** That hold all rows. */
  static CandidateScales of(List<CandidateRow> rows, int findings) {
    double[] lows = new double[findings];
    double[] highs = new double[findings];
    java.util.Arrays.fill(lows, Double.POSITIVE_INFINITY);
    java.util.Arrays.fill(highs, Double.NEGATIVE_INFINITY);
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (CandidateRow row : rows) {
      if (row.auc().isPresent()) {
        double auc = row.auc().get();
        low = Math.min(low, row.interval().map(i -> Math.min(auc, i.low())).orElse(auc));
        high = Math.max(high, row.interval().map(i -> Math.max(auc, i.high())).orElse(auc));
      }
      for (int i = 0; i < findings; i++) {
        double auc = row.auc(i).orElse(Double.NaN);
        if (!Double.isNaN(auc)) {
          lows[i] = Math.min(lows[i], auc);
          highs[i] = Math.max(highs[i], auc);
        }
      }
    }
    IntervalScale scale =
        low <= high ? IntervalScale.holding(List.of(low, high)) : new IntervalScale(0.5, 1);
    return new CandidateScales(scale, finite(lows, 0), finite(highs, 1));
  }

  private static List<Double> finite(double[] ends, double otherwise) {
    return java.util.Arrays.stream(ends)
        .map(end -> Double.isFinite(end) ? end : otherwise)
        .boxed()
        .toList();
  }

  double low(int finding) {
    return finding < lows.size() ? lows.get(finding) : 0;
  }

  double high(int finding) {
    return finding < highs.size() ? highs.get(finding) : 1;
  }
}
