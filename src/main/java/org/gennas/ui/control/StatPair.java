package org.gennas.ui.control;

import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A value under its label, with an optional unit and a row of ticks that count something. */
public final class StatPair extends VBox {
  private static final double TICK_WIDTH = 7;

  private final Label label = new Label();
  private final Label value = new Label();
  private final Label unit = new Label();
  private final HBox ticks = new HBox(2);
  private List<Object> ticked = List.of();

  /** How the block is set. */
  public enum Look {
    /** Value of 14 px, left. */
    NORMAL,
    /** Value of 13 px. */
    COMPACT
  }

  /** A block whose value is not known yet: shown as a dash. */
  public StatPair(String name) {
    this(name, Look.NORMAL);
  }

  /** A block whose value is not known yet: shown as a dash. */
  public StatPair(String name, Look look) {
    getStyleClass().add("gn-stat");
    if (look == Look.COMPACT) {
      getStyleClass().add("gn-compact");
    }
    label.setText(name);
    label.getStyleClass().add("gn-stat-label");
    value.getStyleClass().add("gn-stat-value");
    unit.getStyleClass().add("gn-stat-unit");
    HBox line = new HBox(value, unit);
    line.getStyleClass().add("gn-stat-line");
    for (Label part : new Label[] {label, value, unit}) {
      part.setMinWidth(USE_PREF_SIZE);
    }
    label.setLabelFor(value);
    ticks.setManaged(false);
    ticks.setVisible(false);
    setMaxHeight(USE_PREF_SIZE);
    getChildren().setAll(label, line);
    unknown();
  }

  /** Shows a value that needs no unit. */
  public void show(String text) {
    show(text, "");
  }

  /** Shows a value and, smaller and grey, its unit or what it is out of. */
  public void show(String text, String unitText) {
    value.setText(text);
    unit.setText(unitText);
    unit.setManaged(!unitText.isEmpty());
    unit.setVisible(!unitText.isEmpty());
    setAccessibleText(label.getText() + ": " + text + " " + unitText);
  }

  /** Shows that there is no value. */
  public void unknown() {
    show("\u2013", "");
  }

  /**
   * Shows a row of ticks below.
   *
   * @param filled how many are coloured, 0 to total
   * @param total how many there are; 0 takes the row away
   * @param warning true for amber ticks, such as a countdown to a stop
   */
  public void ticks(int filled, int total, boolean warning) {
    List<Object> wanted = List.of(filled, total, warning);
    if (wanted.equals(ticked)) {
      return;
    }
    ticked = wanted;
    getChildren().remove(ticks);
    ticks.getChildren().clear();
    for (int i = 0; i < total; i++) {
      Region tick = new Region();
      tick.getStyleClass().add("gn-tick");
      tick.setPrefWidth(TICK_WIDTH);
      tick.setMinWidth(2);
      if (i < filled) {
        tick.getStyleClass().add(warning ? "gn-warn" : "gn-on");
      }
      ticks.getChildren().add(tick);
    }
    boolean shown = total > 0;
    ticks.setManaged(shown);
    ticks.setVisible(shown);
    if (shown) {
      VBox.setMargin(ticks, new Insets(2, 0, 0, 0));
      getChildren().add(ticks);
    }
  }

  /** Sets label and value against the right edge. */
  public StatPair rightAligned() {
    getStyleClass().add("gn-right");
    return this;
  }

  /** The value now shown, for tests and copying. */
  public String valueText() {
    return value.getText();
  }
}
