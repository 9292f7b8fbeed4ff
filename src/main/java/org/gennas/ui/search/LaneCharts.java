package org.gennas.ui.search;

import java.util.List;
import java.util.OptionalDouble;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.gennas.study.event.TrialEvent;
import org.gennas.ui.chart.CurveChart;
import org.gennas.ui.study.StudySnapshot;

/** The live curves of a training: loss, and validation mean AUC against the best so far. */
final class LaneCharts extends HBox {
  private final SearchContext context;
  private final CurveChart loss;
  private final CurveChart auc;
  private final CurveChart.Line train;
  private final CurveChart.Line valid;
  private final CurveChart.Line mean;
  private int drawn;

  LaneCharts(SearchContext context) {
    super(10);
    this.context = context;
    getStyleClass().add("gn-lane-charts");
    loss = new CurveChart(context.palette(), context.text("search.chart.loss"), 3);
    auc = new CurveChart(context.palette(), context.text("search.chart.auc"), 3);
    train = loss.addLine(context.text("search.chart.train"), CurveChart.Look.TRAINING);
    valid = loss.addLine(context.text("search.chart.valid"), CurveChart.Look.VALIDATION);
    mean = auc.addLine(context.text("search.chart.valid"), CurveChart.Look.VALIDATION_VALUE);
    for (CurveChart chart : List.of(loss, auc)) {
      HBox.setHgrow(chart, Priority.ALWAYS);
      chart.setMinWidth(120);
      chart.setPrefWidth(240);
    }
    loss.setId("loss");
    auc.setId("auc");
    getChildren().setAll(loss, auc);
  }

  void clear() {
    drawn = 0;
    for (CurveChart.Line line : List.of(train, valid, mean)) {
      line.clear();
    }
  }

  void show(Lane.Work.Training work, StudySnapshot moment) {
    int epochs =
        work.course()
            .began()
            .map(TrialEvent.Began::epochs)
            .orElse(moment.state().config().training().epochs());
    loss.setLastX(epochs);
    auc.setLastX(epochs);
    auc.setBest(
        moment
            .state()
            .best()
            .flatMap(t -> t.auc())
            .map(OptionalDouble::of)
            .orElseGet(OptionalDouble::empty),
        context.text("search.chart.best"));
    List<TrialEvent.EpochEnded> ended = work.course().epochs();
    boolean restarted = drawn > ended.size();
    if (restarted) {
      clear();
    }
    for (TrialEvent.EpochEnded epoch : ended.subList(drawn, ended.size())) {
      train.append(epoch.epoch(), epoch.trainLoss());
      valid.append(epoch.epoch(), epoch.valid().loss());
      mean.append(epoch.epoch(), epoch.valid().meanAuc().orElse(Double.NaN));
    }
    drawn = ended.size();
  }

  /** Points of the AUC curve now drawn. */
  int points() {
    return mean.size();
  }
}
