package org.gennas.data.phantom;

import java.util.Locale;

/**
 * What a set of phantoms is made from. The same configuration gives the same images.
 *
 * @param seed any number
 * @param patients number of patients, 2 to 99,999; about three images each
 * @param size side of the square images in pixels, 64 to 1,024
 * @param validFraction share of the patients in valid.csv, above 0 and below 1; at least one
 *     patient is on each side
 * @param jpegQuality 0.3 to 1
 */
public record PhantomConfig(
    long seed, int patients, int size, double validFraction, double jpegQuality) {

  public PhantomConfig {
    check(patients >= 2 && patients <= 99_999, "patients", patients, "2 to 99999");
    check(size >= 64 && size <= 1024, "size", size, "64 to 1024 pixels");
    check(
        validFraction > 0 && validFraction < 1,
        "valid fraction",
        validFraction,
        "above 0 and below 1");
    check(jpegQuality >= 0.3 && jpegQuality <= 1, "JPEG quality", jpegQuality, "0.3 to 1");
  }

  /** The configuration of the set that ships in sample-data. */
  public static PhantomConfig sample() {
    return new PhantomConfig(7, 350, 128, 0.18, 0.8);
  }

  int validPatients() {
    long wanted = Math.round(patients * validFraction);
    return (int) Math.max(1, Math.min(patients - 1, wanted));
  }

  private static void check(boolean good, String name, Object value, String allowed) {
    if (!good) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "Phantoms: %s is %s; it must be %s.", name, value, allowed));
    }
  }
}
