package org.gennas.ui.images;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/** Something that was checked: an icon, and in words what came of it. */
final class CheckLine extends HBox {
  /** What came of it. */
  enum Kind {
    GOOD("gn-ok", Material2AL.CHECK_CIRCLE),
    TOLD("gn-info", Material2AL.INFO),
    DOUBTFUL("gn-warning", Material2MZ.WARNING),
    BAD("gn-error", Material2AL.ERROR),
    OPEN("gn-neutral", Material2MZ.SCHEDULE),
    /** Being looked at. */
    BUSY("gn-neutral", Material2MZ.SCHEDULE);

    private final String style;
    private final Ikon icon;

    Kind(String style, Ikon icon) {
      this.style = style;
      this.icon = icon;
    }
  }

  private final Label text = new Label();
  private Kind kind = Kind.OPEN;

  CheckLine() {
    super(8);
    setAlignment(Pos.TOP_LEFT);
    getStyleClass().add("gn-check-line");
    text.setWrapText(true);
    text.setMinHeight(Region.USE_PREF_SIZE);
    HBox.setHgrow(text, Priority.ALWAYS);
    text.setMaxWidth(Double.MAX_VALUE);
  }

  CheckLine(Kind kind, String words) {
    this();
    show(kind, words);
  }

  /** Shows what came of it. */
  void show(Kind now, String words) {
    getStyleClass().remove(kind.style);
    kind = now;
    getStyleClass().add(now.style);
    text.setText(words);
    if (now == Kind.BUSY) {
      ProgressIndicator busy = new ProgressIndicator();
      busy.setMinSize(15, 15);
      busy.setPrefSize(15, 15);
      busy.setMaxSize(15, 15);
      getChildren().setAll(busy, text);
    } else {
      getChildren().setAll(new FontIcon(now.icon), text);
    }
  }

  /** In words, for tests. */
  String words() {
    return text.getText();
  }

  Kind kind() {
    return kind;
  }
}
