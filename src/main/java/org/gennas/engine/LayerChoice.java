package org.gennas.engine;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gennas.engine.layer.LayerFamily;
import org.gennas.engine.layer.PortableFamily;
import org.gennas.engine.layer.onednn.OneDnnFamily;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Picks the family of layers: oneDNN's on the CPU, ND4J's operations on a GPU and wherever oneDNN
 * cannot be had.
 *
 * @param forced the family to use whatever the machine; empty: the fastest that works
 */
public record LayerChoice(Optional<Family> forced) {
  /** Names the forced family in a worker's environment. */
  public static final String VARIABLE = "GENNAS_LAYERS";

  /** The families by the names that people write. */
  public enum Family {
    ONEDNN,
    PORTABLE;

    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }

    /**
     * @throws IllegalArgumentException if there is no such family; the message lists them
     */
    public static Family parse(String text) {
      return Arrays.stream(values())
          .filter(f -> f.text().equals(text))
          .findFirst()
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "No layers are called \"%s\"; there are: %s"
                          .formatted(
                              text,
                              Arrays.stream(values())
                                  .map(Family::text)
                                  .collect(Collectors.joining(", ")))));
    }
  }

  /**
   * What was picked.
   *
   * @param reason one line, for people
   */
  public record Selection(Family family, String reason) {}

  /** The fastest family that works here. */
  public static LayerChoice automatic() {
    return new LayerChoice(Optional.empty());
  }

  public static LayerChoice forced(Family family) {
    return new LayerChoice(Optional.of(family));
  }

  /**
   * What {@value #VARIABLE} says, else automatic.
   *
   * @param value of the variable, null where it is not set
   * @throws IllegalArgumentException if it names no family
   */
  public static LayerChoice ofEnvironment(String value) {
    return value == null || value.isBlank()
        ? automatic()
        : forced(Family.parse(value.strip().toLowerCase(Locale.ROOT)));
  }

  /** Decides; loads ND4J and, on the CPU, oneDNN. */
  public Selection select() {
    if (forced.equals(Optional.of(Family.PORTABLE))) {
      return new Selection(Family.PORTABLE, "Layers: portable (ND4J operations), as asked.");
    }
    if (!onCpu()) {
      return new Selection(Family.PORTABLE, "Layers: portable (ND4J operations on the GPU).");
    }
    return OneDnnFamily.obstacle()
        .map(
            obstacle ->
                new Selection(
                    Family.PORTABLE,
                    "Layers: portable (ND4J operations), several times slower, since oneDNN "
                        + "cannot be used: "
                        + obstacle))
        .orElseGet(
            () ->
                new Selection(
                    Family.ONEDNN, "Layers: onednn, by " + OneDnnFamily.description() + "."));
  }

  /** A family that nothing else uses; its owner closes it. */
  LayerFamily family() {
    return switch (select().family()) {
      case ONEDNN -> new OneDnnFamily();
      case PORTABLE -> new PortableFamily();
    };
  }

  /** Whether ND4J computes in the memory of this process. */
  static boolean onCpu() {
    return Nd4j.getBackend().getClass().getSimpleName().equals("CpuBackend");
  }
}
