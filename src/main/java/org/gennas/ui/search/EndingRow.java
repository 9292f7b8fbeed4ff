package org.gennas.ui.search;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.gennas.evaluation.Interval;
import org.gennas.study.event.Ensemble;
import org.gennas.study.event.RepeatScore;
import org.gennas.study.event.StudyEvent;
import org.gennas.study.event.StudyState;
import org.gennas.ui.study.StudySnapshot;
import org.gennas.ui.text.Magnitude;
import org.gennas.ui.text.Quantities;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/**
 * Why the search ended, and what its best candidate came to on the test images; above all, which
 * baselines it does not beat.
 */
final class EndingRow extends HBox {
  private final SearchContext context;
  private final VBox warnings = new VBox(3);
  private final Label baselines = Nodes.label("", "gn-muted");
  private final Label reason = Nodes.label("");
  private final Label choice = Nodes.label("", "gn-muted");
  private final Label test = Nodes.label("", "gn-muted");
  private final Label ensemble = Nodes.label("");
  private final Label members = Nodes.label("", "gn-muted");

  EndingRow(SearchContext context) {
    super(10);
    this.context = context;
    setId("ending");
    getStyleClass().add("gn-end");
    setAlignment(Pos.CENTER_LEFT);
    Label title = Nodes.whole(context.text("search.offer.OVER"), "gn-strong");
    reason.setWrapText(true);
    choice.setWrapText(true);
    test.setWrapText(true);
    baselines.setWrapText(true);
    warnings.setId("ending-warnings");
    baselines.setId("ending-baselines");
    HBox first = new HBox(8, title, reason);
    first.setAlignment(Pos.BASELINE_LEFT);
    ensemble.setId("ending-ensemble");
    ensemble.setWrapText(true);
    members.setId("ending-members");
    members.setWrapText(true);
    VBox text = new VBox(3, warnings, first, choice, test, baselines, ensemble, members);
    Button report = new Button(context.text("study.menu.report"));
    report.getStyleClass().add("gn-small");
    report.setMinWidth(USE_PREF_SIZE);
    report.setOnAction(event -> context.openReport().run());
    getChildren().setAll(new FontIcon(Material2AL.FLAG), text, Nodes.room(), report);
  }

  void show(StudySnapshot moment) {
    StudyState state = moment.state();
    Optional<BaselineWords> words = BaselineWords.of(moment, context.messages());
    warnings
        .getChildren()
        .setAll(
            words.stream().flatMap(w -> w.warnings().stream()).map(EndingRow::warning).toList());
    Nodes.show(warnings, !warnings.getChildren().isEmpty());
    baselines.setText(words.map(this::baselines).orElse(""));
    Nodes.show(baselines, words.isPresent());
    reason.setText(state.ended().map(ended -> reason(ended, state)).orElse(""));
    inTheJournalsWords(reason, state.ended().map(StudyEvent.Ended::detail));
    choice.setText(state.confirmed().map(confirmed -> choice(confirmed, state)).orElse(""));
    inTheJournalsWords(choice, state.confirmed().map(StudyEvent.Confirmed::detail));
    Nodes.show(choice, state.confirmed().isPresent());
    test.setText(state.test().map(scored -> test(scored, state)).orElse(""));
    Nodes.show(test, state.test().isPresent());
    ensemble.setText(state.ensemble().map(this::score).orElse(""));
    Nodes.show(ensemble, state.ensemble().isPresent());
    members.setText(state.ensemble().map(e -> members(e, state)).orElse(""));
    Nodes.show(members, state.ensemble().isPresent());
  }

  private String score(Ensemble made) {
    return context.text(
        "search.end.ensemble",
        made.members().size(),
        made.candidates(),
        auc(made.valid().meanAuc()),
        made.valid().meanAucInterval().map(this::interval).orElse(""),
        Magnitude.of(made.params()),
        Magnitude.of(made.macs()));
  }

  private String members(Ensemble made, StudyState state) {
    String text =
        context.text(
            "search.end.ensemble.members",
            made.membersInWords(),
            made.plainMean().trials().size(),
            auc(made.plainMean().meanAuc()));
    if (state.ensembleMissedTest()) {
      return text + " · " + context.text("search.end.ensemble.late");
    }
    return state
        .test()
        .flatMap(StudyEvent.TestScored::ensemble)
        .map(
            score ->
                context.text(
                    "search.end.ensemble.test",
                    auc(score.meanAuc()),
                    score.meanAucInterval().map(this::interval).orElse("")))
        .map(onTest -> onTest.strip() + " · " + text)
        .orElse(text);
  }

  private String auc(Optional<Double> value) {
    return value.map(Quantities::auc).orElseGet(() -> context.text("search.end.undefined"));
  }

  private static Label warning(String text) {
    Label label = Nodes.label(text, "gn-strong", "gn-warn-text", "gn-warning");
    label.setGraphic(new FontIcon(Material2MZ.WARNING));
    label.setWrapText(true);
    return label;
  }

  private String baselines(BaselineWords words) {
    String lines =
        context.text("search.baseline.lines", words.place(), String.join(" · ", words.lines()));
    return words.allBeaten().map(all -> all + ". " + lines).orElse(lines);
  }

  /** The rule in numbers is English, as the journal keeps it, so it is shown on request only. */
  private static void inTheJournalsWords(Label label, Optional<String> detail) {
    label.setTooltip(detail.map(Tooltip::new).orElse(null));
  }

  private String reason(StudyEvent.Ended ended, StudyState state) {
    return context.text("search.end.reason." + ended.reason(), state.searched().size());
  }

  private String choice(StudyEvent.Confirmed confirmed, StudyState state) {
    if (confirmed.winner().isEmpty()) {
      return context.text("search.end.unconfirmed");
    }
    String winner =
        context.text(
            "search.end.confirmed",
            confirmed.winner().flatMap(state::trial).map(t -> t.id().label()).orElse(""),
            auc(state.winnersScore().flatMap(RepeatScore::mean)),
            confirmed.means().size());
    return winner + " " + context.text("search.end.choice");
  }

  private String test(StudyEvent.TestScored scored, StudyState state) {
    String trial = state.trial(scored.number()).map(t -> t.id().label()).orElse("");
    String auc = auc(scored.score().meanAuc());
    String interval = scored.score().meanAucInterval().map(this::interval).orElse("");
    String text = context.text("search.end.test", trial, auc, interval).strip();
    return scored.note().map(n -> text + " · " + n).orElse(text);
  }

  private String interval(Interval interval) {
    return context.text(
        "search.standing.ci",
        ArchitectureStatusLine.level(interval),
        Quantities.auc(interval.low()),
        Quantities.auc(interval.high()));
  }
}
