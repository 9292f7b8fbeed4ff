package org.gennas.proposal.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.gennas.proposal.ProposalRequest.Observation;
import org.gennas.proposal.strategy.GaussianProcess.Posterior;
import org.gennas.space.Architecture;

/** What models believe of networks that have not been trained. */
class BeliefTest {
  private static final NetworkKernel KERNEL = new NetworkKernel(1, 0.5, 1, 0.3, 0.1, 1.5, 0.2);
  private static final List<Belief.Prior> PRIORS =
      List.of(new Belief.Prior(KERNEL, 0.05), new Belief.Prior(KERNEL, 0.3));

  @Property(tries = 20)
  void a_process_agrees_with_the_textbook(@ForAll @IntRange(min = 0, max = 1000) int seed) {
    Situation situation = FrontTest.situation(Optional.empty(), FrontTest.drawn(seed, 5));
    List<NetworkFeatures> seen =
        situation.trained().stream().map(t -> t.candidate().features()).toList();
    List<Relation> relations = seen.stream().map(n -> Relation.of(n, seen)).toList();
    double[] values = {0.4, -1.2, 0.1, 1.5, -0.8};
    double noise = 0.1;
    GaussianProcess process = GaussianProcess.fit(KERNEL, 8, relations, values, noise, 0);
    NetworkFeatures other = situation.left().get(seed).features();
    Posterior posterior = process.posterior(other, Relation.of(other, seen));

    DMatrixRMaj covariance = new DMatrixRMaj(5, 5);
    DMatrixRMaj shared = new DMatrixRMaj(5, 1);
    for (int i = 0; i < 5; i++) {
      for (int j = 0; j < 5; j++) {
        covariance.set(i, j, kernel(seen.get(i), seen.get(j)) + (i == j ? noise : 0));
      }
      shared.set(i, 0, kernel(seen.get(i), other));
    }
    DMatrixRMaj weights = new DMatrixRMaj(5, 1);
    DMatrixRMaj y = new DMatrixRMaj(values);
    CommonOps_DDRM.invert(covariance);
    CommonOps_DDRM.mult(covariance, y, weights);
    assertEquals(CommonOps_DDRM.dot(shared, weights), posterior.mean(), 1e-9);
    DMatrixRMaj known = new DMatrixRMaj(5, 1);
    CommonOps_DDRM.mult(covariance, shared, known);
    double scale = (4 + CommonOps_DDRM.dot(y, weights)) / (4 + 5);
    assertEquals(
        scale * (kernel(other, other) - CommonOps_DDRM.dot(shared, known)),
        posterior.variance(),
        1e-9);
    assertEquals(kernel(other, other), KERNEL.variance(other), 1e-12);
  }

  private static double kernel(NetworkFeatures a, NetworkFeatures b) {
    int m = a.matches(b);
    return 1
        + 0.5 * a.likeness(b)
        + m / 8.0
        + 0.3 * (m * (m - 1) / 2.0) / 28
        + 0.1 * Math.exp(-(8 - m) / 1.5)
        + 0.2 * a.size() * b.size();
  }

  @Property(tries = 20)
  void pending_networks_change_no_expectation_and_take_uncertainty_away(
      @ForAll @IntRange(min = 0, max = 1000) int seed) {
    List<Observation> history = FrontTest.drawn(seed, 8);
    Situation without = FrontTest.situation(Optional.empty(), history);
    Architecture pending = without.left().get(seed).architecture();
    Situation with = FrontTest.situation(Optional.empty(), history, pending);
    Belief before = Belief.of(PRIORS, 2, without);
    Belief after = Belief.of(PRIORS, 2, with);
    for (int i = 0; i < 3000; i += 500) {
      Candidate candidate = without.left().get(i);
      assertEquals(before.mean(candidate), after.mean(candidate), 1e-9);
      assertTrue(
          after.posterior(candidate).variance() <= before.posterior(candidate).variance() + 1e-12);
    }
    Candidate itself = without.pool().candidate(pending);
    assertTrue(after.posterior(itself).variance() < 0.8 * before.posterior(itself).variance());
  }

  @Example
  void the_likelier_prior_has_the_louder_voice() {
    // scores that follow the number of blocks without any noise
    List<Observation> smooth =
        FrontTest.drawn(3, 20).stream()
            .map(
                o ->
                    new Observation(
                        o.architecture(),
                        1
                            - Math.exp(
                                -1
                                    - 0.05
                                        * FrontTest.NETWORKS
                                            .canonical(o.architecture())
                                            .code()
                                            .chars()
                                            .map(c -> c - '0')
                                            .sum())))
            .toList();
    Situation situation = FrontTest.situation(Optional.empty(), smooth);
    Belief quiet = Belief.of(PRIORS, 1, situation);
    assertEquals(
        Belief.of(List.of(PRIORS.get(0)), 1, situation).mean(situation.left().get(7)),
        quiet.mean(situation.left().get(7)),
        1e-12,
        "the noisy prior was chosen");
  }
}
