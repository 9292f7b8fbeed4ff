package org.gennas.proposal.llm;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Interrupting who asks calls the request off; the server sees its connection closed. */
final class CallingOffTest {
  @ParameterizedTest
  @EnumSource
  void beforeTheServerHasSaidAnything(Provider provider) throws Exception {
    try (FakeModelServer fake = FakeModelServer.of(provider)) {
      fake.then(ScriptedReply.silence());
      CompletableFuture<Optional<Throwable>> end = new CompletableFuture<>();
      Thread asking = ask(Asking.connection(fake), ChatListener.silent(), end);

      fake.awaitRequest();
      asking.interrupt();

      assertCalledOff(end, fake);
    }
  }

  @ParameterizedTest
  @EnumSource
  void withinTheAnswer(Provider provider) throws Exception {
    try (FakeModelServer fake = FakeModelServer.of(provider)) {
      fake.then(ScriptedReply.stall());
      CompletableFuture<Optional<Throwable>> end = new CompletableFuture<>();
      CountDownLatch begun = new CountDownLatch(1);
      Thread asking = ask(Asking.connection(fake), firstPiece(begun), end);

      begun.await();
      asking.interrupt();

      assertCalledOff(end, fake);
    }
  }

  @Test
  void anInterruptedThreadDoesNotEvenAsk() throws Exception {
    try (FakeModelServer fake = FakeModelServer.of(Provider.OPENAI)) {
      ChatServer server = Asking.connection(fake);
      Thread.currentThread().interrupt();

      assertThrows(
          InterruptedException.class, () -> server.ask(Asking.query(), ChatListener.silent()));
      assertFalse(Thread.currentThread().isInterrupted());
    }
  }

  @Test
  void theNextRequestGoesOnAsIfNothingHadBeen() throws Exception {
    try (FakeModelServer fake = FakeModelServer.of(Provider.OLLAMA)) {
      fake.then(ScriptedReply.silence());
      ChatServer server = Asking.connection(fake);
      CompletableFuture<Optional<Throwable>> first = new CompletableFuture<>();
      Thread asking = ask(server, ChatListener.silent(), first);
      fake.awaitRequest();
      asking.interrupt();
      assertCalledOff(first, fake);

      CompletableFuture<Optional<Throwable>> second = new CompletableFuture<>();
      ask(server, ChatListener.silent(), second);

      assertFalse(second.get().isPresent());
    }
  }

  private static Thread ask(
      ChatServer server, ChatListener listener, CompletableFuture<Optional<Throwable>> end) {
    Thread thread =
        new Thread(
            () -> {
              try {
                server.ask(Asking.query(), listener);
                end.complete(Optional.empty());
              } catch (ChatProblem | InterruptedException | RuntimeException e) {
                end.complete(Optional.of(e));
              }
            },
            "asking");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private static ChatListener firstPiece(CountDownLatch begun) {
    return new ChatListener() {
      @Override
      public void thinking(String piece) {
        begun.countDown();
      }

      @Override
      public void answer(String piece) {
        begun.countDown();
      }
    };
  }

  private static void assertCalledOff(
      CompletableFuture<Optional<Throwable>> end, FakeModelServer fake)
      throws InterruptedException, ExecutionException {
    assertInstanceOf(InterruptedException.class, end.get().orElseThrow());
    fake.awaitClientsLeave();
  }
}
