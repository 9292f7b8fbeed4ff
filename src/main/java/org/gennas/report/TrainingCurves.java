package org.gennas.report;

import java.util.List;
import java.util.stream.DoubleStream;
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

  private static Markup loss(List<TrialEvent.EpochEnded> epochs, TrialResult result) {
    List<TrialEvent.EpochEnded> finite =
        epochs.stream()
            .filter(e -> Double.isFinite(e.trainLoss()) && Double.isFinite(e.valid().loss()))
            .toList();
    double[] xs = finite.stream().mapToDouble(TrialEvent.EpochEnded::epoch).toArray();
    double[] train = finite.stream().mapToDouble(TrialEvent.EpochEnded::trainLoss).toArray();
    double[] valid = finite.stream().mapToDouble(e -> e.valid().loss()).toArray();
    double low =
        DoubleStream.concat(DoubleStream.of(train), DoubleStream.of(valid)).min().orElse(0);
    double high =
        DoubleStream.concat(DoubleStream.of(train), DoubleStream.of(valid)).max().orElse(1);
    Plot plot =
        new Plot(WIDTH, HEIGHT, epochAxis(epochs), Axis.round(low, high, 4, ""), "Loss", false);
    plot.upright(result.bestEpoch(), Svg.GREEN);
    plot.line(xs, train, Svg.GREY, "5 3", 1.75);
    plot.line(xs, valid, Svg.BLUE, "", 2);
    return plot.finished();
  }

  private static Markup auc(List<TrialEvent.EpochEnded> epochs, TrialResult result) {
    List<TrialEvent.EpochEnded> defined =
        epochs.stream().filter(e -> e.valid().meanAuc().isPresent()).toList();
    double[] xs = defined.stream().mapToDouble(TrialEvent.EpochEnded::epoch).toArray();
    double[] ys = defined.stream().mapToDouble(e -> e.valid().meanAuc().orElseThrow()).toArray();
    double low = DoubleStream.of(ys).min().orElse(0);
    double high = DoubleStream.of(ys).max().orElse(1);
    Plot plot =
        new Plot(WIDTH, HEIGHT, epochAxis(epochs), Axis.round(low, high, 4, ""), "Mean AUC", false);
    plot.upright(result.bestEpoch(), Svg.GREEN);
    plot.line(xs, ys, Svg.BLUE, "", 2);
    for (int i = 0; i < xs.length; i++) {
      if (xs[i] == result.bestEpoch()) {
        plot.mark(xs[i], ys[i], Svg.BLUE, true, "epoch " + result.bestEpoch());
        boolean right = i < 0.8 * xs.length;
        plot.label(
            xs[i],
            ys[i],
            right ? 8 : -8,
            16,
            right ? "start" : "end",
            Svg.GREEN,
            Words.score(ys[i]));
      }
    }
    return plot.finished();
  }

  private static Axis epochAxis(List<TrialEvent.EpochEnded> epochs) {
    int last = epochs.get(epochs.size() - 1).epoch();
    return Axis.whole(epochs.get(0).epoch() > 1 ? 0 : 1, last, 8, "Epoch");
  }
}
