package org.gennas.ui.shell;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javafx.stage.Stage;
import org.awaitility.Awaitility;
import org.gennas.runner.inspection.WorkerInspector;
import org.gennas.space.SearchSpace;
import org.gennas.study.config.StudyConfig;
import org.gennas.study.config.TrainingConfig;
import org.gennas.study.event.StopReason;
import org.gennas.study.folder.StudyFolder;
import org.gennas.study.folder.StudyJson;
import org.gennas.ui.study.Studies;
import org.gennas.ui.study.StudyModel.Mode;
import org.gennas.ui.study.StudyScript;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/**
 * The heap of the window with a large study open and every screen looked at.
 *
 * <p>{@code java -Xmx400m <headless flags> org.gennas.ui.shell.WindowHeapBenchmark 500}: trials of
 * 50 epochs. Ends with an error where the heap does not suffice.
 */
public final class WindowHeapBenchmark {
  private static final List<String> SCREENS =
      List.of("search", "candidates", "compare", "xrays", "images", "arena", "settings", "search");
  private static final double MIB = 1 << 20;

  private WindowHeapBenchmark() {}

  /** Writes the study, opens it, shows each screen and prints the heap. */
  public static void main(String[] arguments) throws Exception {
    Path home = Files.createTempDirectory("gennas-heap");
    Path study = write(home.resolve("study"), Integer.parseInt(arguments[0]));
    Stage stage = FxToolkit.registerPrimaryStage();
    FxRobot robot = new FxRobot();
    AtomicReference<WindowUnderTest> made = new AtomicReference<>();
    robot.interact(() -> made.set(new WindowUnderTest(stage, home, 1600, 1000)));
    WindowUnderTest window = made.get();
    ExecutorService inspections = Executors.newCachedThreadPool();
    window.inspectors.set(
        () -> WorkerInspector.ofThisProgram(home.resolve("inspection"), inspections));
    long begun = System.nanoTime();
    robot.interact(() -> window.desk.open(study));
    Awaitility.await()
        .atMost(Duration.ofMinutes(5))
        .pollInterval(20, TimeUnit.MILLISECONDS)
        .until(() -> window.model.mode() == Mode.ENDED);
    window.settle(robot);
    System.out.printf("open after %.1f s%n", (System.nanoTime() - begun) / 1e9);
    robot.interact(() -> window.model.compared().setAll(1, 2, 3));
    for (String screen : SCREENS) {
      long shown = System.nanoTime();
      robot.interact(() -> window.window.shell().show(screen));
      window.settle(robot);
      System.out.printf(
          "%s shown after %.1f s, heap held %.0f MiB%n",
          screen, (System.nanoTime() - shown) / 1e9, held());
    }
    System.exit(0);
  }

  private static double held() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MIB;
  }

  private static Path write(Path path, int trials) throws IOException {
    StudyConfig config = Studies.config("Five hundred trials", 224, TrainingConfig.paper(), trials);
    StudyFolder folder = StudyFolder.create(path, config, new StudyJson());
    StudyScript script = new StudyScript(config, Studies.START).write(folder).begin();
    SearchSpace space = SearchSpace.chestXray();
    Random random = new Random(7);
    for (int i = 0; i < trials; i++) {
      script.ask(i + 1, 1);
      StringBuilder code = new StringBuilder(Integer.toString(i + 2187, 3));
      while (code.length() < space.length()) {
        code.insert(0, '0');
      }
      int number = script.propose(i + 1, code.toString(), "Made up, to fill a study.");
      script.train(number, "cuda:" + i % 2, 0.84 + 0.03 * random.nextDouble());
    }
    script.end(StopReason.TRIALS, trials + " of " + trials + " trials are done.");
    return path;
  }
}
