package org.gennas.study.config;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Findings whose names say that the side of the body matters. An image that is mirrored left to
 * right shows them on the wrong side, or shows what they deny.
 */
public final class SidedFindings {
  private static final Pattern SIDE =
      Pattern.compile(
          "(?<!\\p{L})(left|right|sided|laterality|dextro\\p{L}*|la?evo\\p{L}*|situs|heterotax\\p{L}*"
              + "|izquierd[oa]s?|derech[oa]s?)(?!\\p{L})",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private SidedFindings() {}

  /** Those of the names that suggest a side, in their order. */
  public static List<String> among(List<String> findings) {
    return findings.stream().filter(name -> SIDE.matcher(name.replace('_', ' ')).find()).toList();
  }
}
