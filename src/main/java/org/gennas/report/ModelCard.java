package org.gennas.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gennas.baseline.BaselineScore;
import org.gennas.baseline.BaselineText;
import org.gennas.evaluation.Reliability;
import org.gennas.study.config.StudyConfig;
import org.gennas.study.event.Ensemble;
import org.gennas.study.event.FindingScore;
import org.gennas.study.event.SplitScore;
import org.gennas.study.event.StudyEvent;
import org.gennas.study.event.StudyState;
import org.gennas.study.event.TrialResult;
import org.gennas.study.event.TrialState;

/**
 * What one should know before using a study's winner: the sections of Mitchell et al., Model Cards
 * for Model Reporting (FAT* 2019).
 */
final class ModelCard {
  private final ReportContent content;
  private final StudyState state;
  private final Optional<WinnerEvidence> evidence;

  ModelCard(ReportContent content, Optional<WinnerEvidence> evidence) {
    this.content = content;
    this.state = content.state();
    this.evidence = evidence;
  }

  void write(CardWriter out) {
    out.title("Model card: " + state.config().name());
    if (content.synthetic()) {
      out.paragraph(HtmlReport.SYNTHETIC);
    }
    content.baselines().warning().ifPresent(out::paragraph);
    if (state.ended().isEmpty()) {
      out.paragraph("The study has not ended: the model described here may still change.");
    }
    details(out);
    use(out);
    factors(out);
    metrics(out);
    data(out);
    results(out);
    considerations(out);
  }

  private void details(CardWriter out) {
    out.heading("Model details");
    Optional<TrialState> model = content.model();
    if (model.isEmpty()) {
      out.paragraph("There is no model yet: no trial has finished with a defined score.");
      return;
    }
    TrialResult result = model.get().result().orElseThrow();
    StudyConfig config = state.config();
    List<String> said = new ArrayList<>();
    said.add(
        "Convolutional network for chest radiographs, found by architecture search; space "
            + config.space()
            + ", architecture "
            + IterationsSection.list(model.get().id().architecture()));
    said.add(
        Words.large(result.params())
            + " parameters, "
            + Words.large(result.macs())
            + " multiply-accumulates per image"
            + result
                .latencyMillis()
                .map(ms -> ", " + Words.plain(ms, 1) + " ms per image on " + result.device())
                .orElse(""));
    said.add(
        "Input: one grey image of "
            + config.images().px()
            + " × "
            + config.images().px()
            + " px; output: one probability for each of "
            + String.join(", ", content.findings()));
    TrainingWords.preprocessing(config.training())
        .ifPresent(p -> said.add("Preprocessing, kept in the model: each image is " + p));
    said.add(
        "Trained for "
            + Words.count(result.epochs(), "epoch", "epochs")
            + ", epoch "
            + result.bestEpoch()
            + " kept; seed "
            + model.get().trial().seed()
            + "; on "
            + result.device());
    state.started().ifPresent(s -> said.add(s.program() + ", " + Words.time(s.at())));
    out.bullets(said);
  }

  private static void use(CardWriter out) {
    out.heading("Intended use");
    out.bullets(
        List.of(
            "Research on architecture search and on the classification of chest radiographs, by"
                + " people who know both.",
            "Comparison with other networks on the same split of the same images."));
    out.heading("Out of scope");
    out.bullets(
        List.of(
            "Any clinical use: diagnosis, triage, screening, second reading, or decisions about a"
                + " person. It is not a medical device and is not approved as one.",
            "Images of other devices, views, body parts, ages or countries than those it was trained"
                + " on, without a new evaluation.",
            "Findings that are not in its list. A low probability does not mean a healthy person."));
  }

  private void factors(CardWriter out) {
    out.heading("Factors");
    String known =
        evidence
            .map(e -> e.subgroups().missing())
            .filter(missing -> !missing.isEmpty())
            .map(missing -> " " + String.join(" ", missing))
            .orElse("");
    out.paragraph(
        "Results are reported by sex, age band and view where the dataset has them."
            + known
            + " Device, hospital, ethnicity and severity are not known to the program and were"
            + " not examined.");
  }

