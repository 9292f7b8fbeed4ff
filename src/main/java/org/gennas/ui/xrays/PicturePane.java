package org.gennas.ui.xrays;

import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.canvas.Canvas;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import org.gennas.figure.Palette;

/**
 * A pane of the viewer. The wheel zooms at the pointer; a drag does what the tool says, with the
 * right button always the window; a double click fits the picture.
 */
final class PicturePane extends Region {
  private static final double ZOOM_A_PIXEL = 1.0025;
  private static final double PREFERRED = 300;

  private final ViewerModel model;
  private final int index;
  private final ObservableValue<Palette> palette;
  private final Canvas canvas = new Canvas();
  private PaneContent content = PaneContent.nothing();
  private boolean stale = true;
  private double lastX;
  private double lastY;
  private long paints;

  /**
   * @param index 0 or 1
   */
  PicturePane(ViewerModel model, int index, ObservableValue<Palette> palette) {
    this.model = model;
    this.index = index;
    this.palette = palette;
    getStyleClass().add("gn-film");
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    // not managed: the canvas follows the pane, not the pane its canvas
    canvas.setManaged(false);
    getChildren().setAll(canvas);
    setMinSize(80, 80);
    model.viewport(index).addListener((property, before, now) -> repaint());
    model.tool().addListener((property, before, now) -> showCursor());
    palette.addListener((property, before, now) -> repaint());
    setOnScroll(this::scroll);
    setOnMousePressed(this::press);
    setOnMouseDragged(this::drag);
    setOnMouseClicked(
        event -> {
          if (event.getClickCount() == 2 && model.tool().get() == ViewerModel.Tool.PAN) {
            model.fit();
          }
        });
    showCursor();
  }

  /** Shows this from now on. */
  void show(PaneContent next) {
    content = next;
    setAccessibleText(next.title() + ". " + next.source() + ". " + next.state());
    repaint();
  }

  /** What is shown. */
  PaneContent content() {
    return content;
  }

  /** How often it was painted, for measurements. */
  long paints() {
    return paints;
  }

  private void repaint() {
    stale = true;
    requestLayout();
  }

  private void showCursor() {
    setCursor(
        switch (model.tool().get()) {
          case PAN -> Cursor.OPEN_HAND;
          case WINDOW -> Cursor.MOVE;
          case MEASURE -> Cursor.CROSSHAIR;
        });
  }

  private void scroll(ScrollEvent event) {
    if (event.getDeltaY() != 0) {
      model.zoom(index, Math.pow(ZOOM_A_PIXEL, event.getDeltaY()), event.getX(), event.getY());
      event.consume();
    }
  }

  private void press(MouseEvent event) {
    lastX = event.getX();
    lastY = event.getY();
    requestFocus();
    if (measures(event)) {
      model.clearMeasurement();
    }
  }

  private boolean measures(MouseEvent event) {
    return event.getButton() == MouseButton.PRIMARY
        && model.tool().get() == ViewerModel.Tool.MEASURE;
  }

  private void drag(MouseEvent event) {
    double dx = event.getX() - lastX;
    double dy = event.getY() - lastY;
    if (measures(event)) {
      Viewport at = model.viewport(index).get();
      model.measure(
          new ViewerModel.Measurement(
              at.pictureX(lastX),
              at.pictureY(lastY),
              at.pictureX(event.getX()),
              at.pictureY(event.getY())));
      return;
    }
    boolean window =
        event.getButton() == MouseButton.SECONDARY || model.tool().get() == ViewerModel.Tool.WINDOW;
    if (window) {
      model.dragWindow(dx, dy);
    } else {
      model.pan(index, dx, dy);
    }
    lastX = event.getX();
    lastY = event.getY();
  }

  @Override
  protected double computePrefWidth(double height) {
    return PREFERRED;
  }

  @Override
  protected double computePrefHeight(double width) {
    return PREFERRED;
  }

  @Override
  protected void layoutChildren() {
    double width = snapSizeX(getWidth());
    double height = snapSizeY(getHeight());
    boolean resized = canvas.getWidth() != width || canvas.getHeight() != height;
    if (resized) {
      canvas.setWidth(width);
      canvas.setHeight(height);
      model.resize(width, height);
    }
    if ((stale || resized) && width > 0 && height > 0) {
      stale = false;
      paints++;
      new PanePainter(canvas.getGraphicsContext2D(), palette.getValue())
          .paint(content, model.viewport(index).get(), width, height);
    }
  }
}
