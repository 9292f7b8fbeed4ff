package org.gennas.data.dicom;

import java.io.IOException;
import java.util.Set;

/**
 * The head of an element; its value begins at the cursor (PS3.5, 7.1).
 *
 * @param vr two letters; empty where the file does not say
 * @param length bytes of the value, or {@link #UNDEFINED}
 */
record Element(int tag, String vr, long length) {
  static final long UNDEFINED = 0xFFFF_FFFFL;

  private static final int DELIMITERS = 0xFFFE;

  /** Those with a length of 32 bits. */
  private static final Set<String> LONG =
      Set.of("OB", "OD", "OF", "OL", "OV", "OW", "SQ", "SV", "UC", "UN", "UR", "UT", "UV");

  boolean undefined() {
    return length == UNDEFINED;
  }

  /**
   * Steps over the head.
   *
   * @param explicit whether each element names its type
   */
  static Element next(Cursor in, boolean explicit) throws IOException {
    int tag = in.u16() << 16 | in.u16();
    if (!explicit || tag >>> 16 == DELIMITERS) {
      return new Element(tag, "", in.u32());
    }
    String vr = in.two();
    if (!isType(vr)) {
      throw new IOException(
          "the DICOM file is damaged: element " + Tag.text(tag) + " has no type of a value");
    }
    if (LONG.contains(vr)) {
      in.skip(2);
      return new Element(tag, vr, in.u32());
    }
    return new Element(tag, vr, in.u16());
  }

  private static boolean isType(String vr) {
    return vr.chars().allMatch(c -> c >= 'A' && c <= 'Z');
  }
}
