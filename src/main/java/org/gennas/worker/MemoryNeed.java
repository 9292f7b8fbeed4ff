package org.gennas.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.gennas.engine.TrainingProblem;
import org.gennas.space.NetworkCost;
import org.gennas.space.SearchSpace;
import org.gennas.study.event.FailureCause;
import org.gennas.study.folder.TrialOrder;

/**
 * Compares what a training will need with what the machine has to give, since Linux promises memory
 * that it does not have and then ends the process without a word.
 */
final class MemoryNeed {
  /**
   * Of the activations: onednn keeps most of them twice, before and after batch norm, and needs
   * scratch space for gradients. With this factor the estimate lies 2 to 26 % above what was
   * resident in training 11111111, 22121211 and 22222222 at 64 and 224 px.
   */
  private static final double SCRATCH = 1.35;

  private static final long PROGRAM = 300L << 20;

  private final Path proc;
  private final Optional<Long> limit;

  /**
   * @param proc /proc, where the system has it
   * @param limit bytes that this process was given for tensors
   */
  MemoryNeed(Path proc, Optional<Long> limit) {
    this.proc = proc;
    this.limit = limit;
  }

  /**
   * @throws TrainingProblem if the machine has less memory left than the training needs: over its
   *     surroundings where it would fit beside less
   */
  void check(TrialOrder order, SearchSpace space) throws TrainingProblem {
    long needed = bytes(order, space);
    Optional<Long> left = bytes("MemAvailable:");
    if (left.isPresent() && left.get() < needed) {
      boolean fits = bytes("MemTotal:").filter(whole -> whole >= needed).isPresent();
      throw new TrainingProblem(
          String.format(
              Locale.ROOT,
              "A batch of %d images of %d px needs about %.1f GiB of memory; %.1f GiB are left",
              order.training().batch(),
              order.px(),
              needed / (double) (1 << 30),
              left.get() / (double) (1 << 30)),
          fits
              ? "Close other programs or train on fewer devices, or use a smaller batch or smaller"
                  + " images."
              : "Use a smaller batch or smaller images.",
          fits ? FailureCause.SURROUNDINGS : FailureCause.TRAINING);
    }
  }

  static long bytes(TrialOrder order, SearchSpace space) {
    NetworkCost cost =
        NetworkCost.of(
            space,
            order.architecture(),
            NetworkCost.Setting.of(space, order.px(), order.findings().size()));
    return (long) (SCRATCH * cost.activationBytes(order.training().batch()))
        + 4 * cost.weightBytes()
        + PROGRAM;
  }

  /**
   * What the machine tells of its memory, where this process's own limit is not lower.
   *
   * @param field of meminfo
   */
  private Optional<Long> bytes(String field) {
    try {
      Optional<Long> machine =
          Files.readString(proc.resolve("meminfo"))
              .lines()
              .filter(line -> line.startsWith(field))
              .findFirst()
              .map(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024);
      return machine.map(m -> Math.min(m, limit.orElse(m))).or(() -> limit);
    } catch (IOException e) {
      return limit;
    }
  }
}
