package org.gennas.ui.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gennas.baseline.BaselineKind;
import org.gennas.ui.study.Studies;
import org.gennas.ui.study.StudyScript;
import org.gennas.ui.text.Messages;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the window says of the baselines, without a window. */
class BaselineWordsTest {
  @TempDir Path home;
  private Moments moments;
  private StudyScript script;

  @BeforeEach
  void begin() {
    moments = new Moments(Studies.quick(), home, List.of());
    script = moments.script.begin().ask(1, 1);
    script.train(script.propose(1, "22121211", ""), "cpu:0", 0.86);
  }

  private BaselineWords words(Locale language) {
    return BaselineWords.of(moments.now(), new Messages(language)).orElseThrow();
  }

  @Test
  void an_older_study_has_none() {
    assertEquals(Optional.empty(), BaselineWords.of(moments.now(), Messages.english()));
  }

  @Test
  void a_winner_within_chance_of_a_baseline_is_told_so() {
    script.baselines(SearchScreenPictures.baselines(1, 0.852, 0.008, false));
    assertEquals(
        List.of(
            "T-01 is not significantly better than ridge regression on 32 × 32 pixels: on the"
                + " validation images the difference in mean AUC is +0.008 (95% CI −0.004 to +0.020)"),
        words(Locale.ENGLISH).warnings());
    assertEquals(
        List.of(
            "T-01 no es significativamente mejor que la regresión ridge con 32 × 32 píxeles: en las"
                + " imágenes de validación la diferencia de AUC media es +0.008 (IC del 95%:"
                + " −0.004 a +0.020)"),
        words(new Locale("es")).warnings());
    assertEquals(Optional.empty(), words(Locale.ENGLISH).allBeaten());
  }

  @Test
  void one_below_a_baseline_is_called_worse() {
    script.baselines(SearchScreenPictures.baselines(1, 0.9, -0.04, false));
    assertEquals(
        "T-01 is significantly worse than ridge regression on 32 × 32 pixels: on the validation"
            + " images the difference in mean AUC is −0.040 (95% CI −0.052 to −0.028)",
        words(Locale.ENGLISH).warnings().get(0));
  }

  @Test
  void one_above_all_is_told_so() {
    script.baselines(SearchScreenPictures.baselines(1, 0.81, 0.05, true));
    assertEquals(List.of(), words(Locale.ENGLISH).warnings());
    assertEquals(
        Optional.of("T-01 is significantly better than every baseline on the test images"),
        words(Locale.ENGLISH).allBeaten());
    assertEquals(
        "Ridge on 32 × 32 pixels 0.810; +0.050 (95% CI +0.038 to +0.062)",
        words(Locale.ENGLISH).lines().get(2));
  }

  @Test
  void a_comparison_with_a_former_best_is_not_shown() {
    script.baselines(SearchScreenPictures.baselines(7, 0.81, 0.05, false));
    assertEquals(Optional.empty(), words(Locale.ENGLISH).gain(BaselineKind.PIXELS));
    assertEquals(List.of(), words(Locale.ENGLISH).warnings());
  }

  @Test
  void how_far_the_best_is_above_it_stands_beside_it() {
    script.baselines(SearchScreenPictures.baselines(1, 0.81, 0.05, false));
    assertEquals("Ridge on 32 × 32 pixels", words(Locale.ENGLISH).title(BaselineKind.PIXELS));
    assertEquals(Optional.of("+0.050"), words(Locale.ENGLISH).gain(BaselineKind.PIXELS));
    assertEquals(
        Optional.of(
            "T-01 minus Ridge on 32 × 32 pixels, mean AUC on validation: +0.050 (95% CI +0.038 to"
                + " +0.062)"),
        words(Locale.ENGLISH).strongest());
  }
}
