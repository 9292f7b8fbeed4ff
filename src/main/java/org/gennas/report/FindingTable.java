package org.gennas.report;

import java.util.List;
import org.gennas.figure.Palette;
import org.gennas.study.event.FindingScore;
import org.gennas.study.event.SplitScore;

/** Scores of one split, a row a finding and the mean below. */
final class FindingTable {
  private FindingTable() {}

  /**
   * @param split its name
   * @param remark said beside the name
   */
  static void write(Markup out, SplitScore score, String split, String remark) {
    out.open("h3").text(split).element("small", remark).close();
    out.open("div", "class", "scroll").open("table").open("thead").open("tr");
    out.element("th", "Finding");
    String level =
        score.findings().stream()
            .flatMap(f -> f.aucInterval().stream())
            .findFirst()
            .map(i -> Words.level(i.level()) + " CI")
            .orElse("Interval");
    for (String title : List.of("AUC-ROC", level, "Avg. precision", "With", "Without")) {
      out.element("th", title, "class", "r");
    }
    out.close().close().open("tbody");
    for (int f = 0; f < score.findings().size(); f++) {
      row(out, f, score.findings().get(f));
    }
    mean(out, score);
    out.close().close().close();
    score.findings().stream()
        .filter(f -> f.auc().isEmpty())
        .forEach(f -> out.element("p", undefined(f), "class", "note"));
    score.findings().stream()
        .flatMap(f -> f.aucInterval().stream())
        .findFirst()
        .ifPresent(
            i ->
                out.element(
                    "p",
                    "Intervals: "
                        + i.method()
                        + ". With and without: images labelled so; masked labels count in neither.",
                    "class",
                    "note"));
  }

  /** A finding's name behind its colour. */
  static Markup name(Markup out, int index, String finding) {
    String colour = Palette.light().finding(index).hex();
    out.open("span", "class", "dot", "style", "background:" + colour).close();
    return out.text(finding);
  }

  private static void row(Markup out, int index, FindingScore score) {
    out.open("tr").open("td");
    name(out, index, score.finding());
    out.close();
    out.open("td", "class", "r").element("b", Words.score(score.auc())).close();
    out.element("td", score.aucInterval().map(Words::range).orElse(Words.NONE), "class", "r mut");
    out.element("td", Words.score(score.averagePrecision()), "class", "r");
    out.element("td", Words.count(score.positives()), "class", "r");
    out.element("td", Words.count(score.negatives()), "class", "r").close();
  }

  private static void mean(Markup out, SplitScore score) {
    int all = score.findings().size();
    int defined = score.definedFindings();
    out.open("tr", "class", "sum");
    out.element("td", defined == all ? "Mean" : "Mean over " + defined + " of " + all);
    out.element("td", Words.score(score.meanAuc()), "class", "r");
    out.element("td", score.meanAucInterval().map(Words::range).orElse(Words.NONE), "class", "r");
    out.element("td", Words.score(score.meanAveragePrecision()), "class", "r");
    out.element("td", "", "class", "r").element("td", "", "class", "r").close();
  }

  private static String undefined(FindingScore score) {
    String missing = score.positives() == 0 ? "with" : "without";
    return score.finding()
        + ": the AUC is not defined, since no image here is labelled as "
        + missing
        + " it.";
  }
}
