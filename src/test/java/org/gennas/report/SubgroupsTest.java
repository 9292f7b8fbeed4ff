package org.gennas.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.gennas.evaluation.AucRoc;
import org.gennas.study.folder.PredictionTable;
import org.junit.jupiter.api.Test;

/** The winner in groups of patients, from the split table and the predictions. */
class SubgroupsTest {
  /** An image a patient: women well recognised, men not; a handful of old people. */
  private static SplitRecords split(int images) {
    List<SplitRecords.Image> all = new ArrayList<>();
    for (int i = 0; i < images; i++) {
      all.add(
          new SplitRecords.Image(
              "i" + i,
              "p" + i,
              "s" + i,
              "FRONTAL",
              "",
              i % 2 == 0 ? "Female" : "Male",
              i < 12 ? 85 : i < 100 ? 0 : 50,
              "valid"));
    }
    return new SplitRecords(all, "");
  }

  private static PredictionTable predictions(int images) {
    SplittableRandom random = new SplittableRandom(3);
    List<PredictionTable.Row> rows = new ArrayList<>();
    for (int i = 0; i < images; i++) {
      int label = i / 2 % 2;
      double skill = i % 2 == 0 ? 0.6 : 0;
      double probability = Math.min(1, 0.4 * random.nextDouble() + skill * label);
      rows.add(
          new PredictionTable.Row("i" + i, "p" + i, new double[] {probability}, new int[] {label}));
    }
    return new PredictionTable(List.of("Edema"), rows);
  }

  private static Subgroups.Group named(Subgroups subgroups, String title) {
    return subgroups.groups().stream()
        .filter(g -> g.title().equals(title))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void each_group_has_its_own_auc_interval_and_counts() throws Exception {
    PredictionTable table = predictions(400);
    Subgroups subgroups = Subgroups.of(table, split(400), 1);
    Subgroups.Cell women = named(subgroups, "Sex: Female").cells().get(0).orElseThrow();
    List<PredictionTable.Row> rows =
        table.rows().stream()
            .filter(r -> Integer.parseInt(r.path().substring(1)) % 2 == 0)
            .toList();
    assertEquals(
        AucRoc.of(new PredictionTable(table.findings(), rows).cases(0)).orElseThrow(),
        women.auc(),
        1e-12);
    assertEquals(100, women.positives());
    assertEquals(100, women.negatives());
    Subgroups.Cell men = named(subgroups, "Sex: Male").cells().get(0).orElseThrow();
    assertTrue(men.interval().orElseThrow().high() < women.auc(), "the difference is seen");
  }

  @Test
  void a_small_group_is_suppressed_and_not_even_counted() throws Exception {
    Subgroups subgroups = Subgroups.of(predictions(400), split(400), 1);
    Subgroups.Group old = named(subgroups, "Age: 80+");
    assertEquals(Optional.empty(), old.cells().get(0));
    assertTrue(old.small());
    assertTrue(named(subgroups, "Age: 40–59").cells().get(0).isPresent());
    assertEquals(88, named(subgroups, "Age: Unknown").images());
  }

  @Test
  void a_view_that_the_table_does_not_tell_is_said_to_be_missing() throws Exception {
    Subgroups known = Subgroups.of(predictions(400), split(400), 1);
    assertEquals(400, named(known, "View: Frontal").images());
    Subgroups nothing = Subgroups.of(predictions(400), new SplitRecords(List.of(), "gone"), 1);
    assertEquals(List.of(), nothing.groups());
    assertEquals(3, nothing.missing().size());
  }

  @Test
  void few_cases_of_one_class_are_suppressed_though_the_patients_are_many() throws Exception {
    List<PredictionTable.Row> rows = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      rows.add(
          new PredictionTable.Row(
              "i" + i, "p" + i, new double[] {i / 100.0}, new int[] {i < 9 ? 1 : 0}));
    }
    Subgroups.Group group =
        Subgroups.group("", "All", new PredictionTable(List.of("Edema"), rows), 1);
    assertEquals(Optional.empty(), group.cells().get(0));
  }
}
