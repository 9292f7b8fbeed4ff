package org.gennas.proposal.llm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gennas.proposal.ProposalListener;
import org.gennas.proposal.ProposalRequest;
import org.gennas.proposal.Proposer;
import org.gennas.proposal.ProposerMessage;
import org.gennas.proposal.strategy.ProposerChoice;
import org.gennas.space.Architecture;
import org.gennas.space.BuiltNetworks;
import org.gennas.study.config.LanguageModel;
import org.gennas.study.event.Proposal;

/**
 * Lets a language model propose. What can't be trained goes back to it with the reason, up to
 * {@value #REPAIRS} times; what is then missing, or everything where no answer can be had, is
 * filled in by the surrogate and marked so: a search never waits for a model that does not deliver.
 */
public final class LanguageModelProposer implements Proposer {
  static final int REPAIRS = 3;

  private final LanguageModel model;
  private final Prompt prompt;
  private final BuiltNetworks networks;
  private final List<String> findings;
  private final ChatSession talk;
  private final int shortlist;
  private final Proposer surrogate = ProposerChoice.SURROGATE.proposer();
  private String lastRemark = "";
  private Optional<Thread> asking = Optional.empty();
  private boolean calledOff;

  /**
   * @param networks of the requests
   * @param findings names, in the study's order
   * @param shortlist how many networks the surrogate ranks for the model to choose from, for each
   *     proposal wanted; 0 where the model chooses from all
   */
  LanguageModelProposer(
      LanguageModel model,
      Prompt prompt,
      BuiltNetworks networks,
      List<String> findings,
      ChatSession talk,
      int shortlist) {
    this.model = model;
    this.prompt = prompt;
    this.networks = networks;
    this.findings = List.copyOf(findings);
    this.talk = talk;
    this.shortlist = shortlist;
  }

  @Override
  public String name() {
    return shortlist > 0 ? "Hybrid with " + model.label() : model.label();
  }

  @Override
  public void close() {
    talk.close();
  }

  @Override
  public List<Proposal> propose(ProposalRequest request, ProposalListener listener)
      throws InterruptedException {
    List<Proposal> ranked = ranked(request);
    List<AnswerCheck.Accepted> accepted = new ArrayList<>();
    String why = "the answers had no more that could be trained";
    begin();
    try {
      reflect(request, ranked, listener);
      converse(request, ranked, accepted, listener);
    } catch (ChatProblem problem) {
      why = problem.getMessage();
    } catch (InterruptedException e) {
      if (!end()) {
        throw e;
      }
      why = "the question was cancelled";
    } catch (IOException e) {
      // an interrupted write to disk fails as well
      if (!Thread.currentThread().isInterrupted()) {
        throw new UncheckedIOException(e.getMessage(), e);
      }
      why = "the question was cancelled";
    } finally {
      end();
    }
    List<Proposal> proposals = new ArrayList<>(accepted.stream().map(this::proposal).toList());
    if (proposals.size() < request.count()) {
      proposals.addAll(filled(request, proposals, why, listener));
    }
    return proposals;
  }

  private synchronized void begin() {
    asking = Optional.of(Thread.currentThread());
    calledOff = false;
  }

  /**
   * From now on nothing is called off.
   *
   * @return whether a person called the question off; the interrupt that told so is then forgotten
   */
  private synchronized boolean end() {
    asking = Optional.empty();
    if (calledOff) {
      Thread.interrupted();
    }
    return calledOff;
  }

  @Override
  public synchronized void callOff() {
    asking.ifPresent(
        thread -> {
          calledOff = true;
          thread.interrupt();
        });
  }

  private List<Proposal> ranked(ProposalRequest request) throws InterruptedException {
    return shortlist == 0
        ? List.of()
        : surrogate.propose(
            request.with(shortlist * request.count(), request.running()),
            ProposalListener.silent());
  }

  private void reflect(ProposalRequest request, List<Proposal> ranked, ProposalListener listener)
      throws IOException, InterruptedException {
    Set<String> codes =
        request.results().stream()
            .map(r -> r.trial().architecture().code())
            .collect(Collectors.toSet());
    if (!prompt.reflects() || talk.lessonsKnow().containsAll(codes)) {
      return;
    }
    Map<String, Object> values = values(request, ranked);
    talk.ask(
        new ChatSession.Topic(
            request.iteration(), 1, RecordedExchange.LESSONS, "lessons from new results"),
        turns(values, Prompt.Section.LESSONS),
        Optional.empty(),
        (answer, complete) ->
            new ChatSession.Judgement<>(answer, codes.stream().sorted().toList(), List.of()),
        listener);
  }

  private Map<String, Object> values(ProposalRequest request, List<Proposal> ranked) {
    return new PromptContext(request, networks, findings)
        .values(talk.lessons().orElse(""), talk.lessonsKnow(), ranked);
  }

  private List<ChatTurn> turns(Map<String, Object> values, Prompt.Section section)
      throws IOException {
    List<ChatTurn> turns = new ArrayList<>();
    prompt
        .fill(Prompt.Section.SYSTEM, values)
        .filter(text -> !text.isEmpty())
        .ifPresent(text -> turns.add(new ChatTurn(ChatTurn.Role.SYSTEM, text)));
    turns.add(new ChatTurn(ChatTurn.Role.USER, prompt.fill(section, values).orElseThrow()));
    return turns;
  }

