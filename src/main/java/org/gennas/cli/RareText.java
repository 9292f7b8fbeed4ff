package org.gennas.cli;

import java.util.List;
import java.util.stream.Stream;
import org.gennas.study.RareFinding;

/** What is too rare on a side to be judged there, in lines of text. */
final class RareText {
  private RareText() {}

  /** A line each, and below them what to do; none where nothing is too rare. */
  static List<String> lines(List<RareFinding> rare) {
    return Stream.concat(rare.stream().map(RareFinding::text), RareFinding.advice(rare).stream())
        .map(text -> "Rare     " + text)
        .toList();
  }
}
