package org.gennas.ui.candidates;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.gennas.evaluation.CurveBand;
import org.gennas.evaluation.OperatingPoint;
import org.gennas.evaluation.OperatingRule;
import org.gennas.space.Architecture;
import org.gennas.space.SearchSpace;
import org.gennas.study.SplitScore;
import org.gennas.study.StudyEvent;
import org.gennas.study.StudyState;
import org.gennas.ui.Messages;
import org.gennas.ui.chart.Polyline;
import org.gennas.ui.chart.XyCurve;
import org.gennas.ui.chart.XyPlot;
import org.gennas.ui.control.ArchitectureChip;
import org.gennas.ui.control.Badge;
import org.gennas.ui.control.Card;
import org.gennas.ui.control.EmptyState;
import org.gennas.ui.search.Quantities;
import org.gennas.ui.theme.Palette;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/** The chosen candidate: ROC and precision-recall plots, operating points, training curves. */
final class CandidateCard extends StackPane {
  private static final double OLD_OPACITY = 0.45;

  private final CandidatesModel model;
  private final Messages messages;
  private final CandidateText text;
  private final XyPlot roc;
  private final XyPlot precisionRecall;
  private final OperatingTable operating;
  private final OperatingChooser chooser;
  private final TrainingCurves training;
  private final Label footnote = new Label();
  private final GridPane plots = new GridPane();
  private final HBox title = new HBox(10);
  private final Card card = new Card("");
  private final EmptyState empty;
  private final Consumer<Architecture> open;

  CandidateCard(
      CandidatesModel model,
      ObservableValue<Palette> palette,
      Messages messages,
      Consumer<Architecture> open) {
    this.model = model;
    this.messages = messages;
    this.open = open;
    text = new CandidateText(messages);
    roc =
        new XyPlot(
            palette,
            XyPlot.Kind.ROC,
            XyPlot.Legend.SHOWN,
            messages.get("candidates.roc"),
            messages.get("candidates.fpr"),
            messages.get("candidates.sensitivity"));
    precisionRecall =
        new XyPlot(
            palette,
            XyPlot.Kind.PRECISION_RECALL,
            XyPlot.Legend.NONE,
            messages.get("candidates.pr"),
            messages.get("candidates.recall"),
            messages.get("candidates.precision"));
    operating = new OperatingTable(messages);
    chooser = new OperatingChooser(model.detail().rule(), messages);
    training = new TrainingCurves(palette, messages);
    empty = new EmptyState(Material2MZ.SHOW_CHART, messages.get("candidates.choose"));
    build();
    model.detail().state().addListener((property, before, now) -> show());
    model.detail().rule().addListener((property, before, now) -> show());
    model.chosen().addListener((property, before, now) -> show());
    model.study().addListener((property, before, now) -> showTraining());
    show();
  }

  private void build() {
    setMinHeight(300);
    for (double share : new double[] {20, 20, 40, 20}) {
      ColumnConstraints column = new ColumnConstraints();
      column.setPercentWidth(share);
      plots.getColumnConstraints().add(column);
    }
    RowConstraints row = new RowConstraints();
    row.setVgrow(Priority.ALWAYS);
    row.setFillHeight(true);
    plots.getRowConstraints().add(row);
    plots.setHgap(14);
    plots.add(titled("candidates.roc", roc), 0, 0);
    plots.add(titled("candidates.pr", precisionRecall), 1, 0);
    plots.add(operatingColumn(), 2, 0);
    plots.add(training, 3, 0);
    plots.setPadding(new Insets(8, 12, 8, 12));
    title.setAlignment(Pos.CENTER_LEFT);
    title.setMinWidth(0);
    HBox.setHgrow(title, Priority.ALWAYS);
    card.leading().getChildren().setAll(title);
    card.ruled().setBody(plots);
    Button edit =
        new Button(messages.get("candidates.openInEditor"), new FontIcon(Material2AL.EDIT));
    edit.setId("open-in-editor");
    edit.getStyleClass().add("gn-small");
    edit.setOnAction(event -> model.chosenRow().ifPresent(r -> open.accept(r.architecture())));
    card.actions().getChildren().setAll(edit);
    getChildren().addAll(card, empty);
    empty.getStyleClass().add("gn-card");
  }

