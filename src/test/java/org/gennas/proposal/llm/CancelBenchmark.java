package org.gennas.proposal.llm;

import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/**
 * Measures how long a request takes to be called off: from the interrupt to the exception. Run by
 * hand; prints median and longest of {@value #ROUNDS} rounds, after {@value #WARM_UP} uncounted.
 */
public final class CancelBenchmark {
  private static final int WARM_UP = 20;
  private static final int ROUNDS = 100;

  private CancelBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    for (Provider provider : new Provider[] {Provider.OPENAI, Provider.OLLAMA}) {
      measure(provider, "before headers", ScriptedReply.silence());
      measure(provider, "mid stream", ScriptedReply.stall());
    }
  }

  private static void measure(Provider provider, String when, ScriptedReply reply)
      throws Exception {
    double[] thrown = new double[ROUNDS];
    double[] closed = new double[ROUNDS];
    for (int round = -WARM_UP; round < ROUNDS; round++) {
      try (FakeModelServer fake = FakeModelServer.of(provider)) {
        fake.then(reply);
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<Long> end = new CompletableFuture<>();
        Thread asking = asking(Asking.connection(fake), begun, end);
        fake.awaitRequest();
        if (when.equals("mid stream")) {
          begun.await();
        }
        long interrupt = System.nanoTime();
        asking.interrupt();
        long threw = end.get();
        fake.awaitClientsLeave();
        long left = System.nanoTime();
        if (round >= 0) {
          thrown[round] = (threw - interrupt) / 1e6;
          closed[round] = (left - interrupt) / 1e6;
        }
      }
    }
    Arrays.sort(thrown);
    Arrays.sort(closed);
    System.out.printf(
        Locale.ROOT,
        "%s, %s: thrown after %.2f ms (median), %.2f ms (longest);"
            + " server sees the end after %.2f ms, %.2f ms%n",
        provider.key(),
        when,
        thrown[ROUNDS / 2],
        thrown[ROUNDS - 1],
        closed[ROUNDS / 2],
        closed[ROUNDS - 1]);
  }

  private static Thread asking(
      ChatServer server, CountDownLatch begun, CompletableFuture<Long> end) {
    ChatListener listener =
        new ChatListener() {
          @Override
          public void thinking(String piece) {
            begun.countDown();
          }

          @Override
          public void answer(String piece) {
            begun.countDown();
          }
        };
    Thread thread =
        new Thread(
            () -> {
              try {
                server.ask(Asking.query(), listener);
                end.completeExceptionally(new AssertionError("An answer came"));
              } catch (InterruptedException e) {
                end.complete(System.nanoTime());
              } catch (ChatProblem | RuntimeException e) {
                end.completeExceptionally(e);
              }
            },
            "asking");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }
}
