package org.gennas.proposal.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.gennas.proposal.ProposalRequest.Observation;
import org.gennas.runner.table.PatchyNetworks;
import org.gennas.space.Architecture;
import org.gennas.space.Networks;
import org.gennas.study.config.SecondObjective;

/** The second objective on its scale from 0 to 1. */
class CostScaleTest {
  private static StrategyInput situation(Optional<SecondObjective> objective, int trained) {
    Random random = new Random(8);
    List<String> codes = new ArrayList<>();
    for (int i = 0; i < trained; i++) {
      codes.add(ChestSituations.NETWORKS.draw(random).code());
    }
    return ChestSituations.of(objective, codes, random.doubles(trained, 0.6, 0.9).toArray());
  }

  @Example
  void without_a_second_objective_there_is_none() {
    assertEquals(Optional.empty(), CostScale.of(situation(Optional.empty(), 5)));
  }

  @Example
  void costs_run_from_the_cheapest_candidate_to_the_dearest_in_their_order() {
    for (SecondObjective objective : List.of(SecondObjective.MACS, SecondObjective.PARAMS)) {
      StrategyInput situation = situation(Optional.of(objective), 0);
      CostScale size = CostScale.of(situation).orElseThrow();
      List<Candidate> byCost = new ArrayList<>(situation.pool().all());
      byCost.sort(
          Comparator.comparingLong(
              c -> objective == SecondObjective.MACS ? c.cost().macs() : c.cost().params()));
      List<Double> sizes = byCost.stream().map(size::of).toList();
      assertEquals(0, sizes.get(0), 1e-9);
      assertEquals(1, sizes.get(sizes.size() - 1), 1e-9);
      assertEquals(sizes.stream().sorted().toList(), sizes);
    }
  }

  @Example
  void nothing_is_known_of_latencies_before_two_were_measured() {
    assertEquals(
        Optional.empty(), CostScale.of(situation(Optional.of(SecondObjective.LATENCY), 1)));
    assertTrue(CostScale.of(situation(Optional.of(SecondObjective.LATENCY), 2)).isPresent());
  }

  @Example
  void latencies_that_follow_the_cost_are_predicted_from_a_few() {
    StrategyInput situation = situation(Optional.of(SecondObjective.LATENCY), 40);
    CostScale latency = CostScale.of(situation).orElseThrow();
    List<Candidate> all = situation.pool().all();
    double least = all.stream().mapToDouble(CostScaleTest::logLatency).min().orElseThrow();
    double most = all.stream().mapToDouble(CostScaleTest::logLatency).max().orElseThrow();
    double wrong =
        all.stream()
            .mapToDouble(c -> Math.abs(latency.of(c) - (logLatency(c) - least) / (most - least)))
            .average()
            .orElseThrow();
    assertTrue(wrong < 0.05, () -> "off by " + wrong);
  }

  private static double logLatency(Candidate candidate) {
    return Math.log(1 + candidate.cost().macs() / 1000.0);
  }

  @Property(tries = 100)
  void sizes_are_shares_of_the_range_on_any_space(
      @ForAll long seed, @ForAll SecondObjective objective) {
    Networks networks = PatchyNetworks.draw(seed);
    Architecture first = networks.all().get(0);
    Architecture last = networks.all().get(networks.all().size() - 1);
    StrategyInput situation =
        DrawnRequests.situation(
            DrawnRequests.plain(
                networks,
                List.of(new Observation(first, 0.6), new Observation(last, 0.7)),
                List.of(),
                Optional.of(objective)));
    CostScale size = CostScale.of(situation).orElseThrow();
    for (Candidate candidate : situation.pool().all()) {
      double share = size.of(candidate);
      assertTrue(share >= -1e-9 && share <= 1 + 1e-9, () -> candidate + " has " + share);
    }
  }
}
