package org.gennas.ui.study;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gennas.study.config.StudyConfig;
import org.gennas.study.event.TrialState;
import org.gennas.study.notes.TrialNotes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people write to find trials. */
class TrialFilterTest {
  private final StudyConfig config = Studies.quick();
  private List<TrialState> trials;

  @BeforeEach
  void threeTrialsOfDifferentCostAndOneWithoutAScore() {
    StudyScript script = new StudyScript(config, Studies.START).begin().ask(1, 4);
    scored(script, "00000000", 0.70);
    scored(script, "11111111", 0.80);
    scored(script, "22222222", 0.75);
    script.propose(1, "12121212", "One that nobody has trained yet.");
    trials = script.state().trials();
  }

  private static void scored(StudyScript script, String code, double auc) {
    int number = script.propose(1, code, "One of three.");
    script.train(number, "cpu:0", auc);
  }

  private List<String> found(String written) {
    TrialFilter filter =
        TrialFilter.all()
            .withPattern(written)
            .knowing(new TrialFilter.Known(TrialNotes.none(), Set.of(), Optional.of(config)));
    return trials.stream()
        .filter(filter.predicate())
        .map(trial -> trial.id().architecture().code())
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "macs<100M             | 00000000",
        "macs>=100M            | 11111111 22222222 12121212",
        "auc>0.72              | 11111111 22222222",
        "AUC<=0.7              | 00000000",
        "auc>.72 macs<1G 1*    | 11111111",
        "*2 params>0.0001g     | 22222222 12121212",
        "params<1k             | ''",
        "1?1?1?1?              | 11111111 12121212",
        "T-02                  | 11111111"
      })
  void trialsAreFoundByCodeLabelAndNumbers(String written, String expected) {
    assertEquals(expected.isEmpty() ? List.of() : List.of(expected.split(" ")), found(written));
  }

  @Test
  void whatHasNoScoreMeetsNoConditionOnIt() {
    assertEquals(3, found("auc>0").size());
    assertEquals(3, found("auc<1").size());
  }

  @Test
  void costsAreUnknownWhereNoStudyIsOpen() {
    assertEquals(
        0, trials.stream().filter(TrialFilter.all().withPattern("macs>0").predicate()).count());
  }

  @ParameterizedTest
  @ValueSource(strings = {"macs", "macs<", "macs=5", "macs<5x", "loss<1", "<5"})
  void whatIsNoConditionIsSoughtAsText(String word) {
    assertEquals(Optional.empty(), TrialCondition.of(word));
  }
}
