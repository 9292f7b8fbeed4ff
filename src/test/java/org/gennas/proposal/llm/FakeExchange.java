package org.gennas.proposal.llm;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;

/** One connection of a {@link FakeModelServer}, byte by byte: HTTP/1.1 with chunks. */
public final class FakeExchange {
  /**
   * A request as it came.
   *
   * @param path with its query
   * @param headers names in small letters
   */
  public record Request(String method, String path, Map<String, String> headers, String body) {}

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private final FakeProtocol protocol;
  private final CountDownLatch left;

  FakeExchange(Socket socket, FakeProtocol protocol, CountDownLatch left) throws IOException {
    this.socket = socket;
    this.in = socket.getInputStream();
    this.out = socket.getOutputStream();
    this.protocol = protocol;
    this.left = left;
  }

  FakeProtocol protocol() {
    return protocol;
  }

  /** The next request; empty where the client has left. */
  Optional<Request> read() throws IOException {
    String first = line();
    if (first.isEmpty()) {
      return Optional.empty();
    }
    Map<String, String> headers = new TreeMap<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
    String[] words = first.split(" ");
    return Optional.of(new Request(words[0], words[1], Map.copyOf(headers), body));
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  /** Begins a streamed response. */
  void head(int status) throws IOException {
    send(
        "HTTP/1.1 "
            + status
            + " Whatever\r\nContent-Type: "
            + protocol.contentType()
            + "\r\nTransfer-Encoding: chunked\r\n\r\n");
  }

  /** Begins an answer as the provider does. */
  void begin() throws IOException {
    head(200);
    for (String frame : protocol.opening()) {
      chunk(frame);
    }
  }

  void chunk(String text) throws IOException {
    chunk(text.getBytes(StandardCharsets.UTF_8));
  }

  void chunk(byte[] bytes) throws IOException {
    send(Integer.toHexString(bytes.length) + "\r\n");
    out.write(bytes);
    send("\r\n");
  }

  void lastChunk() throws IOException {
    send("0\r\n\r\n");
  }

  void whole(int status, String type, Map<String, String> headers, String body) throws IOException {
    StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Whatever\r\n");
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    int length = body.getBytes(StandardCharsets.UTF_8).length;
    send(head + "Content-Type: " + type + "\r\nContent-Length: " + length + "\r\n\r\n" + body);
  }

  private void send(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  /** Waits until the client has closed the connection. */
  void awaitClientsLeave() throws IOException {
    try {
      while (in.read() >= 0) {
        // a client that waits for its answer sends nothing
      }
    } finally {
      left.countDown();
      close();
    }
  }

  void close() throws IOException {
    socket.close();
  }
}
