package org.gennas.ui.xrays;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Slider;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.controlsfx.control.RangeSlider;
import org.gennas.ui.command.KeyBinding;

/**
 * The keys of the X-rays screen. They act wherever the keyboard is on it, but not while it writes,
 * and the arrows not where they have a meaning of their own.
 */
final class XraysKeys {
  private final Map<KeyCode, Runnable> plain;
  private final Map<KeyCode, Runnable> shortcuts;
  private final Supplier<Node> focused;
  private boolean acted;

  /**
   * @param plain what a key alone does
   * @param shortcuts what a key with Ctrl does
   * @param focused where the keyboard is; may be nowhere
   */
  XraysKeys(
      Map<KeyCode, Runnable> plain, Map<KeyCode, Runnable> shortcuts, Supplier<Node> focused) {
    this.plain = Map.copyOf(plain);
    this.shortcuts = Map.copyOf(shortcuts);
    this.focused = focused;
  }

  /** What F1 lists. */
  static List<KeyBinding> bindings() {
    return List.of(
        new KeyBinding(List.of("↑", "↓"), "xrays.keys.move"),
        new KeyBinding(List.of("I"), "xrays.keys.invert"),
        new KeyBinding(List.of("H"), "xrays.keys.heat"),
        new KeyBinding(List.of("B"), "xrays.keys.box"),
        new KeyBinding(List.of("P", "W", "M"), "xrays.keys.tools"),
        new KeyBinding(List.of("+", "−"), "xrays.keys.zoom"),
        new KeyBinding(List.of("0", "9"), "xrays.keys.fit"),
        new KeyBinding(List.of("F"), "xrays.keys.whole"),
        new KeyBinding(List.of("N"), "xrays.keys.note"),
        new KeyBinding(List.of("Ctrl", "O"), "xrays.keys.open"),
        new KeyBinding(List.of("Ctrl", "D"), "xrays.keys.bookmark"));
  }

  void handle(KeyEvent event) {
    acted = false;
    if (focused.get() instanceof TextInputControl) {
      return;
    }
    boolean arrow = event.getCode() == KeyCode.UP || event.getCode() == KeyCode.DOWN;
    if (arrow && keepsArrows(focused.get())) {
      return;
    }
    boolean bare = !event.isShortcutDown() && !event.isAltDown() && !event.isMetaDown();
    Runnable action =
        bare
            ? plain.get(event.getCode())
            : event.isShortcutDown() ? shortcuts.get(event.getCode()) : null;
    if (action != null) {
      action.run();
      acted = true;
      event.consume();
    }
  }

  /** The letter of a key that acted is not written into what the key led to. */
  void typed(KeyEvent event) {
    if (acted) {
      acted = false;
      event.consume();
    }
  }

  private static boolean keepsArrows(Node node) {
    return node instanceof Slider || node instanceof ComboBoxBase<?> || node instanceof RangeSlider;
  }
}
