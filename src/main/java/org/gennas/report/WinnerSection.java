package org.gennas.report;

import java.util.Optional;
import org.gennas.study.event.SplitScore;
import org.gennas.study.event.TrialResult;
import org.gennas.study.event.TrialState;
import org.gennas.study.folder.PredictionTable;

/**
 * What was chosen and by which data: scores by finding, curves, an operating point, and its
 * training.
 */
final class WinnerSection {
  private static final String CHOSEN_BY_ONE =
      "The winner was chosen by its validation score, which is therefore slightly" + " optimistic.";

  private WinnerSection() {}

  static Markup of(ReportContent content, Optional<WinnerEvidence> evidence, double prevalence)
      throws InterruptedException {
    Markup out = new Markup();
    out.open("section").open("h2").text("Winner");
    content
        .winner()
        .ifPresent(
            w -> out.element("small", w.id().label() + ", architecture " + w.id().architecture()));
    out.close();
    if (content.winner().isEmpty()) {
      out.element("p", "No trial has finished with a defined AUC.", "class", "note");
      return out.close();
    }
    TrialState winner = content.winner().get();
    TrialState model = content.model().orElseThrow();
    TrialResult result = model.result().orElseThrow();
    out.open("div", "class", "row").open("div", "class", "cell wide");
    FindingTable.write(
        out,
        result.valid(),
        "Validation split",
        (model.repeat() ? model.id().label() + ", a fresh training, " : "")
            + "epoch "
            + result.bestEpoch());
    choice(out, content, winner);
    out.close().open("div", "class", "cell");
    TrainingCurves.write(out, content.history(model), result);
    out.close().close();
    if (evidence.isPresent()) {
      curves(out, content, evidence.get(), prevalence);
    } else {
      out.element("p", "No curves: " + content.validProblem(), "class", "note");
    }
    return out.close();
  }

  /** How far the validation score can be trusted, and why the network was tried at all. */
  private static void choice(Markup out, ReportContent content, TrialState winner) {
    boolean confirmed = content.model().filter(TrialState::repeat).isPresent();
    out.element(
        "p",
        (confirmed ? ConfirmationSection.CHOICE : CHOSEN_BY_ONE)
            + (content.state().test().isPresent()
                ? " The test split below was scored once, after the choice."
                : " The test split has not been scored."),
        "class",
        "note");
    String rationale = winner.trial().proposal().rationale();
    if (!rationale.isBlank()) {
      out.element("blockquote", winner.trial().proposal().proposer() + ": " + rationale);
    }
  }

  private static void curves(
      Markup out, ReportContent content, WinnerEvidence evidence, double prevalence)
      throws InterruptedException {
    PredictionTable valid = content.valid().orElseThrow();
    SplitScore score = content.model().flatMap(TrialState::result).orElseThrow().valid();
    Curves.write(
        out,
        new Curves.Shown(valid, evidence.points(valid), score, "validation split"),
        content.state().config().seed(),
        prevalence);
    out.element(
        "p",
        "Thresholds: the highest sensitivity + specificity (Youden's J) on these same images,"
            + " which makes the counts here optimistic.",
        "class",
        "note");
  }
}
