package org.gennas.ui.chart;

import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.beans.value.WeakChangeListener;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.gennas.figure.Brush;
import org.gennas.figure.Palette;

/**
 * A chart painted on a canvas. It is painted again at most twenty times a second however often its
 * values change, in turns with the other charts of its window, at once when its size changes, and
 * shows exact values in a small frame beside the mouse. It takes the keyboard's focus and tells the
 * window around it, by a {@link FigureEvent}, when a person wants to save or copy it.
 */
public abstract class ChartCanvas extends Region {
  private static final double LEAST_INTERVAL_MS = 50;
  private static final double NANOS_PER_MS = 1e6;
  private static final double TIP_DISTANCE = 10;
  private static final double CORNER_INSET = 2;

  /**
   * What the mouse points at.
   *
   * @param x px of the marked point
   * @param y px of the marked point
   * @param text exact values, a line each
   */
  public record Hover(double x, double y, String text) {}

  private final ObservableValue<Palette> palette;
  private final ChangeListener<Palette> repaint = (observable, old, now) -> requestPaint();
  private final Canvas canvas = new Canvas();
  private final FxRuler ruler = new FxRuler();
  private final Label tip = new Label();
  private final PauseTransition later = new PauseTransition();
  private boolean waiting;
  private boolean stale = true;
  private long lastPaintNanos;
  private Optional<Hover> hover = Optional.empty();
  private double mouseX = Double.NaN;
  private double mouseY = Double.NaN;
  private Optional<Node> corner = Optional.empty();

  /** A chart in the colours of a palette that may change. */
  protected ChartCanvas(ObservableValue<Palette> palette) {
    this.palette = palette;
    getStyleClass().add("gn-chart");
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    tip.getStyleClass().add("gn-chart-tip");
    tip.setMouseTransparent(true);
    tip.setManaged(false);
    tip.setVisible(false);
    getChildren().setAll(canvas, tip);
    setMinSize(60, 40);
    palette.addListener(new WeakChangeListener<>(repaint));
    later.setOnFinished(
        event -> {
          waiting = false;
          requestLayout();
        });
    setOnMouseMoved(event -> point(event.getX(), event.getY()));
    setOnMouseExited(event -> point(Double.NaN, Double.NaN));
    beReachable();
  }

  private void beReachable() {
    setFocusTraversable(true);
    addEventHandler(MouseEvent.MOUSE_PRESSED, event -> requestFocus());
    addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
    hoverProperty().addListener((observable, old, now) -> reached(now));
    focusedProperty().addListener((observable, old, now) -> reached(now));
  }

  private void reached(boolean now) {
    if (now) {
      fireEvent(new FigureEvent(FigureEvent.REACHED, this));
    }
    corner.ifPresent(node -> node.setVisible(isHover() || isFocused()));
  }

  private void onKey(KeyEvent event) {
    boolean menu = event.getCode() == KeyCode.CONTEXT_MENU;
    boolean shiftF10 = event.getCode() == KeyCode.F10 && event.isShiftDown();
    boolean press = event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE;
    if (menu || shiftF10 || press && !event.isShortcutDown()) {
      fireEvent(new FigureEvent(FigureEvent.ASKED, this));
      event.consume();
    } else if (event.getCode() == KeyCode.C && event.isShortcutDown() && !event.isShiftDown()) {
      fireEvent(new FigureEvent(FigureEvent.COPIED, this));
      event.consume();
    }
  }

  /** Whether it has a {@link #offer button} for its corner. */
  public final boolean hasOffer() {
    return corner.isPresent();
  }

  /** Shows this in the upper right corner while mouse or keyboard are at the chart. */
  public final void offer(Node button) {
    corner.ifPresent(old -> getChildren().remove(old));
    corner = Optional.of(button);
    button.setManaged(false);
    button.setVisible(isHover() || isFocused());
    getChildren().add(getChildren().indexOf(tip), button);
    placeCorner();
  }

  private void placeCorner() {
    corner.ifPresent(
        node -> {
          node.applyCss();
          double w = node.prefWidth(-1);
          double h = node.prefHeight(-1);
          node.resizeRelocate(getWidth() - w - CORNER_INSET, CORNER_INSET, w, h);
        });
  }

  /** The colours now shown. */
  final Palette palette() {
    return palette.getValue();
  }

