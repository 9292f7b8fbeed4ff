package org.gennas.ui.search;

import java.util.List;
import java.util.Optional;
import org.gennas.proposal.ProposalRequest.Observation;
import org.gennas.proposal.strategy.SurrogateEstimate;
import org.gennas.space.Architecture;
import org.gennas.study.event.Proposal;
import org.gennas.ui.study.StudySnapshot;

/** Estimates by the surrogate, which is fitted again only when a result has come. */
final class SurrogateLookup implements ArchitectureStatus.Estimate {
  private List<Observation> fitted = List.of();
  private Optional<SurrogateEstimate> surrogate = Optional.empty();

  @Override
  public Optional<Proposal.Prediction> of(StudySnapshot moment, Architecture architecture) {
    List<Observation> history =
        moment.state().searched().stream()
            .filter(t -> t.auc().isPresent())
            .map(t -> new Observation(t.id().architecture(), t.auc().get()))
            .toList();
    if (!history.equals(fitted)) {
      fitted = history;
      surrogate = SurrogateEstimate.of(moment.networks(), history);
    }
    return surrogate.map(s -> s.predict(architecture));
  }
}
