package org.gennas.cli.command;

import picocli.CommandLine.Command;

/** Holds what has to do with language models. */
@Command(name = "llm", description = "Manage the language model that proposes.")
final class LlmCommand extends TerminalCommand {
  LlmCommand(CommandContext context) {
    super(context);
  }

  @Override
  Answer run() {
    throw wrongUse("Name what to do: check.");
  }
}
