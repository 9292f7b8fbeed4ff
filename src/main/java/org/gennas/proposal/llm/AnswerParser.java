package org.gennas.proposal.llm;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads proposals from whatever a language model answers: JSON as asked for, JSON in a fence or in
 * prose, lists of ids, codes in plain words; trailing commas, single quotes, keys without quotes
 * and answers that break off are forgiven. Goes through the text once, so that rambling costs time
 * in proportion to its length and no more. Confined to one answer.
 */
final class AnswerParser {
  private static final int DEEPEST = 100;

  /** A bare list that misses a code's length by more is about something else. */
  private static final int NEAR = 3;

  private static final Set<String> ARCHITECTURE =
      Set.of(
          "architecture",
          "architectures",
          "code",
          "codes",
          "id",
          "ids",
          "network",
          "networks",
          "arch",
          "proposal",
          "proposals",
          "candidate",
          "candidates",
          "layers",
          "choices",
          "slots",
          "operations",
          "ops",
          "encoding",
          "model",
          "models");
  private static final Set<String> RATIONALE =
      Set.of("rationale", "reason", "reasoning", "why", "explanation", "justification", "comment");
  private static final Set<String> PREDICTED =
      Set.of(
          "predictedauc",
          "predicted",
          "prediction",
          "expectedauc",
          "expected",
          "auc",
          "aucroc",
          "predictedaucroc",
          "predictedmeanauc",
          "estimate",
          "estimatedauc",
          "score",
          "predictedscore",
          "expectedscore");

  private final String text;
  private final int length;
  private final boolean brackets;
  private final Deque<Frame> open = new ArrayDeque<>();
  private final List<ParsedProposal> found = new ArrayList<>();
  private int ignored;
  private int at;

  private AnswerParser(String text, int length, boolean brackets) {
    this.text = text;
    this.length = length;
    this.brackets = brackets;
  }

  /**
   * Everything in the answer that looks like a proposal, in order, each code once. Where the
   * answer's form says what is meant, mentions in prose are left out.
   *
   * @param length digits of a legal code
   */
  static List<ParsedProposal> parse(String answer, int length) {
    List<ParsedProposal> found = read(answer, length, true);
    if (found.isEmpty()) {
      // a stray quote or bracket may have hidden what is plain to see
      found = read(answer, length, false);
    }
    List<ParsedProposal> meant = found.stream().filter(ParsedProposal::meant).toList();
    Map<String, ParsedProposal> once = new LinkedHashMap<>();
    (meant.isEmpty() ? found : meant).forEach(a -> once.putIfAbsent(a.digits(), a));
    return List.copyOf(once.values());
  }

  private static List<ParsedProposal> read(String answer, int length, boolean brackets) {
    AnswerParser parser = new AnswerParser(answer, length, brackets);
    parser.read();
    return parser.found;
  }

  /** A container that is still open. */
  private static final class Frame {
    private final boolean object;
    private String key = "";
    private Optional<String> architecture = Optional.empty();
    private Optional<String> rationale = Optional.empty();
    private Optional<Double> predicted = Optional.empty();
    private final StringBuilder digits = new StringBuilder();
    private int single;
    private boolean mixed;

    Frame(boolean object) {
      this.object = object;
    }
  }

