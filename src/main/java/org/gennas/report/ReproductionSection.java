package org.gennas.report;

import java.util.stream.Collectors;
import org.gennas.study.event.StudyEvent;
import org.gennas.study.event.StudyState;

/** What somebody needs to do it again: seeds, fingerprint, program, machine. */
final class ReproductionSection {
  private ReproductionSection() {}

  static Markup of(ReportContent content) {
    StudyState state = content.state();
    Markup out = new Markup();
    out.open("section").open("h2").text("Environment and seeds").close().open("dl");
    ProtocolSection.row(out, "Search seed", String.valueOf(state.config().seed()));
    ProtocolSection.row(out, "Split seed", String.valueOf(state.config().images().split().seed()));
    if (!state.trials().isEmpty()) {
      String seeds =
          state.trials().stream()
              .map(t -> t.id().label() + " " + t.trial().seed())
              .collect(Collectors.joining(", "));
      ProtocolSection.row(out, "Trial seeds", seeds);
    }
    state
        .prepared()
        .map(StudyEvent.Prepared::fingerprint)
        .ifPresent(f -> ProtocolSection.row(out, "Images' fingerprint", f));
    state.started().ifPresent(s -> ProtocolSection.row(out, "Program", s.program()));
    content.environment().forEach((name, value) -> ProtocolSection.row(out, name, value));
    if (content.environment().isEmpty()) {
      ProtocolSection.row(out, "Machine", "not recorded");
    }
    return out.close().close();
  }
}
