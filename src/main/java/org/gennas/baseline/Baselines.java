package org.gennas.baseline;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.gennas.common.FileProblem;
import org.gennas.study.event.StudyState;
import org.gennas.study.folder.StudyFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A study's baselines: baselines.json. The last file that is written when they are made, so that
 * where it is, the others are too.
 *
 * @param scores the weakest first
 * @param seconds that fitting them took
 * @param comparison with the training that stands for the winner; empty before there is one
 */
public record Baselines(
    int format, List<BaselineScore> scores, double seconds, Optional<Comparison> comparison) {
  public static final int FORMAT = 1;
  private static final Logger LOG = LoggerFactory.getLogger(Baselines.class);

  public Baselines {
    scores = List.copyOf(scores);
  }

  /**
   * Reads a study's; empty where they have not been made.
   *
   * @throws FileProblem if the file is damaged or of a newer format
   */
  public static Optional<Baselines> read(StudyFolder folder) throws IOException {
    return Files.exists(folder.baselinesFile())
        ? Optional.of(folder.json().read(folder.baselinesFile(), Baselines.class, FORMAT))
        : Optional.empty();
  }

  /** As {@link #read}, but a file that can't be read is told in the log only. */
  public static Optional<Baselines> ifReadable(StudyFolder folder) {
    try {
      return read(folder);
    } catch (IOException e) {
      LOG.warn("The baselines are left out: {}", e.getMessage());
      return Optional.empty();
    }
  }

  /** Replaces a study's atomically. */
  void write(StudyFolder folder) throws IOException {
    folder.json().write(folder.baselinesFile(), this);
  }

  /** The score of one; empty where it could not be made. */
  public Optional<BaselineScore> of(BaselineKind kind) {
    return scores.stream().filter(score -> score.kind() == kind).findFirst();
  }

  /** The comparison with what stands for the winner now; empty while that is not worked out. */
  public Optional<Comparison> comparisonWith(StudyState state) {
    Optional<Integer> winner = state.scored().map(t -> t.id().number());
    return comparison.filter(c -> winner.equals(Optional.of(c.trial())));
  }

  Baselines withScores(List<BaselineScore> others) {
    return new Baselines(format, others, seconds, comparison);
  }

  Baselines withComparison(Comparison other) {
    return new Baselines(format, scores, seconds, Optional.of(other));
  }
}
