package org.gennas.report;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gennas.space.Architecture;
import org.gennas.study.config.Schedule;
import org.gennas.study.event.TrialResult;
import org.gennas.study.event.TrialState;

/**
 * The search iteration by iteration, in the manner of Tables 2 and 3 of the source study (Mejía
 * Cajicá et al. 2025): architecture as a list, AUC-ROC, hours; beyond it, intervals.
 */
final class IterationsSection {
  private IterationsSection() {}

  static Markup of(ReportContent content, TrajectoryPoints course) {
    Markup out = new Markup();
    out.open("section").open("h2").text("Iterations");
    out.element("small", "architectures, validation AUC-ROC and hours, in order").close();
    List<TrialState> searched =
        content.state().searched().stream()
            .sorted(
                Comparator.comparingInt((TrialState t) -> t.trial().iteration())
                    .thenComparing(TrialState::id))
            .toList();
    if (searched.isEmpty()) {
      out.element("p", "No trial was proposed.", "class", "note");
      return out.close();
    }
    TableMarkup table =
        new TableMarkup(
            out,
            ">Iteration",
            "Trial",
            "Architecture",
            ">AUC-ROC",
            ">95% CI",
            "Device",
            ">Training, h",
            ">Search so far, h");
    int before = -1;
    for (TrialState trial : LongTable.ends(searched)) {
      int iteration = trial.trial().iteration();
      boolean best = content.winner().filter(trial::equals).isPresent();
      table.row(best ? "best" : "other");
      table.cell(iteration == before ? "" : iteration == 0 ? "by hand" : Words.count(iteration));
      table.cell(trial.id().label());
      table.open().element("span", list(trial.id().architecture()), "class", "mono").close();
      table.cell(
          trial.result().isPresent()
              ? Words.score(trial.auc())
              : trial.status().name().toLowerCase(Locale.ROOT));
      table.cell(
          trial
              .result()
              .flatMap(r -> r.valid().meanAucInterval())
              .map(Words::range)
              .orElse(Words.NONE));
      table.cell(trial.result().map(TrialResult::device).or(trial::device).orElse(Words.NONE));
      table.cell(trial.result().map(r -> hours(r.seconds() / 3600)).orElse(Words.NONE));
      table.cell(course.of(trial).map(p -> hours(p.hours())).orElse(Words.NONE));
      table.end();
      before = iteration;
    }
    table.close();
    if (searched.size() > LongTable.MOST_ROWS) {
      LongTable.note(
          out,
          String.format(
              Locale.ROOT,
              "Shown are the first %s and the last %s of %s.",
              Words.count(LongTable.MOST_ROWS / 2),
              Words.count(LongTable.MOST_ROWS / 2),
              Words.count(searched.size(), "trial", "trials")));
    }
    out.element("p", caption(content), "class", "note");
    return out.close();
  }

  /** Such as [2, 2, 1, 2, 1, 2, 1, 1]. */
  static String list(Architecture architecture) {
    return IntStream.range(0, architecture.length())
        .mapToObj(i -> String.valueOf(architecture.choice(i)))
        .collect(Collectors.joining(", ", "[", "]"));
  }

  static String hours(double hours) {
    return String.format(Locale.ROOT, hours < 10 ? "%.3f" : "%.2f", hours);
  }

  private static String caption(ReportContent content) {
    String mode =
        content.state().config().schedule() == Schedule.IN_STEP
            ? "In step: an iteration's trials train at the same time and the next begins when all"
                + " are done."
            : "Free-running: each trial is an iteration of its own once a device is free.";
    return "Laid out as Tables 2 and 3 of Mejía Cajicá et al., Avances en Ciencias e Ingenierías"
        + " 17(1), 2025. "
        + mode
        + " Hours of the search do not count pauses. An AUC here is a validation score of one"
        + " training.";
  }
}
