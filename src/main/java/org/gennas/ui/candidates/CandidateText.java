package org.gennas.ui.candidates;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.gennas.common.NumberFormats;
import org.gennas.study.event.FindingScore;
import org.gennas.study.event.TrialEvent;
import org.gennas.study.event.TrialId;
import org.gennas.study.event.TrialState;
import org.gennas.ui.control.Badge;
import org.gennas.ui.text.Messages;
import org.gennas.ui.text.PredictionText;
import org.gennas.ui.text.Quantities;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/** What the table says in words and figures. */
final class CandidateText {
  static final String NONE = "–";
  private static final double MILLION = 1e6;
  private static final double BILLION = 1e9;

  private final Messages messages;

  CandidateText(Messages messages) {
    this.messages = messages;
  }

  String auc(CandidateRow row) {
    if (row.auc().isPresent()) {
      return Quantities.auc(row.auc().get());
    }
    if (row.trial().result().isPresent()) {
      return messages.get("candidates.undefined");
    }
    if (row.trial().status() == TrialState.Status.FAILED) {
      return NONE;
    }
    return row.soFar()
        .map(a -> messages.format("candidates.soFar", Quantities.auc(a)))
        .or(() -> estimate(row))
        .orElse(NONE);
  }

  /** What the proposer expects of a training that has not begun. */
  private Optional<String> estimate(CandidateRow row) {
    return row.trial()
        .trial()
        .proposal()
        .prediction()
        .filter(p -> !row.trial().ended())
        .map(p -> messages.format("candidates.estimate", PredictionText.of(messages, p)));
  }

  /** Why a trial is what it is, where that is not plain from its state. */
  Optional<String> cause(CandidateRow row) {
    TrialState trial = row.trial();
    Optional<String> ended =
        switch (trial.status()) {
          case FAILED -> trial.problem();
          case HALTED -> trial.halt().map(halt -> halt.reason());
          case STOPPED ->
              Optional.of(
                  messages.format("candidates.stoppedAfter", Quantities.grouped(row.epochs())));
          case QUEUED, RUNNING, WAITING, FINISHED -> Optional.empty();
        };
    // Labels follow from numbers alone.
    return ended.or(
        () ->
            trial
                .trial()
                .repeats()
                .map(number -> new TrialId(number, trial.id().architecture()).label())
                .map(label -> messages.format("candidates.repeatOf", label)));
  }

  String halfWidth(CandidateRow row) {
    return row.interval().map(i -> "±" + Quantities.auc(i.halfWidth())).orElse("");
  }

  String finding(Optional<FindingScore> score) {
    return score
        .map(s -> s.auc().map(Quantities::auc).orElse(messages.get("candidates.undefined.short")))
        .orElse(NONE);
  }

  /** Why an AUC is undefined, or its interval and cases. */
  String findingNote(FindingScore score) {
    String cases =
        messages.format(
            "candidates.cases",
            Quantities.grouped(score.positives()),
            Quantities.grouped(score.negatives()));
    if (score.auc().isEmpty()) {
      return messages.format("candidates.undefined.why", score.finding(), cases);
    }
    String interval =
        score
            .aucInterval()
            .map(i -> " [" + Quantities.auc(i.low()) + ", " + Quantities.auc(i.high()) + "]")
            .orElse("");
    return score.finding() + " " + Quantities.auc(score.auc().get()) + interval + "\n" + cases;
  }

  String millions(long params) {
    return String.format(Locale.ROOT, "%.2f", params / MILLION);
  }

  String billions(long macs) {
    return String.format(Locale.ROOT, macs < BILLION / 10 ? "%.3f" : "%.2f", macs / BILLION);
  }

  String epochs(CandidateRow row) {
    return row.epochs() == 0 ? NONE : String.valueOf(row.epochs());
  }

  String time(CandidateRow row) {
    return row.seconds().map(NumberFormats::briefDuration).orElse(NONE);
  }

  String energy(CandidateRow row) {
    return row.energyWh().map(wh -> String.format(Locale.ROOT, "%.1f", wh)).orElse(NONE);
  }

  /** The state in words. */
  String state(CandidateRow row) {
    TrialState trial = row.trial();
    if (trial.status() == TrialState.Status.RUNNING) {
      int epochs = row.history().began().map(TrialEvent.Began::epochs).orElse(0);
      String device = trial.device().orElse("");
      return epochs == 0
          ? messages.format("candidates.state.starting", device)
          : messages.format("candidates.state.running", device, row.epochs(), epochs);
    }
    return messages.get("candidates.state." + trial.status());
  }

  /** The state in colour, with an icon and in words. */
  void show(Badge badge, CandidateRow row) {
    String words = state(row);
    switch (row.trial().status()) {
      case FINISHED -> badge.show(Badge.Kind.OK, Material2AL.CHECK, words);
      case RUNNING -> badge.show(Badge.Kind.INFO, Material2MZ.PLAY_ARROW, words);
      case FAILED -> badge.show(Badge.Kind.ERROR, Material2AL.ERROR_OUTLINE, words);
      case QUEUED, WAITING -> badge.show(Badge.Kind.NEUTRAL, Material2MZ.SCHEDULE, words);
      case HALTED -> badge.show(Badge.Kind.NEUTRAL, Material2MZ.PAUSE, words);
      case STOPPED -> badge.show(Badge.Kind.NEUTRAL, Material2MZ.STOP, words);
    }
  }

  static String percent(OptionalDouble share, Messages messages) {
    return share.isPresent()
        ? String.format(Locale.ROOT, "%.1f", 100 * share.getAsDouble())
        : messages.get("candidates.undefined.short");
  }
}