  private void metrics(CardWriter out) {
    out.heading("Metrics");
    out.paragraph(
        "AUC-ROC by finding and its mean over findings; average precision; sensitivity and"
            + " specificity at thresholds chosen on validation; calibration (ECE, Brier). Intervals"
            + " are of 95 % and come from resampling patients. Uncertain labels are masked in every"
            + " score. A number that is not defined is reported as undefined.");
  }

  private void data(CardWriter out) {
    out.heading("Training and evaluation data");
    if (state.prepared().isEmpty()) {
      out.paragraph("The images have not been prepared yet.");
      return;
    }
    StudyEvent.Prepared prepared = state.prepared().get();
    List<List<String>> rows = new ArrayList<>();
    for (StudyEvent.Side side : prepared.sides()) {
      rows.add(
          List.of(
              FlowDiagram.name(side.name()),
              Words.count(side.images()),
              Words.count(side.patients())));
    }
    out.paragraph(
        "Dataset "
            + prepared.dataset()
            + (content.synthetic() ? " (synthetic)" : "")
            + ", "
            + Words.count(prepared.listed(), "image", "images")
            + " listed, "
            + Words.count(prepared.filtered() + prepared.unreadable())
            + " left out. Labels come from the dataset's tables"
            + (content.synthetic() ? "." : " and carry its errors."));
    out.table(List.of("Side", "Images", "Patients"), rows);
    SplitCheck check = SplitCheck.of(content.split());
    out.paragraph(
        !check.checked()
            ? "Whether a patient is in two sets was not checked: " + check.note() + "."
            : check.shared() == 0
                ? "No patient is in two sets."
                : Words.count(check.shared(), "patient is", "patients are")
                    + " in more than one set: the scores below are too good.");
  }

  private void results(CardWriter out) {
    out.heading("Quantitative analyses");
    content
        .model()
        .flatMap(TrialState::result)
        .ifPresent(r -> scores(out, "Validation", r.valid()));
    if (state.test().isPresent()) {
      scores(out, "Test, scored once", state.test().get().score());
    } else {
      out.paragraph("Test: not scored; the test split is sealed until the study has ended.");
    }
    baselines(out);
    state.ensemble().ifPresent(e -> ensemble(out, e));
    evidence.ifPresent(e -> groups(out, e));
    evidence.ifPresent(e -> calibration(out, e));
  }

  private void ensemble(CardWriter out, Ensemble ensemble) {
    out.paragraph(
        "The study's second result, not described further here, is an ensemble, the weighted mean of "
            + Words.count(ensemble.members().size(), "network", "networks")
            + ": "
            + ensemble.membersInWords()
            + "; "
            + Words.large(ensemble.params())
            + " parameters, "
            + Words.large(ensemble.macs())
            + " multiply-accumulates per image. Mean AUC "
            + scored(ensemble.valid())
            + " on validation, by which its networks were chosen; "
            + state
                .test()
                .flatMap(StudyEvent.TestScored::ensemble)
                .map(s -> scored(s) + " on the test split, scored once with the model.")
                .orElse("not scored on the test split."));
  }

  private static String scored(SplitScore score) {
    return Words.score(score.meanAuc())
        + score.meanAucInterval().map(i -> " (" + Words.interval(i) + ")").orElse("");
  }

  private static void scores(CardWriter out, String split, SplitScore score) {
    List<List<String>> rows = new ArrayList<>();
    for (FindingScore f : score.findings()) {
      rows.add(
          List.of(
              f.finding(),
              Words.score(f.auc()),
              f.aucInterval().map(Words::range).orElse(Words.NONE),
              Words.score(f.averagePrecision()),
              Words.count(f.positives()),
              Words.count(f.negatives())));
    }
    rows.add(
        List.of(
            "Mean over " + score.definedFindings() + " of " + score.findings().size(),
            Words.score(score.meanAuc()),
            score.meanAucInterval().map(Words::range).orElse(Words.NONE),
            Words.score(score.meanAveragePrecision()),
            "",
            ""));
    out.paragraph(split + ":");
    out.table(List.of("Finding", "AUC-ROC", "95% CI", "Avg. precision", "With", "Without"), rows);
  }

