package org.gennas.cli.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gennas.cli.option.PathArgument;
import org.gennas.cli.text.ProblemText;
import org.gennas.common.ProgramVersion;
import org.gennas.common.ResearchNotice;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command {@code gennas}: holds the subcommands and reports their problems. */
@Command(
    name = "gennas",
    description = {
      "Search for neural architectures that classify chest X-rays.",
      "Without a command: the window, or the sample study where there is no display.",
      ResearchNotice.SENTENCE
    },
    footer = {
      "",
      "Studies and logs are in ~/GenNAS, or where GENNAS_HOME points.",
      "Exit status: 0 done, 1 failed, 2 wrong usage."
    })
public final class GennasCommand implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(GennasCommand.class);

  private final CommandContext context;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version.")
  private boolean version;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  private GennasCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Name a command.");
  }

  /**
   * Runs the command that the arguments name; an answer that can't be written is a failure.
   *
   * @return the process's exit status
   */
  public static int execute(CommandContext context, String... arguments) {
    int status = commandLine(context).execute(arguments);
    if (context.terminal().out().checkError() && status == ExitStatus.DONE) {
      context
          .terminal()
          .say(
              "gennas: standard output could not be written: its disk is full, or nobody reads it any"
                  + " more. Send it elsewhere; what was done besides is done.");
      return ExitStatus.FAILED;
    }
    return status;
  }

  /** The parsed tree of commands, ready to execute arguments. */
  static CommandLine commandLine(CommandContext context) {
    GennasCommand root = new GennasCommand(context);
    CommandLine line = new CommandLine(root);
    subcommands(context).forEach(line::addSubcommand);
    line.getSubcommands().get("bench").addSubcommand(new BenchStepCommand(context));
    line.getSubcommands().get("llm").addSubcommand(new LlmCheckCommand(context));
    line.registerConverter(Path.class, new PathArgument());
    line.setResourceBundle(new PresetBundle());
    line.getCommandSpec().version("GenNAS Workbench " + ProgramVersion.text());
    line.setOut(new PrintWriter(context.terminal().out(), true));
    line.setErr(new PrintWriter(context.terminal().err(), true));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setUsageHelpAutoWidth(true);
    line.setParameterExceptionHandler(root::wrongUse);
    line.setExecutionExceptionHandler(root::failed);
    return line;
  }

  private static List<TerminalCommand> subcommands(CommandContext context) {
    return List.of(
        new SearchCommand(context),
        new ResumeCommand(context),
        new ReplayCommand(context),
        new TrainCommand(context),
        new PredictCommand(context),
        new EnsembleCommand(context),
        new ShowCommand(context),
        new CostCommand(context),
        new EffectsCommand(context),
        new ReportCommand(context),
        new ArenaCommand(context),
        new PrepareCommand(context),
        new PhantomsCommand(context),
        new BenchCommand(context),
        new LlmCommand(context),
        new DoctorCommand(context));
  }

  private int wrongUse(ParameterException problem, String[] arguments) {
    CommandLine line = problem.getCommandLine();
    StringBuilder message = new StringBuilder(ProblemText.of(problem));
    context.terminal().say(line.getCommandSpec().qualifiedName() + ": " + message);
    if (!UnmatchedArgumentException.printSuggestions(problem, line.getErr())) {
      context.terminal().say("Try " + line.getCommandSpec().qualifiedName() + " --help");
    }
    printJson(arguments, message.toString(), ExitStatus.WRONG_USE);
    return ExitStatus.WRONG_USE;
  }

  private int failed(Exception problem, CommandLine line, CommandLine.ParseResult parsed) {
    String message = ProblemText.of(problem);
    LOG.info("{} failed", line.getCommandSpec().qualifiedName(), problem);
    context.terminal().say(line.getCommandSpec().qualifiedName() + ": " + message);
    if (!ProblemText.isMeantForPeople(problem)) {
      context.terminal().say("Details are in " + context.home().logs());
    }
    printJson(parsed.originalArgs().toArray(String[]::new), message, ExitStatus.FAILED);
    return ExitStatus.FAILED;
  }

  private void printJson(String[] arguments, String message, int status) {
    if (Arrays.asList(arguments).contains(TerminalCommand.JSON_OPTION)) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("status", status);
      fields.put("problem", message);
      context.terminal().json(context.json().pretty(fields));
    }
  }
}
