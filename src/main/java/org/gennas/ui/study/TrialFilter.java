package org.gennas.ui.study;

import java.util.Locale;
import org.gennas.space.Architecture;
import org.gennas.study.TrialState;

/**
 * Which trials are shown.
 *
 * @param pattern a code with {@code ?} for any choice and {@code *} for any run of them; a part of
 *     a code, a trial's label or a proposer's name; empty: all
 */
public record TrialFilter(String pattern, Segment segment) {
  /** The states that the segmented button tells apart. */
  public enum Segment {
    ALL,
    DONE,
    RUNNING,
    WAITING,
    FAILED;

    /** Whether a trial belongs here. */
    public boolean holds(TrialState trial) {
      return switch (this) {
        case ALL -> true;
        case DONE ->
            trial.status() == TrialState.Status.FINISHED
                || trial.status() == TrialState.Status.HALTED
                || trial.status() == TrialState.Status.STOPPED;
        case RUNNING -> trial.status() == TrialState.Status.RUNNING;
        case WAITING ->
            trial.status() == TrialState.Status.QUEUED
                || trial.status() == TrialState.Status.WAITING;
        case FAILED -> trial.status() == TrialState.Status.FAILED;
      };
    }
  }

  /** Shows every trial. */
  public static TrialFilter all() {
    return new TrialFilter("", Segment.ALL);
  }

  /** Whether a trial is shown. */
  public boolean holds(TrialState trial) {
    return segment.holds(trial) && holds(trial, pattern.strip());
  }

  private static boolean holds(TrialState trial, String sought) {
    if (sought.isEmpty()) {
      return true;
    }
    Architecture architecture = trial.id().architecture();
    if (sought.matches("[0-9?*]+")) {
      String regex = sought.replace("?", "[0-9]").replace("*", "[0-9]*");
      boolean whole = sought.indexOf('*') >= 0 || sought.length() == architecture.length();
      return architecture.code().matches(whole ? regex : "[0-9]*" + regex + "[0-9]*");
    }
    String lower = sought.toLowerCase(Locale.ROOT);
    return trial.id().label().toLowerCase(Locale.ROOT).contains(lower)
        || trial.trial().proposal().proposer().toLowerCase(Locale.ROOT).contains(lower);
  }
}
