package org.gennas.proposal.llm;

import static org.gennas.proposal.llm.ScriptedChat.model;
import static org.gennas.proposal.llm.ScriptedChat.proposing;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.gennas.proposal.ProposalListener;
import org.gennas.proposal.ProposalRequest;
import org.gennas.proposal.ProposalRequest.Observation;
import org.gennas.proposal.ProposerMessage;
import org.gennas.space.Architecture;
import org.gennas.space.BuiltNetworks;
import org.gennas.space.SearchSpace;
import org.gennas.study.config.LanguageModel;
import org.gennas.study.config.SearchLimits;
import org.gennas.study.event.Guidance;
import org.gennas.study.event.Proposal;
import org.gennas.study.event.SplitScore;
import org.gennas.study.event.TrialId;
import org.gennas.study.event.TrialResult;
import org.gennas.study.folder.StudyJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A language model's answers become distinct, legal proposals, whatever it says. */
class LanguageModelProposerTest {
  private static final SearchSpace SPACE = SearchSpace.chestXray();
  private static final BuiltNetworks NETWORKS = BuiltNetworks.of(SPACE, 64, 2);
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-01-02T03:04:05Z"));

  @TempDir private Path folder;
  private final List<ProposerMessage> heard = new ArrayList<>();

  private ProposalListener listener() {
    return new ProposalListener() {
      @Override
      public void architecture(int index, Architecture architecture) {}

      @Override
      public void rationale(int index, String piece) {}

      @Override
      public void message(ProposerMessage message) {
        heard.add(message);
      }
    };
  }

  private LanguageModelProposer proposer(LanguageModel model, ScriptedChat chat, int shortlist)
      throws IOException {
    return new LanguageModelProposer(
        model,
        Prompts.named(model.prompt()),
        NETWORKS,
        List.of("Edema", "Effusion"),
        new ChatSession(
            model, chat.open(model), Conversations.open(folder, new StudyJson()), CLOCK),
        shortlist);
  }

  private static ProposalRequest request(int count, SearchLimits limits, String... trained) {
    List<Observation> history = new ArrayList<>();
    List<TrialResult> results = new ArrayList<>();
    List<Proposal> proposals = new ArrayList<>();
    for (String code : trained) {
      Architecture architecture = SPACE.parse(code);
      double auc = 0.8 + history.size() * 0.01;
      history.add(new Observation(architecture, auc));
      results.add(
          new TrialResult(
              1,
              new TrialId(history.size(), architecture),
              1,
              1,
              new SplitScore(0.3, Optional.of(auc), Optional.empty(), Optional.empty(), List.of()),
              0.3,
              1,
              1,
              Optional.empty(),
              1_000_000,
              2_000_000,
              "cpu:0",
              "portable"));
      proposals.add(
          new Proposal(
              architecture,
              "Said of " + code,
              Optional.of(new Proposal.Prediction(0.75, Optional.empty())),
              "a model"));
    }
    return new ProposalRequest(
        NETWORKS,
        history,
        List.of(),
        List.of(),
        limits,
        count,
        10,
        7,
        3,
        results,
        proposals,
        Guidance.none(),
        Optional.empty(),
        Optional.empty());
  }

  private static ProposalRequest request(int count, String... trained) {
    return request(count, SearchLimits.none(), trained);
  }

  private static List<String> codes(List<Proposal> proposals) {
    return proposals.stream().map(p -> p.architecture().code()).toList();
  }

  private <T extends ProposerMessage> List<T> all(Class<T> type) {
    return heard.stream().filter(type::isInstance).map(type::cast).toList();
  }

  private List<RecordedExchange> kept() throws IOException {
    return Conversations.read(folder, new StudyJson());
  }

  @Test
  void a_good_answer_is_taken_with_its_rationale_and_prediction() throws Exception {
    ScriptedChat chat = new ScriptedChat((query, n) -> proposing("22121211", "22222222"));
    List<Proposal> proposals = proposer(model("analyst"), chat, 0).propose(request(2), listener());
    assertEquals(List.of("22121211", "22222222"), codes(proposals));
    assertEquals("Because of 22121211.", proposals.get(0).rationale());
    assertEquals(
        Optional.of(new Proposal.Prediction(0.87, Optional.empty())),
        proposals.get(0).prediction());
    assertEquals("scripted (compatible)", proposals.get(0).proposer());
    assertEquals(1, chat.questions().size());
    assertTrue(all(ProposerMessage.Remark.class).isEmpty());
    assertEquals(
        proposing("22121211", "22222222"),
        String.join(
            "",
            all(ProposerMessage.Answering.class).stream()
                .map(ProposerMessage.Answering::piece)
                .toList()));
  }

