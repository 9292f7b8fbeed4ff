package org.gennas.ui.search;

import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The Search screen's cards, empty: what a window shows until the screen itself is made. */
public final class SearchOutline extends HBox {
  private static final double ARCHITECTURE_HEIGHT = 390;
  private static final double DEVICES_HEIGHT = 54;

  public SearchOutline() {
    super(12);
    setId("search-outline");
    Region architecture = card();
    architecture.setMinHeight(ARCHITECTURE_HEIGHT);
    Region devices = card();
    devices.setMinHeight(DEVICES_HEIGHT);
    Region lower = card();
    VBox.setVgrow(lower, Priority.ALWAYS);
    VBox left = new VBox(10, architecture, devices, lower);
    HBox.setHgrow(left, Priority.ALWAYS);
    Region proposals = card();
    proposals.setMinWidth(SearchScreen.PROPOSALS_LEAST);
    proposals.prefWidthProperty().bind(widthProperty().multiply(SearchScreen.PROPOSALS));
    getChildren().setAll(left, proposals);
  }

  private static Region card() {
    Region card = new Region();
    card.getStyleClass().add("gn-card");
    return card;
  }
}
