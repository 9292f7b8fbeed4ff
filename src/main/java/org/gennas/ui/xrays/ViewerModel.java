package org.gennas.ui.xrays;

import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.gennas.data.images.GreyWindow;
import org.gennas.data.images.Radiograph;

/** How the picture is looked at: zoom, pan, window, what lies over it. Holds no controls. */
final class ViewerModel {
  /** How many panes there are at most. */
  static final int PANES = 2;

  private static final double STEP = 1.25;
  private static final double LEAST_WINDOW = 1;

  /** Over so many px of a drag the window changes by all levels of the picture. */
  private static final double DRAG_PX = 400;

  /** What dragging does. */
  enum Tool {
    PAN,
    WINDOW,
    MEASURE
  }

  /** What the panes show. */
  enum Layout {
    /** One picture with what lies over it. */
    SINGLE,
    /** The plain picture beside the first candidate's heat map. */
    SIDE_BY_SIDE,
    /** The two candidates' heat maps. */
    CANDIDATES,
    /** The plain picture and the heat map in turns. */
    BLINK
  }

  /**
   * A line laid over the picture.
   *
   * @param fromX px of the picture
   * @param fromY px of the picture
   */
  record Measurement(double fromX, double fromY, double toX, double toY) {
    double pixels() {
      return Math.hypot(toX - fromX, toY - fromY);
    }

    /** Millimetres at the detector, where the picture tells its spacing. */
    Optional<Double> millimetres(Radiograph picture) {
      return picture
          .spacing()
          .map(s -> Math.hypot((toX - fromX) * s.across(), (toY - fromY) * s.down()));
    }
  }

  private final ObjectProperty<Tool> tool = new SimpleObjectProperty<>(Tool.PAN);
  private final ObjectProperty<Layout> layout = new SimpleObjectProperty<>(Layout.SIDE_BY_SIDE);
  private final BooleanProperty linked = new SimpleBooleanProperty(true);
  private final BooleanProperty inverted = new SimpleBooleanProperty();
  private final BooleanProperty heatShown = new SimpleBooleanProperty(true);
  private final BooleanProperty boxesShown = new SimpleBooleanProperty(true);
  private final DoubleProperty opacity = new SimpleDoubleProperty(0.55);
  private final DoubleProperty hideBelow = new SimpleDoubleProperty(0.25);
  private final ObjectProperty<GreyWindow> window =
      new SimpleObjectProperty<>(GreyWindow.between(0, 255));
  private final ReadOnlyObjectWrapper<Optional<WindowPreset>> preset =
      new ReadOnlyObjectWrapper<>(Optional.of(WindowPreset.FULL));
  private final ReadOnlyObjectWrapper<Optional<Radiograph>> picture =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Measurement>> measurement =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Viewport> first =
      new ReadOnlyObjectWrapper<>(new Viewport(1, 0, 0));
  private final ReadOnlyObjectWrapper<Viewport> second =
      new ReadOnlyObjectWrapper<>(new Viewport(1, 0, 0));
  private boolean fitted = true;
  private double paneWidth = 1;
  private double paneHeight = 1;

  ViewerModel() {
    linked.addListener((property, before, now) -> second.set(now ? first.get() : second.get()));
    window.addListener((property, before, now) -> matchPreset());
  }

  /** Shows another picture, whole, in the preset that was chosen; or none. */
  void show(Optional<Radiograph> next) {
    Optional<WindowPreset> kept = preset.get();
    boolean same = next.equals(picture.get());
    picture.set(next);
    if (!same) {
      measurement.set(Optional.empty());
      next.ifPresent(p -> window.set(kept.orElse(WindowPreset.FULL).of(p)));
      fit();
    }
  }

  /** Told the size of a pane, px. */
  void resize(double width, double height) {
    boolean changed = width != paneWidth || height != paneHeight;
    if (changed && width > 0 && height > 0) {
      double dx = (width - paneWidth) / 2;
      double dy = (height - paneHeight) / 2;
      paneWidth = width;
      paneHeight = height;
      if (fitted) {
        fit();
      } else {
        first.set(first.get().moved(dx, dy));
        second.set(second.get().moved(dx, dy));
      }
    }
  }

