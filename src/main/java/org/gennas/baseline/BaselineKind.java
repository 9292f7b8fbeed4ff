package org.gennas.baseline;

import java.util.Locale;

/** What a baseline knows of an image. */
public enum BaselineKind {
  /** Nothing: every image gets the finding's share of the training images. */
  PREVALENCE("Prevalence", "the prevalence alone"),
  /** What the tables say of it: what a shortcut past the pixels could reach. */
  METADATA("Age, sex, view, projection", "age, sex, view and projection alone"),
  /** Its pixels, coarsely. */
  PIXELS("Ridge on 32 × 32 pixels", "ridge regression on 32 × 32 pixels");

  private final String title;
  private final String phrase;

  BaselineKind(String title, String phrase) {
    this.title = title;
    this.phrase = phrase;
  }

  /** In tables. */
  public String title() {
    return title;
  }

  /** Within a sentence. */
  public String phrase() {
    return phrase;
  }

  /** In names of files. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
