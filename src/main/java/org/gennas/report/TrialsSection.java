package org.gennas.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gennas.common.NumberFormats;
import org.gennas.evaluation.Interval;
import org.gennas.figure.Anchor;
import org.gennas.figure.Brush;
import org.gennas.figure.Colour;
import org.gennas.figure.LinearScale;
import org.gennas.figure.Palette;
import org.gennas.figure.Stroke;
import org.gennas.figure.SvgSurface;
import org.gennas.study.event.FindingScore;
import org.gennas.study.event.StudyState;
import org.gennas.study.event.TrialResult;
import org.gennas.study.event.TrialState;

/**
 * All trials, the best first, then those without a score in the order of their numbers, and the
 * fresh trainings of the candidates last.
 */
final class TrialsSection {
  /** More findings than this would push the table off the page; the winner's are shown below. */
  private static final int MOST_FINDINGS = 5;

  private static final int MOST_PROBLEMS = 50;
  private static final int INTERVAL_WIDTH = 72;

  private final ReportContent content;
  private final boolean perFinding;

  /** All but the fresh trainings of the candidates. */
  private final List<TrialState> order;

  /** What is shown of them. */
  private final List<TrialState> shown;

  private final List<TrialState> repeats;
  private final double low;
  private final double high;

  private TrialsSection(ReportContent content) {
    this.content = content;
    this.perFinding = content.findings().size() <= MOST_FINDINGS;
    this.order = inOrder(content.state());
    this.shown = LongTable.first(order);
    this.repeats = LongTable.first(content.state().repeats());
    List<Double> ends = new ArrayList<>();
    for (TrialState trial : rows()) {
      trial.auc().ifPresent(ends::add);
      interval(trial).ifPresent(i -> ends.addAll(List.of(i.low(), i.high())));
    }
    this.low = ends.stream().mapToDouble(d -> d).min().orElse(0);
    this.high = Math.max(low + 1e-6, ends.stream().mapToDouble(d -> d).max().orElse(1));
  }

  static Markup of(ReportContent content) {
    TrialsSection section = new TrialsSection(content);
    Markup out = new Markup();
    out.open("section").open("h2").text("Trials");
    out.element("small", "validation split; the best epoch of each");
    out.close();
    if (content.state().trials().isEmpty()) {
      out.element("p", "No trial was proposed.", "class", "note");
    } else {
      out.open("div", "class", "scroll").open("table");
      section.head(out);
      out.open("tbody");
      section.rows().forEach(trial -> section.row(out, trial));
      out.close().close().close();
      section.cut(out);
      section.problems(out);
    }
    return out.close();
  }

  private static List<TrialState> inOrder(StudyState state) {
    List<TrialState> order = new ArrayList<>(state.ranking());
    state.searched().stream().filter(t -> t.auc().isEmpty()).forEach(order::add);
    order.addAll(state.reruns());
    return order;
  }

  private List<TrialState> rows() {
    List<TrialState> rows = new ArrayList<>(shown);
    rows.addAll(repeats);
    return rows;
  }

  private void cut(Markup out) {
    if (shown.size() < order.size()) {
      LongTable.note(
          out,
          String.format(
              Locale.ROOT,
              "Shown are the best %s of %s trials%s.",
              Words.count(shown.size()),
              Words.count(order.size()),
              repeats.isEmpty() ? "" : " and the fresh trainings of the candidates"));
    }
  }

  private void head(Markup out) {
    out.open("thead").open("tr").element("th", "Trial").element("th", "Architecture");
    out.element("th", "Mean AUC", "class", "r");
    out.element("th", ciTitle());
    if (perFinding) {
      content.findings().forEach(f -> out.element("th", f, "class", "r"));
    }
    for (String title : List.of("Params", "MACs", "Epochs", "Time")) {
      out.element("th", title, "class", "r");
    }
    out.element("th", "Proposer").close().close();
  }

  private String ciTitle() {
    return shown.stream()
        .flatMap(t -> interval(t).stream())
        .findFirst()
        .map(i -> Words.level(i.level()) + " CI")
        .orElse("Interval");
  }

