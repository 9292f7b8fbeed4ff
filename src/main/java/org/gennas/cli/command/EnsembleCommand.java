package org.gennas.cli.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.gennas.cli.option.OutputFile;
import org.gennas.cli.option.StudyPath;
import org.gennas.cli.text.EnsembleText;
import org.gennas.common.FileProblem;
import org.gennas.common.ResearchNotice;
import org.gennas.search.EnsembleBuilder;
import org.gennas.study.event.StudyState;
import org.gennas.study.folder.EnsembleFile;
import org.gennas.study.folder.StudyFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes an ended study's ensemble where there is none yet, shows it, and exports it. */
@Command(
    name = "ensemble",
    description = {
      "The mean of several of a study's networks, a second result beside its winner.",
      "A search makes one at its end; this command makes one for an older study. It is scored on",
      "the test split only if it was made before that was opened."
    },
    footer = {"", "Example: gennas ensemble my-study --out my-ensemble.zip"})
final class EnsembleCommand extends TerminalCommand {
  @Parameters(paramLabel = "STUDY", description = "The folder of a study that has ended.")
  private Path study;

  @Option(
      names = "--out",
      paramLabel = "F",
      description = "Write all its networks into this zip file, for gennas predict.")
  private Path out;

  EnsembleCommand(CommandContext context) {
    super(context);
  }

  @Override
  Answer run() throws IOException, InterruptedException {
    StudyFolder folder = StudyPath.open(study, context().json());
    if (out != null) {
      OutputFile.require(out, "ensemble", EnsembleFile::isOne);
    }
    StudyState state = folder.state();
    if (state.ensemble().isEmpty()) {
      Thread self = Thread.currentThread();
      try (Interruption interruption = Interruption.listen(self::interrupt)) {
        state = EnsembleBuilder.onRequest(folder, context().clock());
        if (interruption.requested()) {
          terminal().say("The ensemble was made before the interruption.");
        }
      }
    }
    if (state.ensemble().isEmpty()) {
      throw new FileProblem(
          "An ensemble needs at least two trained networks",
          folder.path(),
          0,
          "Train more networks in a new study.");
    }
    Optional<Path> file = Optional.ofNullable(out).map(f -> f.toAbsolutePath().normalize());
    if (file.isPresent()) {
      EnsembleFile.write(folder, state.ensemble().get(), file.get());
    }
    return new Shown(state, file);
  }

  /** The ensemble, and where it was written to. */
  private record Shown(StudyState state, Optional<Path> file) implements Answer {
    @Override
    public Map<String, Object> json() {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("notice", ResearchNotice.SENTENCE);
      fields.put("ensemble", state.ensemble());
      fields.put("test", state.test().flatMap(t -> t.ensemble()));
      fields.put("file", file.map(Path::toString));
      return fields;
    }

    @Override
    public void print(PrintStream out) {
      EnsembleText.lines(state).forEach(out::println);
      state
          .test()
          .map(EnsembleText::onTest)
          .filter(text -> !text.isEmpty())
          .ifPresent(text -> out.println("On the test split, scored once:" + text));
      file.ifPresent(f -> out.println("Written  " + f));
      out.println(ResearchNotice.SENTENCE);
    }
  }
}
