package org.gennas.ui.candidates;

import java.util.OptionalDouble;
import javafx.beans.value.ObservableValue;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.gennas.figure.Palette;
import org.gennas.study.event.TrialEvent;
import org.gennas.study.event.TrialHistory;
import org.gennas.ui.chart.CurveChart;
import org.gennas.ui.text.Messages;

/** Loss and validation mean AUC over the epochs. */
final class TrainingCurves extends VBox {
  private final CurveChart loss;
  private final CurveChart auc;
  private final CurveChart.Line train;
  private final CurveChart.Line valid;
  private final CurveChart.Line score;
  private final Messages messages;

  TrainingCurves(ObservableValue<Palette> palette, Messages messages) {
    super(4);
    this.messages = messages;
    loss = new CurveChart(palette, messages.get("candidates.loss"), 3);
    auc = new CurveChart(palette, messages.get("candidates.meanAuc"), 3);
    auc.setAxisTitle(messages.get("candidates.epoch"));
    train = loss.addLine(messages.get("candidates.train"), CurveChart.Look.TRAINING);
    valid = loss.addLine(messages.get("candidates.valid"), CurveChart.Look.VALIDATION);
    score = auc.addLine(messages.get("candidates.valid"), CurveChart.Look.VALIDATION_VALUE);
    VBox.setVgrow(loss, Priority.ALWAYS);
    VBox.setVgrow(auc, Priority.ALWAYS);
    loss.setPrefHeight(120);
    auc.setPrefHeight(140);
    getChildren().addAll(loss, auc);
  }

  /**
   * @param bestEpoch 1-based, or 0 where there is none yet
   */
  void show(TrialHistory history, int bestEpoch) {
    train.clear();
    valid.clear();
    score.clear();
    for (TrialEvent.EpochEnded epoch : history.epochs()) {
      train.append(epoch.epoch(), epoch.trainLoss());
      valid.append(epoch.epoch(), epoch.valid().loss());
      score.append(epoch.epoch(), epoch.valid().meanAuc().orElse(Double.NaN));
    }
    int epochs = history.began().map(TrialEvent.Began::epochs).orElse(history.epochs().size());
    loss.setLastX(epochs);
    auc.setLastX(epochs);
    auc.setMarked(
        bestEpoch > 0 ? OptionalDouble.of(bestEpoch) : OptionalDouble.empty(),
        messages.format("candidates.bestEpoch", bestEpoch));
  }
}