  @Test
  void what_cannot_be_trained_goes_back_with_the_reason() throws Exception {
    ScriptedChat chat =
        new ScriptedChat(
            (query, n) ->
                switch (n) {
                  case 1 -> proposing("2212", "22121213", "11011100", "22222222");
                  default -> proposing("22222222", "21212121");
                });
    List<Proposal> proposals =
        proposer(model("analyst"), chat, 0).propose(request(2, "00000000", "11011100"), listener());
    assertEquals(List.of("22222222", "21212121"), codes(proposals));
    String told = chat.told(2);
    assertTrue(told.contains("2212 can't be used: it has 4 digits where 8 are needed."), told);
    assertTrue(told.contains("22121213 can't be used: only the digits 0 to 2 are allowed."), told);
    assertTrue(told.contains("was trained already"), told);
    assertTrue(told.contains("22222222 is accepted"), told);
    assertTrue(told.contains("Propose 1 more"), told);
    assertEquals(1, all(ProposerMessage.Refused.class).size());
    assertEquals(List.of(1, 2), kept().stream().map(RecordedExchange::round).toList());
    assertEquals(3, kept().get(0).refused().size());
  }

  @Test
  void an_alias_of_a_trained_network_is_refused_by_name() throws Exception {
    ScriptedChat chat =
        new ScriptedChat((query, n) -> n == 1 ? proposing("22212202") : proposing("21212121"));
    proposer(model("analyst"), chat, 0).propose(request(1, "22212220"), listener());
    assertTrue(
        chat.told(2).contains("it is the same network as 22212220, which was trained already"),
        chat.told(2));
  }