  private void row(Markup out, TrialState trial) {
    boolean best = content.winner().filter(trial::equals).isPresent();
    out.open("tr", "class", best ? "best" : "other");
    out.open("td").element("b", trial.id().label());
    repeats(trial).ifPresent(text -> out.element("small", text));
    out.close();
    out.open("td");
    Chip.write(out, trial.id().architecture(), content.space(), "chip");
    out.close();
    Optional<TrialResult> result = trial.result();
    out.open("td", "class", "r");
    if (result.isPresent()) {
      out.element("b", Words.score(result.get().valid().meanAuc()));
      partial(out, result.get());
    } else {
      state(out, trial);
    }
    out.close().open("td");
    interval(trial).ifPresent(i -> out.append(interval(trial, i)));
    out.close();
    if (perFinding) {
      for (String finding : content.findings()) {
        out.element("td", result.map(r -> auc(r, finding)).orElse(Words.NONE), "class", "r");
      }
    }
    number(out, result.map(r -> Words.large(r.params())));
    number(out, result.map(r -> Words.large(r.macs())));
    number(out, result.map(r -> Words.count(r.epochs())));
    number(out, result.map(r -> NumberFormats.duration(r.seconds())));
    out.element("td", trial.trial().proposal().proposer()).close().line();
  }

  private Optional<String> repeats(TrialState trial) {
    return trial
        .trial()
        .repeats()
        .flatMap(content.state()::trial)
        .map(t -> "repeat of " + t.id().label());
  }

  /** A mean over fewer findings than the study has is not comparable, so it says so. */
  private void partial(Markup out, TrialResult result) {
    int defined = result.valid().definedFindings();
    if (defined > 0 && defined < content.findings().size()) {
      out.element("small", "over " + defined + " of " + content.findings().size() + " findings");
    }
  }

  private static void number(Markup out, Optional<String> text) {
    out.element("td", text.orElse(Words.NONE), "class", "r");
  }

  static String auc(TrialResult result, String finding) {
    return result.valid().findings().stream()
        .filter(f -> f.finding().equals(finding))
        .findFirst()
        .map(FindingScore::auc)
        .map(Words::score)
        .orElse(Words.NONE);
  }

  private static void state(Markup out, TrialState trial) {
    switch (trial.status()) {
      case FINISHED -> out.element("span", "Done", "class", "badge ok");
      case RUNNING -> out.element("span", "Running", "class", "badge inf");
      case QUEUED -> out.element("span", "Queued", "class", "badge");
      case WAITING -> out.element("span", "Waiting", "class", "badge wr");
      case HALTED ->
          out.element(
              "span",
              "Halted after " + trial.halt().map(h -> Words.count(h.epochs())).orElse("?"),
              "class",
              "badge",
              "title",
              trial.halt().map(h -> h.reason()).orElse(""));
      case STOPPED -> out.element("span", "Stopped early", "class", "badge");
      case FAILED -> out.element("span", "Failed", "class", "badge er");
    }
  }

  private static Optional<Interval> interval(TrialState trial) {
    return trial.result().flatMap(r -> r.valid().meanAucInterval());
  }

  /** The interval as a dot on a line, on one scale for all rows, and its half width. */
  private SvgSurface interval(TrialState trial, Interval interval) {
    double dot = trial.auc().orElse((interval.low() + interval.high()) / 2);
    LinearScale x = new LinearScale(low, high, 4, INTERVAL_WIDTH - 4);
    Palette palette = Palette.light();
    Colour blue = palette.finding(0);
    SvgSurface surface = new SvgSurface(INTERVAL_WIDTH + 56, 16, Words.interval(interval));
    Brush brush = new Brush(surface, palette);
    surface.explained(
        Words.interval(interval) + " (" + interval.method() + ")",
        () -> {
          surface.line(0, 8, INTERVAL_WIDTH, 8, new Stroke(palette.grid(), 1, Brush.SOLID));
          double from = x.px(interval.low());
          surface.line(from, 8, x.px(interval.high()), 8, new Stroke(blue, 1.5, Brush.SOLID));
          brush.disc(x.px(dot), 8, 7, blue);
          String half = "±" + Words.score(interval.halfWidth());
          brush.text(half, INTERVAL_WIDTH + 8, 8, Anchor.START, palette.muted());
        });
    return surface;
  }

  private void problems(Markup out) {
    List<TrialState> failed =
        content.state().trials().stream().filter(t -> t.problem().isPresent()).toList();
    for (TrialState trial : failed.subList(0, Math.min(failed.size(), MOST_PROBLEMS))) {
      String label = trial.id().label();
      out.element("p", label + ": " + trial.problem().orElseThrow(), "class", "note");
    }
    if (failed.size() > MOST_PROBLEMS) {
      LongTable.note(
          out,
          String.format(
              Locale.ROOT,
              "So failed the first %s of %s; the others' problems stand there too.",
              Words.count(MOST_PROBLEMS),
              Words.count(failed.size())));
    }
  }
}
