package org.gennas.report;

import java.util.List;
import java.util.stream.Collectors;
import org.gennas.common.PlainText;
import org.gennas.common.ResearchNotice;

/** A model card as Markdown (CommonMark with tables), as repositories of models want it. */
final class MarkdownCard implements CardWriter {
  private final StringBuilder out = new StringBuilder();

  @Override
  public void title(String text) {
    out.append("# ")
        .append(plain(text))
        .append("\n\n**")
        .append(ResearchNotice.TEXT)
        .append("**\n");
  }

  @Override
  public void heading(String text) {
    out.append("\n## ").append(plain(text)).append('\n');
  }

  @Override
  public void paragraph(String text) {
    out.append('\n').append(plain(text)).append('\n');
  }

  @Override
  public void bullets(List<String> texts) {
    out.append('\n');
    texts.forEach(text -> out.append("- ").append(plain(text)).append('\n'));
  }

  @Override
  public void table(List<String> titles, List<List<String>> rows) {
    out.append('\n').append(row(titles));
    out.append(
        titles.stream()
            .map(title -> title.equals(titles.get(0)) ? "---" : "---:")
            .collect(Collectors.joining(" | ", "| ", " |\n")));
    rows.forEach(cells -> out.append(row(cells)));
  }

  private static String row(List<String> cells) {
    return cells.stream()
        .map(cell -> plain(cell).replace("|", "\\|"))
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  /** Text in one line that no reader takes for markup. */
  private static String plain(String text) {
    return PlainText.of(text)
        .replaceAll("\\s+", " ")
        .replace("\\", "\\\\")
        .replaceAll("([*_`<>\\[\\]#])", "\\\\$1")
        .strip();
  }

  /** The text. */
  String finished() {
    return out + "\n---\n" + ResearchNotice.TEXT + "\n";
  }
}
