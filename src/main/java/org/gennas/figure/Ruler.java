package org.gennas.figure;

/** Measures text. */
@FunctionalInterface
public interface Ruler {
  /** Width of a line of text, px. */
  double width(String text, Lettering lettering);
}
