package org.gennas.search;

import static org.gennas.search.VirtualSearch.all;
import static org.gennas.search.VirtualSearch.architectures;
import static org.gennas.search.VirtualSearch.config;
import static org.gennas.search.VirtualSearch.reason;
import static org.gennas.search.VirtualSearch.trials;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gennas.proposal.Proposer;
import org.gennas.proposal.llm.Proposers;
import org.gennas.proposal.llm.ScriptedChat;
import org.gennas.proposal.strategy.ProposerChoice;
import org.gennas.space.Architecture;
import org.gennas.study.config.Schedule;
import org.gennas.study.config.SearchLimits;
import org.gennas.study.config.StudyConfig;
import org.gennas.study.event.StopReason;
import org.gennas.study.event.StudyEvent;
import org.gennas.study.event.StudyState;
import org.gennas.study.event.TrialState.Status;
import org.gennas.study.folder.JsonLines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Locks that a person changes while a search runs hold from the next question on. */
class LocksWhileSearchingTest {
  private static final Map<Integer, Integer> LOCKS = Map.of(0, 1, 4, 2);

  @TempDir private Path temporary;

  private VirtualSearch search(String name, int budget) throws IOException {
    return new VirtualSearch(
        temporary.resolve(name), config(Schedule.IN_STEP, trials(budget), SearchLimits.none()), 2);
  }

  /** Locks as soon as that many trials have been proposed. */
  private static void lockAfter(VirtualSearch search, int proposed, Map<Integer, Integer> locks) {
    search.reaction(
        (event, loop) -> {
          if (event instanceof StudyEvent.Proposed p && p.trial().id().number() == proposed) {
            loop.lock(locks);
          }
        });
  }

  private static boolean keeps(Architecture architecture, Map<Integer, Integer> locks) {
    return locks.entrySet().stream().allMatch(e -> architecture.choice(e.getKey()) == e.getValue());
  }

  @ParameterizedTest
  @EnumSource(ProposerChoice.class)
  void every_strategy_keeps_to_them(ProposerChoice choice) throws IOException {
    VirtualSearch search = search("study", 10);
    search.proposer(choice.proposer());
    lockAfter(search, 4, LOCKS);
    StudyState state = search.run();
    List<Architecture> later = architectures(state).subList(4, 10);
    assertTrue(later.stream().allMatch(a -> keeps(a, LOCKS)), later.toString());
    assertFalse(architectures(state).subList(0, 4).stream().allMatch(a -> keeps(a, LOCKS)));
    assertEquals(LOCKS, state.limits().locks());
    assertEquals(Map.of(), state.config().limits().locks(), "study.json stays what was asked");
    assertEquals(10, new HashSet<>(architectures(state)).size());
  }

  @Test
  void a_language_model_is_told_of_them_and_held_to_them() throws IOException {
    StudyConfig plain = config(Schedule.IN_STEP, trials(6), SearchLimits.none());
    StudyConfig asking = VirtualSearch.asking(plain, ScriptedChat.model("analyst"));
    VirtualSearch search = new VirtualSearch(temporary.resolve("llm"), asking, 2);
    ScriptedChat chat = new ScriptedChat((query, n) -> ScriptedChat.proposing("2222222" + n % 3));
    try (Proposer proposer =
        new Proposers(chat, search.time()).of(search.folder().config(), search.folder())) {
      search.proposer(proposer);
      lockAfter(search, 2, LOCKS);
      StudyState state = search.run();
      assertTrue(
          architectures(state).subList(2, 6).stream().allMatch(a -> keeps(a, LOCKS)),
          architectures(state).toString());
    }
    assertFalse(chat.told(1).contains("locked"), chat.told(1));
    assertTrue(
        chat.questions().stream()
            .flatMap(q -> q.turns().stream())
            .anyMatch(turn -> turn.text().contains("slot 5 is locked to 2")),
        "the prompt names the locks");
  }

