package org.gennas.ui.control;

import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;

/** Tells under the mouse what a label says in full, for labels that may be cut short. */
public final class WholeText {
  private WholeText() {}

  /** From now on the label's tooltip is its text. */
  public static void onHover(Label label) {
    label.textProperty().addListener((property, before, now) -> show(label));
    show(label);
  }

  private static void show(Label label) {
    Object ours = label.getProperties().get(WholeText.class);
    if (label.getTooltip() != null && label.getTooltip() != ours) {
      return; // somebody has more to say there
    }
    String text = label.getText();
    label.setTooltip(text == null || text.isBlank() ? null : new Tooltip(text));
    label.getProperties().put(WholeText.class, label.getTooltip());
  }
}
