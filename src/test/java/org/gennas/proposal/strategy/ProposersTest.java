package org.gennas.proposal.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.gennas.proposal.ProposalListener;
import org.gennas.proposal.ProposalRequest;
import org.gennas.proposal.ProposalRequest.Observation;
import org.gennas.proposal.Proposer;
import org.gennas.runner.table.PatchyNetworks;
import org.gennas.runner.table.SyntheticLandscape;
import org.gennas.space.Architecture;
import org.gennas.space.Block;
import org.gennas.space.BuiltNetworks;
import org.gennas.space.Networks;
import org.gennas.space.SearchSpace;
import org.gennas.study.config.SearchLimits;
import org.gennas.study.event.Proposal;

/** What every strategy owes the search, on spaces, histories and limits drawn at random. */
class ProposersTest {
  private static final List<Block> BLOCKS =
      List.of(new Block.Identity(), new Block.MobileBlock(3, 3), new Block.MobileBlock(6, 5));
  private static final Networks CHEST = BuiltNetworks.of(SearchSpace.chestXray(), 64, 5);

  @Property(tries = 1000)
  void proposals_are_distinct_networks_unknown_and_within_limits(
      @ForAll ProposerChoice choice, @ForAll("requests") ProposalRequest request)
      throws InterruptedException {
    List<Proposal> proposals = choice.proposer().propose(request, ProposalListener.silent());
    Set<Architecture> networks = new HashSet<>(request.known());
    for (Proposal proposal : proposals) {
      Architecture architecture = request.networks().parse(proposal.architecture().code());
      assertTrue(networks.add(request.networks().canonical(architecture)), "proposed before");
      assertTrue(request.limits().respectsLocks(architecture), "a lock is broken");
      Networks.Cost cost = request.networks().cost(architecture);
      request.limits().maxParams().ifPresent(max -> assertTrue(cost.params() <= max));
      request.limits().maxMacs().ifPresent(max -> assertTrue(cost.macs() <= max));
    }
    assertEquals(
        Math.min(request.count(), DrawnRequests.allowed(request).size()), proposals.size());
  }

  @Property(tries = 40)
  void a_warm_start_comes_first_unless_it_is_known_or_outside_the_limits(
      @ForAll ProposerChoice choice, @ForAll("requests") ProposalRequest request)
      throws InterruptedException {
    Assume.that(request.warmStart().isPresent());
    Architecture wanted = request.networks().canonical(request.warmStart().orElseThrow());
    List<Architecture> proposed =
        choice.proposer().propose(request, ProposalListener.silent()).stream()
            .map(p -> request.networks().canonical(p.architecture()))
            .toList();
    if (DrawnRequests.allowed(request).contains(wanted)) {
      assertEquals(wanted, proposed.get(0));
    } else {
      assertFalse(proposed.contains(wanted));
    }
  }

  @Property(tries = 200)
  void the_same_request_gives_the_same_proposals(
      @ForAll ProposerChoice choice, @ForAll("requests") ProposalRequest request)
      throws InterruptedException {
    Proposer used = choice.proposer();
    List<Proposal> first = used.propose(request, ProposalListener.silent());
    assertEquals(first, used.propose(request, ProposalListener.silent()));
    assertEquals(first, choice.proposer().propose(request, ProposalListener.silent()));
  }

  @Property(tries = 40)
  void the_listener_hears_every_rationale_in_words(
      @ForAll ProposerChoice choice, @ForAll("requests") ProposalRequest request)
      throws InterruptedException {
    Map<Integer, Architecture> architectures = new TreeMap<>();
    Map<Integer, List<String>> pieces = new TreeMap<>();
    List<Proposal> proposals =
        choice
            .proposer()
            .propose(
                request,
                new ProposalListener() {
                  @Override
                  public void architecture(int index, Architecture architecture) {
                    architectures.put(index, architecture);
                  }

                  @Override
                  public void rationale(int index, String piece) {
                    pieces.computeIfAbsent(index, i -> new ArrayList<>()).add(piece);
                  }
                });
    assertEquals(
        proposals.stream().map(Proposal::architecture).toList(),
        List.copyOf(architectures.values()));
    assertEquals(
        proposals.stream().map(Proposal::rationale).toList(),
        pieces.values().stream().map(p -> String.join("", p)).toList());
    assertTrue(pieces.values().stream().allMatch(p -> p.size() > 4), "not told in pieces");
  }

  @Property(tries = 40)
  void a_whole_space_is_proposed_and_then_nothing(
      @ForAll ProposerChoice choice, @ForAll("networks") Networks networks)
      throws InterruptedException {
    Proposer proposer = choice.proposer();
    List<Observation> history = new ArrayList<>();
    Random scores = new Random(1);
    while (history.size() < networks.distinct().size()) {
      ProposalRequest request = request(networks, history, List.of(), SearchLimits.none(), 5, 3);
      List<Proposal> proposals = proposer.propose(request, ProposalListener.silent());
      assertFalse(proposals.isEmpty());
      proposals.forEach(
          p -> history.add(new Observation(p.architecture(), 0.5 + 0.4 * scores.nextDouble())));
    }
    ProposalRequest last = request(networks, history, List.of(), SearchLimits.none(), 5, 3);
    assertEquals(List.of(), proposer.propose(last, ProposalListener.silent()));
  }

