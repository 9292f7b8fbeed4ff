package org.gennas.engine;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gennas.engine.layer.LayerFamily;
import org.gennas.engine.layer.PortableFamily;
import org.gennas.engine.layer.onednn.OneDnnFamily;
import org.gennas.engine.layer.onednn.Precision;
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
    /** Maps of 16 bits in training: faster on some CPUs, and less exact. */
    ONEDNN_BF16,
    PORTABLE;

    public String text() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
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
                      String.format(
                          Locale.ROOT,
                          "No layers are called \"%s\"; there are: %s",
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
        .orElseGet(this::onednn);
  }

  private Selection onednn() {
    String by = ", by " + OneDnnFamily.description() + ".";
    if (!forced.equals(Optional.of(Family.ONEDNN_BF16))) {
      return new Selection(Family.ONEDNN, "Layers: onednn" + by);
    }
    return OneDnnFamily.hasBfloat16()
        ? new Selection(Family.ONEDNN_BF16, "Layers: onednn with maps of 16 bits, as asked" + by)
        : new Selection(
            Family.ONEDNN,
            "Layers: onednn with 32 bits, since this CPU has no instructions for 16" + by);
  }

  /** A family that nothing else uses; its owner closes it. */
  LayerFamily family() {
    return switch (select().family()) {
      case ONEDNN -> new OneDnnFamily(Precision.FLOAT32);
      case ONEDNN_BF16 -> new OneDnnFamily(Precision.BFLOAT16);
      case PORTABLE -> new PortableFamily();
    };
  }

  /** Whether ND4J computes in the memory of this process. */
  static boolean onCpu() {
    return Nd4j.getBackend().getClass().getSimpleName().equals("CpuBackend");
  }
}
