package org.gennas.figure;

/** Where a text's given x lies in it. */
public enum Anchor {
  START,
  MIDDLE,
  END
}
