package org.gennas.search;

import static org.gennas.search.VirtualSearch.architectures;
import static org.gennas.search.VirtualSearch.config;
import static org.gennas.search.VirtualSearch.trials;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.gennas.proposal.ProposalListener;
import org.gennas.proposal.ProposalRequest;
import org.gennas.proposal.Proposer;
import org.gennas.proposal.ProposerMessage;
import org.gennas.proposal.strategy.ProposerChoice;
import org.gennas.space.Architecture;
import org.gennas.space.SearchSpace;
import org.gennas.study.config.Schedule;
import org.gennas.study.config.SearchLimits;
import org.gennas.study.event.Guidance;
import org.gennas.study.event.Proposal;
import org.gennas.study.event.StopReason;
import org.gennas.study.event.StudyEvent;
import org.gennas.study.event.StudyState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Proposals that wait for a person, and what the person says to the proposer. */
class ReviewTest {
  private static final SearchSpace SPACE = SearchSpace.chestXray();

  @TempDir private Path temporary;
  private VirtualSearch search;

  @BeforeEach
  void two_devices_and_four_trials() throws IOException {
    search =
        new VirtualSearch(
            temporary.resolve("study"),
            config(Schedule.IN_STEP, trials(4), SearchLimits.none()),
            2);
  }

  private static <T extends StudyEvent> List<T> all(StudyState state, Class<T> type) {
    return state.events().stream().filter(type::isInstance).map(type::cast).toList();
  }

  private static List<Architecture> offered(StudyEvent.Offered offer) {
    return offer.proposals().stream().map(Proposal::architecture).toList();
  }

  @Test
  void nothing_trains_before_it_is_approved() throws IOException {
    search.reaction(
        (event, loop) -> {
          if (event instanceof StudyEvent.Offered offer) {
            offered(offer).forEach(loop::approve);
          }
        });
    StudyState state = search.run(loop -> loop.review(true));
    assertEquals(StopReason.TRIALS, state.ended().orElseThrow().reason());
    assertEquals(4, state.trials().size());
    assertEquals(
        all(state, StudyEvent.Offered.class).stream().flatMap(o -> offered(o).stream()).toList(),
        architectures(state));
    assertTrue(state.offers().isEmpty());
  }

  @Test
  void a_vetoed_network_is_replaced_and_its_reason_reaches_the_proposer() throws IOException {
    search.reaction(
        (event, loop) -> {
          if (event instanceof StudyEvent.Offered offer) {
            List<Architecture> open = offered(offer);
            if (all(search, StudyEvent.Vetoed.class).isEmpty()) {
              loop.veto(open.get(0), " too wide ");
              open.subList(1, open.size()).forEach(loop::approve);
            } else {
              open.forEach(loop::approve);
            }
          }
        });
    StudyState state = search.run(loop -> loop.review(true));
    StudyEvent.Vetoed veto = all(state, StudyEvent.Vetoed.class).get(0);
    assertEquals("too wide", veto.reason());
    assertFalse(architectures(state).contains(veto.architecture()));
    assertEquals(4, state.trials().size());
    ProposalRequest next = search.requests().get(1);
    assertEquals(1, next.count());
    assertEquals(1, next.iteration());
    assertEquals(
        List.of(new Guidance.Veto(veto.architecture(), "too wide")), next.guidance().vetoes());
    assertTrue(next.known().contains(SPACE.canonical(veto.architecture())));
  }

  @Test
  void an_edited_proposal_is_trained_as_changed_and_is_the_persons_own() throws IOException {
    Architecture changed = SPACE.parse("22222222");
    search.reaction(
        (event, loop) -> {
          if (event instanceof StudyEvent.Offered offer) {
            List<Architecture> open = offered(offer);
            if (offer.iteration() == 1) {
              loop.edit(open.get(0), changed);
              loop.approve(open.get(1));
            } else {
              open.forEach(loop::approve);
            }
          }
        });
    StudyState state = search.run(loop -> loop.review(true));
    StudyEvent.Edited edit = all(state, StudyEvent.Edited.class).get(0);
    assertEquals(changed, edit.to());
    assertEquals(changed, architectures(state).get(0));
    assertEquals("You", state.trials().get(0).trial().proposal().proposer());
    assertEquals(
        List.of(new Guidance.Edit(edit.from(), changed)),
        search.requests().get(1).guidance().edits());
  }

