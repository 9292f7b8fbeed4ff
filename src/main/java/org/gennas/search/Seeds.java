package org.gennas.search;

import org.gennas.common.SplitMix64;

/** Seeds that follow from the study's alone, so that the same study runs the same twice. */
final class Seeds {
  private static final long TRIALS = 0x7472_6961_6c73L;
  private static final long REQUESTS = 0x7265_7175_6573L;

  private static final long REPEATS = 0x7265_7065_6174L;
  private static final long RERUNS = 0x7265_7275_6e73L;
  private static final long INTERVALS = 0x696e_7465_7276L;

  private Seeds() {}

  /** Of a trial's initialisation, shuffling and augmentation. */
  static long trial(long study, int number) {
    return mixed(mixed(study ^ TRIALS) + number);
  }

  /** Of a request for proposals. */
  static long request(long study, int iteration) {
    return mixed(mixed(study ^ REQUESTS) + iteration);
  }

  /**
   * Of the {@code time}-th (from 0) fresh training of a candidate: the same for all candidates, so
   * that they differ in the network alone.
   */
  static long repeat(long study, int time) {
    return mixed(mixed(study ^ REPEATS) + time);
  }

  /**
   * Of the {@code time}-th (from 0) training again that a person asked for: the same for all
   * networks, and never one of the confirmation's, which are to be fresh.
   */
  static long rerun(long study, int time) {
    return mixed(mixed(study ^ RERUNS) + time);
  }

  /** Of the draws behind a candidate's interval. */
  static long interval(long study, int candidate) {
    return mixed(mixed(study ^ INTERVALS) + candidate);
  }

  private static long mixed(long stream) {
    return SplitMix64.bits(stream, 1);
  }
}
