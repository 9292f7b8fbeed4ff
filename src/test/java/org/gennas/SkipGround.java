package org.gennas;

import org.junit.jupiter.api.Assumptions;

/**
 * The only grounds on which a test may be skipped. Every reason begins with one of them; {@code
 * .ci/SkippedTests.java} fails the build for any other.
 */
public final class SkipGround {
  /** Begins the reason of a test that this operating system does not serve. */
  public static final String OPERATING_SYSTEM = "operating system: ";

  /** Begins the reason of a test that this user has not the rights for, or too many. */
  public static final String USER_RIGHTS = "user's rights: ";

  private SkipGround() {}

  /**
   * Skips the running test unless it holds.
   *
   * @param needed what the test needs, such as "needs a POSIX shell"
   */
  public static void requireOperatingSystem(boolean holds, String needed) {
    Assumptions.assumeTrue(holds, OPERATING_SYSTEM + needed);
  }

  /**
   * Skips the running test unless it holds.
   *
   * @param needed what the test needs, such as "needs the right to mount a file system"
   */
  public static void requireUserRights(boolean holds, String needed) {
    Assumptions.assumeTrue(holds, USER_RIGHTS + needed);
  }
}
