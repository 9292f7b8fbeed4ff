package org.gennas.study.event;

import java.util.List;

/** Finds trials by their numbers, which grow from one trial to the next. */
final class TrialNumbers {
  private TrialNumbers() {}

  /**
   * The place of a trial; negative where there is none of that number.
   *
   * @param trials in order of their numbers
   */
  static int place(List<TrialState> trials, int number) {
    int low = 0;
    int high = trials.size() - 1;
    while (low <= high) {
      int middle = low + high >>> 1;
      int found = trials.get(middle).id().number();
      if (found == number) {
        return middle;
      }
      if (found < number) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1;
  }
}
