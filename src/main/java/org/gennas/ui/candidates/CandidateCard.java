package org.gennas.ui.candidates;

import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.gennas.figure.Palette;
import org.gennas.ui.chart.XyPlot;
import org.gennas.ui.control.Card;
import org.gennas.ui.control.Segments;
import org.gennas.ui.text.Messages;

/**
 * The chosen candidate: ROC and precision-recall plots, operating points, and its training or its
 * calibration.
 */
final class CandidateCard extends StackPane {
  private static final double OLD_OPACITY = 0.45;

  private enum Side {
    TRAINING,
    CALIBRATION
  }

  private final CandidatesModel model;
  private final Messages messages;
  private final XyPlot roc;
  private final XyPlot precisionRecall;
  private final OperatingColumn operating;
  private final TrainingCurves training;
  private final CalibrationPane calibration;
  private final CandidateHead head;
  private final GridPane plots = new GridPane();
  private Optional<PlottedCurves> plotted = Optional.empty();

  CandidateCard(
      CandidatesModel model,
      CandidateActions actions,
      ObservableValue<Palette> palette,
      Messages messages) {
    this.model = model;
    this.messages = messages;
    setId("candidate-card");
    roc = plot(palette, XyPlot.Kind.ROC, XyPlot.Legend.SHOWN, "roc", "fpr", "sensitivity");
    precisionRecall =
        plot(
            palette, XyPlot.Kind.PRECISION_RECALL, XyPlot.Legend.NONE, "pr", "recall", "precision");
    operating = new OperatingColumn(model, messages);
    training = new TrainingCurves(palette, messages);
    calibration = new CalibrationPane(palette, messages);
    head = new CandidateHead(model, actions, messages);
    build();
    model.detail().state().addListener((property, before, now) -> show());
    model.detail().thresholds().addListener((property, before, now) -> showRings());
    model.chosen().addListener((property, before, now) -> show());
    model.study().addListener((property, before, now) -> showTrial());
    show();
  }

  private XyPlot plot(
      ObservableValue<Palette> palette,
      XyPlot.Kind kind,
      XyPlot.Legend legend,
      String title,
      String x,
      String y) {
    return new XyPlot(
        palette,
        kind,
        legend,
        messages.get("candidates." + title),
        messages.get("candidates." + x),
        messages.get("candidates." + y));
  }

  private void build() {
    setMinHeight(330);
    for (double share : new double[] {19.5, 19.5, 40, 21}) {
      ColumnConstraints column = new ColumnConstraints();
      column.setPercentWidth(share);
      plots.getColumnConstraints().add(column);
    }
    RowConstraints row = new RowConstraints();
    row.setVgrow(Priority.ALWAYS);
    row.setFillHeight(true);
    row.setMinHeight(0);
    plots.getRowConstraints().add(row);
    plots.setHgap(14);
    plots.add(titled("candidates.roc", roc), 0, 0);
    plots.add(titled("candidates.pr", precisionRecall), 1, 0);
    plots.add(operating, 2, 0);
    plots.add(side(), 3, 0);
    plots.setPadding(new Insets(8, 12, 8, 12));
    Card card = new Card("");
    card.leading().getChildren().setAll(head);
    card.ruled().setBody(plots);
    getChildren().add(card);
  }

  private VBox titled(String key, Node plot) {
    Label title = new Label(messages.get(key));
    title.getStyleClass().add("gn-section-title");
    title.setMinHeight(24);
    VBox box = new VBox(4, title, plot);
    box.setMinHeight(0);
    VBox.setVgrow(plot, Priority.ALWAYS);
    return box;
  }

  /** Training and calibration share a place; both at once would leave none for the figures. */
  private VBox side() {
    Segments<Side> sides =
        new Segments<>(List.of(Side.values()), side -> messages.get("candidates.side." + side));
    sides.setId("candidate-side");
    StackPane place = new StackPane(training, calibration);
    place.setMinSize(0, 0);
    Runnable refresh =
        () -> {
          training.setVisible(sides.getValue() == Side.TRAINING);
          calibration.setVisible(sides.getValue() == Side.CALIBRATION);
        };
    sides.valueProperty().addListener((property, before, now) -> refresh.run());
    refresh.run();
    Region gap = new Region();
    HBox line = new HBox(gap, sides);
    HBox.setHgrow(gap, Priority.ALWAYS);
    VBox box = new VBox(4, line, place);
    box.setMinSize(0, 0);
    VBox.setVgrow(place, Priority.ALWAYS);
    return box;
  }

  private void show() {
    showTrial();
    CandidateDetail.State state = model.detail().state().get();
    plots.setOpacity(state instanceof CandidateDetail.State.Loading ? OLD_OPACITY : 1);
    if (state instanceof CandidateDetail.State.Shown shown) {
      showCurves(Optional.of(shown.curves()), "");
    } else if (state instanceof CandidateDetail.State.Loading loading) {
      showCurves(loading.old(), messages.get("candidates.reading"));
    } else if (state instanceof CandidateDetail.State.Unreadable bad) {
      showCurves(Optional.empty(), bad.message());
    } else {
      showCurves(Optional.empty(), messages.get("candidates.noPredictions"));
    }
  }

  private void showTrial() {
    model
        .chosenRow()
        .ifPresent(
            row -> {
              head.show(row);
              training.show(row.history(), row.trial().result().map(r -> r.bestEpoch()).orElse(0));
            });
  }

  private void showCurves(Optional<CandidateCurves> curves, String otherwise) {
    boolean same =
        curves.filter(now -> plotted.filter(p -> p.curves() == now).isPresent()).isPresent();
    if (!same) {
      plotted = curves.map(PlottedCurves::new);
    }
    showRings();
    operating.show(curves, otherwise);
    calibration.show(curves);
  }

  private void showRings() {
    Thresholds thresholds = model.detail().thresholds().get();
    roc.show(plotted.map(p -> p.rocs(thresholds)).orElse(List.of()));
    precisionRecall.show(plotted.map(p -> p.precisionRecalls(thresholds)).orElse(List.of()));
  }
}
