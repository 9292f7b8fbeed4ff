package org.gennas.cli.command;

import java.io.IOException;
import java.nio.file.Path;
import org.gennas.cli.option.StudyPath;
import org.gennas.study.folder.StudyFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows a study that may be running, paused or over; changes nothing. */
@Command(
    name = "show",
    description = "Show a study: its state, its ranking with intervals, why it ended.")
final class ShowCommand extends TerminalCommand {
  @Parameters(paramLabel = "STUDY", description = "The study's folder.")
  private Path study;

  ShowCommand(CommandContext context) {
    super(context);
  }

  @Override
  Answer run() throws IOException {
    StudyFolder folder = StudyPath.open(study, context().json());
    return StudyOverview.watched(folder, context().clock().instant());
  }
}
