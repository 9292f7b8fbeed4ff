package org.gennas.study.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.gennas.evaluation.PairedDifference;
import org.junit.jupiter.api.Test;

/** Two tables of predictions are compared image by image or not at all. */
class PairedPredictionsTest {
  private static final List<String> FINDINGS = List.of("Edema", "Pleural Effusion");

  private static PredictionTable.Row row(String path, String patient, double p, int... labels) {
    return new PredictionTable.Row(path, patient, new double[] {p, 1 - p}, labels);
  }

  private static PredictionTable table(PredictionTable.Row... rows) {
    return new PredictionTable(FINDINGS, List.of(rows));
  }

  private final PredictionTable first =
      table(row("a", "1", .9, 1, 0), row("b", "1", .4, 0, -1), row("c", "2", .2, 0, 1));

  @Test
  void rows_are_matched_by_image_in_whatever_order_they_stand() {
    List<PredictionTable.Row> turned = new ArrayList<>(first.rows());
    Collections.reverse(turned);
    PairedPredictions pairs = PairedPredictions.of(first, new PredictionTable(FINDINGS, turned));
    assertThat(pairs.images()).isEqualTo(3);
    assertThat(pairs.cases()).hasSize(2);
    assertThat(pairs.cases().get(1).first().size()).as("masked labels are left out").isEqualTo(2);
    assertThat(PairedDifference.delong(pairs.cases().get(0), 0.95).orElseThrow().difference())
        .isZero();
  }

  @Test
  void tables_of_other_images_are_refused_by_name() {
    PredictionTable other =
        table(row("a", "1", .9, 1, 0), row("b", "1", .4, 0, -1), row("d", "2", .2, 0, 1));
    assertThatThrownBy(() -> PairedPredictions.of(first, other))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The images differ (3 and 3): c is in one of them only.");
    PredictionTable fewer = table(row("a", "1", .9, 1, 0), row("b", "1", .4, 0, -1));
    assertThatThrownBy(() -> PairedPredictions.of(fewer, first)).hasMessageContaining("2 and 3");
    PredictionTable twice = table(row("a", "1", .9, 1, 0), row("a", "1", .4, 0, -1));
    assertThatThrownBy(() -> PairedPredictions.of(first, twice)).hasMessageContaining("twice");
  }

  @Test
  void other_labels_patients_or_findings_are_refused() {
    PredictionTable relabelled =
        table(row("a", "1", .9, 1, 0), row("b", "1", .4, 0, 1), row("c", "2", .2, 0, 1));
    assertThatThrownBy(() -> PairedPredictions.of(first, relabelled))
        .hasMessage("The labels of image b differ for Pleural Effusion.");
    PredictionTable moved =
        table(row("a", "1", .9, 1, 0), row("b", "3", .4, 0, -1), row("c", "2", .2, 0, 1));
    assertThatThrownBy(() -> PairedPredictions.of(first, moved)).hasMessageContaining("b has two");
    PredictionTable fewer =
        new PredictionTable(
            List.of("Edema"),
            List.of(new PredictionTable.Row("a", "1", new double[] {.5}, new int[] {1})));
    assertThatThrownBy(() -> PairedPredictions.of(first, fewer))
        .hasMessageContaining("The findings differ");
  }
}
