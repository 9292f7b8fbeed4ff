package org.gennas.report;

import java.util.Optional;
import org.gennas.study.event.Ensemble;
import org.gennas.study.event.SplitScore;
import org.gennas.study.event.StudyEvent;
import org.gennas.study.event.StudyState;
import org.gennas.study.event.TrialResult;
import org.gennas.study.event.TrialState;

/** The second result: several networks whose weighted mean probability is the answer. */
final class EnsembleSection {
  private static final String CHOICE =
      "Chosen by greedy selection with replacement (Caruana et al., ICML 2004) for the highest mean"
          + " AUC on validation, from all finished trainings, fresh ones among them. Its"
          + " validation score is the one it was chosen by, so it is optimistic, more so than"
          + " that of a single training. The number of networks in the unweighted mean was set"
          + " beforehand.";

  private EnsembleSection() {}

  /** Nothing where the study has none. */
  static Markup of(ReportContent content) throws InterruptedException {
    Markup out = new Markup();
    Optional<EnsembleEvidence> evidence = EnsembleEvidence.of(content);
    if (evidence.isEmpty()) {
      return out;
    }
    EnsembleEvidence known = evidence.get();
    Ensemble ensemble = known.ensemble();
    out.open("section").open("h2").text("Ensemble");
    out.element(
        "small",
        "the mean of "
            + Words.count(ensemble.members().size(), "network", "networks")
            + ", chosen from "
            + ensemble.candidates());
    out.close().open("div", "class", "row").open("div", "class", "cell wide");
    results(out, content, ensemble);
    differences(out, known, content.state());
    out.element("p", CHOICE, "class", "note");
    out.close().open("div", "class", "cell");
    members(out, content, ensemble);
    out.close().close();
    content
        .state()
        .test()
        .flatMap(StudyEvent.TestScored::ensemble)
        .ifPresent(score -> FindingTable.write(out, score, "Ensemble", "test split, scored once"));
    if (!known.calibration().isEmpty()) {
      out.open("h3").text("Calibration of the ensemble");
      out.element("small", known.splitName() + "; scaling fitted on validation").close();
      CalibrationSection.table(out, known.calibration());
    }
    return out.close();
  }

  private static void results(Markup out, ReportContent content, Ensemble ensemble) {
    TableMarkup table =
        new TableMarkup(
            out,
            "",
            ">Mean AUC, validation",
            ">Interval",
            ">Mean AUC, test",
            ">Interval",
            ">Params",
            ">MACs");
    Optional<StudyEvent.TestScored> test = content.state().test();
    Optional<TrialState> model = content.model();
    if (model.isPresent()) {
      TrialResult result = model.get().result().orElseThrow();
      table.row().cell("Winner, " + model.get().id().label());
      scores(table, result.valid(), test.map(StudyEvent.TestScored::score));
      table.cell(Words.large(result.params())).cell(Words.large(result.macs())).end();
    }
    table.row("best").cell("Ensemble");
    scores(table, ensemble.valid(), test.flatMap(StudyEvent.TestScored::ensemble));
    table.cell(Words.large(ensemble.params())).cell(Words.large(ensemble.macs())).end();
    Ensemble.PlainMean plain = ensemble.plainMean();
    table.row().cell("Unweighted mean of the best " + plain.trials().size());
    table.cell(Words.score(plain.meanAuc()));
    table.cell(plain.interval().map(Words::range).orElse(Words.NONE));
    table.cell(Words.NONE).cell(Words.NONE).cell(Words.NONE).cell(Words.NONE).end();
    table.close();
  }

  private static void scores(TableMarkup table, SplitScore valid, Optional<SplitScore> test) {
    table.cell(Words.score(valid.meanAuc()));
    table.cell(valid.meanAucInterval().map(Words::range).orElse(Words.NONE));
    table.cell(test.map(t -> Words.score(t.meanAuc())).orElse("not scored"));
    table.cell(test.flatMap(SplitScore::meanAucInterval).map(Words::range).orElse(Words.NONE));
  }

  private static void differences(Markup out, EnsembleEvidence known, StudyState state) {
    out.element(
        "p",
        "Ensemble minus winner, the same patients resampled for both: "
            + known.valid().map(Words::difference).orElse(Words.UNDEFINED)
            + " on validation"
            + known.test().map(d -> "; " + Words.difference(d) + " on the test split").orElse("")
            + ".");
    if (state.ensembleMissedTest()) {
      out.element(
          "p",
          "Not scored on the test split, which had been opened before the ensemble was chosen, and"
              + " is opened only once.",
          "class",
          "note");
    }
  }

  private static void members(Markup out, ReportContent content, Ensemble ensemble) {
    TableMarkup table =
        new TableMarkup(out, "Network", "Architecture", ">Weight", ">Alone, validation");
    for (Ensemble.Member member : ensemble.members()) {
      table.row().cell(member.trial().label());
      Chip.write(table.open(), member.trial().architecture(), content.space(), "chip");
      out.close();
      table.cell(Words.plain(member.weight(), 2));
      table.cell(
          Words.score(content.state().trial(member.trial().number()).flatMap(TrialState::auc)));
      table.end();
    }
    table.close();
  }
}
