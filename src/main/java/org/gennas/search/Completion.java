package org.gennas.search;

import java.util.List;
import java.util.Optional;
import org.gennas.study.event.StudyEvent;
import org.gennas.study.event.StudyState;
import org.gennas.study.event.TrialState;

/** The order in which the search's trials were finished. */
final class Completion {
  private Completion() {}

  static List<TrialState> order(StudyState state) {
    return state.events().stream()
        .filter(StudyEvent.TrialFinished.class::isInstance)
        .map(e -> state.trial(((StudyEvent.TrialFinished) e).result().trial().number()))
        .flatMap(Optional::stream)
        .filter(t -> !t.repeat())
        .toList();
  }
}
