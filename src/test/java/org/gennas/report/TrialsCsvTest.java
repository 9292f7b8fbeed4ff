package org.gennas.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gennas.study.event.StudyState;
import org.gennas.study.folder.StudyFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table of trials, read back by an independent reader. */
class TrialsCsvTest {
  @TempDir Path temporary;

  @Test
  void every_trial_is_a_row_that_reads_back() throws Exception {
    StudyFolder study = StudyOnDisk.ended(temporary.resolve("study"), "Phantoms", true);
    StudyState state = study.state();
    List<Map<String, String>> rows = read(study);
    assertEquals(10, rows.size());
    Map<String, String> first = rows.get(0);
    assertEquals("22222222", first.get("architecture"));
    assertEquals("finished", first.get("status"));
    assertEquals(
        state.trials().get(0).auc().orElseThrow(), Double.parseDouble(first.get("mean_auc")), 1e-6);
    assertEquals(
        "Research use only, not for clinical use; trained on synthetic images",
        first.get("notice"));
    assertEquals(
        state.trials().get(0).result().orElseThrow().valid().findings().get(0).positives(),
        Integer.parseInt(first.get("positives Atelectasis")));
    // free text keeps its quotes and line breaks but cannot run as a formula
    assertEquals("'" + StudyOnDisk.FORMULA, first.get("rationale"));
  }

  @Test
  void a_repeat_names_the_trial_that_it_repeats() throws Exception {
    List<Map<String, String>> rows = read(StudyOnDisk.confirmed(temporary.resolve("study")));
    assertEquals(
        List.of("", "", "", "3", "2", "3", "2"),
        rows.stream().map(row -> row.get("repeats")).toList());
  }

  @Test
  void members_of_the_ensemble_have_their_weight() throws Exception {
    List<Map<String, String>> rows =
        read(StudyOnDisk.withEnsemble(temporary.resolve("study"), true));
    assertEquals(
        Map.of("1", 0.25, "6", 0.25, "8", 0.5),
        rows.stream()
            .filter(row -> !row.get("ensemble_weight").isEmpty())
            .collect(
                Collectors.toMap(
                    row -> row.get("trial"),
                    row -> Double.parseDouble(row.get("ensemble_weight")))));
  }

  @Test
  void what_does_not_exist_is_an_empty_cell() throws Exception {
    StudyFolder study = StudyOnDisk.ended(temporary.resolve("study"), "Phantoms", false);
    List<Map<String, String>> rows = read(study);
    Map<String, String> failed = rows.get(3);
    assertEquals("failed", failed.get("status"));
    assertEquals("", failed.get("mean_auc"));
    assertEquals("", failed.get("params"));
    assertTrue(failed.get("problem").contains("lower learning rate"));
    Map<String, String> partial = rows.get(6);
    assertEquals("", partial.get("auc Consolidation"));
    assertEquals("4", partial.get("findings_defined"));
    assertEquals("Research use only, not for clinical use", partial.get("notice"));
    // 22121220 is its own canonical form; 02011100 too: its pass-through Identities stand last
    assertEquals("02011100", rows.get(1).get("network"));
  }

  @Test
  void every_epoch_is_a_row_of_a_second_table() throws Exception {
    StudyFolder study = StudyOnDisk.ended(temporary.resolve("study"), "Phantoms", true);
    Path file = temporary.resolve("epochs.csv");
    EpochsCsv.write(ReportContent.read(study), file);
    List<Map<String, String>> rows = rows(file);
    assertEquals(8 * 20, rows.size());
    Map<String, String> kept = rows.get(15);
    assertEquals("1", kept.get("trial"));
    assertEquals("16", kept.get("epoch"));
    assertEquals("1", kept.get("best"));
    assertEquals(
        study.state().trials().get(0).auc().orElseThrow(),
        Double.parseDouble(kept.get("mean_auc")),
        1e-6);
    assertEquals("", kept.get("auc Edema"), "an epoch without scores by finding has empty cells");
    assertTrue(kept.get("notice").startsWith("Research use only"));
  }

  private List<Map<String, String>> read(StudyFolder study) throws Exception {
    Path file = temporary.resolve("trials.csv");
    TrialsCsv.write(ReportContent.read(study), file);
    assertTrue(Files.readString(file).startsWith("trial,architecture,network,status,"));
    return rows(file);
  }

  private static List<Map<String, String>> rows(Path file) throws Exception {
    try (MappingIterator<Map<String, String>> rows =
        new CsvMapper()
            .readerForMapOf(String.class)
            .with(CsvSchema.emptySchema().withHeader())
            .readValues(file.toFile())) {
      return rows.readAll();
    }
  }
}
