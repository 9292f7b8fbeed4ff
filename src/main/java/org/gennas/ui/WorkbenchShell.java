package org.gennas.ui;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;
import org.gennas.ui.control.Badge;
import org.gennas.ui.theme.Appearance;

/**
 * The frame of the window: rail, top bar, the screen shown, status bar. Ctrl+1, Ctrl+2 ... change
 * the screen, F1 lists the keys.
 */
public final class WorkbenchShell extends StackPane {
  private final List<Screen> screens;
  private final Map<String, Node> views = new HashMap<>();
  private final StackPane content = new StackPane();
  private final NavigationRail rail;
  private final TopBar topBar;
  private final StatusBar statusBar;
  private final KeyHelp help;
  private final Notice notice = new Notice();
  private final ReadOnlyStringWrapper shown = new ReadOnlyStringWrapper("");

  /**
   * A window's content that shows the first screen.
   *
   * @param screens at least one, at most nine, ids distinct
   */
  public WorkbenchShell(Appearance appearance, Messages messages, List<Screen> screens) {
    this.screens = List.copyOf(screens);
    rail = new NavigationRail(appearance, messages, this.screens, this::show, this::toggleHelp);
    topBar = new TopBar(messages);
    statusBar = new StatusBar(messages);
    help = new KeyHelp(messages);
    help.add(
        messages.get("help.everywhere"),
        List.of(
            new KeyBinding(List.of("Ctrl", "1\u2013" + screens.size()), "help.screens"),
            new KeyBinding(List.of("Tab"), "help.tab"),
            new KeyBinding(List.of("F1"), "help.help"),
            new KeyBinding(List.of("Esc"), "help.close")));
    content.getStyleClass().add("gn-content");
    keepInside(content);
    BorderPane frame = new BorderPane(content, topBar, null, statusBar, null);
    BorderPane whole = new BorderPane(frame, null, null, null, rail);
    setAlignment(notice, Pos.BOTTOM_CENTER);
    setMargin(notice, new Insets(0, 0, 38, 0));
    getChildren().setAll(whole, notice, help);
    addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
    show(screens.get(0).id());
  }

  /** A screen that is too large is cut at its edge; it never pushes the bars out of the window. */
  private static void keepInside(StackPane content) {
    content.setMinSize(0, 0);
    content.setAlignment(Pos.TOP_LEFT);
    Rectangle edge = new Rectangle();
    edge.widthProperty().bind(content.widthProperty());
    edge.heightProperty().bind(content.heightProperty());
    content.setClip(edge);
  }

  /** The bar above the screens. */
  public TopBar topBar() {
    return topBar;
  }

  /** The bar below the screens. */
  public StatusBar statusBar() {
    return statusBar;
  }

  /** The id of the screen shown. */
  public ReadOnlyStringProperty shownProperty() {
    return shown.getReadOnlyProperty();
  }

  /**
   * Shows a screen; the first time its content is made.
   *
   * @throws IllegalArgumentException if there is no screen of that id
   */
  public void show(String id) {
    Screen screen =
        screens.stream()
            .filter(each -> each.id().equals(id))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("No screen named " + id));
    rail.select(id);
    if (!id.equals(shown.get())) {
      content.getChildren().setAll(views.computeIfAbsent(id, key -> screen.view().get()));
      shown.set(id);
    }
  }

  /** Shows a screen where the window has it, else does nothing. */
  public void showIfThere(String id) {
    if (screens.stream().anyMatch(each -> each.id().equals(id))) {
      show(id);
    }
  }

  /** Shows or hides the dot that says that work goes on on a screen. */
  public void markBusy(String id, boolean busy) {
    rail.mark(id, busy);
  }

  /** Adds a screen's keys to what F1 lists. */
  public void addKeys(String section, List<KeyBinding> keys) {
    help.add(section, keys);
  }

  /** Tells something for ten seconds without blocking anything. */
  public void tell(Badge.Kind kind, String text) {
    notice.show(kind, text, Optional.empty());
  }

  /** Tells something for ten seconds with a link, such as Undo. */
  public void tell(Badge.Kind kind, String text, String offer, Runnable action) {
    notice.show(kind, text, Optional.of(new Notice.Offer(offer, action)));
  }

  private void toggleHelp() {
    help.setVisible(!help.isVisible());
  }

  private void onKey(KeyEvent event) {
    int number = event.isShortcutDown() ? "123456789".indexOf(lastOf(event.getCode())) : -1;
    if (number >= 0 && number < screens.size()) {
      show(screens.get(number).id());
      event.consume();
    } else if (event.getCode() == KeyCode.F1) {
      toggleHelp();
      event.consume();
    } else if (event.getCode() == KeyCode.ESCAPE && help.isVisible()) {
      help.setVisible(false);
      event.consume();
    }
  }

  private static char lastOf(KeyCode code) {
    boolean digit = code.isDigitKey() || code.isKeypadKey();
    return digit ? code.getName().charAt(code.getName().length() - 1) : '-';
  }
}