  @Test
  void locks_and_costs_bind_the_model_too() throws Exception {
    ScriptedChat chat =
        new ScriptedChat(
            (query, n) ->
                n == 1 ? proposing("12222222", "22222222") : proposing("20000000", "21000000"));
    SearchLimits limits = new SearchLimits(Map.of(0, 2), Optional.of(700_000L), Optional.empty());
    List<Proposal> proposals =
        proposer(model("analyst"), chat, 0).propose(request(2, limits), listener());
    assertTrue(codes(proposals).stream().allMatch(c -> c.startsWith("2")));
    assertTrue(chat.told(1).contains("slot 1 is locked to 2 (MB6_K5)"), chat.told(1));
    assertTrue(chat.told(2).contains("slot 1 is locked to 2, not 1"), chat.told(2));
    assertTrue(chat.told(2).contains("weights, more than 0.70 million"), chat.told(2));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "I would rather not say.",
        "{\"proposals\": []}",
        "{\"proposals\": [{\"architecture\": \"00000000\"}]}",
        "00000001 00000002 00000010 00000020 00000100"
      })
  void after_three_repairs_the_surrogate_fills_in_and_says_so(String answer) throws Exception {
    ScriptedChat chat = new ScriptedChat((query, n) -> answer);
    List<Proposal> proposals =
        proposer(model("analyst"), chat, 0).propose(request(2, "00000000"), listener());
    assertEquals(4, chat.questions().size());
    assertEquals(2, proposals.size());
    assertTrue(proposals.stream().allMatch(p -> p.proposer().equals("Surrogate")));
    assertTrue(proposals.get(0).rationale().startsWith("Filled in for scripted (compatible)."));
    assertEquals(
        List.of(
            "The answers had no more that could be trained. The surrogate fills in for scripted"
                + " (compatible)."),
        all(ProposerMessage.Remark.class).stream().map(ProposerMessage.Remark::text).toList());
  }

  @Test
  void what_was_accepted_before_a_failure_is_kept() throws Exception {
    ScriptedChat chat =
        new ScriptedChat(
            (query, n) -> {
              if (n == 2) {
                throw new ChatProblem(ChatProblem.Kind.CUT_OFF, "The connection broke off.");
              }
              return proposing("22121211");
            });
    List<Proposal> proposals = proposer(model("analyst"), chat, 0).propose(request(3), listener());
    assertEquals(3, proposals.size());
    assertEquals(
        List.of("scripted (compatible)", "Surrogate", "Surrogate"),
        proposals.stream().map(Proposal::proposer).toList());
    assertEquals("CUT_OFF", kept().get(1).failure().orElseThrow().kind());
    assertTrue(
        all(ProposerMessage.Remark.class).get(0).text().startsWith("The connection broke off."));
  }

  @Test
  void the_same_trouble_is_remarked_once() throws Exception {
    ScriptedChat chat =
        new ScriptedChat(
            (query, n) -> {
              throw new ChatProblem(ChatProblem.Kind.KEY_REFUSED, "The key was refused.");
            });
    LanguageModelProposer proposer = proposer(model("analyst"), chat, 0);
    proposer.propose(request(1), listener());
    proposer.propose(request(1), listener());
    assertEquals(1, all(ProposerMessage.Remark.class).size());
  }

  @Test
  void called_off_it_says_so_and_keeps_the_record() throws Exception {
    ScriptedChat chat =
        new ScriptedChat(
            (query, n) -> {
              throw new InterruptedException();
            });
    LanguageModelProposer proposer = proposer(model("analyst"), chat, 0);
    assertThrows(InterruptedException.class, () -> proposer.propose(request(1), listener()));
    assertEquals("CALLED_OFF", kept().get(0).failure().orElseThrow().kind());
  }

  @Test
  void a_person_calls_a_question_off_and_the_surrogate_proposes() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    ScriptedChat chat =
        new ScriptedChat(
            (query, n) -> {
              asked.countDown();
              new CountDownLatch(1).await();
              return "never";
            });
    LanguageModelProposer proposer = proposer(model("analyst"), chat, 0);
    FutureTask<List<Proposal>> proposals =
        new FutureTask<>(() -> proposer.propose(request(2), listener()));
    Thread thread = new Thread(proposals);
    thread.start();
    asked.await();
    proposer.callOff();
    assertEquals(
        List.of("Surrogate", "Surrogate"),
        proposals.get().stream().map(Proposal::proposer).toList());
    assertTrue(
        all(ProposerMessage.Remark.class).get(0).text().startsWith("The question was cancelled."));
    proposer.callOff();
  }

  @Test
  void the_spending_limit_is_never_passed_and_said_when_reached() throws Exception {
    LanguageModel.Price price = new LanguageModel.Price(1, 10);
    LanguageModel limited =
        new LanguageModel(
            "openai",
            "m",
            Optional.empty(),
            Optional.empty(),
            8192,
            "paper",
            false,
            Optional.of(price),
            new LanguageModel.Limits(Optional.of(0.01), Optional.empty(), Optional.empty(), 60));
    List<Integer> allowed = new ArrayList<>();
    ScriptedChat chat =
        new ScriptedChat(
            (query, n) -> {
              allowed.add(query.answerTokens());
              return proposing("2222222" + n % 3);
            });
    LanguageModelProposer proposer = proposer(limited, chat, 0);
    for (int i = 0; i < 6; i++) {
      assertEquals(1, proposer.propose(request(1), listener()).size());
    }
    // 1000 tokens in and 100 out cost 0.002 dollars each time
    assertTrue(allowed.get(0) < 1000, "8192 tokens would cost 0.08 dollars: " + allowed);
    assertTrue(chat.questions().size() < 5, chat.questions().size() + " questions");
    double spent = Conversations.spending(kept()).dollars().orElseThrow();
    assertTrue(spent <= 0.01, "spent " + spent);
    ProposerMessage.Remark remark = all(ProposerMessage.Remark.class).get(0);
    assertTrue(
        remark.text().startsWith("The study's spending limit of $0.01 is reached"), remark.text());
  }

  @Test
  void spending_is_remembered_when_a_study_is_taken_up_again() throws Exception {
    LanguageModel limited =
        new LanguageModel(
            "openai",
            "m",
            Optional.empty(),
            Optional.empty(),
            8192,
            "paper",
            false,
            Optional.empty(),
            new LanguageModel.Limits(Optional.empty(), Optional.of(2500L), Optional.empty(), 60));
    ScriptedChat chat = new ScriptedChat((query, n) -> proposing("22222222"));
    proposer(limited, chat, 0).propose(request(1), listener());
    proposer(limited, chat, 0).propose(request(1), listener());
    proposer(limited, chat, 0).propose(request(1), listener());
    assertTrue(chat.questions().size() < 3);
    assertTrue(
        all(ProposerMessage.Remark.class)
            .get(0)
            .text()
            .contains("limit of 2500 tokens is reached"));
  }

  @Test
  void tokens_that_a_server_does_not_count_are_estimated_and_marked_so() throws Exception {
    ScriptedChat chat = new ScriptedChat((query, n) -> proposing("22222222")).uncounted();
    proposer(model("paper"), chat, 0).propose(request(1), listener());
    assertFalse(kept().get(0).counted());
    assertTrue(kept().get(0).tokens().input() > 100);
  }

  @Test
  void the_record_holds_question_answer_and_verdict() throws Exception {
    ScriptedChat chat = new ScriptedChat((query, n) -> proposing("22121211"));
    proposer(model("analyst"), chat, 0).propose(request(1), listener());
    RecordedExchange exchange = kept().get(0);
    assertEquals(chat.questions().get(0).turns(), exchange.asked().turns());
    assertEquals(proposing("22121211"), exchange.answer().orElseThrow().text());
    assertEquals(List.of("22121211"), exchange.accepted());
    assertEquals(3, exchange.iteration());
    assertEquals("{\"asked\":1}", exchange.sent());
    assertEquals(Instant.parse("2026-01-02T03:04:05Z"), exchange.at());
  }

  @Test
  void the_hybrid_may_only_choose_from_the_short_list() throws Exception {
    List<String> listed = new ArrayList<>();
    ScriptedChat chat =
        new ScriptedChat(
            (query, n) -> {
              String asked = query.turns().get(1).text();
              asked
                  .substring(asked.indexOf("## Short-list"))
                  .lines()
                  .filter(l -> l.matches("- [0-2]{8}: .*"))
                  .forEach(l -> listed.add(l.substring(2, 10)));
              return n == 1 ? proposing("00000000") : proposing(listed.get(4));
            });
    LanguageModelProposer hybrid = proposer(model("analyst"), chat, 6);
    List<Proposal> proposals =
        hybrid.propose(request(1, "22222222", "11111111", "12121212"), listener());
    assertTrue(chat.told(2).contains("it is not on the short-list"), chat.told(2));
    assertEquals(List.of(listed.get(4)), codes(proposals));
    assertEquals("Hybrid with scripted (compatible)", proposals.get(0).proposer());
  }

  @Test
  void the_reflective_prompt_learns_first_and_only_from_what_is_new() throws Exception {
    ScriptedChat chat =
        new ScriptedChat(
            (query, n) ->
                query.schema().isEmpty() ? "Wide is good, I think." : proposing("2222222" + n % 3));
    LanguageModelProposer proposer = proposer(model("reflective"), chat, 0);
    proposer.propose(request(1), listener());
    assertEquals(1, chat.questions().size(), "without results there is nothing to learn");
    proposer.propose(request(1, "00000000"), listener());
    assertTrue(chat.told(2).contains("00000000: 0.800, expected 0.750"), chat.told(2));
    assertTrue(chat.told(3).contains("Wide is good, I think."), chat.told(3));
    proposer.propose(request(1, "00000000"), listener());
    assertEquals(4, chat.questions().size(), "nothing new, nothing to learn");
    proposer.propose(request(1, "00000000", "11111111"), listener());
    assertTrue(chat.told(5).contains("Wide is good, I think."));
    assertTrue(chat.told(5).contains("11111111: 0.810"));
    assertFalse(chat.told(5).contains("00000000: 0.800"));
  }

  @Test
  void the_record_can_be_played_back_without_a_server() throws Exception {
    ScriptedChat chat =
        new ScriptedChat((query, n) -> n == 1 ? proposing("2212") : proposing("22121211"));
    List<Proposal> first = proposer(model("analyst"), chat, 0).propose(request(1), listener());
    Path original = folder.resolve("study/conversations");
    Files.createDirectories(original);
    for (String name : List.of("0001.json", "0002.json")) {
      Files.move(folder.resolve(name), original.resolve(name));
    }
    RecordedServers recorded = RecordedServers.of(original, new StudyJson());
    LanguageModelProposer again =
        new LanguageModelProposer(
            model("analyst"),
            Prompts.named("analyst"),
            NETWORKS,
            List.of("Edema", "Effusion"),
            new ChatSession(
                model("analyst"),
                recorded.open(model("analyst")),
                Conversations.open(folder.resolve("again"), new StudyJson()),
                CLOCK),
            0);
    assertEquals(first, again.propose(request(1), listener()));
    assertEquals(2, recorded.repeated());
    assertEquals(0, recorded.differing());
    again.propose(request(1), listener());
    assertTrue(
        all(ProposerMessage.Remark.class)
            .get(0)
            .text()
            .startsWith("The recorded conversation ends"));
  }
}
