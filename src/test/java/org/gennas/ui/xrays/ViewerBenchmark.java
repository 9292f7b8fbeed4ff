package org.gennas.ui.xrays;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.stage.Stage;
import org.gennas.space.SearchSpace;
import org.gennas.study.event.TrialState;
import org.gennas.study.folder.StudyJson;
import org.gennas.ui.command.EditHistory;
import org.gennas.ui.shell.SharedStage;
import org.gennas.ui.text.Messages;
import org.gennas.ui.theme.Appearance;
import org.gennas.ui.theme.Theme;

/**
 * How long it takes from the choice of an image to its picture on the screen, in milliseconds: for
 * pictures that were read ahead, and for those that were not. Prints medians and 95th percentiles.
 * Needs a dataset of a hundred images or more in NIH's layout; its folder is the only argument.
 */
public final class ViewerBenchmark {
  /** Images after which the code that shows them is compiled. */
  private static final int COLD = 20;

  private static final int IMAGES = 60;
  private static final int JUMP = 7;

  private final ExecutorService background = Executors.newCachedThreadPool();
  private XraysModel model;
  private XraysScreen screen;

  private final Path images;

  private ViewerBenchmark(Path images) {
    this.images = images;
  }

  public static void main(String[] arguments) throws Exception {
    new ViewerBenchmark(Path.of(arguments[0])).run();
    System.exit(0);
  }

  private void run() throws Exception {
    Path notes = Files.createTempDirectory("viewer").resolve("image-notes.json");
    ScriptedStudy study = ScriptedStudy.ofRealImages(images, notes);
    CountDownLatch shown = new CountDownLatch(1);
    Platform.startup(
        () -> {
          show(study);
          shown.countDown();
        });
    shown.await();
    waitUntil(() -> model.viewer().picture().get().isPresent());
    TimeUnit.SECONDS.sleep(3);
    List<Change> cached = new ArrayList<>();
    for (int i = 0; i < IMAGES; i++) {
      cached.add(change(1));
      // a person looks at a picture; the next is read meanwhile
      TimeUnit.MILLISECONDS.sleep(150);
    }
    List<Change> fresh = new ArrayList<>();
    for (int i = 0; i < IMAGES / 4; i++) {
      fresh.add(change(-JUMP + (i % 2 == 0 ? 3 * JUMP : 0)));
      TimeUnit.MILLISECONDS.sleep(150);
    }
    print("read ahead, the first " + COLD + " of a window", cached.subList(0, COLD));
    print("read ahead, the others", cached.subList(COLD, cached.size()));
    print("not read before", fresh);
    background.shutdownNow();
  }

  /**
   * @param ms from choice to painted
   * @param computedMs of them on the window's thread, whatever else the machine does
   */
  private record Change(double ms, double computedMs) {}

  private void show(ScriptedStudy study) {
    Appearance appearance = new Appearance(Theme.LIGHT);
    model = new XraysModel(background, Platform::runLater, new EditHistory(), new StudyJson());
    screen =
        new XraysScreen(
            model,
            appearance.paletteProperty(),
            Messages.english(),
            new XraysScreen.Around(
                title -> Optional.empty(),
                title -> Optional.empty(),
                (kind, text) -> {},
                background,
                Platform::runLater));
    Scene scene = new Scene(screen, 1528, 918);
    appearance.style(scene);
    Stage stage = new Stage();
    SharedStage.show(stage, scene);
    model.open(Optional.of(study));
    model.offer(
        List.of(FewImages.FIRST, FewImages.SECOND),
        Optional.of(FewImages.FIRST).map(TrialState::id),
        SearchSpace.chestXray());
  }

  private static void waitUntil(BooleanSupplier condition) throws Exception {
    while (!condition.getAsBoolean()) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }

  /** Milliseconds until the pulse after the one in which the new picture was painted. */
  private Change change(int by) throws Exception {
    CountDownLatch painted = new CountDownLatch(1);
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long[] times = new long[4];
    Platform.runLater(
        () -> {
          Optional<Image> before = screen.panes().pane(0).content().picture();
          times[0] = System.nanoTime();
          times[2] = threads.getCurrentThreadCpuTime();
          model.images().move(by);
          new AnimationTimer() {
            private int pulses;

            @Override
            public void handle(long now) {
              Optional<Image> picture = screen.panes().pane(0).content().picture();
              boolean there = picture.isPresent() && !picture.equals(before);
              if (there && ++pulses == 2) {
                times[1] = System.nanoTime();
                times[3] = threads.getCurrentThreadCpuTime();
                stop();
                painted.countDown();
              }
            }
          }.start();
        });
    if (!painted.await(10, TimeUnit.SECONDS)) {
      throw new IllegalStateException("The picture did not change within 10 s.");
    }
    return new Change((times[1] - times[0]) / 1e6, (times[3] - times[2]) / 1e6);
  }

  private static void print(String what, List<Change> changes) {
    System.out.printf(
        Locale.ROOT,
        "From choice to painted, %s: %s; on the window's thread %s; n = %d%n",
        what,
        spread(changes.stream().mapToDouble(Change::ms).toArray()),
        spread(changes.stream().mapToDouble(Change::computedMs).toArray()),
        changes.size());
  }

  private static String spread(double[] values) {
    Arrays.sort(values);
    return String.format(
        Locale.ROOT,
        "median %.1f ms, 95th percentile %.1f ms",
        values[values.length / 2],
        values[(int) (values.length * 0.95)]);
  }
}