  private void converse(
      ProposalRequest request,
      List<Proposal> ranked,
      List<AnswerCheck.Accepted> accepted,
      ProposalListener listener)
      throws IOException, InterruptedException {
    Map<String, Object> values = values(request, ranked);
    AnswerCheck check =
        new AnswerCheck(
            request,
            ranked.isEmpty()
                ? Optional.empty()
                : Optional.of(ranked.stream().map(Proposal::architecture).toList()));
    List<ChatTurn> turns = turns(values, Prompt.Section.PROPOSE);
    for (int round = 1; round <= 1 + REPAIRS && accepted.size() < request.count(); round++) {
      int missing = request.count() - accepted.size();
      ChatSession.Outcome<AnswerCheck.Verdict> outcome =
          talk.ask(
              new ChatSession.Topic(
                  request.iteration(),
                  round,
                  RecordedExchange.PROPOSALS,
                  missing == 1 ? "a proposal" : missing + " proposals"),
              turns,
              Optional.of(prompt.form().schema(networks.space())),
              (answer, complete) -> judge(check, request, answer, complete, accepted),
              listener);
      for (AnswerCheck.Accepted one : outcome.value().accepted()) {
        tell(listener, accepted.size(), one);
        accepted.add(one);
      }
      missing = request.count() - accepted.size();
      if (missing > 0) {
        listener.message(new ProposerMessage.Refused(round, reasons(outcome.value(), missing)));
        turns.add(new ChatTurn(ChatTurn.Role.MODEL, bounded(outcome.answer())));
        turns.add(
            new ChatTurn(
                ChatTurn.Role.USER,
                prompt
                    .fill(
                        Prompt.Section.REPAIR,
                        PromptContext.repair(values, outcome.value(), accepted, missing))
                    .orElseThrow()));
      }
    }
  }

  private static ChatSession.Judgement<AnswerCheck.Verdict> judge(
      AnswerCheck check,
      ProposalRequest request,
      String answer,
      boolean complete,
      List<AnswerCheck.Accepted> before) {
    List<ParsedProposal> attempts = AnswerParser.parse(answer, request.networks().length());
    AnswerCheck.Verdict verdict = check.check(attempts, before);
    if (!complete && verdict.accepted().isEmpty()) {
      List<AnswerCheck.Refused> refused = new ArrayList<>(verdict.refused());
      refused.add(
          new AnswerCheck.Refused(
              "the answer", "it was cut off at the limit of its length; be brief"));
      verdict = new AnswerCheck.Verdict(List.of(), refused);
    }
    return new ChatSession.Judgement<>(
        verdict,
        verdict.accepted().stream().map(a -> a.architecture().code()).toList(),
        verdict.refused());
  }

  /** A rambling answer is not sent back whole. */
  private static String bounded(String answer) {
    int most = 4000;
    String text = answer.isBlank() ? "(nothing)" : answer;
    return text.length() <= most ? text : text.substring(0, most) + " ...";
  }

  private static String reasons(AnswerCheck.Verdict verdict, int missing) {
    if (verdict.refused().isEmpty()) {
      return verdict.accepted().isEmpty()
          ? "no proposal could be read in the answer"
          : missing + " more are wanted";
    }
    int shown = 6;
    String reasons =
        verdict.refused().stream()
            .limit(shown)
            .map(r -> r.answer() + ": " + r.reason())
            .collect(Collectors.joining("; "));
    int more = verdict.refused().size() - shown;
    return more > 0 ? reasons + "; and " + more + " more" : reasons;
  }

  private static void tell(ProposalListener listener, int index, AnswerCheck.Accepted accepted) {
    listener.architecture(index, accepted.architecture());
    listener.rationale(index, rationale(accepted));
  }

  private static String rationale(AnswerCheck.Accepted accepted) {
    return accepted.attempt().rationale().orElse("The model gave no reason.");
  }

  private Proposal proposal(AnswerCheck.Accepted accepted) {
    return new Proposal(
        accepted.architecture(),
        rationale(accepted),
        accepted.attempt().predicted().map(auc -> new Proposal.Prediction(auc, Optional.empty())),
        name());
  }

  private List<Proposal> filled(
      ProposalRequest request, List<Proposal> before, String why, ProposalListener listener)
      throws InterruptedException {
    List<Architecture> busy =
        Stream.concat(request.running().stream(), before.stream().map(Proposal::architecture))
            .toList();
    int missing = request.count() - before.size();
    List<Proposal> more = surrogate.propose(request.with(missing, busy), ProposalListener.silent());
    if (!more.isEmpty()) {
      remark(
          String.format(
              Locale.ROOT, "%s The surrogate fills in for %s.", sentence(why), model.label()),
          listener);
    }
    List<Proposal> marked = new ArrayList<>();
    for (Proposal proposal : more) {
      String rationale = "Filled in for " + model.label() + ". " + proposal.rationale();
      listener.architecture(before.size() + marked.size(), proposal.architecture());
      listener.rationale(before.size() + marked.size(), rationale);
      marked.add(
          new Proposal(
              proposal.architecture(), rationale, proposal.prediction(), proposal.proposer()));
    }
    return marked;
  }

  private static String sentence(String words) {
    String begun = Character.toUpperCase(words.charAt(0)) + words.substring(1);
    return begun.endsWith(".") ? begun : begun + ".";
  }

  /** The same is said once in a row: a limit that is reached stays reached. */
  private void remark(String text, ProposalListener listener) {
    if (!text.equals(lastRemark)) {
      lastRemark = text;
      listener.message(new ProposerMessage.Remark(text));
    }
  }
}
