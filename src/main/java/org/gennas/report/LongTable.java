package org.gennas.report;

import java.util.ArrayList;
import java.util.List;

/**
 * How much of a long study stands on the page: a browser does not scroll ten thousand rows, and
 * paper holds them no better. What is left out is said in words, with where it can be found.
 */
final class LongTable {
  /** Rows of one table. */
  static final int MOST_ROWS = 200;

  /** Points of one plot that are drawn whatever they show. */
  static final int MOST_POINTS = 500;

  private LongTable() {}

  /** Whether a study's tables of trials are cut, so that the page needs trials.csv beside it. */
  static boolean cutsTrials(ReportContent content) {
    return content.state().trials().size() > MOST_ROWS;
  }

  /** The first rows. */
  static <T> List<T> first(List<T> rows) {
    return rows.subList(0, Math.min(rows.size(), MOST_ROWS));
  }

  /** As many from the beginning as from the end; all where they fit. */
  static <T> List<T> ends(List<T> rows) {
    if (rows.size() <= MOST_ROWS) {
      return rows;
    }
    List<T> ends = new ArrayList<>(rows.subList(0, MOST_ROWS / 2));
    ends.addAll(rows.subList(rows.size() - MOST_ROWS / 2, rows.size()));
    return ends;
  }

  /** A note below a table that was cut; names the table of all trials and leads to it. */
  static void note(Markup out, String shown) {
    out.open("p", "class", "note").text(shown + " All trials are in ");
    out.open("a", "href", "trials.csv", "title", "table of all trials").text("trials.csv").close();
    out.text(", beside this report.").close();
  }
}
