package org.gennas.ui.shell;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.gennas.ui.shell.WindowBounds.Area;

/** Puts the window where it was when it was last closed, and knows where it is now. */
final class WindowPlacement {
  private final Stage stage;
  private Optional<WindowBounds> last = Optional.empty();

  WindowPlacement(Stage stage) {
    this.stage = stage;
    stage.xProperty().addListener((observable, old, now) -> look());
    stage.yProperty().addListener((observable, old, now) -> look());
    stage.widthProperty().addListener((observable, old, now) -> look());
    stage.heightProperty().addListener((observable, old, now) -> look());
  }

  /** Where the window is, or was before it filled its screen; empty before it is shown. */
  Optional<WindowBounds> now() {
    return last.map(
        at -> new WindowBounds(at.x(), at.y(), at.width(), at.height(), stage.isMaximized()));
  }

  private void look() {
    WindowBounds at =
        new WindowBounds(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), false);
    boolean free = !stage.isMaximized() && !stage.isIconified() && !stage.isFullScreen();
    if (free && at.usable()) {
      last = Optional.of(at);
    }
  }

  /** Moves the window there, as far as today's screens allow. */
  void restore(WindowBounds place) {
    WindowBounds at = place.within(screens(), stage.getMinWidth(), stage.getMinHeight());
    stage.setX(at.x());
    stage.setY(at.y());
    stage.setWidth(at.width());
    stage.setHeight(at.height());
    stage.setMaximized(at.maximised());
    last = Optional.of(at);
  }

  private static List<Area> screens() {
    Screen main = Screen.getPrimary();
    return java.util.stream.Stream.concat(
            java.util.stream.Stream.of(main),
            Screen.getScreens().stream().filter(screen -> !screen.equals(main)))
        .map(screen -> area(screen.getVisualBounds()))
        .toList();
  }

  private static Area area(Rectangle2D bounds) {
    return new Area(bounds.getMinX(), bounds.getMinY(), bounds.getWidth(), bounds.getHeight());
  }
}
