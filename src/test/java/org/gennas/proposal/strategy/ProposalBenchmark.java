package org.gennas.proposal.strategy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.gennas.proposal.ProposalListener;
import org.gennas.proposal.ProposalRequest;
import org.gennas.proposal.ProposalRequest.Observation;
import org.gennas.proposal.Proposer;
import org.gennas.space.Architecture;
import org.gennas.space.BuiltNetworks;
import org.gennas.space.SearchSpace;
import org.gennas.study.config.SearchLimits;
import org.gennas.study.config.SecondObjective;
import org.gennas.study.event.Guidance;

/**
 * How long a proposal takes with 200 trials of history and 8 pending ones, over all networks of the
 * chest X-ray space. A main, not a test: {@code java -cp CP
 * org.gennas.proposal.strategy.ProposalBenchmark}.
 */
final class ProposalBenchmark {
  private static final int TRIALS = 200;
  private static final int PENDING = 8;
  private static final int WARM_UP = 10;
  private static final int TIMED = 40;

  private ProposalBenchmark() {}

  public static void main(String[] arguments) throws InterruptedException {
    SearchSpace space = SearchSpace.chestXray();
    List<Architecture> all = new ArrayList<>(space.distinct());
    Collections.shuffle(all, new Random(1));
    Random scores = new Random(2);
    List<Observation> history = new ArrayList<>();
    for (Architecture a : all.subList(0, TRIALS)) {
      double good = a.code().chars().map(c -> c - '0').sum() / 40.0;
      history.add(new Observation(a, 0.6 + 0.5 * good + 0.02 * scores.nextGaussian()));
    }
    List<Architecture> pending = all.subList(TRIALS, TRIALS + PENDING);
    System.out.println("ms a proposal: median, longest");
    for (Optional<SecondObjective> objective :
        List.of(Optional.<SecondObjective>empty(), Optional.of(SecondObjective.MACS))) {
      for (ProposerChoice choice : ProposerChoice.values()) {
        Proposer proposer = choice.proposer();
        double[] millis = new double[TIMED];
        for (int i = -WARM_UP; i < TIMED; i++) {
          ProposalRequest request =
              new ProposalRequest(
                  BuiltNetworks.of(space, 64, 5),
                  history,
                  List.of(),
                  pending,
                  SearchLimits.none(),
                  1,
                  100,
                  i,
                  1,
                  List.of(),
                  List.of(),
                  Guidance.none(),
                  objective,
                  Optional.empty());
          long begun = System.nanoTime();
          proposer.propose(request, ProposalListener.silent());
          if (i >= 0) {
            millis[i] = (System.nanoTime() - begun) / 1e6;
          }
        }
        Arrays.sort(millis);
        System.out.printf(
            Locale.ROOT,
            "%-18s %-6s %6.1f %6.1f%n",
            choice.key(),
            objective.map(SecondObjective::name).orElse(""),
            millis[TIMED / 2],
            millis[TIMED - 1]);
      }
    }
  }
}
