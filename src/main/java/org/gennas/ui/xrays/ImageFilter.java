package org.gennas.ui.xrays;

import java.util.Optional;

/**
 * Which images the list shows.
 *
 * @param finding index of the finding that outcome, order and disagreement speak of
 * @param outcome of the first candidate; empty: any
 * @param youngest years, inclusive
 * @param oldest years, inclusive
 * @param disagreement only images on which the two candidates' calls differ
 */
record ImageFilter(
    int finding,
    Optional<CallOutcome> outcome,
    Projection projection,
    Sex sex,
    int youngest,
    int oldest,
    boolean disagreement,
    Mark mark) {
  static final int OLDEST = 100;

  /** How the picture was taken. */
  enum Projection {
    ALL,
    PA,
    AP;

    boolean holds(String projection) {
      return this == ALL || name().equalsIgnoreCase(projection);
    }
  }

  /** Whose picture it is. */
  enum Sex {
    ALL,
    F,
    M;

    boolean holds(String sex) {
      return this == ALL || sex.regionMatches(true, 0, name(), 0, 1);
    }
  }

  /** What readers left on it. */
  enum Mark {
    ALL,
    BOOKMARKED,
    NOTED
  }

  static ImageFilter none() {
    return new ImageFilter(
        0, Optional.empty(), Projection.ALL, Sex.ALL, 0, OLDEST, false, Mark.ALL);
  }

  /** Nothing left out, the finding kept. */
  ImageFilter cleared() {
    return none().withFinding(finding);
  }

  /** Whether everything is shown. */
  boolean isClear() {
    return equals(cleared());
  }

  ImageFilter withFinding(int index) {
    return new ImageFilter(index, outcome, projection, sex, youngest, oldest, disagreement, mark);
  }

  ImageFilter withOutcome(Optional<CallOutcome> wanted) {
    return new ImageFilter(finding, wanted, projection, sex, youngest, oldest, disagreement, mark);
  }

  ImageFilter withProjection(Projection wanted) {
    return new ImageFilter(finding, outcome, wanted, sex, youngest, oldest, disagreement, mark);
  }

  ImageFilter withSex(Sex wanted) {
    return new ImageFilter(
        finding, outcome, projection, wanted, youngest, oldest, disagreement, mark);
  }

  ImageFilter withAges(int from, int to) {
    return new ImageFilter(
        finding,
        outcome,
        projection,
        sex,
        Math.min(from, to),
        Math.max(from, to),
        disagreement,
        mark);
  }

  ImageFilter withDisagreement(boolean only) {
    return new ImageFilter(finding, outcome, projection, sex, youngest, oldest, only, mark);
  }

  ImageFilter withMark(Mark wanted) {
    return new ImageFilter(
        finding, outcome, projection, sex, youngest, oldest, disagreement, wanted);
  }

  /** Whether an age is wanted; an unknown one (0) only while no age is left out. */
  boolean holdsAge(int age) {
    if (youngest == 0 && oldest >= OLDEST) {
      return true;
    }
    return age > 0 && age >= youngest && (age <= oldest || oldest >= OLDEST);
  }
}
