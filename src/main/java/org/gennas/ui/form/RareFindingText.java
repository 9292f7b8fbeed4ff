package org.gennas.ui.form;

import java.util.ArrayList;
import java.util.List;
import org.gennas.study.event.RareFinding;
import org.gennas.ui.text.Messages;

/** What is too rare to be judged, in the window's language. */
public final class RareFindingText {
  private static final int SHOWN = 6;

  private RareFindingText() {}

  /** A line for each of the first few, and below them what to do. */
  public static String of(List<RareFinding> rare, Messages messages) {
    List<String> lines = new ArrayList<>();
    rare.stream().limit(SHOWN).forEach(r -> lines.add(line(r, messages)));
    if (rare.size() > SHOWN) {
      lines.add(messages.format("newstudy.rare.more", rare.size() - SHOWN));
    }
    for (boolean divisible : new boolean[] {true, false}) {
      RareFinding.named(rare, divisible)
          .ifPresent(
              names ->
                  lines.add(
                      messages.format(
                          "newstudy.rare.advice." + (divisible ? "share" : "none"),
                          names,
                          RareFinding.FEWEST)));
    }
    return String.join("\n", lines);
  }

  private static String line(RareFinding rare, Messages messages) {
    String patients =
        rare.patients()
            .filter(p -> p < rare.images())
            .map(p -> messages.format("newstudy.rare.patients", p))
            .orElse("");
    String verdict =
        (rare.learned() ? "learned" : "judged") + (rare.ofTooFewPatients() ? ".patients" : "");
    return messages.format(
        "newstudy.rare." + (rare.present() ? "with" : "without"),
        messages.format("newstudy.rare.images", rare.images()),
        rare.finding(),
        patients,
        messages.get("newstudy.rare.side." + rare.side()),
        messages.format("newstudy.rare." + verdict, RareFinding.FEWEST));
  }
}
