package org.gennas.data.split;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.gennas.data.tables.Side;
import org.gennas.data.tables.View;
import org.junit.jupiter.api.Test;

class SplitDifferenceTest {
  private static SplitTable.Row row(int row, String patient, Side side, int target) {
    return new SplitTable.Row(
        row,
        "image" + row,
        patient,
        "study",
        View.FRONTAL,
        "AP",
        "Female",
        50,
        side,
        Targets.of(target));
  }

  /** Two images a patient; the last patient validates. */
  private static SplitTable table(UnaryOperator<SplitTable.Row> change, int rows) {
    List<SplitTable.Row> all = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      all.add(change.apply(row(i, "p" + i / 2, i < 6 ? Side.TRAIN : Side.VALID, i % 2)));
    }
    return new SplitTable(List.of("Edema"), all);
  }

  private static List<String> changes(UnaryOperator<SplitTable.Row> change) {
    return SplitDifference.between(table(r -> r, 8), table(change, 8));
  }

  private static SplitTable.Row moved(SplitTable.Row r, Side side) {
    return row(r.row(), r.patient(), side, r.targets().get(0));
  }

  @Test
  void the_same_rows_differ_in_nothing() {
    assertThat(changes(r -> r)).isEmpty();
  }

  @Test
  void a_leaked_patient_is_counted_and_not_named() {
    assertThat(changes(r -> r.row() == 0 ? moved(r, Side.VALID) : r))
        .containsExactly("1 image moved from train to valid", "1 patient on two sides");
  }

  @Test
  void an_emptied_side_is_said() {
    assertThat(changes(r -> moved(r, Side.TRAIN)))
        .containsExactly("2 images moved from valid to train", "no image left for valid");
  }

  @Test
  void changed_labels_are_counted() {
    assertThat(changes(r -> r.row() < 3 ? row(r.row(), r.patient(), r.side(), 1 - r.row() % 2) : r))
        .containsExactly("3 images with changed labels");
  }

  @Test
  void rows_that_went_and_came_are_counted() {
    SplitTable eight = table(r -> r, 8);
    assertThat(SplitDifference.between(eight, table(r -> r, 5)))
        .containsExactly("3 images gone", "no image left for valid");
    assertThat(SplitDifference.between(table(r -> r, 7), eight)).containsExactly("1 image added");
  }

  @Test
  void another_patient_of_an_image_is_said() {
    assertThat(changes(r -> r.row() == 7 ? row(7, "p9", r.side(), 1) : r))
        .containsExactly("1 image with another patient, row, view, sex or age");
  }
}
