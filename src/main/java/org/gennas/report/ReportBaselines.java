package org.gennas.report;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.Optional;
import org.gennas.baseline.BaselineKind;
import org.gennas.baseline.BaselineScore;
import org.gennas.baseline.BaselineText;
import org.gennas.baseline.Baselines;
import org.gennas.baseline.Comparison;
import org.gennas.baseline.Difference;
import org.gennas.baseline.StudyBaselines;
import org.gennas.study.event.StudyState;
import org.gennas.study.folder.StudyFolder;

/**
 * The baselines as a report tells them.
 *
 * @param made empty where there are none
 * @param comparison of the winner with them; empty where it could not be made
 * @param problem why something is missing; empty where nothing is
 */
record ReportBaselines(Optional<Baselines> made, Optional<Comparison> comparison, String problem) {

  /**
   * Reads them. In a study that has ended those that are missing are made first, as in one that an
   * older program ran; where that fails a report goes without.
   *
   * @param state with its places unmasked
   * @throws InterruptedIOException if the thread was interrupted
   */
  static ReportBaselines of(StudyFolder folder, StudyState state, ExportRedactor discretion)
      throws InterruptedIOException {
    try {
      Optional<Baselines> made =
          state.ended().isPresent()
              ? new StudyBaselines(folder).complete(state, (done, total) -> {})
              : Baselines.read(folder);
      return of(made, state, made.isEmpty() ? "the images were not prepared yet." : "");
    } catch (IOException e) {
      return of(Baselines.ifReadable(folder), state, discretion.of(String.valueOf(e.getMessage())));
    } catch (InterruptedException e) {
      throw new InterruptedIOException("The report was cancelled.");
    }
  }

  private static ReportBaselines of(Optional<Baselines> made, StudyState state, String problem) {
    return new ReportBaselines(made, made.flatMap(b -> b.comparisonWith(state)), problem);
  }

  /** What a reader must know first; empty where the winner beats every baseline. */
  Optional<String> warning() {
    return comparison.flatMap(BaselineText::warning);
  }

  List<BaselineScore> scores() {
    return made.map(Baselines::scores).orElse(List.of());
  }

  /** The mean difference as text; a dash where it was not worked out. */
  String difference(BaselineKind kind, boolean onTest, boolean abnormalOnly) {
    return find(kind, onTest, abnormalOnly)
        .map(d -> BaselineText.difference(d.mean()))
        .orElse(Words.NONE);
  }

  /** A comparison's part; empty where it was not worked out. */
  Optional<Difference> find(BaselineKind kind, boolean onTest, boolean abnormalOnly) {
    return comparison.stream()
        .flatMap(c -> c.differences().stream())
        .filter(d -> d.kind() == kind && d.onTest() == onTest && d.abnormalOnly() == abnormalOnly)
        .findFirst();
  }
}
