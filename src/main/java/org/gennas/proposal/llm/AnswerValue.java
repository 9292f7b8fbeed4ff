package org.gennas.proposal.llm;

import java.util.Optional;

/** What single values of an answer mean, as written by a model. */
final class AnswerValue {
  private static final int LONGEST_RATIONALE = 2000;

  private AnswerValue() {}

  /** The digits of a code that is written with separators; empty where it has anything else. */
  static String digits(String value) {
    String bare = value.replaceAll("[\\s,;|\\[\\]()_-]", "");
    return bare.chars().allMatch(c -> c >= '0' && c <= '9') ? bare : "";
  }

  static String shortened(String value) {
    String readable = readable(value);
    return readable.length() > 40 ? readable.substring(0, 40) + "..." : readable;
  }

  /** Without control characters, and no longer than anybody reads. */
  static String readable(String value) {
    String plain = value.replaceAll("\\p{Cntrl}+", " ").strip();
    return plain.length() > LONGEST_RATIONALE ? plain.substring(0, LONGEST_RATIONALE) : plain;
  }

  static Optional<Double> score(String value) {
    try {
      double number = Double.parseDouble(value.replace("%", "").strip());
      double auc = number > 1 && number <= 100 ? number / 100 : number;
      return auc > 0 && auc <= 1 ? Optional.of(auc) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
