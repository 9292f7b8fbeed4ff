package org.gennas.report;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.gennas.report.tracking.TrackedRun;
import org.gennas.report.tracking.TrackedStudy;
import org.gennas.study.event.StudyState;
import org.gennas.study.event.TrialState;
import org.gennas.study.folder.ImageEpochs;
import org.gennas.study.folder.StudyFolder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is written about a study of more trials than anyone scrolls through. */
class LongStudyTest {
  private static final int TRIALS = 1_300;
  private static final int EPOCHS = 2;
  private static final int MOST_BYTES = 5_000_000;

  @TempDir static Path shared;
  private static StudyFolder study;
  private static String html;

  @BeforeAll
  @Timeout(value = 120, unit = TimeUnit.SECONDS)
  static void writeTheReportPageAlone() throws Exception {
    study = LongStudy.write(shared.resolve("study"), TRIALS, EPOCHS);
    ReportFiles.write(
        study,
        shared.resolve("page"),
        EnumSet.of(ReportFiles.Kind.HTML),
        ReportFiles.PREVALENCE,
        (done, of) -> {});
    html = Files.readString(shared.resolve("page/report.html"));
  }

  @Test
  void the_page_holds_the_best_trials_and_says_where_all_are() throws IOException {
    StudyState state = study.state();
    String best = state.best().orElseThrow().id().label();
    String last = state.ranking().get(state.ranking().size() - 1).id().label();
    String trials = html.substring(html.indexOf("<h2>Trials"), html.indexOf("<h2>Winner"));
    assertAll(
        () -> assertTrue(html.length() < MOST_BYTES, "bytes: " + html.length()),
        () -> assertTrue(trials.contains("Shown are the best 200 of 1,300 trials."), trials),
        () -> assertTrue(trials.contains("<a href=\"trials.csv\""), trials),
        () -> assertTrue(trials.contains("<b>" + best + "</b>")),
        () -> assertFalse(trials.contains("<b>" + last + "</b>")),
        () -> assertEquals(200 + 1, trials.split("<tr").length - 1, "rows, the head too"));
  }

  @Test
  void the_first_and_the_last_iterations_are_on_the_page() {
    String iterations = html.substring(html.indexOf("<h2>Iterations"), html.indexOf("<h2>Trials"));
    assertAll(
        () ->
            assertTrue(
                iterations.contains("Shown are the first 100 and the last 100 of 1,300 trials."),
                iterations),
        () -> assertTrue(iterations.contains("T-01<")),
        () -> assertTrue(iterations.contains("T-1300<")),
        () -> assertFalse(iterations.contains("T-600<")));
  }

  @Test
  void plots_draw_what_raised_the_best_and_a_sample() throws IOException {
    long scored = study.state().ranking().size();
    assertTrue(
        html.matches(
            "(?s).*Drawn are [\\d,]+ of " + String.format("%,d", scored) + " trials: each .*"));
    String course = html.substring(html.indexOf("<h2>Trajectory"), html.indexOf("<h2>Iterations"));
    int drawn = course.split("<title>").length - 1;
    assertTrue(drawn < 3 * 600, "points of three plots: " + drawn);
  }

  @Test
  void the_table_of_all_trials_lies_beside_the_page_though_nobody_asked_for_it()
      throws IOException {
    assertEquals(1 + TRIALS, lines(shared.resolve("page/trials.csv")));
    int epochs = 0;
    for (TrialState trial : study.state().trials()) {
      epochs += study.history(trial.id()).epochs().size();
    }
    assertEquals(1 + epochs, lines(shared.resolve("page/epochs.csv")));
  }

  /** No cell of these holds a line end but one, which the study on disk is known for. */
  private static long lines(Path file) throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.filter(line -> !line.startsWith("and a second line")).count();
    }
  }

  @Test
  void effort_is_told_by_the_journal_as_by_the_folders() throws IOException {
    long sum = 0;
    for (TrialState trial : study.state().trials()) {
      sum += ImageEpochs.of(study.history(trial.id()));
    }
    assertEquals(sum, ImageEpochs.of(study, study.state()));
  }

  @Test
  void a_tracker_gets_each_run_with_its_epochs() throws IOException {
    List<TrackedRun> runs = TrackedStudy.of(ReportContent.read(study)).runs();
    assertEquals(TRIALS, runs.size());
    assertEquals("T-1300", runs.get(TRIALS - 1).label());
    assertEquals(EPOCHS, runs.get(TRIALS - 1).epochs().size());
  }

  @Test
  void a_damaged_training_is_named_and_left_out() throws Exception {
    StudyFolder damaged = LongStudy.write(shared.resolve("damaged"), 11, EPOCHS);
    Path events = damaged.trial(damaged.state().trial(11).orElseThrow().id()).eventsFile();
    Files.writeString(events, "no JSON\n");
    ReportContent content = ReportContent.read(damaged);
    assertEquals(1, content.damages().size());
    assertTrue(content.damages().get(0).startsWith("T-11: a line of its events cannot be read"));
    assertTrue(content.history(damaged.state().trial(11).orElseThrow()).epochs().isEmpty());
  }
}
