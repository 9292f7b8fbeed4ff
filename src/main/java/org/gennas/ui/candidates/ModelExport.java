package org.gennas.ui.candidates;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.gennas.common.AtomicFile;
import org.gennas.common.FileProblem;
import org.gennas.common.ResearchNotice;
import org.gennas.evaluation.Interval;
import org.gennas.study.config.StudyConfig;
import org.gennas.study.event.FindingScore;
import org.gennas.study.event.StudyEvent;
import org.gennas.study.event.StudyState;
import org.gennas.study.event.TrialResult;
import org.gennas.study.event.TrialState;
import org.gennas.study.folder.SealedModels;
import org.gennas.study.folder.StudyFolder;

/** A trained model on its way out of the study: the file and a card that says what it is. */
record ModelExport(StudyFolder folder, StudyState state, TrialState trial) {
  /**
   * Copies the model of the best epoch and writes its card beside it; nothing that is there is
   * replaced.
   *
   * @param into an existing folder
   * @return the copied model
   * @throws FileProblem if the trial has no model, or not the one that its training kept
   */
  Path write(Path into) throws IOException {
    Path model = new SealedModels(folder, state).require(trial.id());
    if (!Files.isRegularFile(model)) {
      throw new FileProblem(
          trial.id().label() + " has no model", model, 0, "Train its network again.");
    }
    String name = FreeName.plain(state.config().name()) + "-" + trial.id().label() + "-model";
    Path copy = FreeName.in(into, name, ".zip");
    AtomicFile.write(copy, out -> Files.copy(model, out));
    String stem = copy.getFileName().toString().replaceAll("\\.zip$", "");
    AtomicFile.write(
        FreeName.in(into, stem + "-card", ".txt"), card().getBytes(StandardCharsets.UTF_8));
    return copy;
  }

  /** The card's text. */
  String card() {
    StudyConfig config = state.config();
    StringBuilder out = new StringBuilder();
    line(out, "Model card of " + trial.id().label() + ", study \"" + config.name() + "\"");
    line(out, ResearchNotice.SENTENCE);
    line(out, "");
    line(out, "Network: " + config.space() + " " + trial.id().architecture().code());
    line(
        out,
        "Input: one grey chest radiograph, %d x %d px",
        config.images().px(),
        config.images().px());
    line(out, "Output: a probability for each of " + String.join(", ", findings()));
    line(
        out,
        "Trained on: "
            + state.prepared().map(StudyEvent.Prepared::dataset).orElse("images unknown")
            + (config.images().synthetic() ? " (synthetic images, not of patients)" : ""));
    state.prepared().ifPresent(p -> p.sides().forEach(s -> side(out, s)));
    line(out, "Seed: %d", trial.trial().seed());
    trial.result().ifPresent(result -> scores(out, result));
    line(out, "");
    line(out, "The scores are of the validation split, by which the epoch and often the network");
    line(
        out,
        "were chosen, so they are optimistic. Labels may be mined from reports. The model"
            + " has not");
    line(out, "been tested on images of other hospitals, scanners or patient groups.");
    line(out, "Score images with: gennas predict MODEL IMAGE...");
    return out.toString();
  }

  private java.util.List<String> findings() {
    return state.config().images().findingNames();
  }

  private static void side(StringBuilder out, StudyEvent.Side side) {
    line(out, "  %s: %,d images of %,d patients", side.name(), side.images(), side.patients());
  }

  private static void scores(StringBuilder out, TrialResult result) {
    line(out, "Epoch %d of %d, the best on validation", result.bestEpoch(), result.epochs());
    line(out, "Parameters: %,d; multiply-accumulates: %,d", result.params(), result.macs());
    line(out, "");
    line(
        out,
        "Mean AUC-ROC, validation: %s %s",
        number(result.valid().meanAuc()),
        interval(result.valid().meanAucInterval()));
    for (FindingScore score : result.valid().findings()) {
      line(
          out,
          "  %s: %s %s, %,d positive, %,d negative cases",
          score.finding(),
          number(score.auc()),
          interval(score.aucInterval()),
          score.positives(),
          score.negatives());
    }
  }

  private static String number(Optional<Double> value) {
    return value.map(v -> String.format(Locale.ROOT, "%.4f", v)).orElse("undefined");
  }

  private static String interval(Optional<Interval> interval) {
    return interval
        .map(
            i ->
                String.format(
                    Locale.ROOT, "(%.0f%% CI %.4f to %.4f)", 100 * i.level(), i.low(), i.high()))
        .orElse("(no interval)");
  }

  private static void line(StringBuilder out, String text, Object... values) {
    out.append(values.length == 0 ? text : String.format(Locale.ROOT, text, values)).append('\n');
  }
}
