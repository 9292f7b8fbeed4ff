package org.gennas.report;

import java.util.List;
import java.util.Optional;
import org.gennas.evaluation.Confusion;
import org.gennas.evaluation.OperatingPoint;
import org.gennas.evaluation.ScoredCases;
import org.gennas.study.PredictionTable;
import org.gennas.study.TrialResult;
import org.gennas.study.TrialState;

/**
 * What was chosen and by which data: scores by finding, curves, an operating point, and its
 * training.
 */
final class WinnerSection {
  private static final String CHOSEN_BY_ONE =
      "The winner was chosen by its validation score, which is for that reason a little"
          + " flattering.";

  private WinnerSection() {}

  static Markup of(ReportContent content) throws InterruptedException {
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
    TrainingCurves.write(out, content.history(), result);
    out.close().close();
    Optional<PredictionTable> predictions = content.predictions();
    if (predictions.isPresent()) {
      curves(out, content, result, predictions.get());
    } else {
      out.element("p", "No curves: " + content.predictionsProblem(), "class", "note");
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
      Markup out, ReportContent content, TrialResult result, PredictionTable predictions)
      throws InterruptedException {
    FindingCurves curves = new FindingCurves(predictions, content.state().config().seed());
    out.open("div", "class", "row").open("div", "class", "cell");
    out.element("h3", "ROC").append(curves.roc(result.valid())).close();
    out.open("div", "class", "cell");
    out.element("h3", "Precision and recall").append(curves.precisionRecall(result.valid()));
    out.close().open("div", "class", "cell wide");
    operatingPoints(out, predictions);
    out.element("p", curves.caption(), "class", "note");
    out.close().close();
  }

  private static void operatingPoints(Markup out, PredictionTable predictions) {
    out.open("h3").text("At the threshold of the highest sensitivity + specificity").close();
    out.open("div", "class", "scroll").open("table").open("thead").open("tr");
    out.element("th", "Finding");
    for (String title : List.of("Thresh.", "Sens. %", "Spec. %", "PPV %", "NPV %")) {
      out.element("th", title, "class", "r");
    }
    out.close().close().open("tbody");
    for (int f = 0; f < predictions.findings().size(); f++) {
      ScoredCases cases = predictions.cases(f);
      Optional<OperatingPoint> point = OperatingPoint.youden(cases);
      out.open("tr").open("td");
      FindingTable.name(out, f, predictions.findings().get(f));
      out.close();
      number(out, point.map(p -> Words.score(p.threshold())).orElse(Words.UNDEFINED));
      Optional<Confusion> counts = point.map(OperatingPoint::confusion);
      number(out, counts.map(c -> Words.percent(c.sensitivity())).orElse(Words.NONE));
      number(out, counts.map(c -> Words.percent(c.specificity())).orElse(Words.NONE));
      number(out, counts.map(c -> Words.percent(c.ppv())).orElse(Words.NONE));
      number(out, counts.map(c -> Words.percent(c.npv())).orElse(Words.NONE));
      out.close();
    }
    out.close().close().close();
  }

  private static void number(Markup out, String text) {
    out.element("td", text, "class", "r");
  }
}
