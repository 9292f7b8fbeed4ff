package org.gennas.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gennas.study.event.RareFinding;
import org.gennas.study.event.StudyEvent;

/** From the dataset's tables to the three sides: what was left out, and what was split how. */
final class ImagesSection {
  private ImagesSection() {}

  static Markup of(ReportContent content) {
    Markup out = new Markup();
    out.open("section").open("h2").text("Images").close();
    if (content.state().prepared().isEmpty()) {
      out.element("p", "The images have not been prepared yet.", "class", "note");
      return out.close();
    }
    StudyEvent.Prepared prepared = content.state().prepared().get();
    out.append(FlowDiagram.of(content, prepared));
    out.open("h3", "class", "below").text("Labels after the policy");
    out.element("small", "images with, without, masked; prevalence among the labelled").close();
    labels(out, content, prepared);
    rare(out, RareFinding.of(prepared.sides()));
    leakCheck(out, SplitCheck.of(content.split()));
    return out.close();
  }

  private static void labels(Markup out, ReportContent content, StudyEvent.Prepared prepared) {
    List<String> titles = new ArrayList<>(List.of("Finding"));
    for (StudyEvent.Side side : prepared.sides()) {
      String name = FlowDiagram.name(side.name());
      titles.addAll(List.of(">" + name + ", with", ">without", ">masked", ">prevalence"));
    }
    TableMarkup table = new TableMarkup(out, titles.toArray(String[]::new));
    for (int f = 0; f < content.findings().size(); f++) {
      String finding = content.findings().get(f);
      table.row();
      FindingTable.name(table.open(), f, finding).close();
      for (StudyEvent.Side side : prepared.sides()) {
        counts(
            table, side.findings().stream().filter(c -> c.finding().equals(finding)).findFirst());
      }
      table.end();
    }
    table.close();
  }

  private static void counts(TableMarkup table, Optional<StudyEvent.Count> count) {
    table.cell(count.map(c -> Words.count(c.positives())).orElse(Words.NONE));
    table.cell(count.map(c -> Words.count(c.negatives())).orElse(Words.NONE));
    table.cell(count.map(c -> Words.count(c.masked())).orElse(Words.NONE));
    table.cell(
        count
            .filter(c -> c.positives() + c.negatives() > 0)
            .map(c -> 100.0 * c.positives() / (c.positives() + c.negatives()))
            .map(p -> Words.plain(p, 1) + " %")
            .orElse(Words.UNDEFINED));
  }

  private static void rare(Markup out, List<RareFinding> rare) {
    if (rare.isEmpty()) {
      out.element(
          "p",
          "✓ Every set has at least "
              + RareFinding.FEWEST
              + " images with and without each finding, from as many patients where they are"
              + " known.",
          "class",
          "note good");
      return;
    }
    out.open("h3", "class", "below").text("Too rare to be judged").close();
    out.open("ul");
    rare.forEach(r -> out.element("li", r.text() + "."));
    out.close();
    RareFinding.advice(rare).forEach(advice -> out.element("p", advice, "class", "note"));
  }

  private static void leakCheck(Markup out, SplitCheck split) {
    if (!split.checked()) {
      out.element("p", "Patients in two sets: not checked, " + split.note() + ".", "class", "note");
    } else if (split.shared() == 0) {
      out.element(
          "p",
          "✓ No patient is in two sets: "
              + Words.count(split.patients(), "patient", "patients")
              + " of split.csv compared.",
          "class",
          "note good");
    } else {
      out.element(
          "p",
          Words.count(split.shared(), "patient is", "patients are")
              + " in more than one set: the scores are too good. Split by patient and search"
              + " again.",
          "class",
          "note bad");
    }
  }
}
