package org.gennas.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gennas.search.SearchControl;
import org.gennas.space.Architecture;
import org.gennas.study.event.Proposal;
import org.gennas.study.event.StudyEvent;
import org.gennas.study.event.StudyState;

/**
 * Decides as a person did in another run of the study: its journal is followed request by request.
 */
final class RecordedReviewer implements ProposalReviewer {
  private final List<StudyEvent> journal;
  private int at;

  RecordedReviewer(List<StudyEvent> journal) {
    this.journal = List.copyOf(journal);
  }

  @Override
  public void heard(StudyEvent event, StudyState state, SearchControl control) {
    if (event instanceof StudyEvent.Offered offered) {
      offered.proposals().stream()
          .map(Proposal::architecture)
          .forEach(architecture -> decide(offered.iteration(), architecture, control));
    } else if (event instanceof StudyEvent.Started || event instanceof StudyEvent.Asked) {
      say(control);
    }
  }

  /** What was noted, locked or switched between this request and the next. */
  private void say(SearchControl control) {
    List<StudyEvent> stretch = new ArrayList<>();
    while (at < journal.size()) {
      StudyEvent next = journal.get(at++);
      if (next instanceof StudyEvent.Asked) {
        break;
      }
      stretch.add(next);
    }
    for (StudyEvent event : stretch) {
      if (event instanceof StudyEvent.Noted noted) {
        control.note(noted.text());
      } else if (event instanceof StudyEvent.ReviewSet set) {
        control.review(set.on());
      } else if (event instanceof StudyEvent.LocksSet set) {
        control.lock(set.locks());
      }
    }
  }

  private void decide(int iteration, Architecture architecture, SearchControl control) {
    Optional<StudyEvent.Vetoed> veto =
        journal.stream()
            .filter(StudyEvent.Vetoed.class::isInstance)
            .map(StudyEvent.Vetoed.class::cast)
            .filter(v -> v.iteration() == iteration && v.architecture().equals(architecture))
            .findFirst();
    Optional<StudyEvent.Edited> edit =
        journal.stream()
            .filter(StudyEvent.Edited.class::isInstance)
            .map(StudyEvent.Edited.class::cast)
            .filter(e -> e.iteration() == iteration && e.from().equals(architecture))
            .findFirst();
    if (veto.isPresent()) {
      control.veto(architecture, veto.get().reason());
    } else if (edit.isPresent()) {
      control.edit(architecture, edit.get().to());
    } else {
      control.approve(architecture);
    }
  }
}
