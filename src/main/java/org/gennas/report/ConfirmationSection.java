package org.gennas.report;

import java.util.List;
import java.util.Optional;
import org.gennas.study.event.RepeatScore;
import org.gennas.study.event.StudyEvent;
import org.gennas.study.event.StudyState;
import org.gennas.study.event.TrialState;

/** The candidates trained again with fresh seeds, and what chose the winner. */
final class ConfirmationSection {
  static final String CHOICE =
      "Candidates were chosen by their validation score in one training each, the winner by its"
          + " mean over fresh trainings on validation. Shown here is the fresh training with the"
          + " median"
          + " score, the lower of two.";

  private ConfirmationSection() {}

  /** Nothing where the study confirms nothing. */
  static Markup of(ReportContent content) {
    StudyState state = content.state();
    Markup out = new Markup();
    if (state.confirming().isEmpty()) {
      return out;
    }
    out.open("section").open("h2").text("Confirmation");
    out.element(
        "small", "validation split; the best of the search, trained again with fresh seeds");
    out.close();
    if (state.confirmed().isPresent()) {
      table(out, content, state.confirmed().get());
      out.element("p", state.confirmed().get().detail(), "class", "note");
    } else {
      long done = state.repeats().stream().filter(TrialState::ended).count();
      out.element(
          "p",
          "In progress when this was written: "
              + done
              + " of "
              + state.repeats().size()
              + " fresh trainings are done. Until then the best of the search is shown as winner.",
          "class",
          "note");
    }
    return out.close();
  }

  private static void table(Markup out, ReportContent content, StudyEvent.Confirmed confirmed) {
    out.open("div", "class", "scroll").open("table").open("thead").open("tr");
    out.element("th", "Candidate").element("th", "Architecture");
    for (String title : List.of("Mean AUC", "Interval", "Lowest", "Highest", "Trainings")) {
      out.element("th", title, "class", "r");
    }
    out.element("th", "In the search", "class", "r").close().close().open("tbody");
    for (RepeatScore score : confirmed.means()) {
      row(out, content, score, confirmed.winner().equals(Optional.of(score.candidate())));
    }
    out.close().close().close();
    confirmed.means().stream()
        .flatMap(m -> m.interval().stream())
        .findFirst()
        .ifPresent(
            i ->
                out.element(
                    "p",
                    "Intervals: " + Words.level(i.level()) + ", " + i.method() + ".",
                    "class",
                    "note"));
  }

  private static void row(Markup out, ReportContent content, RepeatScore score, boolean won) {
    Optional<TrialState> candidate = content.state().trial(score.candidate());
    out.open("tr", "class", won ? "best" : "other").open("td");
    out.element("b", candidate.map(t -> t.id().label()).orElse("#" + score.candidate())).close();
    out.open("td");
    candidate.ifPresent(t -> Chip.write(out, t.id().architecture(), content.space(), "chip"));
    out.close();
    number(out, Words.score(score.mean()));
    number(out, score.interval().map(Words::interval).orElse(Words.NONE));
    number(out, score.lowest().map(Words::score).orElse(Words.NONE));
    number(out, score.highest().map(Words::score).orElse(Words.NONE));
    number(out, Words.count(score.repeats().size()));
    number(out, Words.score(candidate.flatMap(TrialState::auc)));
    out.close().line();
  }

  private static void number(Markup out, String text) {
    out.element("td", text, "class", "r");
  }
}