  private VBox titled(String key, Node plot) {
    Label head = new Label(messages.get(key));
    head.getStyleClass().add("gn-section-title");
    VBox box = new VBox(4, head, plot);
    VBox.setVgrow(plot, Priority.ALWAYS);
    return box;
  }

  private VBox operatingColumn() {
    Label head = new Label(messages.get("candidates.operating"));
    head.setMinWidth(0);
    head.getStyleClass().add("gn-section-title");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox line = new HBox(8, head, gap, chooser);
    line.setAlignment(Pos.CENTER_LEFT);
    footnote.setWrapText(true);
    footnote.getStyleClass().add("gn-note");
    footnote.setMinHeight(Region.USE_PREF_SIZE);
    VBox.setMargin(footnote, new Insets(8, 0, 0, 0));
    return new VBox(6, line, operating, footnote);
  }

  private void show() {
    Optional<CandidateRow> row = model.chosenRow();
    empty.setVisible(row.isEmpty());
    card.setVisible(row.isPresent());
    row.ifPresent(this::showTitle);
    showTraining();
    CandidateDetail.State state = model.detail().state().get();
    plots.setOpacity(state instanceof CandidateDetail.State.Loading ? OLD_OPACITY : 1);
    if (state instanceof CandidateDetail.State.Shown shown) {
      showCurves(Optional.of(shown.curves()));
    } else if (state instanceof CandidateDetail.State.Loading loading) {
      showCurves(loading.old());
    } else {
      showCurves(Optional.empty());
      if (state instanceof CandidateDetail.State.Unreadable bad) {
        footnote.setText(bad.message());
      }
    }
  }

  private void showTitle(CandidateRow row) {
    SearchSpace space =
        model
            .study()
            .get()
            .flatMap(s -> SearchSpace.preset(s.config().space()))
            .orElseGet(() -> SearchSpace.presets().get(0));
    Label name = new Label(row.trial().id().label());
    name.getStyleClass().add("gn-page-title");
    name.setMinWidth(Region.USE_PREF_SIZE);
    Badge badge = new Badge(text.kind(row.trial()), text.state(row));
    badge.setMinWidth(Region.USE_PREF_SIZE);
    Label score = new Label(text.auc(row));
    score.getStyleClass().add(row.auc().isPresent() ? "gn-strong" : "gn-note");
    score.setMinWidth(row.auc().isPresent() ? Region.USE_PREF_SIZE : 0);
    Label about = new Label(about(row));
    about.getStyleClass().add("gn-note");
    title
        .getChildren()
        .setAll(
            name,
            new ArchitectureChip(space, ArchitectureChip.Size.LARGE, messages, row.architecture()),
            badge,
            score,
            about);
  }

  private String about(CandidateRow row) {
    if (row.trial().result().isEmpty()) {
      return "";
    }
    String interval =
        row.interval()
            .map(
                i ->
                    messages.format(
                            "candidates.interval",
                            Quantities.auc(i.low()),
                            Quantities.auc(i.high()))
                        + " · ")
            .orElse("");
    return interval
        + messages.format("candidates.bestEpoch", row.trial().result().get().bestEpoch());
  }

  private void showTraining() {
    model
        .chosenRow()
        .ifPresent(
            row ->
                training.show(
                    row.history(), row.trial().result().map(r -> r.bestEpoch()).orElse(0)));
  }

  private void showCurves(Optional<CandidateCurves> curves) {
    OperatingRule rule = model.detail().rule().get();
    List<XyCurve> rocs = new ArrayList<>();
    List<XyCurve> prs = new ArrayList<>();
    curves.ifPresent(
        c -> {
          for (FindingCurves f : c.findings()) {
            Optional<OperatingPoint> point = rule.choose(f.cases());
            roc(f, point).ifPresent(rocs::add);
            precisionRecall(f, point).ifPresent(prs::add);
          }
          operating.show(c, rule);
        });
    roc.show(rocs);
    precisionRecall.show(prs);
    operating.setVisible(curves.isPresent());
    footnote.setText(curves.map(this::note).orElse(messages.get("candidates.noPredictions")));
  }