  @Test
  void the_same_locks_once_more_are_no_event_and_taking_them_back_frees_the_slots()
      throws IOException {
    VirtualSearch search = search("back", 12);
    search.reaction(
        (event, loop) -> {
          if (event instanceof StudyEvent.Proposed p && p.trial().id().number() == 2) {
            loop.lock(LOCKS);
            loop.lock(LOCKS);
          } else if (event instanceof StudyEvent.Proposed p && p.trial().id().number() == 6) {
            loop.lock(Map.of());
          }
        });
    StudyState state = search.run();
    assertEquals(
        List.of(LOCKS, Map.of()),
        all(state, StudyEvent.LocksSet.class).stream().map(StudyEvent.LocksSet::locks).toList());
    assertEquals(
        List.of(0, 2, 2, 0, 0, 0),
        search.requests().stream().map(r -> r.limits().locks().size()).toList());
  }

  @Test
  void locks_that_the_space_does_not_hold_are_refused_on_the_spot() throws IOException {
    VirtualSearch search = search("illegal", 2);
    search.run(
        loop -> {
          assertThrows(IllegalArgumentException.class, () -> loop.lock(Map.of(8, 1)));
          assertThrows(IllegalArgumentException.class, () -> loop.lock(Map.of(-1, 1)));
          IllegalArgumentException e =
              assertThrows(IllegalArgumentException.class, () -> loop.lock(Map.of(2, 3)));
          assertEquals("Slot 3 cannot be locked to 3; its choices are 0 to 2.", e.getMessage());
        });
    assertEquals(Map.of(), search.folder().state().limits().locks());
  }

  @Test
  void a_used_up_space_is_open_again_once_a_lock_is_taken_away() throws IOException {
    Map<Integer, Integer> seven = Map.of(0, 1, 1, 1, 2, 1, 3, 1, 4, 1, 5, 1, 6, 1);
    VirtualSearch search =
        new VirtualSearch(
            temporary.resolve("open"),
            config(
                Schedule.FREE_RUNNING,
                trials(6),
                new SearchLimits(seven, Optional.empty(), Optional.empty())),
            2);
    // three networks are left; the last one is still in training when the lock goes
    search.runner().duration(id -> Duration.ofHours(id.number() == 3 ? 9 : 1));
    StudyState state =
        search.run(loop -> search.time().after(Duration.ofHours(5), () -> loop.lock(Map.of())));
    assertEquals(StopReason.TRIALS, reason(state));
    assertEquals(6, state.withStatus(Status.FINISHED).size());
  }

  @Test
  void they_survive_a_crash_at_any_event() throws IOException {
    VirtualSearch whole = search("whole", 8);
    lockAfter(whole, 4, LOCKS);
    StudyState undisturbed = whole.run();
    List<StudyEvent> events = undisturbed.events();
    int set = events.indexOf(all(undisturbed, StudyEvent.LocksSet.class).get(0));
    for (int cut = set + 1; cut < events.size(); cut++) {
      VirtualSearch search = search("cut" + cut, 8);
      try (JsonLines<StudyEvent> journal = search.folder().journal()) {
        for (StudyEvent event : events.subList(0, cut)) {
          journal.append(event);
        }
      }
      StudyState state = search.run();
      assertEquals(LOCKS, state.limits().locks(), "cut after " + cut);
      assertEquals(architectures(undisturbed), architectures(state), "cut after " + cut);
    }
  }

  @Test
  void asking_for_proposals_fills_the_queue_within_the_budget() throws IOException {
    VirtualSearch search = search("ask", 5);
    StudyState state =
        search.run(
            loop -> {
              search.time().after(Duration.ofMinutes(10), loop::ask);
              search.time().after(Duration.ofMinutes(11), loop::pause);
              search.time().after(Duration.ofMinutes(12), loop::ask);
              search.time().after(Duration.ofMinutes(13), loop::resume);
            });
    assertEquals(
        List.of(2, 2, 1),
        all(state, StudyEvent.Asked.class).stream().map(StudyEvent.Asked::count).toList());
    assertEquals(
        Duration.ofMinutes(10),
        Duration.between(
            all(state, StudyEvent.Asked.class).get(0).at(),
            all(state, StudyEvent.Asked.class).get(1).at()));
    assertEquals(5, state.withStatus(Status.FINISHED).size());
  }
}
