package org.gennas.search;

import static org.gennas.search.VirtualSearch.architectures;
import static org.gennas.search.VirtualSearch.config;
import static org.gennas.search.VirtualSearch.trials;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.gennas.proposal.Proposer;
import org.gennas.proposal.llm.ChatProblem;
import org.gennas.proposal.llm.ChatProblem.Kind;
import org.gennas.proposal.llm.Proposers;
import org.gennas.proposal.llm.RecordedServers;
import org.gennas.proposal.llm.ScriptedChat;
import org.gennas.proposal.strategy.Calibration;
import org.gennas.space.SearchSpace;
import org.gennas.study.config.Schedule;
import org.gennas.study.config.SearchLimits;
import org.gennas.study.config.StudyConfig;
import org.gennas.study.event.StopReason;
import org.gennas.study.event.StudyEvent;
import org.gennas.study.event.StudyState;
import org.gennas.study.folder.StudyJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a language model does, a search ends with its full budget of distinct trials. */
class LanguageModelSearchTest {
  private static final SearchSpace SPACE = SearchSpace.chestXray();
  private static final int BUDGET = 12;

  @TempDir private Path temporary;

  /** A model's way to go wrong, and how many of the trials are still the model's own. */
  private record Behaviour(String name, ScriptedChat.Script script, boolean helps) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static ScriptedChat.Script failing(Kind kind) {
    return (query, n) -> {
      throw new ChatProblem(kind, "It went wrong: " + kind + ".");
    };
  }

  private static String fresh(int n) {
    String digits = Integer.toString(2187 + n * 40, 3);
    return ScriptedChat.proposing(digits.substring(digits.length() - 8));
  }

  static Stream<Behaviour> behaviours() {
    Stream<Behaviour> failures =
        Stream.of(Kind.values())
            .filter(k -> k != Kind.NOT_RECORDED)
            .map(k -> new Behaviour(k.name(), failing(k), false));
    Stream<Behaviour> answers =
        Stream.of(
            new Behaviour("good", (q, n) -> fresh(n), true),
            new Behaviour(
                "duplicates for ever", (q, n) -> ScriptedChat.proposing("22222222"), true),
            new Behaviour("wrong length", (q, n) -> ScriptedChat.proposing("222", "2"), false),
            new Behaviour("illegal digits", (q, n) -> ScriptedChat.proposing("33333333"), false),
            new Behaviour("prose", (q, n) -> "It depends on many things.", false),
            new Behaviour("rambling", (q, n) -> "and so on [ ".repeat(17_000), false),
            new Behaviour("empty", (q, n) -> "", false),
            new Behaviour(
                "fails every other time",
                (q, n) -> n % 2 == 0 ? failing(Kind.SERVER_ERROR).answer(q, n) : fresh(n),
                true));
    return Stream.concat(failures, answers);
  }

  @ParameterizedTest
  @MethodSource("behaviours")
  void the_budget_is_spent_on_distinct_networks(Behaviour behaviour) throws IOException {
    StudyState state = run("study", new ScriptedChat(behaviour.script()), "analyst");
    assertEquals(StopReason.TRIALS, state.ended().orElseThrow().reason());
    assertEquals(BUDGET, state.trials().size());
    assertEquals(
        BUDGET, new HashSet<>(architectures(state).stream().map(SPACE::canonical).toList()).size());
    boolean helped =
        state.trials().stream()
            .anyMatch(t -> t.trial().proposal().proposer().equals("scripted (compatible)"));
    assertEquals(behaviour.helps(), helped);
    if (!behaviour.helps()) {
      List<StudyEvent.Remarked> remarks = remarks(state);
      assertEquals(1, remarks.size(), "said, and said once");
      assertTrue(
          remarks.get(0).text().endsWith("The surrogate fills in for scripted (compatible)."));
    }
  }

  private static List<StudyEvent.Remarked> remarks(StudyState state) {
    return state.events().stream()
        .filter(StudyEvent.Remarked.class::isInstance)
        .map(StudyEvent.Remarked.class::cast)
        .toList();
  }

  private StudyState run(String name, ScriptedChat chat, String prompt) throws IOException {
    VirtualSearch search = search(name, prompt);
    try (Proposer proposer =
        new Proposers(chat, search.time()).of(search.folder().config(), search.folder())) {
      search.proposer(proposer);
      return search.run();
    }
  }

  private VirtualSearch search(String name, String prompt) throws IOException {
    StudyConfig plain = config(Schedule.IN_STEP, trials(BUDGET), SearchLimits.none());
    return new VirtualSearch(
        temporary.resolve(name), VirtualSearch.asking(plain, ScriptedChat.model(prompt)), 2);
  }

  @ParameterizedTest
  @MethodSource("prompts")
  void replayed_from_its_record_a_study_comes_out_the_same(String prompt) throws IOException {
    ScriptedChat chat = new ScriptedChat((q, n) -> n % 3 == 0 ? "no idea, sorry" : fresh(n * 2));
    StudyState first = run("first", chat, prompt);
    VirtualSearch second = search("second", prompt);
    RecordedServers recorded =
        RecordedServers.of(temporary.resolve("first/conversations"), new StudyJson());
    StudyState again;
    try (Proposer proposer =
        new Proposers(recorded, second.time()).of(second.folder().config(), second.folder())) {
      second.proposer(proposer);
      again = second.run();
    }
    assertEquals(first.trials(), again.trials());
    assertEquals(chat.questions().size(), recorded.repeated());
    assertEquals(0, recorded.differing());
  }

  static Stream<String> prompts() {
    return Stream.of("paper", "analyst", "reflective");
  }

  @Test
  void the_prompt_of_the_start_is_kept_and_used_to_the_end() throws IOException {
    run("study", new ScriptedChat((q, n) -> fresh(n)), "paper");
    List<String> kept = Files.readAllLines(temporary.resolve("study/conversations/prompt.md"));
    assertEquals(Files.readAllLines(Path.of("prompts/paper.md")), kept);
  }

  @Test
  void the_models_error_stands_beside_the_surrogates() throws IOException {
    List<String> said = new ArrayList<>();
    StudyState state =
        run(
            "study",
            new ScriptedChat(
                (q, n) -> {
                  said.add(fresh(n));
                  return fresh(n);
                }),
            "analyst");
    Calibration model =
        Calibration.of(state, SPACE).stream()
            .filter(c -> c.proposer().equals("scripted (compatible)"))
            .findFirst()
            .orElseThrow();
    double expected =
        state.trials().stream()
            .filter(t -> t.trial().proposal().proposer().equals("scripted (compatible)"))
            .mapToDouble(t -> Math.abs(0.87 - t.auc().orElseThrow()))
            .average()
            .orElseThrow();
    assertEquals(expected, model.meanError().orElseThrow(), 1e-12);
    assertTrue(model.trials() > model.shared(), "the surrogate knows nothing at first");
    assertTrue(model.shared() > 0);
    assertTrue(model.surrogateThere().orElseThrow() > 0);
  }
}
