package org.gennas.ui.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.gennas.proposal.ProposalRequest.Observation;
import org.gennas.proposal.strategy.EffectEstimates;
import org.gennas.space.Architecture;
import org.gennas.space.BuiltNetworks;
import org.gennas.space.Networks;
import org.gennas.space.SearchSpace;
import org.gennas.ui.study.Studies;
import org.gennas.ui.study.StudyScript;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the block editor tells of each choice. */
class SlotEffectsTest {
  private static final Networks NETWORKS = BuiltNetworks.of(SearchSpace.chestXray(), 64, 5);

  @TempDir Path home;

  /** Slot 1 matters: MB6_K5 there adds 0.03, whatever stands elsewhere. */
  private static List<Observation> scores(int trials) {
    Random random = new Random(4);
    List<Observation> scores = new ArrayList<>();
    for (int i = 0; i < trials; i++) {
      Architecture drawn = NETWORKS.draw(random);
      double auc = 0.85 + 0.015 * drawn.choice(0) + 0.001 * random.nextGaussian();
      scores.add(new Observation(drawn, auc));
    }
    return scores;
  }

  @Test
  void theyAreThoseOfTheEffectsCommand() {
    List<Observation> scores = scores(60);
    Architecture best =
        scores.stream().reduce((a, b) -> b.auc() > a.auc() ? b : a).orElseThrow().architecture();
    EffectEstimates knowledge = EffectEstimates.of(NETWORKS, scores, best).orElseThrow();
    SlotEffects effects = SlotEffects.of(NETWORKS, scores);
    for (EffectEstimates.Main main : knowledge.mains()) {
      SlotEffects.Effect effect = effects.of(main.slot(), main.choice()).orElseThrow();
      assertEquals(main.gain(), effect.gain());
      assertEquals(main.interval(), effect.interval());
    }
  }

  @Test
  void anEffectIsCertainWhereItsIntervalLeavesOutZeroAndThreeTrialsHadIt() {
    SlotEffects effects = SlotEffects.of(NETWORKS, scores(80));
    assertTrue(effects.of(0, 2).orElseThrow().certain());
    assertTrue(effects.of(0, 2).orElseThrow().gain() > 0);
    assertTrue(effects.of(0, 0).orElseThrow().gain() < 0);
    assertFalse(effects.of(6, 1).orElseThrow().certain());
    int trials = 0;
    for (int choice = 0; choice < 3; choice++) {
      trials += effects.of(3, choice).orElseThrow().trials();
    }
    assertEquals(80, trials);
    SlotEffects.Effect few =
        new SlotEffects.Effect(0.02, effects.of(0, 2).orElseThrow().interval(), 2);
    assertFalse(few.certain());
  }

  @Test
  void nothingIsKnownBeforeTwoScoresDiffer() {
    assertEquals(Optional.empty(), SlotEffects.of(NETWORKS, List.of()).of(0, 0));
    assertEquals(Optional.empty(), SlotEffects.of(NETWORKS, scores(1)).of(0, 0));
  }

  @Test
  void theyAreReadInTheBackgroundAndOnlyTheLatestWishWaits() {
    Moments moments = new Moments(Studies.quick(), home, List.of());
    StudyScript script = moments.script.begin();
    Deque<Runnable> background = new ArrayDeque<>();
    EffectsLookup lookup = new EffectsLookup(background::add, Runnable::run);
    script.train(script.propose(1, "22121211", ""), "cpu:0", 0.85);
    lookup.follow(moments.now());
    script.train(script.propose(1, "12121211", ""), "cpu:0", 0.83);
    lookup.follow(moments.now());
    script.train(script.propose(1, "11121211", ""), "cpu:0", 0.82);
    lookup.follow(moments.now());
    lookup.follow(moments.now());
    assertEquals(1, background.size());
    background.remove().run();
    assertEquals(Optional.empty(), lookup.effects().get().of(0, 2), "of one score nothing is read");
    assertEquals(1, background.size());
    background.remove().run();
    assertTrue(background.isEmpty());
    SlotEffects read = lookup.effects().get();
    assertTrue(read.of(0, 2).orElseThrow().gain() > 0);
    lookup.follow(moments.now());
    assertSame(read, lookup.effects().get());
  }
}
