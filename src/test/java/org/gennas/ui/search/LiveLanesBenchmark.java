package org.gennas.ui.search;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.gennas.runner.Device;
import org.gennas.study.config.TrainingConfig;
import org.gennas.ui.chart.CurveChart;
import org.gennas.ui.shell.WindowUnderTest;
import org.gennas.ui.study.Studies;
import org.gennas.ui.study.StudyScript;
import org.gennas.ui.theme.Appearance;
import org.gennas.ui.theme.Theme;

/**
 * What live points cost the window's thread: 8 lanes that hold 5,000 points a curve and get more
 * for a minute. First the charts alone, 5 curves a lane and a point each at every frame, without
 * and with painting; then the whole Search screen, an epoch a lane 20 times a second. Printed is
 * the processor time of the window's thread from one frame to the next. A main, not a test: {@code
 * java -cp CP PROPERTIES org.gennas.ui.search.LiveLanesBenchmark [SECONDS]}, with the headless
 * properties of the tests.
 */
final class LiveLanesBenchmark {
  private static final int LANES = 8;
  private static final int CURVES = 5;
  private static final int POINTS = 5_000;
  private static final int EPOCHS = 8_000;

  /** Of a lane's charts in a window of 1600 px. */
  private static final int WIDTH = 560;

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private LiveLanesBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 60;
    CountDownLatch up = new CountDownLatch(1);
    Platform.startup(up::countDown);
    up.await();
    Platform.setImplicitExit(false);
    System.out.println("ms of the window's thread a frame: median, 95 %, 99 %, longest; frames");
    if (arguments.length < 2) {
      charts(seconds, false);
      charts(seconds, true);
    }
    screen(seconds);
    Platform.exit();
    System.exit(0);
  }

  private static void charts(int seconds, boolean painted) throws InterruptedException {
    List<CurveChart.Line> lines = new ArrayList<>();
    Frames frames = new Frames(seconds);
    run(
        () -> {
          VBox lanes = new VBox(4);
          Appearance appearance = new Appearance(Theme.LIGHT);
          for (int lane = 0; lane < LANES; lane++) {
            CurveChart chart = new CurveChart(appearance.paletteProperty(), "Lane " + lane, 3);
            chart.setLastX(EPOCHS);
            chart.setMaxWidth(WIDTH);
            VBox.setVgrow(chart, Priority.ALWAYS);
            for (int i = 0; i < CURVES; i++) {
              CurveChart.Look look = i == 0 ? CurveChart.Look.TRAINING : CurveChart.Look.VALIDATION;
              lines.add(chart.addLine("curve " + i, look));
            }
            lanes.getChildren().add(chart);
          }
          lines.forEach(line -> grow(line, POINTS));
          Stage stage = new Stage();
          if (painted) {
            Scene scene = new Scene(lanes, 1600, 1000);
            appearance.style(scene);
            stage.setScene(scene);
          } else {
            stage.setScene(new Scene(new VBox(), 1600, 1000));
          }
          stage.show();
          frames.begin(() -> lines.forEach(line -> grow(line, 1)), stage::close);
        });
    frames.print(painted ? "charts, painted" : "charts, not painted");
  }

  private static void grow(CurveChart.Line line, int points) {
    for (int i = 0; i < points; i++) {
      int x = line.size() + 1;
      line.append(x, 0.3 + Math.exp(-x / 900.0) + 0.02 * Math.sin(x * 1.7));
    }
  }

  private static void screen(int seconds) throws Exception {
    Path home = Files.createTempDirectory("lanes");
    List<Device> devices = new ArrayList<>();
    for (int i = 0; i < LANES; i++) {
      devices.add(
          new Device("cuda:" + i, Device.Kind.CUDA, "A GPU", 2, 1L << 34, Optional.of(8.0)));
    }
    SimpleObjectProperty<WindowUnderTest> window = new SimpleObjectProperty<>();
    run(
        () -> {
          window.set(new WindowUnderTest(new Stage(), home, 1600, 1000));
          window.get().searches.devices = devices;
          TrainingConfig training =
              new TrainingConfig("own", EPOCHS, 24, 0.05, 0.9, 0.9, Optional.empty());
          window.get().desk.show(Studies.config("Eight lanes", 224, training, 40));
          window.get().desk.start();
        });
    while (window.get().searches.listener.isEmpty()) {
      Thread.sleep(20);
    }
    StudyScript script =
        new StudyScript(
                window.get().model.momentProperty().get().orElseThrow().state().config(),
                Studies.START)
            .tell(window.get().searches.listener.get())
            .begin()
            .ask(1, LANES);
    for (int lane = 1; lane <= LANES; lane++) {
      int number = script.propose(1, "2212121" + lane % 3, "One of many.");
      script.start(number, "cuda:" + (lane - 1)).worker(number);
      script.epochs(number, 1, POINTS, 0.85);
    }
    Frames frames = new Frames(seconds);
    ScheduledExecutorService trainings = train(script);
    Thread.sleep(Duration.ofSeconds(3).toMillis());
    run(() -> frames.begin(() -> {}, () -> {}));
    frames.print("Search screen, an epoch a lane 20 times a second");
    trainings.shutdownNow();
    window.get().close();
  }

  private static ScheduledExecutorService train(StudyScript script) {
    ScheduledExecutorService trainings = Executors.newSingleThreadScheduledExecutor();
    int[] epoch = {POINTS};
    trainings.scheduleAtFixedRate(
        () -> {
          epoch[0]++;
          for (int number = 1; number <= LANES; number++) {
            script.epochs(number, epoch[0], epoch[0], 0.85).progress(number, epoch[0] + 1, 0.5);
            script.load(number);
          }
        },
        1000,
        50,
        TimeUnit.MILLISECONDS);
    return trainings;
  }

  private static void run(Runnable work) throws InterruptedException {
    CountDownLatch done = new CountDownLatch(1);
    Platform.runLater(
        () -> {
          try {
            work.run();
          } finally {
            done.countDown();
          }
        });
    done.await();
  }

  /** Measures the window's thread from frame to frame, the first second left out. */
  private static final class Frames {
    private final long seconds;
    private final CountDownLatch over = new CountDownLatch(1);
    private final List<Double> millis = new ArrayList<>();
    private long begun;
    private long before;

    Frames(int seconds) {
      this.seconds = seconds;
    }

    void begin(Runnable each, Runnable after) {
      begun = System.nanoTime();
      before = THREADS.getCurrentThreadCpuTime();
      new AnimationTimer() {
        @Override
        public void handle(long now) {
          long cpu = THREADS.getCurrentThreadCpuTime();
          if (now - begun > 1_000_000_000L) {
            millis.add((cpu - before) / 1e6);
          }
          before = cpu;
          each.run();
          if (now - begun > (seconds + 1) * 1_000_000_000L) {
            stop();
            after.run();
            over.countDown();
          }
        }
      }.start();
    }

    void print(String what) throws InterruptedException {
      over.await();
      double[] sorted = millis.stream().mapToDouble(d -> d).sorted().toArray();
      System.out.println(
          String.format(
              Locale.ROOT,
              "%-50s %6.2f %6.2f %6.2f %6.2f  %d",
              what,
              at(sorted, 0.5),
              at(sorted, 0.95),
              at(sorted, 0.99),
              sorted[sorted.length - 1],
              sorted.length));
      System.out.println("  longest: " + Arrays.toString(top(sorted)));
    }

    private static double at(double[] sorted, double share) {
      return sorted[(int) Math.min(sorted.length - 1, share * sorted.length)];
    }

    private static double[] top(double[] sorted) {
      return Arrays.copyOfRange(sorted, Math.max(0, sorted.length - 5), sorted.length);
    }
  }
}
