package org.gennas.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gennas.cli.option.LayersOption;
import org.gennas.engine.LayerChoice;
import org.gennas.engine.NativeBackend;
import org.gennas.runner.Device;
import org.gennas.runner.FoundDevices;

/** Loads the tensor libraries as a training would and says which they are. */
final class LayerChecks {
  private static final String LAYERS = "Layers";
  private static final String ND4J = "ND4J";

  private LayerChecks() {}

  /**
   * Takes about a second. Libraries that cannot be loaded are told, not thrown.
   *
   * @param environment may force a family of layers
   */
  static List<Check> of(FoundDevices found, Map<String, String> environment) {
    List<Check> checks = new ArrayList<>();
    try {
      NativeBackend.choose(
              !found.gpus().isEmpty(),
              NativeBackend.cudaOnClassPath(),
              found.gpus().stream().findFirst().flatMap(Device::computeCapability))
          .apply();
      checks.add(Check.ok(ND4J, NativeBackend.loaded()));
    } catch (LinkageError | RuntimeException e) {
      return List.of(
          Check.note(ND4J, "cannot be loaded, so nothing can be trained here: " + innermost(e)));
    }
    checks.add(layers(found, environment));
    return checks;
  }

  private static Check layers(FoundDevices found, Map<String, String> environment) {
    LayerChoice choice;
    try {
      choice = LayersOption.ofEnvironment(environment);
    } catch (IllegalArgumentException e) {
      return Check.problem(LAYERS, e.getMessage() + ". Name one of these, or unset it.");
    }
    try {
      LayerChoice.Selection selection = choice.select();
      String reason = selection.reason().replaceFirst("^" + LAYERS + ": ", "");
      boolean fallback =
          selection.family() == LayerChoice.Family.PORTABLE
              && choice.forced().filter(LayerChoice.Family.PORTABLE::equals).isEmpty()
              && found.gpus().isEmpty();
      return fallback ? Check.note(LAYERS, reason) : Check.ok(LAYERS, reason);
    } catch (LinkageError | RuntimeException e) {
      return Check.note(LAYERS, "cannot be chosen: " + innermost(e));
    }
  }

  /** The JVM wraps the failure of a library in what it kept from initialising. */
  private static String innermost(Throwable problem) {
    Throwable at = problem;
    while (at.getCause() != null) {
      at = at.getCause();
    }
    return at.toString().lines().findFirst().orElse("").strip();
  }
}
