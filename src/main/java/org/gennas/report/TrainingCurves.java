package org.gennas.report;

import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.gennas.figure.AxisRange;
import org.gennas.figure.Brush;
import org.gennas.figure.Colour;
import org.gennas.figure.Polyline;
import org.gennas.figure.SvgSurface;
import org.gennas.study.event.TrialEvent;
import org.gennas.study.event.TrialHistory;
import org.gennas.study.event.TrialResult;

/** Loss and validation AUC by epoch, the kept epoch marked. */
final class TrainingCurves {
  private static final int WIDTH = 430;
  private static final int HEIGHT = 152;

  private TrainingCurves() {}

  static void write(Markup out, TrialHistory history, TrialResult result) {
    List<TrialEvent.EpochEnded> epochs = history.epochs();
    if (epochs.isEmpty()) {
      out.element("h3", "Training");
      out.element("p", "The epochs of this training are not on record.", "class", "note");
      return;
    }
    out.open("h3").text("Loss");
    out.element("small", "solid: validation, dashed: training").close();
    out.append(loss(epochs, result));
    out.open("h3", "style", "margin-top:10px").text("Mean AUC, validation");
    out.element("small", "kept: epoch " + result.bestEpoch()).close();
    out.append(auc(epochs, result));
  }

  private static SvgSurface loss(List<TrialEvent.EpochEnded> epochs, TrialResult result) {
    List<TrialEvent.EpochEnded> finite =
        epochs.stream()
            .filter(e -> Double.isFinite(e.trainLoss()) && Double.isFinite(e.valid().loss()))
            .toList();
    ToDoubleFunction<TrialEvent.EpochEnded> train = TrialEvent.EpochEnded::trainLoss;
    ToDoubleFunction<TrialEvent.EpochEnded> valid = e -> e.valid().loss();
    DoubleStream both =
        DoubleStream.concat(finite.stream().mapToDouble(train), finite.stream().mapToDouble(valid));
    Plot plot = plot("Loss", epochs, both, result);
    Colour grey = plot.palette().token("subtle");
    plot.line(line(finite, train), grey, Brush.DASHED, 1.75);
    plot.line(line(finite, valid), plot.palette().finding(0), Brush.SOLID, 2);
    return plot.finished();
  }

  private static SvgSurface auc(List<TrialEvent.EpochEnded> epochs, TrialResult result) {
    List<TrialEvent.EpochEnded> defined =
        epochs.stream().filter(e -> e.valid().meanAuc().isPresent()).toList();
    ToDoubleFunction<TrialEvent.EpochEnded> auc = e -> e.valid().meanAuc().orElseThrow();
    Plot plot = plot("Mean AUC", epochs, defined.stream().mapToDouble(auc), result);
    Colour blue = plot.palette().finding(0);
    plot.line(line(defined, auc), blue, Brush.SOLID, 2);
    for (TrialEvent.EpochEnded ended : defined) {
      if (ended.epoch() == result.bestEpoch()) {
        double best = auc.applyAsDouble(ended);
        plot.dot(ended.epoch(), best, blue, "epoch " + ended.epoch());
        plot.label(ended.epoch(), best, -16, plot.palette().ok(), Words.score(best));
      }
    }
    return plot.finished();
  }

  private static Polyline line(
      List<TrialEvent.EpochEnded> epochs, ToDoubleFunction<TrialEvent.EpochEnded> value) {
    return Polyline.of(epochs, TrialEvent.EpochEnded::epoch, value);
  }

  private static Plot plot(
      String name, List<TrialEvent.EpochEnded> epochs, DoubleStream values, TrialResult result) {
    DoubleSummaryStatistics range = values.summaryStatistics();
    AxisRange y =
        range.getCount() > 0
            ? AxisRange.holding(range.getMin(), range.getMax(), 4)
            : AxisRange.fixed(0, 1, 4);
    int first = epochs.get(0).epoch() > 1 ? 0 : 1;
    int last = Math.max(first + 1, epochs.get(epochs.size() - 1).epoch());
    Plot plot = Plot.over(WIDTH, HEIGHT, AxisRange.whole(first, last, 8), y, "Epoch", name);
    plot.upright(result.bestEpoch(), plot.palette().ok());
    return plot;
  }
}
