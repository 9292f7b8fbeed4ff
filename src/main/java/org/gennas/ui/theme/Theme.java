package org.gennas.ui.theme;

/** What the user chose: light, dark, or as the desktop has it. */
public enum Theme {
  LIGHT,
  DARK,
  /** As the operating system says; {@link DesktopTheme} finds out. */
  SYSTEM
}
