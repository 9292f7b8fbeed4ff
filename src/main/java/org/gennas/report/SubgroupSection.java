package org.gennas.report;

import java.util.List;
import java.util.Optional;
import org.gennas.evaluation.Interval;

/** The winner's AUC in groups of patients, and among abnormal images only. */
final class SubgroupSection {
  /** More groups than this beside each other would push a table off the page. */
  private static final int MOST_COLUMNS = 8;

  private SubgroupSection() {}

  /** Nothing where there are no predictions. */
  static Markup of(ReportContent content, Optional<WinnerEvidence> evidence) {
    Markup out = new Markup();
    if (evidence.isEmpty()) {
      return out;
    }
    WinnerEvidence known = evidence.get();
    out.open("section").open("h2").text("Subgroups");
    out.element("small", known.splitName() + "; AUC-ROC, 95% CI, images with / without").close();
    for (String dimension : List.of("Sex", "Age", "View")) {
      List<Subgroups.Group> groups =
          known.subgroups().groups().stream()
              .filter(g -> g.dimension().equals(dimension))
              .limit(MOST_COLUMNS)
              .toList();
      if (!groups.isEmpty()) {
        out.open("h3").text(dimension).close();
        table(out, content.findings(), groups);
      }
    }
    known.subgroups().missing().forEach(m -> out.element("p", m, "class", "note"));
    abnormal(out, content, known);
    out.element("p", Subgroups.rule() + " " + intervals(known), "class", "note");
    return out.close();
  }

  private static void abnormal(Markup out, ReportContent content, WinnerEvidence known) {
    out.open("h3").text("Abnormal images only");
    out.element("small", "without the images that the dataset calls \"No Finding\"").close();
    if (known.abnormal().isEmpty()) {
      out.element("p", "Not known: " + content.noFinding().problem() + ".", "class", "note");
      return;
    }
    table(out, content.findings(), List.of(known.all(), known.abnormal().get()));
    out.element(
        "p",
        "Normal and abnormal images may come from different patients, devices and wards; a network"
            + " can tell them apart without knowing the finding. The right column removes this"
            + " effect.",
        "class",
        "note");
  }

  private static void table(Markup out, List<String> findings, List<Subgroups.Group> groups) {
    String[] titles = new String[groups.size() + 1];
    titles[0] = "Finding";
    for (int g = 0; g < groups.size(); g++) {
      titles[g + 1] = TableMarkup.RIGHT + groups.get(g).name();
    }
    out.open("div", "class", groups.size() > 3 ? "broad" : "narrow");
    TableMarkup table = new TableMarkup(out, titles);
    table.row().cell("Images / patients");
    for (Subgroups.Group group : groups) {
      table.cell(
          group.small()
              ? "fewer than " + Subgroups.LEAST_PATIENTS + " patients"
              : Words.count(group.images()) + " / " + Words.count(group.patients()));
    }
    table.end();
    for (int f = 0; f < findings.size(); f++) {
      table.row();
      FindingTable.name(table.open(), f, findings.get(f)).close();
      for (Subgroups.Group group : groups) {
        cell(table, f < group.cells().size() ? group.cells().get(f) : Optional.empty());
      }
      table.end();
    }
    table.close();
    out.close();
  }

  private static void cell(TableMarkup table, Optional<Subgroups.Cell> cell) {
    if (cell.isEmpty()) {
      table.open().element("span", "suppressed", "class", "mut").close();
      return;
    }
    Subgroups.Cell known = cell.get();
    table.cell(
        Words.score(known.auc()),
        known.interval().map(Words::range).orElse("no interval")
            + " · "
            + Words.count(known.positives())
            + " / "
            + Words.count(known.negatives()));
  }

  private static String intervals(WinnerEvidence known) {
    return known.subgroups().groups().stream()
        .flatMap(g -> g.cells().stream())
        .flatMap(Optional::stream)
        .flatMap(c -> c.interval().stream())
        .findFirst()
        .map(Interval::method)
        .map(m -> "Intervals: " + m + ".")
        .orElse("");
  }
}
