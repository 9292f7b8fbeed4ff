package org.gennas.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gennas.StartsProcesses;
import org.gennas.baseline.BaselineKind;
import org.gennas.baseline.BaselineScore;
import org.gennas.baseline.BaselineText;
import org.gennas.baseline.Baselines;
import org.gennas.baseline.Comparison;
import org.gennas.baseline.Difference;
import org.gennas.baseline.StudyBaselines;
import org.gennas.common.FileProblem;
import org.gennas.report.ReportFiles;
import org.gennas.study.event.StudyEvent;
import org.gennas.study.event.StudyState;
import org.gennas.study.folder.StudyFolder;
import org.gennas.study.folder.StudyJson;
import org.gennas.study.folder.TestSplitGuard;
import org.gennas.study.folder.TrialFolder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** The baselines of a study with real images and files; only the training is played. */
@StartsProcesses
class BaselinesOfAStudyTest {
  @TempDir static Path root;
  private static StudyFolder searched;
  private static final List<String> HEARD = Collections.synchronizedList(new ArrayList<>());
  private StudyFolder folder;

  /** Keeps in what order things came. */
  private static final SearchListener LISTENER =
      new SearchListener() {
        @Override
        public void study(StudyEvent event, StudyState state) {
          HEARD.add(event.getClass().getSimpleName());
        }

        @Override
        public void fitting(long done, long total) {
          HEARD.add("fitting " + done + " of " + total);
        }

        @Override
        public void baselines(Baselines made) {
          boolean test = made.scores().stream().allMatch(s -> s.test().isPresent());
          HEARD.add(test ? "baselines with test" : "baselines");
        }
      };

  @BeforeAll
  static void search() throws IOException {
    searched = SmallStudy.create(root, 2, SmallStudy.epochs(2));
    StudySession.open(searched, LISTENER, SmallStudy.scripted(root)).run();
  }

