package org.gennas.cli.command;

import java.util.concurrent.Callable;
import org.gennas.cli.text.ProblemText;
import org.gennas.cli.text.Terminal;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A subcommand: works out one {@link Answer} and prints it in the form that was asked for. */
abstract class TerminalCommand implements Callable<Integer> {
  static final String JSON_OPTION = "--json";

  private final CommandContext context;

  @Spec private CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  @Option(
      names = JSON_OPTION,
      description = "Print one JSON object on standard output and all else on standard error.")
  private boolean json;

  TerminalCommand(CommandContext context) {
    this.context = context;
  }

  /**
   * Does the work.
   *
   * @throws Exception a problem, told in one line by {@link ProblemText}
   */
  abstract Answer run() throws Exception;

  @Override
  public final Integer call() throws Exception {
    Answer answer = run();
    if (json) {
      context.terminal().json(context.json().pretty(answer.json()));
    } else {
      answer.print(context.terminal().out());
      context.terminal().out().flush();
    }
    return answer.status();
  }

  final CommandContext context() {
    return context;
  }

  final Terminal terminal() {
    return context.terminal();
  }

  /** An argument that cannot be meant so: exit status 2. */
  final ParameterException wrongUse(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
