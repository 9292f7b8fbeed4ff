package org.gennas.report;

/**
 * A table with a head, row by row. Titles that begin with {@value #RIGHT} and their columns stand
 * at the right, as numbers do. Confined to one thread.
 */
final class TableMarkup {
  static final String RIGHT = ">";

  private final Markup out;
  private final String[] titles;
  private int column;

  /** Opens the table and writes its head. */
  TableMarkup(Markup out, String... titles) {
    this.out = out;
    this.titles = titles.clone();
    out.open("div", "class", "scroll").open("table").open("thead").open("tr");
    for (int i = 0; i < titles.length; i++) {
      String text = right(i) ? titles[i].substring(RIGHT.length()) : titles[i];
      out.element("th", text, "scope", "col", "class", right(i) ? "r" : "l");
    }
    out.close().close().open("tbody");
  }

  private boolean right(int at) {
    return titles[at].startsWith(RIGHT);
  }

  /** Begins a row. */
  TableMarkup row() {
    return row("other");
  }

  /**
   * Begins a row of a kind that the style sheet knows.
   *
   * @param style "best", "sum" or "other"
   */
  TableMarkup row(String style) {
    out.open("tr", "class", style);
    column = 0;
    return this;
  }

  /** The next cell. */
  TableMarkup cell(String text) {
    return cell(text, "");
  }

  /** The next cell, with something smaller below. */
  TableMarkup cell(String text, String below) {
    open().text(text);
    if (!below.isEmpty()) {
      out.element("small", below);
    }
    out.close();
    return this;
  }

  /** The next cell with text that may be long and is broken into lines. */
  TableMarkup prose(String text) {
    out.element("td", text, "class", "wrap");
    column++;
    return this;
  }

  /** Opens the next cell, to be filled and closed by the caller. */
  Markup open() {
    out.open("td", "class", right(column) ? "r" : "l");
    column++;
    return out;
  }

  /** Ends a row. */
  TableMarkup end() {
    out.close().line();
    return this;
  }

  /** Ends the table. */
  void close() {
    out.close().close().close();
  }
}