  private void baselines(CardWriter out) {
    ReportBaselines baselines = content.baselines();
    if (baselines.made().isEmpty()) {
      out.paragraph("Baselines: not made: " + baselines.problem());
      return;
    }
    List<List<String>> rows = new ArrayList<>();
    for (BaselineScore score : baselines.scores()) {
      rows.add(
          List.of(
              score.kind().title(),
              Words.score(score.valid().meanAuc()),
              score.test().map(t -> Words.score(t.meanAuc())).orElse("sealed"),
              baselines.difference(score.kind(), false, false),
              baselines.difference(score.kind(), true, false),
              baselines.difference(score.kind(), state.test().isPresent(), true)));
    }
    out.paragraph(
        "Baselines, mean AUC, and how far the model is above them (paired, patients resampled; the"
            + " last column on abnormal images only):");
    out.table(
        List.of(
            "Baseline",
            "Validation",
            "Test",
            "Model minus baseline, validation",
            "Test",
            "Abnormal"),
        rows);
    baselines
        .comparison()
        .filter(c -> c.unbeaten().isEmpty())
        .ifPresent(c -> out.paragraph(BaselineText.allBeaten(c)));
  }

  private void groups(CardWriter out, WinnerEvidence known) {
    List<Subgroups.Group> groups = new ArrayList<>();
    groups.add(known.all());
    known.abnormal().ifPresent(groups::add);
    groups.addAll(known.subgroups().groups());
    List<String> titles = new ArrayList<>(List.of("Group", "Images", "Patients"));
    titles.addAll(content.findings());
    List<List<String>> rows = new ArrayList<>();
    for (Subgroups.Group group : groups) {
      List<String> row = new ArrayList<>();
      row.add(group.title());
      row.add(group.small() ? "few" : Words.count(group.images()));
      row.add(group.small() ? "fewer than 20" : Words.count(group.patients()));
      for (Optional<Subgroups.Cell> cell : group.cells()) {
        row.add(
            cell.map(
                    c ->
                        Words.score(c.auc())
                            + c.interval().map(i -> " (" + Words.range(i) + ")").orElse(""))
                .orElse("suppressed"));
      }
      rows.add(row);
    }
    out.paragraph("AUC-ROC in subgroups, " + known.splitName() + ":");
    out.table(titles, rows);
    out.paragraph(Subgroups.rule());
  }

  private static void calibration(CardWriter out, WinnerEvidence known) {
    List<List<String>> rows = new ArrayList<>();
    for (FindingCalibration one : known.calibration()) {
      rows.add(
          List.of(
              one.finding(),
              one.before().map(r -> Words.count(r.cases())).orElse("0"),
              ece(one.before()),
              ece(one.after()),
              brier(one.before()),
              brier(one.after())));
    }
    out.paragraph(
        "Calibration, "
            + known.splitName()
            + ", before and after Platt scaling fitted on validation:");
    out.table(List.of("Finding", "Images", "ECE", "scaled", "Brier", "scaled Brier"), rows);
  }

  private static String ece(Optional<Reliability> reliability) {
    return reliability.map(r -> Words.score(r.expectedCalibrationError())).orElse(Words.UNDEFINED);
  }

  private static String brier(Optional<Reliability> reliability) {
    return reliability.map(r -> Words.score(r.brier())).orElse(Words.UNDEFINED);
  }

  private void considerations(CardWriter out) {
    out.heading("Ethical considerations");
    out.bullets(
        List.of(
            "Radiographs are of patients; the study's folder names them as the dataset does;"
                + " this card does not.",
            "Errors may fall unevenly on groups of patients; see the subgroups, and note that"
                + " small ones are suppressed and unknown ones are not covered."));
    out.heading("Caveats and recommendations");
    List<String> caveats = new ArrayList<>();
    caveats.add(
        "The winner is the best of "
            + Words.count(state.searched().size(), "trial", "trials")
            + " on validation: that score is slightly optimistic"
            + (state.test().isPresent() ? "; the test score is not." : "."));
    caveats.add(
        "Labels mined from reports are not the truth; scores against radiologists may differ.");
    caveats.add(
        "Networks can learn how and where an image was taken instead of the finding"
            + (evidence.flatMap(WinnerEvidence::abnormal).isPresent()
                ? "; compare the AUC among abnormal images only."
                : "; the AUC among abnormal images only could not be computed: "
                    + content.noFinding().problem()
                    + "."));
    caveats.add("Evaluate again on images from the site where it is to be studied.");
    out.bullets(caveats);
  }
}
