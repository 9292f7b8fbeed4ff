package org.gennas.cli.text;

import java.util.List;
import java.util.stream.Stream;
import org.gennas.study.event.RareFinding;

/** What is too rare on a side to be judged there, in lines of text. */
public final class RareText {
  private RareText() {}

  /** A line each, and below them what to do; none where nothing is too rare. */
  public static List<String> lines(List<RareFinding> rare) {
    return Stream.concat(rare.stream().map(RareFinding::text), RareFinding.advice(rare).stream())
        .map(text -> "Rare     " + text)
        .toList();
  }
}
