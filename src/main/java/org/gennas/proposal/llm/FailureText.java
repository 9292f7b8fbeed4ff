package org.gennas.proposal.llm;

import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import javax.net.ssl.SSLException;
import org.gennas.proposal.llm.ChatProblem.Kind;

/** Says what went wrong with a connection, where, and what to do. */
final class FailureText {
  private static final int SEEN = 120;

  private final Provider provider;
  private final String host;
  private final Redaction redaction;

  FailureText(Provider provider, String host, Redaction redaction) {
    this.provider = provider;
    this.host = host;
    this.redaction = redaction;
  }

  /** No headers came. */
  Failure beforeHeaders(Throwable cause) {
    Throwable root = cause;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    if (root instanceof UnresolvedAddressException || root instanceof UnknownHostException) {
      return Failure.of(
          Kind.UNREACHABLE,
          "There is no host " + host + ". Check the network and the address of the server.");
    } else if (root instanceof HttpConnectTimeoutException) {
      return Failure.of(
          Kind.UNREACHABLE,
          host + " refuses the connection. Check the network and the address of the server.");
    } else if (cause instanceof ConnectException || root instanceof ConnectException) {
      return Failure.of(Kind.UNREACHABLE, "Nothing answers at " + host + ". " + howToStart());
    } else if (root instanceof SSLException || cause instanceof SSLException) {
      return Failure.of(
          Kind.UNREACHABLE,
          "No secure connection to "
              + host
              + " could be made. Check whether the address begins with http or https, and this"
              + " machine's clock and certificates.");
    } else if (cause instanceof ProtocolException || root instanceof ProtocolException) {
      return Failure.of(
          Kind.UNREADABLE,
          host + " does not speak HTTP. Check the address of the server and its port.");
    }
    return Failure.of(
        Kind.CUT_OFF,
        host + " closed the connection before it answered. Try again; check the server's log.");
  }

  private String howToStart() {
    return switch (provider) {
      case OLLAMA -> "Start Ollama (ollama serve), or correct the address or OLLAMA_HOST.";
      case COMPATIBLE -> "Start the server, or correct the address.";
      case OPENAI, AZURE, ANTHROPIC, GEMINI ->
          "Check the network, its proxy and the address of the server.";
    };
  }

  Failure stalled(Duration idle, boolean begun) {
    return Failure.of(
        Kind.STALLED,
        host
            + (begun ? " stopped in the middle of its answer: nothing for " : " sent nothing for ")
            + seconds(idle)
            + ". A slow model may need more: raise the idle seconds, or use a smaller model.");
  }

  private static String seconds(Duration time) {
    return time.toMillis() < 1000 ? time.toMillis() + " ms" : time.toSeconds() + " s";
  }

  Failure cutOff() {
    return Failure.of(
        Kind.CUT_OFF,
        "The connection to "
            + host
            + " ended in the middle of the answer. Try again; if it persists, check the server's"
            + " log.");
  }

  Failure tooLong(int bytes) {
    return Failure.of(
        Kind.UNREADABLE,
        host
            + " sent more than "
            + (bytes >> 20)
            + " MiB for one answer; the rest was not read. Use another model, or lower its"
            + " token limit of an answer.");
  }

  Failure noText() {
    return Failure.of(
        Kind.UNREADABLE,
        host
            + " sent bytes that are not UTF-8 text. Check that the address leads to "
            + protocol()
            + ".");
  }

  /**
   * @param target of the header Location
   */
  Failure redirect(int status, String target) {
    return Failure.of(
        Kind.UNREADABLE,
        host
            + " redirects elsewhere ("
            + status
            + (target.isEmpty() ? "" : ", to " + shortened(withoutQuery(target)))
            + "). This is not followed, as it would pass on the key. Use the final address.");
  }

  private static String withoutQuery(String target) {
    return target.replaceFirst("[?#].*", "").replaceFirst("//[^/@]*@", "//");
  }

  Failure page(String seen) {
    return Failure.of(
        Kind.UNREADABLE,
        host
            + " sent a web page instead of an answer: \""
            + shortened(seen)
            + "\". Check that the address leads to "
            + protocol()
            + ", and whether a proxy or a login page is in front of it.");
  }

  Failure notTheProtocol(String seen) {
    return Failure.of(
        Kind.UNREADABLE,
        host
            + " sent an answer that cannot be read: \""
            + shortened(seen)
            + "\". Check that the address leads to "
            + protocol()
            + ".");
  }

  Failure filtered() {
    return Failure.of(
        Kind.REJECTED,
        host + " withheld the answer: its content filter applied. Change the prompt or the model.");
  }

  private String protocol() {
    return switch (provider) {
      case OPENAI, AZURE -> "OpenAI's chat completions";
      case ANTHROPIC -> "Anthropic's messages";
      case GEMINI -> "Gemini's generateContent";
      case OLLAMA -> "Ollama (/api/chat)";
      case COMPATIBLE -> "a server of OpenAI's protocol; it mostly ends in /v1";
    };
  }

  /** What a server wrote, fit to be shown: one line, without control characters and keys. */
  String shortened(String text) {
    return shortened(text, SEEN);
  }

  String shortened(String text, int most) {
    String line =
        redaction.ofMessage(text).replaceAll("[\\p{Cntrl}\\s\\x{80}-\\x{9f}]+", " ").strip();
    return line.codePointCount(0, line.length()) <= most
        ? line
        : line.substring(0, line.offsetByCodePoints(0, most)) + " …";
  }

  String host() {
    return host;
  }

  Provider provider() {
    return provider;
  }
}