  /** A copy of the searched study beside it. */
  @BeforeEach
  void copy(TestInfo test) throws IOException {
    Path copy = root.resolve(test.getTestMethod().orElseThrow().getName());
    try (Stream<Path> files = Files.walk(searched.path())) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(searched.path().relativize(file)));
      }
    }
    folder = StudyFolder.open(copy, new StudyJson());
  }

  private Path file(String name) {
    return folder.baselinesFolder().resolve(name);
  }

  /** The state before the search ended. */
  private StudyState sealed() throws IOException {
    List<StudyEvent> events =
        folder.events().stream()
            .filter(e -> !(e instanceof StudyEvent.TestScored || e instanceof StudyEvent.Ended))
            .toList();
    return StudyState.of(folder.config(), events);
  }

  private Baselines complete(StudyState state) throws Exception {
    return new StudyBaselines(folder).complete(state, (done, total) -> {}).orElseThrow();
  }

  private void forget() throws IOException {
    Files.delete(folder.baselinesFile());
    try (Stream<Path> files = Files.walk(folder.baselinesFolder())) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Test
  void they_are_there_before_the_first_trial_and_see_the_test_split_after_the_winner_did()
      throws Exception {
    assertTrue(HEARD.contains("fitting 30 of 30"), HEARD.toString());
    assertTrue(HEARD.indexOf("baselines") > HEARD.indexOf("Started"), HEARD.toString());
    assertTrue(HEARD.indexOf("baselines") < HEARD.indexOf("TrialStarted"), HEARD.toString());
    assertTrue(
        HEARD.indexOf("baselines with test") > HEARD.indexOf("TestScored"), HEARD.toString());

    Baselines made = Baselines.read(folder).orElseThrow();
    // all forty are women of 50, taken in one way: nothing to regress on
    assertEquals(
        List.of(BaselineKind.PREVALENCE, BaselineKind.PIXELS),
        made.scores().stream().map(BaselineScore::kind).toList());
    BaselineScore prevalence = made.scores().get(0);
    assertEquals(Optional.of(0.5), prevalence.valid().meanAuc());
    assertEquals(Optional.of(0.5), prevalence.test().orElseThrow().meanAuc());
    BaselineScore pixels = made.scores().get(1);
    assertEquals(256, pixels.features());
    assertTrue(pixels.valid().meanAuc().orElseThrow() > 0.9, pixels.toString());
    assertTrue(pixels.test().orElseThrow().meanAuc().orElseThrow() > 0.8, pixels.toString());
  }

  @Test
  void nothing_is_said_of_the_test_split_before_it_is_opened() throws Exception {
    forget();
    StudyState state = sealed();
    Baselines made = complete(state);
    assertTrue(made.scores().stream().allMatch(s -> s.test().isEmpty()));
    assertFalse(Files.exists(file("predictions-test-pixels.csv")));
    assertTrue(Files.exists(file("predictions-valid-pixels.csv")));
    assertThrows(
        FileProblem.class, () -> TestSplitGuard.requireOpened(state, folder.journalFile()));
  }

  @Test
  void a_kill_between_two_files_costs_only_what_was_being_made() throws Exception {
    List<BaselineScore> whole = Baselines.read(folder).orElseThrow().scores();
    // killed before the scores were written
    Files.delete(folder.baselinesFile());
    assertEquals(whole, complete(folder.state()).scores());
    // killed between the predictions of two baselines
    Files.delete(folder.baselinesFile());
    Files.delete(file("predictions-valid-pixels.csv"));
    Files.delete(file("model-pixels.json"));
    assertEquals(whole, complete(folder.state()).scores());
    // killed between the predictions on the test split and their scores
    Files.delete(file("predictions-test-prevalence.csv"));
    assertEquals(whole, complete(folder.state()).scores());
    assertTrue(Files.exists(file("predictions-test-prevalence.csv")));
  }

  @Test
  void what_is_whole_is_left_alone() throws Exception {
    String before = Files.readString(folder.baselinesFile());
    complete(folder.state());
    assertEquals(before, Files.readString(folder.baselinesFile()));
  }

  @Test
  void a_winner_no_better_than_the_ridge_is_told_so_first() throws Exception {
    StudyState state = folder.state();
    TrialFolder winner = folder.trial(state.scored().orElseThrow().id());
    Files.copy(
        file("predictions-valid-pixels.csv"),
        winner.validPredictionsFile(),
        StandardCopyOption.REPLACE_EXISTING);
    Files.copy(
        file("predictions-test-pixels.csv"),
        winner.testPredictionsFile(),
        StandardCopyOption.REPLACE_EXISTING);
    Comparison comparison = complete(state).comparisonWith(state).orElseThrow();
    assertEquals(
        List.of(BaselineKind.PIXELS),
        comparison.unbeaten().stream()
            .map(Difference::kind)
            .filter(kind -> kind == BaselineKind.PIXELS)
            .toList());
    String warning = BaselineText.warning(comparison).orElseThrow();
    assertTrue(
        warning.contains("is not significantly better than ridge regression on 32 × 32 pixels:"),
        warning);

    ReportFiles.writeAll(folder);
    // kept for people to look at
    Path kept = Files.createDirectories(Path.of("target", "screenshots"));
    Files.copy(
        folder.path().resolve("report.pdf"),
        kept.resolve("report-baselines.pdf"),
        StandardCopyOption.REPLACE_EXISTING);
    String report = Files.readString(folder.reportFile());
    assertTrue(report.indexOf(warning) > 0 && report.indexOf(warning) < report.indexOf("<h2>"));
    String card = Files.readString(folder.path().resolve("model-card.md"));
    assertTrue(card.contains(warning), card);
    assertTrue(card.indexOf(warning) < card.indexOf("## "), card);
  }

  @Test
  void an_older_study_gets_its_baselines_with_its_report() throws Exception {
    forget();
    ReportFiles.writeAll(folder);
    assertTrue(Files.exists(folder.baselinesFile()));
    assertTrue(Files.exists(file("predictions-test-pixels.csv")));
    assertTrue(Files.readString(folder.reportFile()).contains("Ridge on 32 × 32 pixels"));
  }

  @Test
  void one_whose_prepared_images_are_gone_is_reported_without_them() throws Exception {
    forget();
    String journal = Files.readString(folder.journalFile());
    String prepared = folder.state().prepared().orElseThrow().prepared();
    Files.writeString(folder.journalFile(), journal.replace(prepared, prepared + "-gone"));
    ReportFiles.writeAll(folder);
    assertFalse(Files.exists(folder.baselinesFile()));
    String report = Files.readString(folder.reportFile());
    assertTrue(report.contains("Not made: There are no prepared images"), report);
  }

  @Test
  void a_file_of_a_newer_program_is_kept_and_the_report_goes_without() throws Exception {
    String newer = "{\"format\": 99}";
    Files.writeString(folder.baselinesFile(), newer);
    ReportFiles.writeAll(folder);
    assertEquals(newer, Files.readString(folder.baselinesFile()));
    assertTrue(Files.readString(folder.reportFile()).contains("Format 99 is newer"));
    assertEquals(Optional.empty(), Baselines.ifReadable(folder));
  }
}
