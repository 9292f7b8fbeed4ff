package org.gennas.cli.option;

import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.gennas.engine.LayerChoice;
import org.gennas.runner.WorkerCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Who computes the layers: the option, else the environment, else the fastest that works. */
public final class LayersOption {
  public static final String NAME = "--layers";

  @Option(
      names = NAME,
      paramLabel = "FAMILY",
      description =
          "What computes the layers: onednn or portable; default: what "
              + LayerChoice.VARIABLE
              + " says, else the fastest that works here.")
  private String family;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  /**
   * The choice.
   *
   * @throws ParameterException if option or environment name no family; the message lists them
   */
  public LayerChoice choice(Map<String, String> environment) {
    try {
      return family == null
          ? ofEnvironment(environment)
          : LayerChoice.forced(LayerChoice.Family.parse(family));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          command.commandLine(), (family == null ? "" : NAME + ": ") + e.getMessage() + ".");
    }
  }

  /**
   * What the environment alone says.
   *
   * @throws IllegalArgumentException if it names no family; the message says where and lists them
   */
  public static LayerChoice ofEnvironment(Map<String, String> environment) {
    try {
      return LayerChoice.ofEnvironment(environment.get(LayerChoice.VARIABLE));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(LayerChoice.VARIABLE + ": " + e.getMessage(), e);
    }
  }

  /** Tells workers of a choice; one that is not forced is theirs to make. */
  public static UnaryOperator<WorkerCommand> forWorkers(LayerChoice choice) {
    Optional<String> forced = choice.forced().map(LayerChoice.Family::text);
    return worker -> forced.map(text -> worker.with(LayerChoice.VARIABLE, text)).orElse(worker);
  }
}
