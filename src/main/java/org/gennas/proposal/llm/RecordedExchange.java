package org.gennas.proposal.llm;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One question to a language model and what came of it: a file of {@code conversations/}. Never
 * holds a key: headers are not recorded.
 *
 * @param number 1-based within the study
 * @param at when it was asked
 * @param iteration of the search
 * @param round 1 for the first question of its purpose, more for each repair
 * @param purpose "proposals" or "lessons"
 * @param asked what was asked, and of whom
 * @param tries that failed before the last, in order
 * @param answer empty where none came
 * @param failure why none came, or why the wait ended
 * @param tokens used
 * @param counted whether the server counted the tokens; else they are estimated from the text
 * @param dollars at the study's price; empty without one
 * @param seconds from the question to the end
 * @param accepted codes that are to be trained; for lessons, the codes whose results they rest on
 * @param refused what could not be used, with reasons
 * @param sent body of the last request as it went over the wire
 * @param received body of the last answer as it came
 */
public record RecordedExchange(
    int format,
    int number,
    Instant at,
    int iteration,
    int round,
    String purpose,
    Asked asked,
    List<Failure> tries,
    Optional<Answer> answer,
    Optional<Failure> failure,
    ChatReply.Usage tokens,
    boolean counted,
    Optional<Double> dollars,
    double seconds,
    List<String> accepted,
    List<AnswerCheck.Refused> refused,
    String sent,
    String received) {
  public static final int FORMAT = 1;

  /** Purpose of a question for proposals. */
  static final String PROPOSALS = "proposals";

  /** Purpose of a question for lessons. */
  static final String LESSONS = "lessons";

  public RecordedExchange {
    tries = List.copyOf(tries);
    accepted = List.copyOf(accepted);
    refused = List.copyOf(refused);
  }

  /**
   * @param provider key of the provider
   * @param address of the server; empty for the provider's own
   */
  public record Asked(
      String provider,
      String model,
      Optional<String> address,
      Optional<Double> temperature,
      int answerTokens,
      Optional<String> schema,
      List<ChatTurn> turns) {
    public Asked {
      turns = List.copyOf(turns);
    }
  }

  /**
   * @param complete false where it was cut off at the limit of tokens
   */
  public record Answer(String text, String thinking, boolean complete) {}

  /**
   * @param kind of {@link ChatProblem.Kind}, or "CALLED_OFF"
   * @param received as far as it came
   */
  public record Failure(String kind, String message, String received) {
    static final String CALLED_OFF = "CALLED_OFF";

    static Failure of(ChatProblem problem) {
      return new Failure(problem.kind().name(), problem.getMessage(), problem.wire().received());
    }
  }
}
