package org.gennas.search;

import static org.gennas.search.VirtualSearch.architectures;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.gennas.proposal.Proposer;
import org.gennas.proposal.llm.FakeModelServer;
import org.gennas.proposal.llm.LangChainServers;
import org.gennas.proposal.llm.Proposers;
import org.gennas.proposal.llm.Provider;
import org.gennas.proposal.llm.ScriptedReply;
import org.gennas.space.SearchSpace;
import org.gennas.study.config.LanguageModel;
import org.gennas.study.config.Schedule;
import org.gennas.study.config.SearchLimits;
import org.gennas.study.config.StudyConfig;
import org.gennas.study.event.StopReason;
import org.gennas.study.event.StudyEvent;
import org.gennas.study.event.StudyState;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole searches against real sockets that misbehave: what people see, and that it goes on. */
class ModelServerFaultsTest {
  private static final SearchSpace SPACE = SearchSpace.chestXray();

  @TempDir private Path temporary;

  /**
   * @param seen what the remark tells of it
   */
  private record Fault(String name, ScriptedReply reply, String seen) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Fault> faults() {
    return Stream.of(
        new Fault("no first byte", ScriptedReply.silence(), "nothing"),
        new Fault("a stall", ScriptedReply.stall(), "nothing"),
        new Fault("cut in mid-token", ScriptedReply.cutInMidToken(), "answer"),
        new Fault(
            "429", ScriptedReply.refusal(429, "slow down", Map.of("Retry-After", "7")), "429"),
        new Fault("500", ScriptedReply.refusal(500, "overloaded"), "500"),
        new Fault("401", ScriptedReply.refusal(401, "who are you"), "key"),
        new Fault("malformed JSON", ScriptedReply.malformed(), "cannot be read"),
        new Fault(
            "a redirect", ScriptedReply.redirect("http://elsewhere.test/"), "redirects elsewhere"),
        new Fault("a page", ScriptedReply.page(), "page"),
        new Fault("not UTF-8", ScriptedReply.notUtf8(), "UTF-8"),
        new Fault("rambling", ScriptedReply.rambling(200_000), "no more that could be trained"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void a_search_ends_with_its_budget_and_says_what_happened(Fault fault) throws IOException {
    try (FakeModelServer server = FakeModelServer.of(Provider.OPENAI)) {
      server.refusing(body -> Optional.of(fault.reply()));
      StudyState state = search(server);
      assertEquals(StopReason.TRIALS, state.ended().orElseThrow().reason());
      assertEquals(
          6, new HashSet<>(architectures(state).stream().map(SPACE::canonical).toList()).size());
      List<String> remarks =
          state.events().stream()
              .filter(StudyEvent.Remarked.class::isInstance)
              .map(e -> ((StudyEvent.Remarked) e).text())
              .toList();
      assertTrue(
          remarks.get(0).toLowerCase(Locale.ROOT).contains(fault.seen().toLowerCase(Locale.ROOT)),
          remarks.get(0));
      assertTrue(remarks.get(0).contains("The surrogate fills in"), remarks.get(0));
    }
  }

  private StudyState search(FakeModelServer server) throws IOException {
    StudyConfig plain =
        VirtualSearch.config(Schedule.IN_STEP, VirtualSearch.trials(6), SearchLimits.none());
    LanguageModel model =
        server.model(
            new LanguageModel.Limits(Optional.empty(), Optional.empty(), Optional.empty(), 1));
    VirtualSearch search =
        new VirtualSearch(temporary.resolve("study"), VirtualSearch.asking(plain, model), 2);
    Proposers proposers =
        new Proposers(new LangChainServers(server.keys()).withoutPatience(), search.time());
    try (Proposer proposer = proposers.of(search.folder().config(), search.folder())) {
      search.proposer(proposer);
      return search.run();
    }
  }
}
