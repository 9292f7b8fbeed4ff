package org.gennas.cli.command;

import java.nio.file.Path;
import java.util.List;
import org.gennas.cli.option.LayersOption;
import org.gennas.cli.option.StudyPath;
import org.gennas.cli.option.TrialNumber;
import org.gennas.engine.LayerChoice;
import org.gennas.search.TrialRequests;
import org.gennas.study.event.StudyState;
import org.gennas.study.folder.StudyFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Goes on with a study that was paused, interrupted or killed. */
@Command(
    name = "resume",
    description = {
      "Resume a study that was paused, interrupted or killed, or trials that were halted."
    })
final class ResumeCommand extends TerminalCommand {
  @Parameters(paramLabel = "STUDY", description = "The study's folder.")
  private Path study;

  @Option(
      names = "--continue",
      paramLabel = "TRIAL",
      converter = TrialNumber.class,
      description = {
        "Resume a halted or stopped trial, by number, to its last epoch; can be repeated. An",
        "ended study is reopened for it, unless its test split has been scored."
      })
  private List<Integer> continued = List.of();

  @Option(
      names = "--retry",
      split = ",",
      paramLabel = "TRIAL",
      converter = TrialNumber.class,
      description = {
        "Train failed trials, by number, once more: from their checkpoints, where they left any.",
        "Also in a study that has ended; what was confirmed or scored then stays as it is."
      })
  private List<Integer> retried = List.of();

  @Option(
      names = "--repeat",
      paramLabel = "TRIAL",
      converter = TrialNumber.class,
      description = {
        "Train a trial's network, by number, again with another seed; can be repeated. It counts",
        "neither as a trial of the search nor towards the confirmation."
      })
  private List<Integer> repeated = List.of();

  @Mixin private LayersOption layers;

  ResumeCommand(CommandContext context) {
    super(context);
  }

  @Override
  Answer run() throws Exception {
    LayerChoice choice = layers.choice(context().environment());
    StudyFolder folder = StudyPath.open(study, context().json());
    TrialRequests requests = new TrialRequests(continued, repeated, retried);
    if (folder.state().phase() != StudyState.Phase.ENDED || !requests.isEmpty()) {
      new ModelKey(context()).require(folder.config());
    }
    return new StudyRun(context(), folder, choice).first(requests).toItsEnd();
  }
}
