package org.gennas.ui.command;

import java.util.List;
import java.util.Map;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/**
 * Keys pressed together, by what is printed on them: {@code Ctrl} (on a Mac Command), {@code
 * Shift}, {@code Alt}, and one other.
 *
 * @param keys such as {@code Ctrl}, {@code K}
 */
public record KeyChord(List<String> keys) {
  private static final Map<String, KeyCode> SIGNS =
      Map.of(
          "Enter", KeyCode.ENTER,
          "Esc", KeyCode.ESCAPE,
          "Space", KeyCode.SPACE,
          "Del", KeyCode.DELETE,
          ",", KeyCode.COMMA,
          "/", KeyCode.SLASH,
          "\u2190", KeyCode.LEFT,
          "\u2192", KeyCode.RIGHT,
          "\u2191", KeyCode.UP,
          "\u2193", KeyCode.DOWN);

  public KeyChord {
    keys = List.copyOf(keys);
  }

  /** As text: {@code Ctrl+Shift+S}. */
  public String text() {
    return String.join("+", keys);
  }

  /** Whether these keys, and no modifier more, are pressed. */
  public boolean matches(KeyEvent event) {
    return !keys.isEmpty()
        && event.isShortcutDown() == keys.contains("Ctrl")
        && event.isShiftDown() == keys.contains("Shift")
        && event.isAltDown() == keys.contains("Alt")
        && isLast(event.getCode());
  }

  private boolean isLast(KeyCode code) {
    String last = keys.get(keys.size() - 1);
    if (code.isDigitKey() || code.isKeypadKey()) {
      String name = code.getName();
      return last.equals(name.substring(name.length() - 1));
    }
    KeyCode sign = SIGNS.get(last);
    return sign == null ? last.equalsIgnoreCase(code.getName()) : sign == code;
  }
}
