package org.gennas.proposal.llm;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Takes a key out of text that is kept or shown. Servers repeat keys in their messages, whole or
 * with stars in the middle, so parts of it go too.
 */
final class Redaction {
  private static final int PART = 6;
  // Nobody's key is that short; taking it out would spoil the text.
  private static final int SHORTEST = 4;
  private static final String MARK = "[key]";
  private static final Pattern STARRED = Pattern.compile("[^\\s\"']*\\*{3,}[^\\s\"']*");

  private final Set<String> parts;
  private final int length;

  Redaction(Optional<ApiKey> key) {
    String secret = key.map(ApiKey::secret).filter(s -> s.length() >= SHORTEST).orElse("");
    length = Math.min(PART, secret.length());
    parts =
        secret.isEmpty()
            ? Set.of()
            : IntStream.rangeClosed(0, secret.length() - length)
                .mapToObj(i -> secret.substring(i, i + length))
                .collect(Collectors.toUnmodifiableSet());
  }

  /** The text with a mark in place of every part of the key. */
  String of(String text) {
    if (parts.isEmpty() || text.length() < length) {
      return text;
    }
    StringBuilder kept = new StringBuilder(text.length());
    int hiddenTo = 0;
    for (int i = 0; i < text.length(); i++) {
      if (i + length <= text.length() && parts.contains(text.substring(i, i + length))) {
        if (i >= hiddenTo) {
          kept.append(MARK);
        }
        hiddenTo = i + length;
      } else if (i >= hiddenTo) {
        kept.append(text.charAt(i));
      }
    }
    return kept.toString();
  }

  /** The same for a server's message, where words with stars stand for the key as well. */
  String ofMessage(String text) {
    return STARRED.matcher(of(text)).replaceAll(MARK);
  }

  @Override
  public String toString() {
    return "Redaction[hidden]";
  }
}
