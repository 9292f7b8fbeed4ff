package org.gennas.ui.compare;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntConsumer;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.gennas.figure.Palette;
import org.gennas.study.folder.StudyFolder;
import org.gennas.ui.chart.ChartCanvas;
import org.gennas.ui.shell.SharedStage;
import org.gennas.ui.study.StudySnapshot;
import org.gennas.ui.study.TrialFilter;
import org.gennas.ui.text.Messages;

/**
 * Prints what pointing at one trial after another costs in the figures over all trials of a study
 * of 500: milliseconds of the window's thread a change, finding the trial and painting included.
 */
public final class CompareBenchmark {
  private static final int TRIALS = 500;
  private static final int CHANGES = 80;
  private static final int WARM = 20;

  /** More than a chart waits between two paints. */
  private static final long SPACING_NANOS = 60_000_000;

  private static final Map<Integer, Integer> PLACES = Map.of(3, 0, 9, 1, 14, 2);

  private CompareBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    Path home = Files.createTempDirectory("compare-benchmark");
    StudyFolder folder = ComparedStudy.write(home.resolve("study"), TRIALS, 3);
    StudySnapshot moment = StudySnapshot.read(folder);
    TrialCloud cloud = TrialCloud.of(moment, TrialFilter.all(), Map.of());
    CountDownLatch done = new CountDownLatch(2);
    Platform.startup(
        () -> {
          parallel(cloud, done);
          cost(cloud, done);
        });
    done.await();
    Platform.exit();
  }

  private static void parallel(TrialCloud cloud, CountDownLatch done) {
    ParallelPlot plot =
        new ParallelPlot(
            new SimpleObjectProperty<>(Palette.light()), new CompareText(Messages.english()));
    run(
        "parallel coordinates",
        plot,
        done,
        i -> {
          plot.show(
              new ParallelPlot.Shown(
                  cloud, PLACES, OptionalInt.empty(), Optional.empty(), Optional.of(1 + i)));
          plot.nearest(300, 60 + i);
        });
  }

  private static void cost(TrialCloud cloud, CountDownLatch done) {
    CostPlot plot =
        new CostPlot(
            new SimpleObjectProperty<>(Palette.light()), new CompareText(Messages.english()));
    run(
        "AUC against cost",
        plot,
        done,
        i -> {
          plot.show(
              new CostPlot.Shown(
                  cloud, CostAxis.MACS, PLACES, Optional.empty(), Optional.of(1 + i)));
          plot.nearest(300, 60 + i);
        });
  }

  private static void run(String what, ChartCanvas plot, CountDownLatch done, IntConsumer change) {
    Stage stage = new Stage();
    Scene scene = new Scene(new StackPane(plot), 840, 240);
    SharedStage.show(stage, scene);
    long[] spent = new long[1];
    long[] begun = new long[1];
    scene.addPreLayoutPulseListener(() -> begun[0] = System.nanoTime());
    scene.addPostLayoutPulseListener(() -> spent[0] += System.nanoTime() - begun[0]);
    stage.show();
    new AnimationTimer() {
      private final List<Double> times = new ArrayList<>();
      private long last;
      private int count;

      @Override
      public void handle(long now) {
        if (now - last < SPACING_NANOS) {
          return;
        }
        last = now;
        times.add(spent[0] / 1e6);
        long start = System.nanoTime();
        change.accept(count);
        spent[0] = System.nanoTime() - start;
        count++;
        if (count == CHANGES) {
          stop();
          tell(what, times.subList(WARM, times.size()));
          stage.close();
          done.countDown();
        }
      }
    }.start();
  }

  private static void tell(String what, List<Double> times) {
    double[] sorted = times.stream().mapToDouble(t -> t).sorted().toArray();
    System.out.printf(
        "%s, %d trials: median %.1f ms, 95 %% %.1f ms, worst %.1f ms a change%n",
        what,
        TRIALS,
        sorted[sorted.length / 2],
        sorted[(int) (sorted.length * 0.95)],
        sorted[sorted.length - 1]);
  }
}
