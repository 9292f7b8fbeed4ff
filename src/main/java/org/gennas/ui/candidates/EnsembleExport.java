package org.gennas.ui.candidates;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.gennas.common.AtomicFile;
import org.gennas.common.ResearchNotice;
import org.gennas.study.event.Ensemble;
import org.gennas.study.event.SplitScore;
import org.gennas.study.event.StudyState;
import org.gennas.study.folder.EnsembleFile;
import org.gennas.study.folder.StudyFolder;

/** A study's ensemble on its way out: all of its networks in one file, and a card. */
record EnsembleExport(StudyFolder folder, StudyState state, Ensemble ensemble) {
  /**
   * Writes both; nothing that is there is replaced.
   *
   * @param into an existing folder
   * @return the file with the networks
   * @throws IOException if a network is missing or the folder can't be written
   */
  Path write(Path into) throws IOException {
    Path file = FreeName.in(into, FreeName.plain(state.config().name()) + "-ensemble", ".zip");
    EnsembleFile.write(folder, ensemble, file);
    String stem = file.getFileName().toString().replaceAll("\\.zip$", "");
    AtomicFile.write(
        FreeName.in(into, stem + "-card", ".txt"), card().getBytes(StandardCharsets.UTF_8));
    return file;
  }

  /** The card's text. */
  String card() {
    String test =
        state.ensembleMissedTest()
            ? "not scored, since that split had been opened before the ensemble was chosen"
            : state
                .test()
                .flatMap(t -> t.ensemble())
                .map(EnsembleExport::score)
                .orElse("not scored");
    return String.join(
        "\n",
        "Card of the ensemble of study \"" + state.config().name() + "\"",
        ResearchNotice.SENTENCE,
        "",
        "Answer: the weighted mean of its networks' probabilities",
        "Networks, by weight: " + ensemble.membersInWords(),
        String.format(
            Locale.ROOT,
            "Parameters: %,d; multiply-accumulates: %,d",
            ensemble.params(),
            ensemble.macs()),
        String.format(
            Locale.ROOT,
            "Input: one grey chest radiograph, %d x %d px",
            state.config().images().px(),
            state.config().images().px()),
        "Output: a probability for each of "
            + String.join(", ", state.config().images().findingNames())
            + (state.config().images().synthetic()
                ? "\nTrained on synthetic images, not of patients"
                : ""),
        "",
        "Mean AUC-ROC, validation: " + score(ensemble.valid()),
        "  The networks were chosen by this very score, so it is optimistic.",
        "Mean AUC-ROC, test: " + test,
        "Score images with: gennas predict FILE IMAGES --csv TABLE",
        "");
  }

  private static String score(SplitScore score) {
    Optional<String> auc = score.meanAuc().map(v -> String.format(Locale.ROOT, "%.4f", v));
    return auc.orElse("undefined")
        + score
            .meanAucInterval()
            .map(
                i ->
                    String.format(
                        Locale.ROOT,
                        " (%.0f%% CI %.4f to %.4f)",
                        100 * i.level(),
                        i.low(),
                        i.high()))
            .orElse("");
  }
}
