package org.gennas.proposal.llm;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/**
 * A response's body, read by the thread that asks: keeps the text that came, and ends with a
 * failure on silence, on a broken connection, on bytes that are no text, and on too many of them.
 */
final class AnswerStream extends InputStream {
  static final int MOST_BYTES = 4 << 20;

  // Some servers leave the connection open after the last event.
  private static final Duration AFTER_LAST_EVENT = Duration.ofMillis(250);

  private final ArrivingBytes source;
  private final FailureText words;
  private final Queue<ByteBuffer> waiting = new ArrayDeque<>();
  private final StringBuilder text = new StringBuilder();
  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT);
  private ByteBuffer undecoded = ByteBuffer.allocate(0);
  private Optional<Failure> failure = Optional.empty();
  private Duration idle;
  private boolean lastEventCame;
  private boolean interrupted;
  private boolean ended;
  private int bytes;

  AnswerStream(ArrivingBytes source, Duration idle, FailureText words) {
    this.source = source;
    this.idle = idle;
    this.words = words;
  }

  /** Why no more can be read, if so. */
  Optional<Failure> failure() {
    return failure;
  }

  /** Whether the reading thread was interrupted. */
  boolean interrupted() {
    return interrupted;
  }

  /** Whether the server ended the body in good order. */
  boolean ended() {
    return ended;
  }

  /** All text that came so far. */
  String text() {
    return text.toString();
  }

  /** Nothing more is to be read, for that reason; the first reason stays. */
  void fail(Failure reason) {
    if (failure.isEmpty()) {
      failure = Optional.of(reason);
    }
  }

  /** What is to be said has been said: the end is awaited for a moment only. */
  void lastEventCame() {
    lastEventCame = true;
    idle = AFTER_LAST_EVENT;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] to, int offset, int length) throws IOException {
    if (failure.isPresent() || interrupted) {
      throw new IOException("Nothing more is read");
    }
    while (waiting.isEmpty() || !waiting.peek().hasRemaining()) {
      waiting.poll();
      if (waiting.isEmpty()) {
        if (ended) {
          return -1;
        }
        take();
      }
    }
    ByteBuffer buffer = waiting.peek();
    int count = Math.min(length, buffer.remaining());
    buffer.get(to, offset, count);
    return count;
  }

  private void take() throws IOException {
    Optional<ArrivingBytes.Arrival> arrival;
    try {
      arrival = source.next(idle);
    } catch (InterruptedException e) {
      interrupted = true;
      throw new InterruptedIOException("Called off");
    }
    if (arrival.isEmpty() && lastEventCame) {
      ended = true;
    } else if (arrival.isEmpty()) {
      throw failed(words.stalled(idle, bytes > 0));
    } else if (arrival.get() instanceof ArrivingBytes.Parcel parcel) {
      for (ByteBuffer buffer : parcel.buffers()) {
        keep(buffer);
      }
    } else if (arrival.get() instanceof ArrivingBytes.Broken) {
      throw failed(words.cutOff());
    } else {
      ended = true;
    }
  }

  private void keep(ByteBuffer buffer) throws IOException {
    bytes += buffer.remaining();
    if (bytes > MOST_BYTES) {
      throw failed(words.tooLong(MOST_BYTES));
    }
    decode(buffer.duplicate());
    waiting.add(buffer);
  }

  // A character may lie across two buffers: what is left of the one goes before the other.
  private void decode(ByteBuffer buffer) throws IOException {
    ByteBuffer joined = ByteBuffer.allocate(undecoded.remaining() + buffer.remaining());
    joined.put(undecoded).put(buffer).flip();
    CharBuffer characters = CharBuffer.allocate(joined.remaining() + 1);
    CoderResult result = decoder.decode(joined, characters, false);
    text.append(characters.flip());
    undecoded = joined;
    if (result.isError()) {
      try {
        result.throwException();
      } catch (CharacterCodingException e) {
        throw failed(words.noText());
      }
    }
  }

  private IOException failed(Failure reason) {
    fail(reason);
    return new IOException(reason.message());
  }

  /** Reads on to the end, or to so many characters, or as far as it goes. */
  String rest(int most) {
    byte[] some = new byte[1024];
    try {
      while (text.length() < most && read(some) >= 0) {
        // the text is kept as it comes
      }
    } catch (IOException e) {
      // as far as it came
    }
    return text.substring(0, Math.min(most, text.length()));
  }

  @Override
  public void close() {
    source.cancel();
  }
}
