package org.gennas.proposal.llm;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.gennas.proposal.llm.ChatProblem.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What passes is tried again, what does not is told at once; all on virtual time. */
final class RetryingChatServerTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  /** Sleeping moves the clock on. */
  private static final class VirtualTime implements WaitTime {
    private final List<Duration> sleeps = new ArrayList<>();
    private Instant now = START;

    @Override
    public synchronized Instant now() {
      return now;
    }

    @Override
    public synchronized void sleep(Duration time) {
      sleeps.add(time);
      now = now.plus(time);
    }
  }

  /** Fails so often, then answers. */
  private static final class Failing implements ChatServer {
    private final List<ChatProblem> problems;
    private int asked;

    Failing(ChatProblem... problems) {
      this.problems = List.of(problems);
    }

    @Override
    public ChatReply ask(ChatQuery query, ChatListener listener) throws ChatProblem {
      listener.answer("piece " + asked);
      if (asked++ < problems.size()) {
        throw problems.get(asked - 1);
      }
      return reply();
    }
  }

  private static ChatReply reply() {
    return new ChatReply(
        "fine", "", true, Optional.empty(), Duration.ZERO, Duration.ZERO, ChatReply.Wire.NONE);
  }

  private static ChatProblem passing(Kind kind) {
    return new ChatProblem(kind, "It failed.");
  }

  private static ChatProblem waitFor(Duration time) {
    return new ChatProblem(Kind.RATE_LIMITED, "Too many.", Optional.of(time), ChatReply.Wire.NONE);
  }

  private static RetryingChatServer patient(ChatServer server, WaitTime time) {
    return new RetryingChatServer(server, Optional.empty(), time, new Random(7));
  }

  @ParameterizedTest
  @EnumSource(names = {"RATE_LIMITED", "SERVER_ERROR", "STALLED", "CUT_OFF", "UNREACHABLE"})
  void whatPassesIsTriedAgain(Kind kind) throws Exception {
    VirtualTime time = new VirtualTime();
    HeardPieces heard = new HeardPieces();
    Failing server = new Failing(passing(kind), passing(kind));

    ChatReply reply = patient(server, time).ask(Asking.query(), heard);

    assertAll(
        () -> assertEquals("fine", reply.text()),
        () -> assertEquals(3, server.asked),
        () -> assertEquals(List.of("piece 2"), heard.answer(), "what came before is void"),
        () -> assertEquals(4, heard.waits().size()),
        () -> assertTrue(heard.waits().get(0).startsWith("It failed. Attempt 2 of 4 comes. PT")),
        () -> assertEquals("again", heard.waits().get(1)));
  }

  @ParameterizedTest
  @EnumSource(names = {"KEY_REFUSED", "REJECTED", "UNREADABLE", "LIMIT_REACHED", "NOT_RECORDED"})
  void whatDoesNotPassIsToldAtOnce(Kind kind) {
    VirtualTime time = new VirtualTime();
    ChatProblem first = passing(kind);
    Failing server = new Failing(first);

    ChatProblem problem =
        assertThrows(
            ChatProblem.class,
            () -> patient(server, time).ask(Asking.query(), ChatListener.silent()));

    assertSame(first, problem);
    assertEquals(List.of(), time.sleeps);
  }

  @Test
  void afterFourAttemptsTheLastProblemIsTold() {
    VirtualTime time = new VirtualTime();
    ChatProblem last = passing(Kind.CUT_OFF);
    Failing server =
        new Failing(
            passing(Kind.SERVER_ERROR), passing(Kind.STALLED), passing(Kind.UNREACHABLE), last);

    ChatProblem problem =
        assertThrows(
            ChatProblem.class,
            () -> patient(server, time).ask(Asking.query(), ChatListener.silent()));

    assertSame(last, problem);
    assertEquals(4, server.asked);
  }

  @Test
  void waitsDoubleWithinTheirChance() {
    for (int seed = 0; seed < 50; seed++) {
      VirtualTime time = new VirtualTime();
      ChatProblem problem = passing(Kind.SERVER_ERROR);
      RetryingChatServer server =
          new RetryingChatServer(
              new Failing(problem, problem, problem, problem),
              Optional.empty(),
              time,
              new Random(seed));

      assertThrows(ChatProblem.class, () -> server.ask(Asking.query(), ChatListener.silent()));

      for (int i = 0; i < 3; i++) {
        long most = 2000L << i;
        long waited = time.sleeps.get(i).toMillis();
        assertTrue(waited >= most / 2 && waited <= most, "wait " + i + ": " + waited + " ms");
      }
    }
  }

  @Test
  void theServersOwnTimeIsKept() throws Exception {
    VirtualTime time = new VirtualTime();

    patient(new Failing(waitFor(Duration.ofSeconds(17))), time)
        .ask(Asking.query(), ChatListener.silent());

    assertEquals(List.of(Duration.ofSeconds(17)), time.sleeps);
  }

  @Test
  void aTimeThatIsTooLongIsCutAndSaidToBe() throws Exception {
    VirtualTime time = new VirtualTime();
    HeardPieces heard = new HeardPieces();

    patient(new Failing(waitFor(Duration.ofHours(1))), time).ask(Asking.query(), heard);

    assertEquals(List.of(RetryingChatServer.LONGEST_WAIT), time.sleeps);
    assertTrue(
        heard.waits().get(0).contains("It asks for 3600 s; more than 120 s is not waited"),
        heard.waits().get(0));
  }

  @Test
  void beingCalledOffWhileWaitingEndsIt() {
    WaitTime interrupted =
        new WaitTime() {
          @Override
          public Instant now() {
            return START;
          }

          @Override
          public void sleep(Duration time) throws InterruptedException {
            throw new InterruptedException();
          }
        };
    Failing server = new Failing(passing(Kind.STALLED));

    assertThrows(
        InterruptedException.class,
        () -> patient(server, interrupted).ask(Asking.query(), ChatListener.silent()));
    assertEquals(1, server.asked);
  }

  @Test
  void noMinuteHoldsMoreRequestsThanAllowed() throws Exception {
    VirtualTime time = new VirtualTime();
    List<Instant> asked = new ArrayList<>();
    ChatServer server =
        (query, listener) -> {
          asked.add(time.now());
          time.sleep(Duration.ofSeconds(7));
          return reply();
        };
    RetryingChatServer patient =
        new RetryingChatServer(server, Optional.of(3), time, new Random(1));
    HeardPieces heard = new HeardPieces();

    for (int i = 0; i < 20; i++) {
      patient.ask(Asking.query(), heard);
    }

    for (int i = 3; i < asked.size(); i++) {
      Duration span = Duration.between(asked.get(i - 3), asked.get(i));
      assertTrue(span.compareTo(Duration.ofMinutes(1)) >= 0, i + ": " + span);
    }
    assertEquals("The limit of requests per minute is reached. PT39S", heard.waits().get(0));
  }

  @Test
  void threadsShareTheLimit() throws Exception {
    RequestWindow window = new RequestWindow(5);
    List<Instant> moments = Collections.synchronizedList(new ArrayList<>());
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        all.add(threads.submit(() -> moments.add(window.next(START))));
      }
      for (Future<?> one : all) {
        one.get();
      }
    } finally {
      threads.shutdownNow();
    }

    Collections.sort(moments);
    for (int i = 0; i < moments.size(); i++) {
      assertEquals(START.plus(Duration.ofMinutes(i / 5)), moments.get(i));
    }
  }

  @Test
  void aServerThatFailsOnceIsAskedAgainOverTheWire() throws Exception {
    try (FakeModelServer fake = FakeModelServer.of(Provider.OPENAI)) {
      fake.then(ScriptedReply.refusal(500, "oops"))
          .then(ScriptedReply.cutInMidToken())
          .then(ScriptedReply.refusal(429, "slow", Map.of("Retry-After", "3")));
      VirtualTime time = new VirtualTime();
      HeardPieces heard = new HeardPieces();

      ChatReply reply = patient(Asking.connection(fake), time).ask(Asking.query(), heard);

      assertAll(
          () -> assertEquals("An answer.", reply.text()),
          () -> assertEquals("An answer.", String.join("", heard.answer())),
          () -> assertEquals(Duration.ofSeconds(3), time.sleeps.get(2)),
          () -> assertEquals(4, fake.requests().size()));
    }
  }
}