  /** Shows the whole picture. */
  void fit() {
    fitted = true;
    picture
        .get()
        .ifPresent(p -> both(Viewport.fitting(p.width(), p.height(), paneWidth, paneHeight)));
  }

  /** Shows one pixel of the picture on one of the screen, its middle in the pane's. */
  void actualSize() {
    fitted = false;
    picture
        .get()
        .ifPresent(p -> both(Viewport.centred(1, p.width(), p.height(), paneWidth, paneHeight)));
  }

  /** A step larger, around the pane's middle. */
  void zoomIn() {
    zoom(0, STEP, paneWidth / 2, paneHeight / 2);
  }

  /** A step smaller, around the pane's middle. */
  void zoomOut() {
    zoom(0, 1 / STEP, paneWidth / 2, paneHeight / 2);
  }

  /** Zooms a pane, and the other where they are linked, around a place of it, px. */
  void zoom(int pane, double factor, double x, double y) {
    fitted = false;
    place(pane, viewport(pane).get().zoomed(factor, x, y));
  }

  /** Moves a pane's picture, and the other's where they are linked. */
  void pan(int pane, double dx, double dy) {
    fitted = false;
    place(pane, viewport(pane).get().moved(dx, dy));
  }

  private void place(int pane, Viewport next) {
    if (linked.get()) {
      both(next);
    } else {
      (pane == 0 ? first : second).set(next);
    }
  }

  private void both(Viewport next) {
    first.set(next);
    second.set(next);
  }

  /** Widens the window by a drag to the right, raises its level by a drag down. */
  void dragWindow(double dx, double dy) {
    double levels = picture.get().map(p -> p.white() + 1.0).orElse(256.0);
    setWindow(
        window.get().width() + dx * levels / DRAG_PX,
        window.get().center() + dy * levels / DRAG_PX);
  }

  /** Sets the window, kept within the picture's levels. */
  void setWindow(double width, double level) {
    double white = picture.get().map(Radiograph::white).orElse(255);
    window.set(
        new GreyWindow(
            Math.max(0, Math.min(white, level)),
            Math.max(LEAST_WINDOW, Math.min(2 * white, width))));
  }

  /** Chooses the window for a part of the chest. */
  void choose(WindowPreset chosen) {
    picture.get().ifPresent(p -> window.set(chosen.of(p)));
    preset.set(Optional.of(chosen));
  }

  private void matchPreset() {
    preset.set(
        picture
            .get()
            .flatMap(
                p -> {
                  for (WindowPreset each : WindowPreset.values()) {
                    if (each.of(p).equals(window.get())) {
                      return Optional.of(each);
                    }
                  }
                  return Optional.empty();
                }));
  }

  /** Lays a line over the picture, px of the picture. */
  void measure(Measurement line) {
    measurement.set(Optional.of(line));
  }

  /** Takes the line away. */
  void clearMeasurement() {
    measurement.set(Optional.empty());
  }

  ObjectProperty<Tool> tool() {
    return tool;
  }

  ObjectProperty<Layout> layout() {
    return layout;
  }

  BooleanProperty linked() {
    return linked;
  }

  BooleanProperty inverted() {
    return inverted;
  }

  BooleanProperty heatShown() {
    return heatShown;
  }

  BooleanProperty boxesShown() {
    return boxesShown;
  }

  /** Of the hottest place, 0 to 1. */
  DoubleProperty opacity() {
    return opacity;
  }

  /** Share of the largest heat below which none is painted, 0 to 1. */
  DoubleProperty hideBelow() {
    return hideBelow;
  }

  ReadOnlyObjectProperty<GreyWindow> window() {
    return window;
  }

  /** The preset that the window is; empty once it was changed by hand. */
  ReadOnlyObjectProperty<Optional<WindowPreset>> preset() {
    return preset.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Optional<Radiograph>> picture() {
    return picture.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Optional<Measurement>> measurement() {
    return measurement.getReadOnlyProperty();
  }

  /**
   * What a pane shows.
   *
   * @param pane 0 or 1
   */
  ReadOnlyObjectProperty<Viewport> viewport(int pane) {
    return (pane == 0 ? first : second).getReadOnlyProperty();
  }
}
