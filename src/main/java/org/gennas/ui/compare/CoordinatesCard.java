package org.gennas.ui.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.gennas.study.event.Completion;
import org.gennas.study.event.StudyState;
import org.gennas.study.event.TrialState;
import org.gennas.ui.chart.Trajectory;
import org.gennas.ui.chart.TrajectoryChart;
import org.gennas.ui.control.Card;
import org.gennas.ui.control.EmptyState;
import org.gennas.ui.control.Segments;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/**
 * All finished trials over slots, costs and score; or in the order in which they ended. A drag on
 * an axis marks a part of it; with the keyboard, left and right go from axis to axis, up and down
 * through parts of it, Esc takes all marks away.
 */
final class CoordinatesCard extends VBox {
  /** Which of the two pictures is shown. */
  enum View {
    COORDINATES,
    TRAJECTORY
  }

  private static final double LEAST_DRAG = 4;

  private final CompareContext context;
  private final CompareText text;
  private final Card card;
  private final ParallelPlot plot;
  private final TrajectoryChart course;
  private final Segments<View> views;
  private final Button clear;
  private final StackPane place = new StackPane();
  private final EmptyState empty;
  private Optional<Drag> drag = Optional.empty();
  private OptionalInt current = OptionalInt.empty();
  private int preset = -1;

  private record Drag(CoordinateFrame.Upright axis, double from) {}

  CoordinatesCard(CompareContext context) {
    this.context = context;
    text = context.text();
    card = new Card(text.get("compare.coordinates.title"));
    plot = new ParallelPlot(context.palette(), text);
    plot.setId("compare-coordinates");
    course =
        new TrajectoryChart(
            context.palette(),
            text.get("compare.trajectory.title"),
            text.get("compare.trajectory.x"),
            "",
            3);
    course.setId("compare-trajectory");
    course.pointed().bindBidirectional(context.hovered());
    course.chosen().bindBidirectional(context.selected());
    views = new Segments<>(List.of(View.values()), v -> text.get("compare.view." + v));
    clear = new Button(text.get("compare.clearMarks"), new FontIcon(Material2AL.CLOSE));
    clear.getStyleClass().add("gn-small");
    clear.setTooltip(new Tooltip(text.get("compare.clearMarks.tip")));
    clear.setOnAction(event -> context.cloud().clearMarks());
    card.actions().getChildren().setAll(clear, views);
    empty = new EmptyState(Material2MZ.SHOW_CHART, text.get("compare.coordinates.none"));
    VBox.setVgrow(card, Priority.ALWAYS);
    card.setPaddedBody(place);
    getChildren().setAll(card);
    views.valueProperty().addListener((observable, old, now) -> refresh());
    context.cloud().cloudProperty().addListener((observable, old, now) -> refresh());
    context.compare().trialsProperty().addListener((observable, old, now) -> refresh());
    context.compare().highlightedProperty().addListener((observable, old, now) -> refresh());
    context.selected().addListener((observable, old, now) -> refresh());
    context.hovered().addListener((observable, old, now) -> refresh());
    listen();
    refresh();
  }

  /** Which picture is shown. */
  ObjectProperty<View> viewProperty() {
    return views.valueProperty();
  }

  private void refresh() {
    TrialCloud cloud = context.cloud().cloudProperty().get();
    boolean coordinates = views.getValue() == View.COORDINATES;
    plot.show(
        new ParallelPlot.Shown(
            cloud,
            context.places(),
            context.compare().highlightedProperty().get(),
            context.selected().get(),
            context.hovered().get()));
    if (!coordinates) {
      course.show(trajectory(cloud));
    }
    clear.setVisible(context.cloud().isMarked() && coordinates);
    clear.setManaged(clear.isVisible());
    card.setTitle(text.get(coordinates ? "compare.coordinates.title" : "compare.trajectory.title"));
    card.setNote(
        coordinates
            ? context.cloud().isMarked()
                ? text.format("compare.marked", cloud.within().size(), cloud.points().size())
                : text.get("compare.coordinates.note")
            : text.get("compare.trajectory.note"));
    Node shown = coordinates ? plot : course;
    place.getChildren().setAll(cloud.points().isEmpty() ? empty : shown);
  }

