package org.gennas.proposal.strategy;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gennas.proposal.ProposalListener;
import org.gennas.proposal.ProposalRequest;
import org.gennas.proposal.ProposalRequest.Observation;
import org.gennas.proposal.Proposer;
import org.gennas.space.Architecture;
import org.gennas.space.BuiltNetworks;
import org.gennas.space.SearchSpace;
import org.gennas.study.Proposal;
import org.gennas.study.SearchLimits;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Strategies judged on NAS-Bench-Macro's 6,561 trained networks (Su et al., CVPR 2021), with the
 * mean accuracy of three seeds as feedback; rank 1 is the best of 3,969 distinct networks.
 */
class BenchmarkTableTest {
  private static final Path TABLE =
      Path.of("..", "shared", "data", "nas-bench-macro", "nas-bench-macro_cifar10.json");
  private static final int SEEDS = 30;

  private static final SearchSpace SPACE = SearchSpace.nasBenchMacro();
  private static final Map<Architecture, Double> ACCURACY = new HashMap<>();
  private static final Map<Architecture, Integer> RANK = new HashMap<>();

  @BeforeAll
  static void readTable() throws IOException {
    if (!Files.exists(TABLE)) {
      System.out.println("Skipped: the table of NAS-Bench-Macro is not at " + TABLE);
    }
    assumeTrue(Files.exists(TABLE), "the table of NAS-Bench-Macro is not at " + TABLE);
    JsonNode table = new ObjectMapper().readTree(TABLE.toFile());
    SPACE
        .distinct()
        .forEach(a -> ACCURACY.put(a, table.get(a.code()).get("mean_acc").asDouble() / 100));
    List<Architecture> order = new ArrayList<>(ACCURACY.keySet());
    order.sort(Comparator.comparingDouble(a -> -ACCURACY.get(a)));
    order.forEach(a -> RANK.put(a, RANK.size() + 1));
  }

  @Test
  void the_surrogate_finds_better_networks_than_chance_at_the_same_budget()
      throws InterruptedException {
    double[] surrogate = medianRanks(ProposerChoice.SURROGATE, 1);
    double[] batched = medianRanks(ProposerChoice.SURROGATE, 4);
    double[] random = medianRanks(ProposerChoice.RANDOM, 1);
    System.out.printf(
        Locale.ROOT,
        "NAS-Bench-Macro, median best rank of %d seeds at 10 and 20 queries: surrogate %.0f %.0f,"
            + " in batches of 4 %.0f %.0f, random %.0f %.0f%n",
        SEEDS,
        surrogate[0],
        surrogate[1],
        batched[0],
        batched[1],
        random[0],
        random[1]);
    for (int i = 0; i < 2; i++) {
      assertTrue(surrogate[i] < random[i] / 2, "no better than chance");
      assertTrue(batched[i] < random[i] / 2, "in batches no better than chance");
    }
    assertTrue(surrogate[1] <= 25, "not among the best 25 networks after 20 queries");
  }

  private static double[] medianRanks(ProposerChoice choice, int batch)
      throws InterruptedException {
    double[] atTen = new double[SEEDS];
    double[] atTwenty = new double[SEEDS];
    Proposer proposer = choice.proposer();
    for (int seed = 0; seed < SEEDS; seed++) {
      List<Observation> history = search(proposer, batch, seed);
      atTen[seed] = bestRank(history.subList(0, 10));
      atTwenty[seed] = bestRank(history.subList(0, 20));
    }
    return new double[] {median(atTen), median(atTwenty)};
  }

  private static List<Observation> search(Proposer proposer, int batch, int seed)
      throws InterruptedException {
    List<Observation> history = new ArrayList<>();
    while (history.size() < 20) {
      ProposalRequest request =
          new ProposalRequest(
              BuiltNetworks.of(SPACE, 32, 10),
              history,
              List.of(),
              List.of(),
              SearchLimits.none(),
              Math.min(batch, 20 - history.size()),
              20 - history.size(),
              31L * seed + history.size());
      for (Proposal proposal : proposer.propose(request, ProposalListener.silent())) {
        Architecture network = SPACE.canonical(proposal.architecture());
        history.add(new Observation(network, ACCURACY.get(network)));
      }
    }
    return history;
  }

  private static int bestRank(List<Observation> history) {
    return history.stream().mapToInt(o -> RANK.get(o.architecture())).min().orElseThrow();
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return (values[(values.length - 1) / 2] + values[values.length / 2]) / 2;
  }
}