  /** Width of the plot in px as shown, or as it would like to be where it is not shown yet. */
  final double figureWidth() {
    return canvas.getWidth() > 1 ? canvas.getWidth() : prefWidth(-1);
  }

  /** Height of the plot in px as shown, or as it would like to be where it is not shown yet. */
  final double figureHeight() {
    return canvas.getHeight() > 1 ? canvas.getHeight() : prefHeight(-1);
  }

  /** Whether {@link #paint} paints the title, so that a saved figure does not have it twice. */
  protected boolean paintsTitle() {
    return false;
  }

  /** Paints everything on a canvas that is already clear. */
  protected abstract void paint(Brush brush, double width, double height);

  /** What lies at a place, px; empty where there is nothing to say. */
  protected abstract Optional<Hover> at(double x, double y);

  /** Whether what the mouse points at gets a ring; cells of a table need none. */
  protected boolean marksHover() {
    return true;
  }

  /** The chart in words, for screen readers and reports. */
  public abstract String describe();

  /** What the figure is called, also as the beginning of a file's name. */
  public abstract String figureTitle();

  /** The numbers shown, in full. */
  public abstract FigureTable table();

  /** Paints again soon, together with other changes. For the FX thread. */
  protected final void requestPaint() {
    stale = true;
    if (waiting) {
      return;
    }
    double sinceMs = (System.nanoTime() - lastPaintNanos) / 1e6;
    if (sinceMs >= LEAST_INTERVAL_MS) {
      requestLayout();
    } else {
      waiting = true;
      later.setDuration(Duration.millis(LEAST_INTERVAL_MS - sinceMs));
      later.playFromStart();
    }
  }

  @Override
  protected void layoutChildren() {
    double width = snapSizeX(getWidth());
    double height = snapSizeY(getHeight());
    placeCorner();
    boolean resized = canvas.getWidth() != width || canvas.getHeight() != height;
    if (!resized && (!stale || waiting)) {
      return;
    }
    Optional<PaintTurns> turns = Optional.ofNullable(getScene()).map(PaintTurns::of);
    boolean live = !resized && lastPaintNanos != 0;
    if (live && turns.isPresent() && !turns.get().take(this)) {
      return;
    }
    canvas.setWidth(width);
    canvas.setHeight(height);
    long begun = System.nanoTime();
    paintNow(width, height);
    turns.ifPresent(t -> t.took((System.nanoTime() - begun) / NANOS_PER_MS));
  }

  private void paintNow(double width, double height) {
    stale = false;
    lastPaintNanos = System.nanoTime();
    GraphicsContext g = canvas.getGraphicsContext2D();
    g.clearRect(0, 0, width, height);
    Brush brush = new Brush(new CanvasSurface(g, ruler), palette.getValue());
    paint(brush, width, height);
    hover = Double.isNaN(mouseX) ? Optional.empty() : at(mouseX, mouseY);
    if (marksHover()) {
      hover.ifPresent(mark -> brush.ring(mark.x(), mark.y(), brush.palette().fg(), 7, 1.5));
    }
    showTip(width, height);
    setAccessibleText(describe());
  }

  private void point(double x, double y) {
    mouseX = x;
    mouseY = y;
    boolean wasShown = hover.isPresent();
    Optional<Hover> now = Double.isNaN(x) ? Optional.empty() : at(x, y);
    if (wasShown || now.isPresent()) {
      requestPaint();
    }
  }

  private void showTip(double width, double height) {
    tip.setVisible(hover.isPresent());
    hover.ifPresent(
        mark -> {
          tip.setText(mark.text());
          tip.applyCss();
          double w = tip.prefWidth(-1);
          double h = tip.prefHeight(w);
          boolean left = mark.x() + TIP_DISTANCE + w > width;
          double x = left ? mark.x() - TIP_DISTANCE - w : mark.x() + TIP_DISTANCE;
          double y = Math.max(0, Math.min(height - h, mark.y() - h - TIP_DISTANCE / 2));
          tip.resizeRelocate(Math.round(Math.max(0, x)), Math.round(y), w, h);
        });
  }

  @Override
  protected double computePrefWidth(double height) {
    return 240;
  }

  @Override
  protected double computePrefHeight(double width) {
    return 120;
  }
}
