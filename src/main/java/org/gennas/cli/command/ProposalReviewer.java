package org.gennas.cli.command;

import org.gennas.search.SearchControl;
import org.gennas.study.event.StudyEvent;
import org.gennas.study.event.StudyState;

/** Decides about proposals while a search runs. Called on the search's thread; must not wait. */
interface ProposalReviewer {
  void heard(StudyEvent event, StudyState state, SearchControl control);

  /** Nobody decides. */
  static ProposalReviewer nobody() {
    return (event, state, control) -> {};
  }
}
