package org.gennas.ui.xrays;

import java.util.concurrent.Executor;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.gennas.figure.Palette;
import org.gennas.ui.control.EmptyState;
import org.gennas.ui.text.Messages;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;

/** Toolbar, panes, and the two panels below them. */
final class ViewerCard extends VBox {
  private static final double PANELS = 226;

  private final XraysModel model;
  private final Messages messages;
  private final Runnable openFile;
  private final ViewerPanes panes;
  private final StackPane stage = new StackPane();

  /**
   * @param actions of the toolbar
   * @param openFile asks for a file from disk
   */
  ViewerCard(
      XraysModel model,
      ObservableValue<Palette> palette,
      Messages messages,
      Executors executors,
      ViewerToolbar.Actions actions,
      Runnable openFile) {
    this.model = model;
    this.messages = messages;
    this.openFile = openFile;
    getStyleClass().addAll("gn-card", "gn-viewer");
    panes =
        new ViewerPanes(
            model, palette, messages, new ClosingExecutor(executors.background()), executors.ui());
    stage.setMinSize(0, 120);
    VBox.setVgrow(stage, Priority.ALWAYS);
    WindowPanel window = new WindowPanel(model.viewer(), palette, messages);
    OverlayPanel overlay = new OverlayPanel(model, messages);
    for (Region panel : new Region[] {window, overlay}) {
      panel.setMinWidth(0);
      panel.setPrefWidth(100);
      HBox.setHgrow(panel, Priority.ALWAYS);
    }
    HBox panels = new HBox(window, overlay);
    panels.setMinHeight(PANELS);
    panels.setPrefHeight(PANELS);
    panels.visibleProperty().bind(actions.whole().not());
    panels.managedProperty().bind(panels.visibleProperty());
    getChildren().setAll(new ViewerToolbar(model.viewer(), messages, actions), stage, panels);
    model.shown().addListener((property, before, now) -> showStage());
    model.subject().addListener((property, before, now) -> showStage());
    showStage();
  }

  /** Where work is done and where its outcome is heard of. */
  record Executors(Executor background, Executor ui) {}

  private void showStage() {
    XraysModel.Shown shown = model.shown().get();
    if (shown instanceof XraysModel.Shown.Unreadable it) {
      stage.getChildren().setAll(unreadable(it));
    } else if (shown instanceof XraysModel.Shown.Nothing) {
      stage.getChildren().setAll(nothing());
    } else {
      showPanes();
    }
  }

  private void showPanes() {
    // put in again, all of them would be styled again, at each image
    if (!stage.getChildren().contains(panes)) {
      stage.getChildren().setAll(panes);
    }
  }

  private EmptyState nothing() {
    Button open = new Button(messages.get("xrays.open"), new FontIcon(Material2AL.FOLDER_OPEN));
    open.setOnAction(event -> openFile.run());
    return new EmptyState(Material2AL.IMAGE_SEARCH, messages.get("xrays.empty.viewer"), open);
  }

  private EmptyState unreadable(XraysModel.Shown.Unreadable it) {
    Button skip = new Button(messages.get("xrays.skip"));
    skip.setId("xrays-skip");
    skip.setOnAction(event -> model.skip());
    EmptyState state =
        new EmptyState(
            Material2AL.BROKEN_IMAGE,
            messages.format("xrays.unreadable", it.file().toString(), it.message()),
            skip);
    state.setId("xrays-unreadable");
    return state;
  }

  ViewerPanes panes() {
    return panes;
  }
}
