package org.gennas.ui.search;

import java.util.List;
import java.util.Optional;
import org.gennas.space.Architecture;
import org.gennas.study.event.Proposal;
import org.gennas.study.event.TrialState;
import org.gennas.ui.study.StudySnapshot;

/** What a study knows of an architecture: the line below the editor. */
public sealed interface ArchitectureStatus {
  /** A trial of the same network; {@code alias} where it was written with another code. */
  record Known(TrialState trial, boolean alias) implements ArchitectureStatus {}

  /**
   * Never tried.
   *
   * @param estimate where there are enough results for one
   * @param sameAs the code that stands for this network, where it is another one
   */
  record Fresh(Optional<Proposal.Prediction> estimate, Optional<Architecture> sameAs)
      implements ArchitectureStatus {}

  /** Guesses the validation mean AUC of a network from what the study has measured. */
  @FunctionalInterface
  interface Estimate {
    Optional<Proposal.Prediction> of(StudySnapshot moment, Architecture architecture);

    /** Never has one. */
    static Estimate none() {
      return (moment, architecture) -> Optional.empty();
    }
  }

  /**
   * Looks an architecture up. Of several trials of one network the best finished one counts, else
   * the latest.
   */
  static ArchitectureStatus of(StudySnapshot moment, Architecture architecture, Estimate estimate) {
    Architecture canonical = moment.space().canonical(architecture);
    List<TrialState> trials =
        moment.state().trialsOf(architecture, moment.networks()).stream()
            .filter(t -> !t.repeat())
            .toList();
    Optional<TrialState> best =
        moment.state().ranking().stream().filter(trials::contains).findFirst();
    Optional<TrialState> known = best.or(() -> trials.stream().reduce((a, b) -> b));
    if (known.isPresent()) {
      return new Known(known.get(), !known.get().id().architecture().equals(architecture));
    }
    return new Fresh(
        estimate.of(moment, canonical),
        canonical.equals(architecture) ? Optional.empty() : Optional.of(canonical));
  }
}
