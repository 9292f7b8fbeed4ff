package org.gennas.study.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gennas.common.FileProblem;
import org.gennas.study.folder.PredictionTable;
import org.gennas.study.folder.Studies;
import org.gennas.study.folder.StudyJson;
import org.gennas.study.folder.TestSplitGuard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The second result in the journal and on disk. */
class EnsembleTest {
  private final StudyJson json = new StudyJson();
  @TempDir private Path temporary;

  private static Ensemble of(double... weights) {
    List<Ensemble.Member> members = new ArrayList<>();
    for (int i = 0; i < weights.length; i++) {
      members.add(new Ensemble.Member(Studies.trial(i + 1, "22121211").id(), weights[i]));
    }
    SplitScore valid = Studies.result(1, "22121211", Optional.of(0.8)).valid();
    return new Ensemble(
        Ensemble.FORMAT,
        Studies.NOON,
        4,
        members,
        valid,
        new Ensemble.PlainMean(List.of(1, 2), Optional.of(0.7), Optional.empty()),
        3,
        4,
        Optional.empty());
  }

  private static List<StudyEvent> ended() {
    return List.of(
        new StudyEvent.Started(Studies.NOON, "test"),
        new StudyEvent.Proposed(Studies.NOON, Studies.trial(1, "22121211")),
        new StudyEvent.TrialFinished(Studies.NOON, Studies.result(1, "22121211", Optional.of(0.8))),
        new StudyEvent.Ended(Studies.NOON, StopReason.TRIALS, "All done."));
  }

  private static StudyState after(StudyEvent... more) {
    List<StudyEvent> events = new ArrayList<>(ended());
    events.addAll(List.of(more));
    return StudyState.of(Studies.config(), events);
  }

  private static StudyEvent.EnsembleMade made() {
    return new StudyEvent.EnsembleMade(Studies.NOON, of(0.75, 0.25));
  }

  private static StudyEvent.TestScored scored(boolean both) {
    SplitScore score = Studies.result(1, "22121211", Optional.of(0.6)).valid();
    return new StudyEvent.TestScored(
        Studies.NOON, 1, score, Optional.empty(), both ? Optional.of(score) : Optional.empty());
  }

  @Test
  void it_reads_back_from_its_file_and_from_the_journal() throws IOException {
    Path file = temporary.resolve("ensemble.json");
    json.write(file, of(0.5, 0.5));
    assertEquals(of(0.5, 0.5), json.read(file, Ensemble.class, Ensemble.FORMAT));
    assertEquals(
        made(), json.read(json.line(made()), StudyEvent.class, Path.of("journal.jsonl"), 1));
  }

  @Test
  void weights_that_do_not_sum_to_one_are_named_with_the_file() throws IOException {
    Path file = temporary.resolve("ensemble.json");
    json.write(file, of(0.5, 0.5));
    Files.writeString(file, Files.readString(file).replaceFirst("0\\.5", "0.7"));
    FileProblem e =
        assertThrows(FileProblem.class, () -> json.read(file, Ensemble.class, Ensemble.FORMAT));
    assertTrue(e.getMessage().contains("sum to 1"), e.getMessage());
    assertTrue(e.getMessage().contains("ensemble.json"), e.getMessage());
  }

  @Test
  void a_line_of_an_older_program_tells_of_the_winner_alone() throws IOException {
    String line = json.line(scored(false)).replace(",\"ensemble\":null", "");
    assertFalse(line.contains("ensemble"), line);
    assertEquals(scored(false), json.read(line, StudyEvent.class, Path.of("journal.jsonl"), 1));
  }

  @Test
  void its_members_belong_to_the_outcome() {
    assertEquals(Set.of(1, 2), after(made()).outcome());
  }

  @Test
  void a_search_that_goes_on_after_its_end_chooses_anew() {
    assertEquals(Optional.empty(), after(made(), new StudyEvent.Resumed(Studies.NOON)).ensemble());
  }

  @Test
  void one_that_was_made_after_the_test_split_was_opened_missed_it() {
    assertFalse(after().ensembleMissedTest());
    assertFalse(after(made()).ensembleMissedTest());
    assertFalse(after(made(), scored(true)).ensembleMissedTest());
    assertTrue(after(scored(false), made()).ensembleMissedTest());
  }

  @Test
  void the_seal_does_not_open_again_for_it() {
    StudyState state = after(scored(false), made());
    TrialId winner = Studies.trial(1, "22121211").id();
    FileProblem e =
        assertThrows(
            FileProblem.class,
            () -> TestSplitGuard.require(state, winner, Path.of("journal.jsonl")));
    assertTrue(e.getMessage().contains("scored only once"), e.getMessage());
  }

  @Test
  void the_mean_of_tables_matches_rows_by_image_and_weighs_them() {
    PredictionTable first = table("a", 0.2, "b", 0.6);
    PredictionTable turned = table("b", 0.2, "a", 0.6);
    PredictionTable mean = PredictionTable.mean(List.of(first, turned), List.of(0.75, 0.25));
    assertEquals(List.of("a", "b"), mean.rows().stream().map(PredictionTable.Row::path).toList());
    assertEquals(0.3, mean.rows().get(0).probabilities()[0], 1e-15);
    assertEquals(0.5, mean.rows().get(1).probabilities()[0], 1e-15);
    assertThrows(
        IllegalArgumentException.class,
        () -> PredictionTable.mean(List.of(first, table("a", 0, "c", 0)), List.of(0.5, 0.5)));
  }

  private static PredictionTable table(String a, double pa, String b, double pb) {
    return new PredictionTable(
        List.of("Edema"),
        List.of(
            new PredictionTable.Row(a, "p", new double[] {pa}, new int[] {1}),
            new PredictionTable.Row(b, "p", new double[] {pb}, new int[] {1})));
  }
}
