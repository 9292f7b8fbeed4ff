package org.gennas.cli.command;

import picocli.CommandLine.Command;

/** Holds the measurements of this machine. */
@Command(name = "bench", description = "Measure how fast this machine is.")
final class BenchCommand extends TerminalCommand {
  BenchCommand(CommandContext context) {
    super(context);
  }

  @Override
  Answer run() {
    throw wrongUse("Name what to measure: step.");
  }
}
