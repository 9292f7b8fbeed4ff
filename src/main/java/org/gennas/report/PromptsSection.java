package org.gennas.report;

import java.util.List;
import java.util.Locale;

/** What was asked of a language model, and what it cost. */
final class PromptsSection {
  /** A question with all results so far grows; this much of it tells how it was asked. */
  private static final int MOST_LETTERS = 20_000;

  private PromptsSection() {}

  static Markup of(ReportContent content) {
    Markup out = new Markup();
    RecordedConversation talk = content.talk();
    out.open("section").open("h2").text("Prompts").close();
    if (talk.exchanges().isEmpty() && talk.prompt().isEmpty()) {
      out.element("p", "No language model was asked in this study.", "class", "note");
      return out.close();
    }
    content
        .state()
        .config()
        .languageModel()
        .ifPresent(m -> out.element("p", "Model: " + m.label() + ".", "class", "note"));
    if (!talk.exchanges().isEmpty()) {
      exchanges(out, talk.exchanges());
    }
    talk.prompt().ifPresent(p -> text(out, "The prompt's template", p));
    talk.exchanges().stream().findFirst().ifPresent(first -> question(out, first));
    out.element(
        "p",
        "Every question and answer, word for word, is in the study's folder, conversations/."
            + (talk.unreadable() == 0
                ? ""
                : " Damaged and left out here: "
                    + Words.count(talk.unreadable(), "exchange", "exchanges")
                    + "."),
        "class",
        "note");
    return out.close();
  }

  private static void exchanges(Markup out, List<RecordedConversation.Exchange> exchanges) {
    TableMarkup table =
        new TableMarkup(
            out,
            ">Exchange",
            ">Iteration",
            "Asked for",
            "Model",
            ">Tokens sent",
            ">received",
            ">Seconds",
            ">US$",
            "Accepted",
            ">Refused");
    for (RecordedConversation.Exchange one : LongTable.ends(exchanges)) {
      table.row().cell(Words.count(one.number())).cell(Words.count(one.iteration()));
      table.cell(one.purpose()).cell(one.model());
      table.cell(Words.count(one.sent())).cell(Words.count(one.received()));
      table.cell(Words.plain(one.seconds(), 1));
      table.cell(one.dollars().map(d -> Words.plain(d, 4)).orElse(Words.NONE));
      table.prose(
          one.failure()
              .map(f -> "failed: " + f)
              .orElse(one.accepted().isEmpty() ? "none" : String.join(", ", one.accepted())));
      table.cell(Words.count(one.refused())).end();
    }
    long sent = exchanges.stream().mapToLong(RecordedConversation.Exchange::sent).sum();
    long received = exchanges.stream().mapToLong(RecordedConversation.Exchange::received).sum();
    table.row("sum").cell("").cell("").cell("All").cell("");
    table.cell(Words.count(sent)).cell(Words.count(received));
    for (int i = 0; i < 4; i++) {
      table.cell("");
    }
    table.end().close();
    if (exchanges.size() > LongTable.MOST_ROWS) {
      out.element(
          "p",
          String.format(
              Locale.ROOT,
              "Shown are the first %s and the last %s of %s exchanges.",
              Words.count(LongTable.MOST_ROWS / 2),
              Words.count(LongTable.MOST_ROWS / 2),
              Words.count(exchanges.size())),
          "class",
          "note");
    }
  }

  private static void question(Markup out, RecordedConversation.Exchange first) {
    StringBuilder asked = new StringBuilder();
    for (RecordedConversation.Turn turn : first.turns()) {
      asked.append(turn.role()).append(":\n").append(turn.text()).append("\n\n");
    }
    text(out, "The first question as it was sent", asked.toString().strip());
    first.answer().ifPresent(answer -> text(out, "Its answer", answer));
  }

  private static void text(Markup out, String title, String text) {
    boolean whole = text.length() <= MOST_LETTERS;
    out.open("details", "open", "open").element("summary", title);
    out.element("pre", whole ? text : text.substring(0, MOST_LETTERS) + "\n… (cut here)");
    out.close();
  }
}
