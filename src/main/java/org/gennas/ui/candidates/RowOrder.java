package org.gennas.ui.candidates;

import java.util.Comparator;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** How rows are sorted. Equal ones stay in the order of their numbers. */
final class RowOrder {
  /** Unfinished rows stand above, then the best first; undefined and failed ones last. */
  static final Comparator<CandidateRow> USUAL =
      Comparator.comparing((CandidateRow row) -> row.trial().ended())
          .thenComparingDouble(row -> -row.auc().orElse(-1.0))
          .thenComparingInt(CandidateRow::number);

  private RowOrder() {}

  /**
   * By a number.
   *
   * @param value NaN where it is not defined: such rows come last, whichever way it is sorted
   * @param reversed whether whoever uses the order turns it round
   */
  static Comparator<CandidateRow> by(
      ToDoubleFunction<CandidateRow> value, BooleanSupplier reversed) {
    return (a, b) -> {
      double x = value.applyAsDouble(a);
      double y = value.applyAsDouble(b);
      boolean turned = reversed.getAsBoolean();
      if (Double.isNaN(x) != Double.isNaN(y)) {
        return Double.isNaN(x) == turned ? -1 : 1;
      }
      int order = Double.isNaN(x) ? 0 : Double.compare(x, y);
      return order != 0 ? order : byNumber(a, b, turned);
    };
  }

  /**
   * By a text, as people sort words.
   *
   * @param text such rows come last where it is empty
   */
  static Comparator<CandidateRow> byText(
      Function<CandidateRow, String> text, BooleanSupplier reversed) {
    return (a, b) -> {
      String x = text.apply(a);
      String y = text.apply(b);
      boolean turned = reversed.getAsBoolean();
      if (x.isEmpty() != y.isEmpty()) {
        return x.isEmpty() == turned ? -1 : 1;
      }
      int order = String.CASE_INSENSITIVE_ORDER.compare(x, y);
      return order != 0 ? order : byNumber(a, b, turned);
    };
  }

  private static int byNumber(CandidateRow a, CandidateRow b, boolean turned) {
    int order = Integer.compare(a.number(), b.number());
    return turned ? -order : order;
  }
}
