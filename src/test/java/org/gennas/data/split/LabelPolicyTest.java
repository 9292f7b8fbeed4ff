package org.gennas.data.split;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.gennas.data.split.LabelPolicy.Meaning;
import org.gennas.data.tables.Label;
import org.gennas.data.tables.Side;

class LabelPolicyTest {
  private static int value(Meaning meaning) {
    return switch (meaning) {
      case IGNORE -> Targets.MASKED;
      case ZEROS -> 0;
      case ONES -> 1;
    };
  }

  @Property
  void clearLabelsAreWhatTheyAre(
      @ForAll Meaning uncertain, @ForAll Meaning blank, @ForAll Side side) {
    LabelPolicy policy = new LabelPolicy(uncertain, blank);
    assertEquals(1, policy.target(Label.POSITIVE, side));
    assertEquals(0, policy.target(Label.NEGATIVE, side));
  }

  @Property
  void uncertainLabelsFollowThePolicyInTrainingAloneAndBlanksEverywhere(
      @ForAll Meaning uncertain, @ForAll Meaning blank) {
    LabelPolicy policy = new LabelPolicy(uncertain, blank);
    assertEquals(value(uncertain), policy.target(Label.UNCERTAIN, Side.TRAIN));
    assertEquals(Targets.MASKED, policy.target(Label.UNCERTAIN, Side.VALID));
    assertEquals(Targets.MASKED, policy.target(Label.UNCERTAIN, Side.TEST));
    for (Side side : Side.values()) {
      assertEquals(value(blank), policy.target(Label.BLANK, side));
    }
  }
}