  /** The scores in the order in which the trainings ended. */
  private Trajectory trajectory(TrialCloud cloud) {
    List<Trajectory.Point> points = new ArrayList<>();
    Optional<StudyState> state =
        context.compare().study().momentProperty().get().map(m -> m.state());
    for (TrialState trial : state.map(Completion::order).orElse(List.of())) {
      cloud.point(trial.id().number()).ifPresent(p -> points.add(point(cloud, p)));
    }
    return new Trajectory(points, List.of());
  }

  private static Trajectory.Point point(TrialCloud cloud, TrialPoint trial) {
    return new Trajectory.Point(trial.number(), trial.label(), trial.auc(), !cloud.within(trial));
  }

  private void listen() {
    plot.addEventHandler(
        MouseEvent.MOUSE_MOVED,
        event ->
            context
                .hovered()
                .set(plot.nearest(event.getX(), event.getY()).map(TrialPoint::number)));
    plot.addEventHandler(MouseEvent.MOUSE_EXITED, event -> context.hovered().set(Optional.empty()));
    plot.addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
    plot.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
    plot.addEventHandler(MouseEvent.MOUSE_RELEASED, this::release);
    plot.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
    plot.focusedProperty().addListener((observable, old, now) -> plot.setCurrent(current));
  }

  private void press(MouseEvent event) {
    if (event.getButton() == MouseButton.PRIMARY) {
      drag = plot.axisAt(event.getX()).map(axis -> new Drag(axis, event.getY()));
    }
  }

  private void drag(MouseEvent event) {
    drag.filter(d -> Math.abs(event.getY() - d.from()) >= LEAST_DRAG)
        .ifPresent(d -> context.cloud().mark(d.axis().axis(), span(d, event.getY())));
  }

  private static AxisSelection span(Drag d, double to) {
    return AxisSelection.between(d.axis().y().value(d.from()), d.axis().y().value(to));
  }

  private void release(MouseEvent event) {
    if (event.getButton() != MouseButton.PRIMARY) {
      return;
    }
    boolean moved = drag.map(d -> Math.abs(event.getY() - d.from()) >= LEAST_DRAG).orElse(false);
    if (drag.isPresent() && !moved) {
      context.cloud().clear(drag.get().axis().axis());
    }
    if (!moved) {
      plot.whenAt(
          event.getX(),
          event.getY(),
          number -> {
            context.selected().set(Optional.of(number));
            if (event.getClickCount() == 2) {
              context.compare().add(number);
            }
          });
    }
    drag = Optional.empty();
  }

  private void onKey(KeyEvent event) {
    int axes = plot.frame().map(f -> f.axes().size()).orElse(0);
    if (axes == 0 || event.isShortcutDown()) {
      return;
    }
    switch (event.getCode()) {
      case LEFT -> go(axes, -1);
      case RIGHT -> go(axes, 1);
      case UP -> mark(-1);
      case DOWN -> mark(1);
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void go(int axes, int by) {
    int at = current.isPresent() ? current.getAsInt() + by : by > 0 ? 0 : axes - 1;
    current = OptionalInt.of(Math.max(0, Math.min(axes - 1, at)));
    preset = -1;
    plot.setCurrent(current);
  }

  /** Marks the next part of the current axis; before the first and after the last there is none. */
  private void mark(int by) {
    if (current.isEmpty()) {
      return;
    }
    List<AxisSelection> presets = plot.presets(current.getAsInt());
    int next = preset < 0 ? (by > 0 ? 0 : presets.size() - 1) : preset + by;
    CoordinateAxis axis = plot.frame().orElseThrow().axes().get(current.getAsInt()).axis();
    if (next < 0 || next >= presets.size()) {
      preset = -1;
      context.cloud().clear(axis);
    } else {
      preset = next;
      context.cloud().mark(axis, presets.get(next));
    }
  }

  /** Whether a key takes the marks away. */
  boolean clears(KeyCode code) {
    return code == KeyCode.ESCAPE && context.cloud().isMarked();
  }
}