  private void read() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (brackets && (c == '{' || c == '[')) {
        push(c == '{');
      } else if (open.isEmpty()) {
        prose();
      } else {
        inside(c);
      }
    }
    while (!open.isEmpty()) {
      close(true);
    }
  }

  private void push(boolean object) {
    at++;
    if (open.size() < DEEPEST) {
      if (!open.isEmpty() && !open.peek().object) {
        open.peek().mixed = true;
      }
      open.push(new Frame(object));
    } else {
      ignored++;
    }
  }

  private void inside(char c) {
    if (c == '}' || c == ']') {
      at++;
      if (ignored > 0) {
        ignored--;
      } else {
        close(false);
      }
    } else if (c == ',') {
      at++;
      open.peek().key = "";
    } else if (c == '"' || c == '\'') {
      string(c);
    } else if (Character.isDigit(c) || c == '-') {
      number();
    } else if (Character.isLetter(c)) {
      word();
    } else {
      at++;
    }
  }

  private void string(char quote) {
    StringBuilder value = new StringBuilder();
    at++;
    boolean whole = false;
    while (at < text.length() && !whole) {
      char c = text.charAt(at++);
      if (c == quote) {
        whole = true;
      } else if (c == '\n' && quote == '\'') {
        break;
      } else if (c == '\\' && at < text.length()) {
        escape(value);
      } else {
        value.append(c);
      }
    }
    if (whole && colonAhead()) {
      open.peek().key = value.toString();
    } else {
      string(value.toString(), whole);
    }
  }

  private void escape(StringBuilder value) {
    char c = text.charAt(at++);
    switch (c) {
      case 'n' -> value.append('\n');
      case 't' -> value.append('\t');
      case 'r', 'b', 'f' -> value.append(' ');
      case 'u' -> {
        if (at + 4 <= text.length() && hex(text.substring(at, at + 4))) {
          value.append((char) Integer.parseInt(text.substring(at, at + 4), 16));
          at += 4;
        }
      }
      default -> value.append(c);
    }
  }

  private static boolean hex(String four) {
    return four.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 128);
  }

  /** Steps over blanks and a colon where one follows. */
  private boolean colonAhead() {
    int ahead = at;
    while (ahead < text.length() && Character.isWhitespace(text.charAt(ahead))) {
      ahead++;
    }
    if (ahead < text.length() && text.charAt(ahead) == ':') {
      at = ahead + 1;
      return true;
    }
    return false;
  }

  private void number() {
    int from = at++;
    while (at < text.length() && isNumberPart(text.charAt(at))) {
      at++;
    }
    String number = text.substring(from, at);
    if (colonAhead()) {
      open.peek().key = number;
      return;
    }
    Frame frame = open.peek();
    if (frame.object) {
      field(frame, number, at < text.length());
    } else if (number.length() == 1) {
      frame.digits.append(number);
      frame.single++;
    } else {
      frame.mixed = true;
      if (number.length() == length) {
        loose(number);
      }
    }
  }

  private static boolean isNumberPart(char c) {
    return Character.isDigit(c) || c == '.' || c == 'e' || c == 'E' || c == '+' || c == '-';
  }

  private void word() {
    int from = at;
    while (at < text.length()
        && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
      at++;
    }
    String word = text.substring(from, at);
    if (colonAhead()) {
      open.peek().key = word;
    } else if (!open.peek().object) {
      open.peek().mixed = true;
    }
  }

  private void string(String value, boolean whole) {
    Frame frame = open.peek();
    if (frame.object) {
      field(frame, value, whole);
      return;
    }
    String digits = AnswerValue.digits(value);
    if (whole && digits.length() == 1) {
      frame.digits.append(digits);
      frame.single++;
    } else {
      frame.mixed = true;
      if (whole && !digits.isEmpty() && namesArchitectures()) {
        found.add(new ParsedProposal(digits, Optional.empty(), Optional.empty(), true));
      } else if (whole && digits.length() == length) {
        loose(digits);
      }
    }
  }

  /** Whether the innermost array is the value of a key that speaks of architectures. */
  private boolean namesArchitectures() {
    return open.stream()
        .filter(f -> f.object)
        .findFirst()
        .map(f -> isArchitecture(f.key))
        .orElse(false);
  }

  private void field(Frame frame, String value, boolean whole) {
    String key = plain(frame.key);
    if (ARCHITECTURE.contains(key)) {
      if (whole && frame.architecture.isEmpty()) {
        String digits = AnswerValue.digits(value);
        frame.architecture = Optional.of(digits.isEmpty() ? AnswerValue.shortened(value) : digits);
      }
    } else if (RATIONALE.contains(key)) {
      frame.rationale = Optional.of(AnswerValue.readable(value)).filter(r -> !r.isEmpty());
    } else if (PREDICTED.contains(key)) {
      frame.predicted = AnswerValue.score(value);
    }
  }

  /** Ends the innermost container. */
  private void close(boolean cutOff) {
    Frame frame = open.pop();
    if (frame.object) {
      frame.architecture.ifPresent(
          digits -> found.add(new ParsedProposal(digits, frame.rationale, frame.predicted, true)));
    } else if (frame.single > 1 && !frame.mixed && !cutOff) {
      list(frame.digits.toString());
    }
  }

  /** A list of ids is a field's value, one of several lists, or stands alone. */
  private void list(String digits) {
    Frame around = open.peek();
    if (around != null && around.object) {
      if (isArchitecture(around.key) && around.architecture.isEmpty()) {
        around.architecture = Optional.of(digits);
      }
      return;
    }
    boolean meant =
        namesArchitectures()
            || (digits.length() == length && open.stream().noneMatch(f -> f.object));
    if (meant || Math.abs(digits.length() - length) <= NEAR) {
      found.add(new ParsedProposal(digits, Optional.empty(), Optional.empty(), meant));
    }
  }

  /** Codes and chains of ids outside of any bracket. */
  private void prose() {
    CodeInProse code = CodeInProse.at(text, at, length);
    at = code.end();
    code.digits().ifPresent(this::loose);
  }

  private void loose(String digits) {
    found.add(new ParsedProposal(digits, Optional.empty(), Optional.empty(), false));
  }

  private static boolean isArchitecture(String key) {
    return ARCHITECTURE.contains(plain(key));
  }

  private static String plain(String key) {
    return key.replaceAll("[^A-Za-z]", "").toLowerCase(Locale.ROOT);
  }
}