  @Example
  void a_lock_that_only_an_alias_keeps_is_kept() throws InterruptedException {
    SearchLimits limits = new SearchLimits(Map.of(3, 0, 4, 2), Optional.empty(), Optional.empty());
    for (ProposerChoice choice : ProposerChoice.values()) {
      List<Proposal> proposals =
          choice
              .proposer()
              .propose(
                  request(CHEST, List.of(), List.of(), limits, 10, 9), ProposalListener.silent());
      assertEquals(10, proposals.size());
      assertTrue(proposals.stream().allMatch(p -> p.architecture().code().startsWith("02", 3)));
    }
  }

  @Example
  void the_surrogate_says_what_it_expects_and_why() throws InterruptedException {
    List<Observation> history =
        List.of(
            new Observation(new Architecture("22222222"), 0.90),
            new Observation(new Architecture("11111111"), 0.80),
            new Observation(new Architecture("00000000"), 0.60));
    Proposal proposal =
        ProposerChoice.SURROGATE
            .proposer()
            .propose(
                request(
                    CHEST,
                    history,
                    List.of(new Architecture("12121212")),
                    SearchLimits.none(),
                    1,
                    1),
                ProposalListener.silent())
            .get(0);
    Proposal.Prediction prediction = proposal.prediction().orElseThrow();
    assertTrue(prediction.mean() > 0.7 && prediction.mean() < 1, proposal.rationale());
    assertTrue(
        prediction.deviation().orElseThrow() > 0 && prediction.deviation().orElseThrow() <= 0.3,
        proposal.rationale());
    assertTrue(
        proposal
            .rationale()
            .matches(
                "Predicted validation mean AUC 0\\.\\d{3} \u00b1 0\\.\\d{3} \\(90%\\), from a linear fit to 3"
                    + " trained networks and the expected scores of 1 pending one\\..*What moves it"
                    + " most: (slot \\d (Identity|MB\\d_K\\d) \\([+-]0\\.\\d{3}\\)(, )?){3}\\."),
        proposal.rationale());
  }

  @Example
  void an_unknown_name_is_refused_with_the_names_that_there_are() {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> ProposerChoice.named("oracle"));
    assertEquals(
        "There is no proposer \"oracle\"; choose one of blend, surrogate, random, evolution,"
            + " local-search, gaussian-process",
        e.getMessage());
    assertEquals("Random", ProposerChoice.named("random").proposer().name());
  }

  @Property(tries = 60)
  void a_cancelled_request_ends_at_once(
      @ForAll ProposerChoice choice, @ForAll("requests") ProposalRequest request) {
    Assume.that(!DrawnRequests.allowed(request).isEmpty());
    Thread.currentThread().interrupt();
    assertThrows(
        InterruptedException.class,
        () -> choice.proposer().propose(request, ProposalListener.silent()));
    assertFalse(Thread.currentThread().isInterrupted());
  }

  private static ProposalRequest request(
      Networks networks,
      List<Observation> history,
      List<Architecture> running,
      SearchLimits limits,
      int count,
      long seed) {
    return new ProposalRequest(networks, history, List.of(), running, limits, count, 99, seed);
  }

  @Provide
  Arbitrary<SearchSpace> spaces() {
    Arbitrary<List<SearchSpace.Stage>> stages =
        Arbitraries.integers()
            .between(1, 3)
            .map(slots -> new SearchSpace.Stage(slots, 8))
            .list()
            .ofMinSize(1)
            .ofMaxSize(2);
    return Combinators.combine(stages, Arbitraries.integers().between(2, 3))
        .as(
            (s, blocks) ->
                new SearchSpace("drawn", 32, 1, 5, 8, 64, s, 16, BLOCKS.subList(0, blocks)));
  }

  /** As a study builds them, as tables list them, and as landscapes are made up. */
  @Provide
  Arbitrary<Networks> networks() {
    return Arbitraries.oneOf(
        spaces().map(space -> BuiltNetworks.of(space, 32, 5)),
        Arbitraries.longs().between(0, 500).map(PatchyNetworks::draw),
        Arbitraries.longs().between(0, 20).map(ProposersTest::landscape));
  }

  private static Networks landscape(long seed) {
    SyntheticLandscape.Shape shape =
        new SyntheticLandscape.Shape(
            List.of(2, 4, 3), List.of(1, 2), 0.3, 0.3, 0.3, 0.1, 0, 0.2, 0.1, 1);
    return SyntheticLandscape.of("small " + seed, shape, seed).networks();
  }

  @Provide
  Arbitrary<ProposalRequest> requests() {
    return Combinators.combine(networks(), Arbitraries.longs()).as(DrawnRequests::draw);
  }
}
