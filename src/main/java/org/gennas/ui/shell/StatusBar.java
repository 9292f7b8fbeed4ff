package org.gennas.ui.shell;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.gennas.ui.control.WholeText;
import org.gennas.ui.text.Messages;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2MZ;

/** The bar below the screens: research use only, always; then the data, and small facts. */
public final class StatusBar extends HBox {
  private final Label data = new Label();

  StatusBar(Messages messages) {
    getStyleClass().add("gn-status-bar");
    FontIcon shield = new FontIcon(Material2MZ.SECURITY);
    Label research = new Label(messages.get("app.researchUse"), shield);
    research.getStyleClass().add("gn-research-use");
    research.setId("research-use");
    research.setMinWidth(USE_PREF_SIZE);
    data.setMinWidth(0);
    WholeText.onHover(data);
    Region room = new Region();
    HBox.setHgrow(room, Priority.ALWAYS);
    getChildren().setAll(research, data, room);
  }

  /** Names the data set, its sizes and its split. */
  public void showDataSet(String text) {
    data.setText(text);
  }

  /** Adds a fact at the right end; change its text as things change. */
  public Label addFact(Ikon icon, String text) {
    Label fact = new Label(text, new FontIcon(icon));
    fact.setMinWidth(USE_PREF_SIZE);
    getChildren().add(fact);
    return fact;
  }
}
