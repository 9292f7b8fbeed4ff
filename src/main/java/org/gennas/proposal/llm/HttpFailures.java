package org.gennas.proposal.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gennas.proposal.llm.ChatProblem.Kind;

/** Reads a refusal: HTTP's status and what the server says about it. */
final class HttpFailures {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MESSAGE = 300;
  private static final Pattern TITLE =
      Pattern.compile("<title[^>]*>(.*?)</title>", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private final FailureText words;
  private final String model;

  HttpFailures(FailureText words, String model) {
    this.words = words;
    this.model = model;
  }

  /** The refusal that a whole response is. */
  Failure of(int status, String body, Optional<Duration> retryAfter) {
    String said = message(body);
    Kind kind = kind(status, body);
    return new Failure(kind, text(kind, status, said), status, retryAfter);
  }

  /** The refusal that came within a stream that had begun well. */
  Failure within(JsonNode error) {
    String type = error.path("type").asText() + " " + error.path("status").asText();
    int code = error.path("code").asInt(0);
    int status = code >= 400 && code < 600 ? code : status(type.toLowerCase(Locale.ROOT));
    String said = own(error).orElse(error.toString());
    Kind kind = kind(status, error.toString());
    return new Failure(kind, text(kind, status, said), status, Optional.empty());
  }

  private static int status(String type) {
    if (type.contains("rate_limit") || type.contains("resource_exhausted")) {
      return 429;
    } else if (type.contains("authentication") || type.contains("permission")) {
      return 401;
    } else if (type.contains("invalid_request")) {
      return 400;
    }
    return 500;
  }

  private static Kind kind(int status, String body) {
    if (status == 401 || status == 403) {
      return Kind.KEY_REFUSED;
    } else if (status == 429) {
      // An account without credit has none after a minute either.
      return body.contains("insufficient_quota") ? Kind.REJECTED : Kind.RATE_LIMITED;
    } else if (status >= 500 || status == 408 || status == 425) {
      return Kind.SERVER_ERROR;
    } else if (body.contains("API_KEY_INVALID") || body.contains("API key not valid")) {
      return Kind.KEY_REFUSED; // Gemini's is a 400
    }
    return Kind.REJECTED;
  }

  private String text(Kind kind, int status, String said) {
    String shown = words.shortened(said, MESSAGE);
    String stop = shown.isEmpty() ? "." : shown.matches(".*[.!?…]") ? "" : ".";
    String why = " (" + status + ")" + (shown.isEmpty() ? "" : ": " + shown) + stop + " ";
    return switch (kind) {
      case KEY_REFUSED -> words.host() + " rejects the key" + why + keyAdvice(words.provider());
      case RATE_LIMITED ->
          words.host()
              + " accepts no more requests for now"
              + why
              + "Wait, or allow fewer requests per minute.";
      case SERVER_ERROR ->
          words.host() + " failed" + why + "Try again later, or check the server's log.";
      default -> words.host() + " rejects the request" + why + advice(status);
    };
  }

  static String keyAdvice(Provider provider) {
    return provider
        .keyVariable()
        .map(name -> "Check the key in " + name + ", or give another one.")
        .orElse("This program has no key for it; ask whoever runs the server.");
  }

  private String advice(int status) {
    if (status == 404) {
      return "Check the model's name ("
          + model
          + ") and the address"
          + (words.provider() == Provider.OLLAMA
              ? ", or fetch the model: ollama pull " + model + "."
              : ".");
    } else if (status == 429) {
      return "Look at the account's plan and credit.";
    }
    return "Check the model's name (" + model + ") and the settings.";
  }

  /** The server's own words in the body; empty where there are none. */
  private static String message(String body) {
    String text = body.strip();
    if (text.startsWith("<")) {
      Matcher title = TITLE.matcher(text);
      return title.find() ? title.group(1).strip() : "a web page";
    }
    try {
      JsonNode tree = JSON.readTree(text);
      return own(tree.isArray() ? tree.path(0) : tree).orElse(text);
    } catch (JsonProcessingException e) {
      return text;
    }
  }

  private static Optional<String> own(JsonNode node) {
    if (node.isTextual()) {
      return Optional.of(node.asText());
    }
    for (String field : new String[] {"error", "message", "detail"}) {
      JsonNode below = node.path(field);
      if (below.isTextual() && !below.asText().isBlank()) {
        return Optional.of(below.asText());
      } else if (below.isObject()) {
        return own(below);
      } else if (below.isArray() && below.size() > 0) {
        return Optional.of(below.toString());
      }
    }
    return Optional.empty();
  }
}
