package org.gennas.search;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.gennas.proposal.llm.Proposers;
import org.gennas.runner.DeviceFinder;
import org.gennas.runner.LocalRunner;
import org.gennas.runner.WorkerCommand;

/**
 * What a session takes from the outside.
 *
 * @param devices looks for them
 * @param worker last word on how workers are called
 * @param patience with workers
 * @param home where prepared images and workers' classes are kept
 * @param proposers who says what to train
 * @param clock for the journal and the rule of hours
 */
public record SessionSetup(
    DeviceFinder devices,
    UnaryOperator<WorkerCommand> worker,
    LocalRunner.Patience patience,
    Path home,
    Proposers proposers,
    InstantSource clock) {

  /** This machine and this program. */
  public static SessionSetup usual(Path home, Proposers proposers, InstantSource clock) {
    return new SessionSetup(
        DeviceFinder.here(),
        UnaryOperator.identity(),
        LocalRunner.Patience.usual(),
        home,
        proposers,
        clock);
  }

  /** The program's name and version, as the journal and environment.json give it. */
  static String program() {
    return "GenNAS Workbench "
        + Optional.ofNullable(SessionSetup.class.getPackage().getImplementationVersion())
            .orElse("(development build)");
  }
}
