package org.gennas.ui.candidates;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import org.gennas.evaluation.Interval;
import org.gennas.space.Architecture;
import org.gennas.study.event.FindingScore;
import org.gennas.study.event.Proposal;
import org.gennas.study.event.SplitScore;
import org.gennas.study.event.StudyEvent;
import org.gennas.study.event.Trial;
import org.gennas.study.event.TrialId;
import org.gennas.study.event.TrialResult;
import org.gennas.study.folder.StudyFolder;
import org.gennas.ui.shell.AtOnce;
import org.gennas.ui.shell.SharedStage;
import org.gennas.ui.text.Messages;
import org.gennas.ui.theme.Appearance;
import org.gennas.ui.theme.Theme;

/**
 * How long the table of 6,561 trials takes to sort by each column, rows laid out and painted again
 * included: median and worst of the runs after a warm-up. Headless, on software rendering.
 */
public final class TableSortBenchmark {
  private static final int TRIALS = 6_561;
  private static final int WARM = 3;
  private static final int RUNS = 9;

  private TableSortBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    System.setProperty("testfx.headless", "true");
    System.setProperty("glass.platform", "Monocle");
    System.setProperty("monocle.platform", "Headless");
    System.setProperty("prism.order", "sw");
    System.setProperty("headless.geometry", "1920x1200-32");
    Path home = Files.createTempDirectory("table-sort");
    CountDownLatch done = new CountDownLatch(1);
    Platform.startup(
        () -> {
          try {
            measure(home);
          } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
          } finally {
            done.countDown();
          }
        });
    done.await();
    Platform.exit();
    try (Stream<Path> files = Files.walk(home)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }
  }

  private static void measure(Path home) throws IOException {
    CandidatesUnderTest under =
        new CandidatesUnderTest(home, Messages.english(), new AtOnce(), Runnable::run);
    long begun = System.nanoTime();
    under.open(write(home.resolve("study")));
    Appearance appearance = new Appearance(Theme.LIGHT);
    CandidatesScreen screen =
        new CandidatesScreen(
            under.model, appearance.paletteProperty(), Messages.english(), under.around);
    Stage stage = new Stage();
    Scene scene = new Scene(screen, 1528, 918);
    appearance.style(scene);
    SharedStage.show(stage, scene);
    @SuppressWarnings("unchecked")
    TableView<CandidateRow> table = (TableView<CandidateRow>) screen.lookup("#candidates-table");
    System.out.printf(
        Locale.ROOT,
        "%,d rows written, opened and shown in %.0f ms%n",
        table.getItems().size(),
        millis(begun));
    for (TableColumn<CandidateRow, ?> column : table.getColumns()) {
      if (column.isSortable() && column.isVisible()) {
        sort(table, column);
      }
    }
    stage.close();
  }

  private static void sort(TableView<CandidateRow> table, TableColumn<CandidateRow, ?> column) {
    List<Double> times = new ArrayList<>();
    for (int run = 0; run < WARM + RUNS; run++) {
      long begun = System.nanoTime();
      column.setSortType(
          run % 2 == 0 ? TableColumn.SortType.DESCENDING : TableColumn.SortType.ASCENDING);
      table.getSortOrder().setAll(List.of(column));
      table.sort();
      table.layout();
      if (run >= WARM) {
        times.add(millis(begun));
      }
    }
    times.sort(null);
    System.out.printf(
        Locale.ROOT,
        "%-14s median %5.1f ms, worst %5.1f ms%n",
        column.getId(),
        times.get(RUNS / 2),
        times.get(RUNS - 1));
  }

  private static double millis(long since) {
    return (System.nanoTime() - since) / 1e6;
  }

  private static StudyFolder write(Path path) throws IOException {
    StudyFolder folder =
        StudyFolder.create(path, CandidateStudy.config(), new org.gennas.study.folder.StudyJson());
    Random random = new Random(1);
    Instant at = Instant.parse("2026-01-05T09:00:00Z");
    StringBuilder lines = new StringBuilder();
    lines.append(folder.json().line(new StudyEvent.Started(at, "test"))).append('\n');
    for (int n = 1; n <= TRIALS; n++) {
      String code = String.format("%8s", Integer.toString(n - 1, 3)).replace(' ', '0');
      TrialId id = new TrialId(n, new Architecture(code));
      Proposal proposal =
          new Proposal(id.architecture(), "", Optional.empty(), n % 3 == 0 ? "Random" : "LLM");
      for (StudyEvent event :
          List.of(
              new StudyEvent.Proposed(at, new Trial(id, 1 + n / 8, proposal, n)),
              new StudyEvent.TrialStarted(at, n, "cpu:0", 1),
              new StudyEvent.TrialFinished(at, result(id, random)))) {
        lines.append(folder.json().line(event)).append('\n');
      }
    }
    Files.writeString(folder.journalFile(), lines);
    return folder;
  }

  private static TrialResult result(TrialId id, Random random) {
    List<FindingScore> scores = new ArrayList<>();
    for (String finding : CandidateStudy.FINDINGS) {
      boolean undefined = random.nextInt(50) == 0;
      double auc = 0.8 + 0.02 * random.nextGaussian();
      scores.add(
          new FindingScore(
              finding,
              undefined ? Optional.empty() : Optional.of(auc),
              Optional.empty(),
              Optional.empty(),
              120,
              900));
    }
    double mean = 0.85 + 0.01 * random.nextGaussian();
    Interval interval = new Interval(mean - 0.006, mean + 0.006, 0.95, "test");
    SplitScore valid =
        new SplitScore(0.3, Optional.of(mean), Optional.of(interval), Optional.empty(), scores);
    return new TrialResult(
        1,
        id,
        40,
        50,
        valid,
        0.3,
        4_000 + random.nextInt(900),
        200,
        Optional.empty(),
        1_900_000,
        970_000_000,
        "cpu:0",
        "ops");
  }
}
