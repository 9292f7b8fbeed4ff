package org.gennas.ui.shell;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;
import org.gennas.ui.command.Command;
import org.gennas.ui.command.Commands;
import org.gennas.ui.command.KeyBinding;
import org.gennas.ui.command.KeyChord;
import org.gennas.ui.command.PaletteModel;
import org.gennas.ui.control.Badge;
import org.gennas.ui.control.BlockEditor;
import org.gennas.ui.text.Messages;
import org.gennas.ui.theme.Appearance;

/**
 * The frame of the window: rail, top bar, the screen shown, status bar, and over them the command
 * palette and the list of keys. Keys of the commands that it {@link #serve serves} hold everywhere,
 * unless the screen shown has a command of the same keys.
 */
public final class WorkbenchShell extends StackPane {
  private static final String SCREENS = "command.section.screens";
  private static final String PALETTE = "command.palette";
  private static final String WINDOW = "command.section.window";

  private final Messages messages;
  private final List<Screen> screens;
  private final Map<String, Node> views = new HashMap<>();
  private final StackPane content = new StackPane();
  private final NavigationRail rail;
  private final TopBar topBar;
  private final StatusBar statusBar;
  private final Commands commands = new Commands();
  private final Map<KeyChord, Command> chords = new LinkedHashMap<>();
  private final KeyHelp help;
  private final CommandPalette palette;
  private final Notice notice = new Notice();
  private final DividerMemory dividers = new DividerMemory();
  private final ReadOnlyStringWrapper shown = new ReadOnlyStringWrapper("");

  /**
   * A window's content that shows the first screen.
   *
   * @param screens at least one, at most nine, ids distinct
   */
  public WorkbenchShell(Appearance appearance, Messages messages, List<Screen> screens) {
    this(appearance, messages, screens, List.of());
  }

  /**
   * A window's content that shows the first screen.
   *
   * @param screens at least one, at most nine, ids distinct
   * @param lower at most one screen at the rail's lower end, the settings
   */
  public WorkbenchShell(
      Appearance appearance, Messages messages, List<Screen> screens, List<Screen> lower) {
    this.messages = messages;
    this.screens = Stream.concat(screens.stream(), lower.stream()).toList();
    topBar = new TopBar(messages);
    statusBar = new StatusBar(messages);
    help = new KeyHelp(messages, commands::all);
    palette = new CommandPalette(messages, new PaletteModel(this::findable, messages::get));
    rail = new NavigationRail(appearance, messages, screens, lower, this::show, help::toggle);
    help.add(
        messages.get(WINDOW),
        List.of(
            new KeyBinding(List.of("Tab"), "help.tab"),
            new KeyBinding(List.of("Esc"), "help.close")));
    content.getStyleClass().add("gn-content");
    keepInside(content);
    BorderPane frame = new BorderPane(content, topBar, null, statusBar, null);
    BorderPane whole = new BorderPane(frame, null, null, null, rail);
    setAlignment(notice, Pos.BOTTOM_CENTER);
    setMargin(notice, new Insets(0, 0, 38, 0));
    getChildren().setAll(whole, notice, help, palette);
    addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
    serve(own(screens, lower));
    show(screens.get(0).id());
  }

  private List<Command> own(List<Screen> numbered, List<Screen> lower) {
    List<Command> all = new ArrayList<>();
    for (int i = 0; i < numbered.size(); i++) {
      Screen screen = numbered.get(i);
      all.add(
          Command.of("screen." + screen.id(), SCREENS, () -> show(screen.id()))
              .withKeys("Ctrl", String.valueOf(i + 1)));
    }
    for (Screen screen : lower) {
      all.add(
          Command.of("screen." + screen.id(), SCREENS, () -> show(screen.id()))
              .withKeys("Ctrl", ","));
    }
    all.add(Command.of(PALETTE, WINDOW, palette::toggle).withKeys("Ctrl", "K"));
    all.add(Command.of("command.keys", WINDOW, help::toggle).withKeys("F1"));
    return all;
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
      boolean first = !views.containsKey(id);
      Node view = views.computeIfAbsent(id, key -> screen.view().get());
      content.getChildren().setAll(view);
      if (first) {
        dividers.follow(id, view);
      }
      shown.set(id);
    }
  }

  /** Whether there is a screen of that id. */
  boolean has(String id) {
    return screens.stream().anyMatch(screen -> screen.id().equals(id));
  }

  /** Shows a screen where the window has it, else does nothing. */
  public void showIfThere(String id) {
    if (screens.stream().anyMatch(each -> each.id().equals(id))) {
      show(id);
    }
  }

  /** Shows or hides the dot that says that work is under way on a screen. */
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

  /** All that the palette and the list of keys offer; screens add what is theirs. */
  public Commands commands() {
    return commands;
  }

  /** Offers commands whose keys hold everywhere in the window. */
  public void serve(List<Command> everywhere) {
    commands.add(everywhere);
    everywhere.stream()
        .filter(command -> !command.keys().isEmpty())
        .forEach(command -> chords.put(new KeyChord(command.keys()), command));
  }

  /** Gives a command keys beside its own. */
  public void alsoBy(KeyChord keys, Command command) {
    chords.put(keys, command);
  }

  /** Where the parts of the screens are divided. */
  DividerMemory dividers() {
    return dividers;
  }

  /** The palette does not offer itself. */
  private List<Command> findable() {
    return commands.all().stream().filter(command -> !PALETTE.equals(command.id())).toList();
  }

  private void onKey(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE && (palette.isVisible() || help.isVisible())) {
      palette.close();
      help.setVisible(false);
      event.consume();
      return;
    }
    for (Map.Entry<KeyChord, Command> chord : chords.entrySet()) {
      if (chord.getKey().matches(event)
          && holds(chord.getValue(), event)
          && !isScreens(chord.getKey())) {
        if (!PALETTE.equals(chord.getValue().id())) {
          palette.close();
        }
        if (chord.getValue().run()) {
          event.consume();
        }
        return;
      }
    }
  }

  /** Where the screen shown has a command of these keys, they mean that one. */
  private boolean isScreens(KeyChord chord) {
    String section = "screen." + shown.get();
    return commands.all().stream()
        .filter(command -> command.section().equals(section) && !chords.containsValue(command))
        .anyMatch(command -> command.keys().equals(chord.keys()));
  }

  /** Text fields and the block editor take back what was done in them, by the same keys. */
  private static boolean holds(Command command, KeyEvent event) {
    boolean taking = WindowCommands.UNDO.equals(command.id());
    boolean making = WindowCommands.REDO.equals(command.id());
    return !(taking || making) || !hasItsOwn(event.getTarget());
  }

  private static boolean hasItsOwn(Object target) {
    Node node = target instanceof Node there ? there : null;
    while (node != null && !(node instanceof TextInputControl || node instanceof BlockEditor)) {
      node = node.getParent();
    }
    return node != null;
  }
}
