package org.gennas.cli.command;

import java.time.Clock;
import java.util.Map;
import org.gennas.app.HomeFolder;
import org.gennas.app.NewStudyFolder;
import org.gennas.cli.text.Terminal;
import org.gennas.common.SteadyClock;
import org.gennas.proposal.llm.ApiKeys;
import org.gennas.study.folder.StudyJson;

/** What every command works with. */
public record CommandContext(
    Terminal terminal,
    HomeFolder home,
    Map<String, String> environment,
    Clock clock,
    StudyJson json,
    ApiKeys keys) {
  public CommandContext {
    environment = Map.copyOf(environment);
  }

  /** Makes folders of new studies; what is hardly meant is said on the terminal. */
  NewStudyFolder newStudyFolder() {
    return new NewStudyFolder(home, clock, json, terminal::say);
  }

  /** Of this process. */
  public static CommandContext ofProcess() {
    Map<String, String> environment = System.getenv();
    return new CommandContext(
        Terminal.ofProcess(),
        HomeFolder.of(environment),
        environment,
        SteadyClock.ofSystem(),
        new StudyJson(),
        new ApiKeys(environment));
  }
}
