package org.gennas.cli.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.gennas.cli.option.StudyPath;
import org.gennas.common.FileProblem;
import org.gennas.proposal.ProposalRequest.Observation;
import org.gennas.proposal.strategy.EffectEstimates;
import org.gennas.space.BuiltNetworks;
import org.gennas.study.event.StudyState;
import org.gennas.study.event.TrialState;
import org.gennas.study.folder.NamedSpace;
import org.gennas.study.folder.StudyFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Tells what a study's trials say about the choices of its space; changes nothing. */
@Command(
    name = "effects",
    description = {
      "What a study's trials say about its space: what each choice in each slot adds to the",
      "validation mean AUC, and which two choices do better or worse together, with intervals."
    })
final class EffectsCommand extends TerminalCommand {
  @Parameters(paramLabel = "STUDY", description = "The study's folder.")
  private Path study;

  EffectsCommand(CommandContext context) {
    super(context);
  }

  @Override
  Answer run() throws IOException {
    StudyFolder folder = StudyPath.open(study, context().json());
    StudyState state = folder.state();
    BuiltNetworks networks =
        BuiltNetworks.of(
            NamedSpace.of(state.config().space(), folder.configFile()),
            state.config().images().px(),
            state.config().images().findings().size());
    List<TrialState> scored = state.trials().stream().filter(t -> t.auc().isPresent()).toList();
    TrialState best = state.best().orElseThrow(() -> tooFew(folder, 0));
    EffectEstimates knowledge =
        EffectEstimates.of(
                networks,
                scored.stream()
                    .map(t -> new Observation(t.id().architecture(), t.auc().orElseThrow()))
                    .toList(),
                best.id().architecture())
            .orElseThrow(() -> tooFew(folder, scored.size()));
    return new StudyEffects(folder, state, networks, scored.size(), best, knowledge);
  }

  private static FileProblem tooFew(StudyFolder folder, int scored) {
    return new FileProblem(
        "Effects need at least two trials with different scores, and this study has"
            + " "
            + (scored == 0
                ? "none with a score"
                : scored == 1 ? "one with a score" : scored + " with the same score"),
        folder.path(),
        0,
        "Let the search continue, then try again.");
  }
}