  private static String threshold(OperatingPoint point) {
    return String.format(Locale.ROOT, "≥ %.3f", point.threshold());
  }

  private static Optional<XyCurve> roc(FindingCurves f, Optional<OperatingPoint> point) {
    return f.roc()
        .map(
            curve -> {
              double[] xs =
                  curve.corners().stream().mapToDouble(p -> p.falsePositiveRate()).toArray();
              double[] ys =
                  curve.corners().stream().mapToDouble(p -> p.truePositiveRate()).toArray();
              XyCurve line =
                  XyCurve.of(
                      f.finding(), Quantities.auc(curve.auc()), f.index(), Polyline.of(xs, ys));
              line = f.rocBand().isPresent() ? banded(line, f.rocBand().get()) : line;
              if (point.isPresent()) {
                OptionalDouble spec = point.get().confusion().specificity();
                OptionalDouble sens = point.get().confusion().sensitivity();
                if (spec.isPresent() && sens.isPresent()) {
                  line =
                      line.withOperatingPoint(
                          1 - spec.getAsDouble(), sens.getAsDouble(), threshold(point.get()));
                }
              }
              return line;
            });
  }

  private static Optional<XyCurve> precisionRecall(
      FindingCurves f, Optional<OperatingPoint> point) {
    return f.precisionRecall()
        .map(
            curve -> {
              double[] xs = curve.corners().stream().mapToDouble(p -> p.recall()).toArray();
              double[] ys = curve.corners().stream().mapToDouble(p -> p.precision()).toArray();
              XyCurve line =
                  XyCurve.of(
                          f.finding(),
                          Quantities.auc(curve.averagePrecision()),
                          f.index(),
                          Polyline.of(xs, ys))
                      .withLevel(curve.prevalence());
              line =
                  f.precisionRecallBand().isPresent()
                      ? banded(line, f.precisionRecallBand().get())
                      : line;
              if (point.isPresent()) {
                OptionalDouble ppv = point.get().confusion().ppv();
                OptionalDouble sens = point.get().confusion().sensitivity();
                if (ppv.isPresent() && sens.isPresent()) {
                  line =
                      line.withOperatingPoint(
                          sens.getAsDouble(), ppv.getAsDouble(), threshold(point.get()));
                }
              }
              return line;
            });
  }

  private static XyCurve banded(XyCurve line, CurveBand band) {
    double[] xs = band.points().stream().mapToDouble(CurveBand.Point::x).toArray();
    double[] lows = band.points().stream().mapToDouble(CurveBand.Point::low).toArray();
    double[] highs = band.points().stream().mapToDouble(CurveBand.Point::high).toArray();
    return line.withBand(Polyline.of(xs, lows), Polyline.of(xs, highs));
  }

  private String note(CandidateCurves curves) {
    String split =
        messages.format(
            "candidates.note.split",
            Quantities.grouped(curves.images()),
            Quantities.grouped(curves.patients()));
    String bands =
        curves.samples() == 0
            ? messages.get("candidates.note.bandsComing")
            : messages.format("candidates.note.bands", Quantities.grouped(curves.samples()));
    return split + " " + bands + " " + messages.get("candidates.note.rings") + " " + test();
  }

  /** Whether the test split is still sealed, or what it said of this candidate. */
  private String test() {
    Optional<StudyEvent.TestScored> scored = model.study().get().flatMap(StudyState::test);
    Optional<Integer> chosen = model.chosen().get();
    if (scored.isEmpty()) {
      return messages.get("candidates.note.testSealed");
    }
    if (chosen.isEmpty() || scored.get().number() != chosen.get()) {
      return messages.get("candidates.note.testOther");
    }
    SplitScore score = scored.get().score();
    return messages.format(
        "candidates.note.test",
        score.meanAuc().map(Quantities::auc).orElse(messages.get("candidates.undefined")),
        score
            .meanAucInterval()
            .map(i -> Quantities.auc(i.low()) + "–" + Quantities.auc(i.high()))
            .orElse(CandidateText.NONE));
  }
}
