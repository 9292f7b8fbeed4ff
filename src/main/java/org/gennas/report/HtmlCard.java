package org.gennas.report;

import java.io.IOException;
import java.util.List;
import org.gennas.common.ResearchNotice;

/** A model card as a page that needs nothing else. */
final class HtmlCard implements CardWriter {
  private final Markup out = new Markup();

  HtmlCard() {
    out.open("div", "class", "page card");
  }

  @Override
  public void title(String text) {
    out.open("div", "class", "ruo").element("span", ResearchNotice.TEXT).close();
    out.open("header", "class", "top").element("h1", text).close().line();
  }

  @Override
  public void heading(String text) {
    out.element("h2", text).line();
  }

  @Override
  public void paragraph(String text) {
    out.element("p", text).line();
  }

  @Override
  public void bullets(List<String> texts) {
    out.open("ul");
    texts.forEach(text -> out.element("li", text));
    out.close().line();
  }

  @Override
  public void table(List<String> titles, List<List<String>> rows) {
    String[] heads = new String[titles.size()];
    for (int i = 0; i < heads.length; i++) {
      heads[i] = (i == 0 ? "" : TableMarkup.RIGHT) + titles.get(i);
    }
    TableMarkup table = new TableMarkup(out, heads);
    for (List<String> row : rows) {
      table.row();
      row.forEach(table::cell);
      table.end();
    }
    table.close();
  }

  /** The page; the card takes nothing more. */
  String finished(String title) throws IOException {
    out.open("footer").element("b", ResearchNotice.TEXT).close().close();
    return HtmlReport.page(title, "report.css", out);
  }
}
