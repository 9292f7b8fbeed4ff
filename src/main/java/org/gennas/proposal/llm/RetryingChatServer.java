package org.gennas.proposal.llm;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.gennas.common.Backoff;
import org.gennas.proposal.llm.ChatProblem.Kind;

/**
 * Asks another server again where that may help: after a wait that doubles each time, with some
 * chance in it so that several askers do not return at once, or as long as the server asked for.
 * Keeps to a number of requests a minute. Safe for several threads.
 */
public final class RetryingChatServer implements ChatServer {
  public static final int ATTEMPTS = 4;

  /** The longest wait, whatever a server asks for. */
  public static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

  private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(2));
  private static final Set<Kind> PASSING =
      Set.of(Kind.RATE_LIMITED, Kind.SERVER_ERROR, Kind.STALLED, Kind.CUT_OFF, Kind.UNREACHABLE);

  private final ChatServer server;
  private final Optional<RequestWindow> window;
  private final WaitTime time;
  private final RandomGenerator chance;

  /**
   * @param requestsPerMinute at most, repeated ones included
   * @param chance in the length of waits; safe for several threads
   */
  public RetryingChatServer(
      ChatServer server,
      Optional<Integer> requestsPerMinute,
      WaitTime time,
      RandomGenerator chance) {
    this.server = server;
    this.window = requestsPerMinute.map(RequestWindow::new);
    this.time = time;
    this.chance = chance;
  }

  @Override
  public ChatReply ask(ChatQuery query, ChatListener listener)
      throws ChatProblem, InterruptedException {
    for (int attempt = 1; ; attempt++) {
      waitForTurn(listener);
      try {
        return server.ask(query, listener);
      } catch (ChatProblem problem) {
        if (attempt == ATTEMPTS || !PASSING.contains(problem.kind())) {
          throw problem;
        }
        listener.failed(problem);
        Duration wait = wait(problem, attempt);
        listener.waiting(reason(problem, attempt), wait);
        time.sleep(wait);
        listener.again();
      }
    }
  }

  private void waitForTurn(ChatListener listener) throws InterruptedException {
    if (window.isEmpty()) {
      return;
    }
    Instant now = time.now();
    Duration wait = Duration.between(now, window.get().next(now));
    if (!wait.isZero()) {
      listener.waiting("The limit of requests per minute is reached.", wait);
      time.sleep(wait);
    }
  }

  private Duration wait(ChatProblem problem, int attempt) {
    Duration asked = problem.retryAfter().orElseGet(() -> BACKOFF.before(attempt, chance));
    return asked.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : asked;
  }

  private static String reason(ChatProblem problem, int attempt) {
    String cap =
        problem
            .retryAfter()
            .filter(asked -> asked.compareTo(LONGEST_WAIT) > 0)
            .map(
                asked ->
                    " It asks for "
                        + asked.toSeconds()
                        + " s; more than "
                        + LONGEST_WAIT.toSeconds()
                        + " s is not waited at a time.")
            .orElse("");
    return problem.getMessage() + cap + " Attempt " + (attempt + 1) + " of " + ATTEMPTS + " comes.";
  }

  @Override
  public void close() {
    server.close();
  }
}
