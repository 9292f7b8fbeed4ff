package org.gennas.data.tables;

/** Which views are used. */
public enum ViewFilter {
  FRONTAL,
  LATERAL,
  /** Frontal, beam from the front: often at the bedside, the heart looks larger. */
  FRONTAL_AP,
  /** Frontal, beam from behind: standing. */
  FRONTAL_PA,
  ALL;

  public boolean takes(ImageRecord image) {
    return switch (this) {
      case FRONTAL -> image.view() == View.FRONTAL;
      case LATERAL -> image.view() == View.LATERAL;
      case FRONTAL_AP -> image.view() == View.FRONTAL && image.projection().equals("AP");
      case FRONTAL_PA -> image.view() == View.FRONTAL && image.projection().equals("PA");
      case ALL -> true;
    };
  }
}
