package org.gennas.common;

/**
 * What must stand on everything that leaves the program, in English; the window's own words are the
 * message {@code app.researchUse}.
 */
public final class ResearchNotice {
  public static final String TEXT = "Research use only, not for clinical use";

  /** With its full stop. */
  public static final String SENTENCE = TEXT + ".";

  private ResearchNotice() {}
}
