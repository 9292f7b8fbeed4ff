package org.gennas.ui;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/** The text that the window shows, in the user's language where there is a translation. */
public final class Messages {
  private final ResourceBundle bundle;
  private final Locale locale;

  /** Text for a language; English where the language is not among the translations. */
  public Messages(Locale locale) {
    this.locale = locale;
    bundle =
        ResourceBundle.getBundle(
            "org.gennas.ui.messages",
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /** English text. */
  public static Messages english() {
    return new Messages(Locale.ENGLISH);
  }

  /**
   * The text of a key.
   *
   * @throws MissingResourceException if there is none: a mistake of the program
   */
  public String get(String key) {
    return bundle.getString(key);
  }

  /**
   * The text of a key with its places <code>{0}</code>, <code>{1}</code> ... filled in, as {@link
   * MessageFormat} does. Pass numbers already formatted, as text, where the digits matter.
   */
  public String format(String key, Object... arguments) {
    return new MessageFormat(bundle.getString(key), locale).format(arguments);
  }
}
