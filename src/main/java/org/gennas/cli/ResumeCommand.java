package org.gennas.cli;

import java.nio.file.Path;
import org.gennas.engine.LayerChoice;
import org.gennas.study.StudyFolder;
import org.gennas.study.StudyState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Goes on with a study that was paused, interrupted or killed. */
@Command(
    name = "resume",
    description = "Go on with a study that was paused, interrupted or killed.")
final class ResumeCommand extends TerminalCommand {
  @Parameters(paramLabel = "STUDY", description = "The study's folder.")
  private Path study;

  @Mixin private LayersOption layers;

  ResumeCommand(CommandContext context) {
    super(context);
  }

  @Override
  Answer run() throws Exception {
    LayerChoice choice = layers.choice(context().environment());
    StudyFolder folder = StudyPath.open(study, context().json());
    if (folder.state().phase() != StudyState.Phase.ENDED) {
      new ModelKey(context()).require(folder.config());
    }
    return new StudyRun(context(), folder, choice).toItsEnd();
  }
}
