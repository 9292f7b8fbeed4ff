package org.gennas.ui.control;

import javafx.scene.control.Label;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** A short state in a rounded frame. State is never colour alone: text always, icon often. */
public class Badge extends Label {
  /** What the state means to the reader. */
  public enum Kind {
    NEUTRAL("gn-neutral"),
    OK("gn-ok"),
    INFO("gn-info"),
    WARNING("gn-warning"),
    ERROR("gn-error");

    private final String styleClass;

    Kind(String styleClass) {
      this.styleClass = styleClass;
    }

    String styleClass() {
      return styleClass;
    }
  }

  /** A badge without an icon. */
  public Badge(Kind kind, String text) {
    getStyleClass().add("gn-badge");
    setMinWidth(USE_PREF_SIZE);
    show(kind, text);
  }

  /** A badge with an icon before its text. */
  public Badge(Kind kind, Ikon icon, String text) {
    this(kind, text);
    show(kind, icon, text);
  }

  /** Changes what it says; takes an icon away. */
  public final void show(Kind kind, String text) {
    if (!getStyleClass().contains(kind.styleClass())) {
      for (Kind other : Kind.values()) {
        getStyleClass().remove(other.styleClass());
      }
      getStyleClass().add(kind.styleClass());
    }
    setText(text);
    setGraphic(null);
  }

  /** Changes what it says. */
  public final void show(Kind kind, Ikon icon, String text) {
    boolean same =
        getStyleClass().contains(kind.styleClass())
            && getGraphic() instanceof FontIcon shown
            && shown.getIconCode() == icon;
    if (same) {
      setText(text);
    } else {
      show(kind, text);
      setGraphic(new FontIcon(icon));
    }
  }
}
