package org.gennas.proposal.llm;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gennas.study.config.LanguageModel;

/** Stands for a language model's server: each question is answered by a function. */
public final class ScriptedChat implements ChatServers {
  private final Script script;
  private final List<ChatQuery> questions = new ArrayList<>();
  private Optional<ChatReply.Usage> usage = Optional.of(new ChatReply.Usage(1000, 100));

  /** What comes of a question. */
  public interface Script {
    /**
     * @param number 1-based
     */
    String answer(ChatQuery query, int number) throws ChatProblem, InterruptedException;
  }

  public ScriptedChat(Script script) {
    this.script = script;
  }

  /** The server says nothing of tokens. */
  public ScriptedChat uncounted() {
    usage = Optional.empty();
    return this;
  }

  public List<ChatQuery> questions() {
    return questions;
  }

  /** The last thing that the model was told in that question. */
  public String told(int number) {
    List<ChatTurn> turns = questions.get(number - 1).turns();
    return turns.get(turns.size() - 1).text();
  }

  @Override
  public ChatServer open(LanguageModel model) {
    return (query, listener) -> {
      questions.add(query);
      String answer = script.answer(query, questions.size());
      for (int i = 0; i < answer.length(); i += 7) {
        listener.answer(answer.substring(i, Math.min(answer.length(), i + 7)));
      }
      return new ChatReply(
          answer,
          "",
          true,
          usage,
          Duration.ofMillis(10),
          Duration.ofMillis(20),
          new ChatReply.Wire("{\"asked\":" + questions.size() + "}", answer));
    };
  }

  /** A model without limits. */
  public static LanguageModel model(String prompt) {
    return new LanguageModel(
        "compatible",
        "scripted",
        Optional.of("http://127.0.0.1:1/v1"),
        Optional.empty(),
        LanguageModel.ANSWER_TOKENS,
        prompt,
        false,
        Optional.empty(),
        LanguageModel.Limits.none());
  }

  /** The answer that a good model gives. */
  public static String proposing(String... codes) {
    StringBuilder json = new StringBuilder("{\"proposals\": [");
    for (String code : codes) {
      json.append(json.length() > 15 ? ", " : "")
          .append("{\"architecture\": \"")
          .append(code)
          .append("\", \"rationale\": \"Because of ")
          .append(code)
          .append(".\", \"predicted_auc\": 0.87}");
    }
    return json.append("]}").toString();
  }
}
