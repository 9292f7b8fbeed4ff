package org.gennas.report;

import java.util.Optional;
import org.gennas.study.event.StudyEvent;
import org.gennas.study.folder.PredictionTable;

/** The winner on the test split, scored once. */
final class TestSection {
  private TestSection() {}

  static Markup of(ReportContent content, Optional<WinnerEvidence> evidence, double prevalence)
      throws InterruptedException {
    Markup out = new Markup();
    out.open("section").open("h2").text("Test split").close();
    if (content.state().test().isEmpty()) {
      out.element(
          "p",
          "Not scored: the test split stays sealed until the study has ended, and is then scored"
              + " once, for the winner.",
          "class",
          "note");
      return out.close();
    }
    StudyEvent.TestScored test = content.state().test().get();
    String label =
        content.state().trial(test.number()).map(t -> t.id().label()).orElse("#" + test.number());
    out.open("div", "class", "narrow");
    FindingTable.write(out, test.score(), label, "scored once, " + Words.time(test.at()));
    out.close();
    test.note().ifPresent(n -> out.element("p", n, "class", "note"));
    if (content.test().isEmpty()) {
      out.element(
          "p", "No curves: the predictions on the test split are missing.", "class", "note");
    } else if (evidence.isPresent()) {
      PredictionTable table = content.test().get();
      Curves.write(
          out,
          new Curves.Shown(table, evidence.get().points(table), test.score(), "test split"),
          content.state().config().seed(),
          prevalence);
      out.element("p", "The thresholds were chosen on validation.", "class", "note");
    }
    return out.close();
  }
}