  @Test
  void an_edit_to_a_known_network_leaves_the_offer_open() throws IOException {
    search.reaction(
        (event, loop) -> {
          if (event instanceof StudyEvent.Offered offer) {
            List<Architecture> open = offered(offer);
            loop.edit(open.get(0), open.get(1));
            open.forEach(loop::approve);
          }
        });
    StudyState state = search.run(loop -> loop.review(true));
    assertTrue(all(state, StudyEvent.Edited.class).isEmpty());
    assertEquals(4, new HashSet<>(architectures(state)).size());
  }

  @Test
  void offers_outlive_the_process_and_are_not_asked_for_again() throws IOException {
    search.reaction(
        (event, loop) -> {
          if (event instanceof StudyEvent.Offered) {
            loop.leave();
          }
        });
    StudyState left = search.run(loop -> loop.review(true));
    assertEquals(2, left.offers().get(0).proposals().size());
    search.reaction(
        (event, loop) -> {
          if (event instanceof StudyEvent.Offered offer) {
            offered(offer).forEach(loop::approve);
          }
        });
    StudyState state = search.run(loop -> offered(left.offers().get(0)).forEach(loop::approve));
    assertEquals(4, state.trials().size());
    assertEquals(2, search.requests().size());
    assertEquals(offered(left.offers().get(0)), architectures(state).subList(0, 2));
  }

  @Test
  void switched_off_what_waits_is_trained() throws IOException {
    search.reaction(
        (event, loop) -> {
          if (event instanceof StudyEvent.Offered) {
            loop.review(false);
          }
        });
    StudyState state = search.run(loop -> loop.review(true));
    assertEquals(4, state.trials().size());
    assertEquals(1, all(state, StudyEvent.Offered.class).size());
    assertFalse(state.review());
  }

  @Test
  void a_decision_about_what_is_not_offered_is_void() throws IOException {
    StudyState state =
        search.run(
            loop -> {
              loop.approve(SPACE.parse("22222222"));
              loop.veto(SPACE.parse("22222221"), "never offered");
              loop.edit(SPACE.parse("22222220"), SPACE.parse("11111111"));
            });
    assertTrue(state.guidance().vetoes().isEmpty());
    assertEquals(4, state.trials().size());
    assertTrue(state.trials().stream().allMatch(t -> t.trial().iteration() > 0));
  }

  @Test
  void the_latest_note_goes_into_the_next_requests_until_it_is_taken_back() throws IOException {
    VirtualSearch longer =
        new VirtualSearch(
            temporary.resolve("longer"),
            config(Schedule.IN_STEP, trials(6), SearchLimits.none()),
            2);
    longer.reaction(
        (event, loop) -> {
          if (event instanceof StudyEvent.TrialStarted started) {
            switch (started.number()) {
              case 1 -> loop.note("prefer fewer MACs");
              case 3 -> loop.note(" ");
              default -> {}
            }
          }
        });
    StudyState state = longer.run();
    assertEquals(
        List.of(Optional.empty(), Optional.of("prefer fewer MACs"), Optional.empty()),
        longer.requests().stream().map(r -> r.guidance().note()).toList());
    assertEquals(Optional.empty(), state.guidance().note());
  }

  @Test
  void results_are_told_in_the_order_of_the_scores() throws IOException {
    search.run();
    ProposalRequest second = search.requests().get(1);
    assertEquals(2, second.results().size());
    assertEquals(
        second.history().stream().map(ProposalRequest.Observation::architecture).toList(),
        second.results().stream().map(r -> r.trial().architecture()).toList());
  }

  @Test
  void remarks_of_a_proposer_are_journalled() throws IOException {
    search.proposer(
        new Proposer() {
          private final Proposer surrogate = ProposerChoice.SURROGATE.proposer();

          @Override
          public String name() {
            return "remarking";
          }

          @Override
          public List<Proposal> propose(ProposalRequest request, ProposalListener listener)
              throws InterruptedException {
            listener.message(new ProposerMessage.Remark("The spending limit is reached."));
            return surrogate.propose(request, listener);
          }
        });
    StudyState state = search.run();
    assertEquals(
        List.of("1 The spending limit is reached.", "2 The spending limit is reached."),
        all(state, StudyEvent.Remarked.class).stream()
            .map(r -> r.iteration() + " " + r.text())
            .toList());
  }

  private static <T extends StudyEvent> List<T> all(VirtualSearch search, Class<T> type) {
    try {
      return all(search.folder().state(), type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
