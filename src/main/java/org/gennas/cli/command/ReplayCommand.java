package org.gennas.cli.command;

import java.nio.file.Path;
import java.util.Locale;
import org.gennas.cli.option.LayersOption;
import org.gennas.cli.option.StudyPath;
import org.gennas.cli.text.ShellWord;
import org.gennas.common.FileProblem;
import org.gennas.engine.LayerChoice;
import org.gennas.proposal.llm.Proposers;
import org.gennas.proposal.llm.RecordedServers;
import org.gennas.study.folder.StudyFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a study again with the answers that its language model gave then. */
@Command(
    name = "replay",
    description = {
      "Run a study again from its record: its language model's answers and a person's decisions",
      "are repeated, its networks trained again. No model is asked; no internet is needed."
    })
final class ReplayCommand extends TerminalCommand {
  @Parameters(paramLabel = "STUDY", description = "The folder of the study to repeat.")
  private Path study;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "The new study's folder.")
  private Path out;

  @Mixin private LayersOption layers;

  ReplayCommand(CommandContext context) {
    super(context);
  }

  @Override
  Answer run() throws Exception {
    LayerChoice choice = layers.choice(context().environment());
    StudyFolder original = StudyPath.open(study, context().json());
    if (!Proposers.asksModel(original.config().proposer())) {
      throw new FileProblem(
          "This study asked no language model",
          original.path(),
          0,
          "Run it again with: gennas search " + ShellWord.of(original.configFile()));
    }
    RecordedServers recorded = RecordedServers.of(original.conversationsFolder(), context().json());
    StudyFolder repeated = StudyFolder.create(out, original.config(), context().json());
    recorded.copyPrompt(original, repeated);
    StudyRun run =
        new StudyRun(
            context(), repeated, choice, recorded, new RecordedReviewer(original.events()));
    try {
      return run.toItsEnd();
    } finally {
      context()
          .terminal()
          .say(
              String.format(
                  Locale.ROOT,
                  "Repeated %d of %d recorded exchanges; %d questions differed from the recorded ones.",
                  recorded.repeated(),
                  recorded.recorded(),
                  recorded.differing()));
    }
  }
}
