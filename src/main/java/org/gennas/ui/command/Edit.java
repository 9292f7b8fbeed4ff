package org.gennas.ui.command;

/** A change by a person that can be taken back: small and typed, not a copy of everything. */
public interface Edit {
  /** In the person's language, such as "Tag T-11"; follows "Undo" and "Redo". */
  String title();

  /** Makes the change, the first time or again. On the window's thread; returns at once. */
  void apply();

  /** Takes the change back. On the window's thread; returns at once. */
  void revert();
}
