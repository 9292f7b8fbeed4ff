package org.gennas.ui.compare;

import org.gennas.figure.Brush;
import org.gennas.figure.Ruler;
import org.gennas.ui.chart.FxRuler;
import org.gennas.ui.control.Card;

/** The grey text beside a card's title: in full where it has room, else in brief, never cut. */
final class FittingNote {
  private static final double AROUND = 50;
  private static final double TITLE = 14.0 / 11;
  private static final double NOTE = 12.0 / 11;

  private final Ruler ruler = new FxRuler();
  private final Card card;
  private String title;
  private String full = "";
  private String brief = "";

  FittingNote(Card card, String title) {
    this.card = card;
    this.title = title;
    card.widthProperty().addListener((observable, old, now) -> fit());
    card.actions().widthProperty().addListener((observable, old, now) -> fit());
  }

  void set(String whole, String shortened) {
    full = whole;
    brief = shortened;
    fit();
  }

  /** Changes the card's title, too. */
  void setTitle(String words) {
    title = words;
    card.setTitle(words);
    fit();
  }

  private void fit() {
    double room =
        card.getWidth()
            - card.actions().getWidth()
            - ruler.width(title, Brush.STRONG) * TITLE
            - AROUND;
    boolean fits = ruler.width(full, Brush.PLAIN) * NOTE <= room;
    boolean briefFits = ruler.width(brief, Brush.PLAIN) * NOTE <= room;
    card.setNote(fits || card.getWidth() == 0 ? full : briefFits ? brief : "");
  }
}
