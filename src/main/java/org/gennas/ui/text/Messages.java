package org.gennas.ui.text;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/** The text that the window shows, in the user's language where there is a translation. */
public final class Messages {
  /** A bundle a screen, below {@code org/gennas/ui/text}; a key stands in one of them only. */
  static final List<String> BUNDLES =
      List.of(
          "window",
          "command",
          "figure",
          "search",
          "candidates",
          "compare",
          "xrays",
          "images",
          "arena",
          "newstudy",
          "settings",
          "report");

  private final List<ResourceBundle> bundles;
  private final Locale locale;

  /** Text for a language; English where the language is not among the translations. */
  public Messages(Locale locale) {
    this.locale = locale;
    bundles =
        BUNDLES.stream()
            .map(
                name ->
                    ResourceBundle.getBundle(
                        "org.gennas.ui.text." + name,
                        locale,
                        ResourceBundle.Control.getNoFallbackControl(
                            ResourceBundle.Control.FORMAT_PROPERTIES)))
            .toList();
  }

  /** English text. */
  public static Messages english() {
    return new Messages(Locale.ENGLISH);
  }

  /** The language that the text was asked for in. */
  public Locale locale() {
    return locale;
  }

  /** Whether there is text for a key. */
  public boolean has(String key) {
    return bundles.stream().anyMatch(bundle -> bundle.containsKey(key));
  }

  /**
   * The text of a key.
   *
   * @throws MissingResourceException if there is none: a mistake of the program
   */
  public String get(String key) {
    for (ResourceBundle bundle : bundles) {
      if (bundle.containsKey(key)) {
        return bundle.getString(key);
      }
    }
    throw new MissingResourceException("No text for " + key, Messages.class.getName(), key);
  }

  /**
   * The text of a key with its places <code>{0}</code>, <code>{1}</code> ... filled in, as {@link
   * MessageFormat} does. Pass numbers already formatted, as text, where the digits matter.
   */
  public String format(String key, Object... arguments) {
    return new MessageFormat(get(key), locale).format(arguments);
  }
}
