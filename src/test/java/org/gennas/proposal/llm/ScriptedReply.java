package org.gennas.proposal.llm;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** What a {@link FakeModelServer} does with one request instead of answering it. */
@FunctionalInterface
public interface ScriptedReply {
  void send(FakeExchange exchange) throws IOException;

  /** Takes the request and says nothing until the client leaves. */
  static ScriptedReply silence() {
    return FakeExchange::awaitClientsLeave;
  }

  /** Keeps the client waiting for the first byte until the gate opens. */
  static ScriptedReply slowFirstByte(CountDownLatch gate, String text) {
    return exchange -> {
      open(gate);
      exchange.head(200);
      for (String frame : exchange.protocol().answer("", text, "stop")) {
        exchange.chunk(frame);
      }
      exchange.lastChunk();
    };
  }

  /** An answer with reasoning that stops halfway until the gate opens. */
  static ScriptedReply pausing(CountDownLatch gate, String thinking, String text) {
    return exchange -> {
      exchange.head(200);
      List<String> frames = exchange.protocol().answer(thinking, text, "stop");
      for (int i = 0; i < frames.size(); i++) {
        if (i == frames.size() / 2) {
          open(gate);
        }
        exchange.chunk(frames.get(i));
      }
      exchange.lastChunk();
    };
  }

  private static void open(CountDownLatch gate) throws InterruptedIOException {
    try {
      gate.await();
    } catch (InterruptedException e) {
      throw new InterruptedIOException("The server is closed");
    }
  }

  /** An answer that falls into chunks of one byte each, characters torn apart. */
  static ScriptedReply byteByByte(String text) {
    return exchange -> {
      exchange.head(200);
      for (String frame : exchange.protocol().answer("", text, "stop")) {
        for (byte one : frame.getBytes(StandardCharsets.UTF_8)) {
          exchange.chunk(new byte[] {one});
        }
      }
      exchange.lastChunk();
    };
  }

  /** Begins an answer and then says nothing until the client leaves. */
  static ScriptedReply stall() {
    return exchange -> {
      exchange.begin();
      exchange.chunk(exchange.protocol().piece("Half an "));
      exchange.awaitClientsLeave();
    };
  }

  /** Closes the connection within a frame. */
  static ScriptedReply cutInMidToken() {
    return exchange -> {
      exchange.begin();
      exchange.chunk(exchange.protocol().piece("Half an "));
      String next = exchange.protocol().piece("answer");
      exchange.chunk(next.substring(0, next.length() / 2));
      exchange.close();
    };
  }

  /** Ends in good order, without a word that the answer is at an end. */
  static ScriptedReply endWithoutReason() {
    return exchange -> {
      exchange.begin();
      exchange.chunk(exchange.protocol().piece("Half an "));
      exchange.lastChunk();
    };
  }

  /** Closes the connection before it answers. */
  static ScriptedReply hangUp() {
    return FakeExchange::close;
  }

  /** A refusal in the provider's form. */
  static ScriptedReply refusal(int status, String message) {
    return refusal(status, message, Map.of());
  }

  static ScriptedReply refusal(int status, String message, Map<String, String> headers) {
    return exchange ->
        exchange.whole(
            status, "application/json", headers, exchange.protocol().error(status, message));
  }

  /** A refusal with a body of any kind. */
  static ScriptedReply body(int status, String type, String body) {
    return exchange -> exchange.whole(status, type, Map.of(), body);
  }

  static ScriptedReply redirect(String target) {
    return exchange -> exchange.whole(307, "text/plain", Map.of("Location", target), "");
  }

  static ScriptedReply page() {
    return body(200, "text/html; charset=utf-8", "<html><title>Log in</title>Who are you?</html>");
  }

  /** Frames that are not JSON. */
  static ScriptedReply malformed() {
    return exchange -> {
      exchange.head(200);
      exchange.chunk(exchange.protocol().malformed());
      exchange.chunk(exchange.protocol().piece("too late"));
      exchange.lastChunk();
    };
  }

  /** Latin-1 where UTF-8 belongs. */
  static ScriptedReply notUtf8() {
    return exchange -> {
      exchange.begin();
      exchange.chunk(exchange.protocol().piece("Röntgen").getBytes(StandardCharsets.ISO_8859_1));
      exchange.lastChunk();
    };
  }

  /** An answer of so many characters. */
  static ScriptedReply rambling(int characters) {
    return exchange -> {
      exchange.begin();
      String piece = exchange.protocol().piece("so to say, ".repeat(90));
      for (int said = 0; said < characters; said += 990) {
        exchange.chunk(piece);
      }
      for (String frame : exchange.protocol().closing("stop")) {
        exchange.chunk(frame);
      }
      exchange.lastChunk();
    };
  }

  /** A refusal after the stream has begun. */
  static ScriptedReply errorWithin(String message) {
    return exchange -> {
      exchange.begin();
      exchange.chunk(exchange.protocol().piece("Half an "));
      exchange.chunk(exchange.protocol().errorWithin(message));
      exchange.lastChunk();
    };
  }

  /** An answer cut off at the limit of tokens. */
  static ScriptedReply atTheLimit(String text) {
    return exchange -> {
      exchange.head(200);
      for (String frame : exchange.protocol().answer("", text, "length")) {
        exchange.chunk(frame);
      }
      exchange.lastChunk();
    };
  }

  /** A whole answer after which the connection stays open. */
  static ScriptedReply answerWithoutEnd(String text) {
    return exchange -> {
      exchange.head(200);
      for (String frame : exchange.protocol().answer("", text, "stop")) {
        exchange.chunk(frame);
      }
      exchange.awaitClientsLeave();
    };
  }

  /** These bytes as they are, frames of the protocol or not. */
  static ScriptedReply frames(String... frames) {
    return exchange -> {
      exchange.head(200);
      for (String frame : frames) {
        exchange.chunk(frame);
      }
      exchange.lastChunk();
    };
  }
}
