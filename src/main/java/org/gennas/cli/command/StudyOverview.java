package org.gennas.cli.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gennas.baseline.Baselines;
import org.gennas.cli.text.BaselineLines;
import org.gennas.cli.text.CalibrationText;
import org.gennas.cli.text.ConfirmationText;
import org.gennas.cli.text.EnsembleText;
import org.gennas.cli.text.Figures;
import org.gennas.cli.text.RareText;
import org.gennas.cli.text.TextTable;
import org.gennas.common.NumberFormats;
import org.gennas.common.ResearchNotice;
import org.gennas.proposal.strategy.Calibration;
import org.gennas.report.TrainingWords;
import org.gennas.space.SearchSpace;
import org.gennas.study.config.StudyConfig;
import org.gennas.study.event.ParetoFront;
import org.gennas.study.event.RareFinding;
import org.gennas.study.event.SplitScore;
import org.gennas.study.event.StudyEvent;
import org.gennas.study.event.StudyState;
import org.gennas.study.event.TrialResult;
import org.gennas.study.event.TrialState;
import org.gennas.study.folder.ImageEpochs;
import org.gennas.study.folder.SealedSettings;
import org.gennas.study.folder.StudyFolder;

/**
 * A study's overview: its state, the ranking with intervals, and why it ended.
 *
 * @param standing how its search stands now
 */
record StudyOverview(StudyFolder folder, StudyState state, StudyStanding standing)
    implements Answer {
  /** As another program may be running the study. */
  static StudyOverview watched(StudyFolder folder, Instant now) throws IOException {
    StudyState state = folder.state();
    return new StudyOverview(folder, state, StudyStanding.of(folder, state, now));
  }

  @Override
  public Map<String, Object> json() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("notice", ResearchNotice.SENTENCE);
    fields.put("study", folder.path().toString());
    fields.put("name", state.config().name());
    fields.put("synthetic", state.config().images().synthetic());
    fields.put("rare", rareJson());
    fields.put("training", state.config().training());
    fields.put("changedSettings", changedSettings());
    fields.put("phase", state.phase());
    fields.put("iteration", state.iteration());
    fields.put("running", standing.running());
    fields.put("interrupted", standing.interrupted());
    fields.put("activeSeconds", standing.active().toSeconds());
    fields.put("ended", state.ended());
    fields.put("counts", counts());
    fields.put("ranking", rankingJson());
    fields.put("notScored", state.searched().stream().filter(t -> t.auc().isEmpty()).toList());
    fields.put("chosen", ConfirmationText.choice(state));
    fields.put("confirming", state.confirming());
    fields.put("reruns", state.reruns());
    fields.put("repeats", state.repeats());
    fields.put("confirmed", state.confirmed());
    fields.put("winner", state.winner().map(t -> t.id().label()));
    fields.put("scored", state.scored().map(t -> t.id().label()));
    fields.put("calibration", calibration());
    state
        .config()
        .secondObjective()
        .map(o -> ParetoFront.of(state, o))
        .ifPresent(f -> fields.put("front", frontJson(f)));
    imageEpochs().ifPresent(n -> fields.put("imageEpochs", n));
    fields.put("ensemble", state.ensemble());
    fields.put("test", state.test());
    fields.put("baselines", Baselines.ifReadable(folder));
    fields.put("baselineWarning", baselines().flatMap(BaselineLines::warning));
    fields.put("report", report());
    return fields;
  }

  private Optional<BaselineLines> baselines() {
    return Baselines.ifReadable(folder).map(made -> new BaselineLines(made, state));
  }

  private Optional<String> report() {
    return Files.exists(folder.reportFile())
        ? Optional.of(folder.reportFile().toString())
        : Optional.empty();
  }

  /** Training images times epochs of all trials; empty where a training's events are damaged. */
  private Optional<Long> imageEpochs() {
    try {
      return Optional.of(ImageEpochs.of(folder, state));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private List<RareFinding> rare() {
    return state.prepared().map(p -> RareFinding.of(p.sides())).orElse(List.of());
  }

  private List<Map<String, Object>> rareJson() {
    List<Map<String, Object>> list = new ArrayList<>();
    for (RareFinding rare : rare()) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("side", rare.side());
      fields.put("finding", rare.finding());
      fields.put("present", rare.present());
      fields.put("images", rare.images());
      fields.put("patients", rare.patients());
      fields.put("needed", RareFinding.FEWEST);
      fields.put("text", rare.text());
      list.add(fields);
    }
    return list;
  }

  private Map<String, Integer> counts() {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (TrialState.Status status : TrialState.Status.values()) {
      counts.put(status.name().toLowerCase(Locale.ROOT), state.withStatus(status).size());
    }
    return counts;
  }

  private List<Map<String, Object>> rankingJson() {
    List<Map<String, Object>> ranking = new ArrayList<>();
    for (TrialState trial : state.ranking()) {
      TrialResult result = trial.result().orElseThrow();
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("rank", ranking.size() + 1);
      fields.put("trial", trial.id().label());
      fields.put("folder", folder.trial(trial.id()).path().toString());
      fields.put("proposer", trial.trial().proposal().proposer());
      fields.put("result", result);
      ranking.add(fields);
    }
    return ranking;
  }

  private List<String> changedSettings() {
    return SealedSettings.changes(state.config(), state.seal(), folder.json());
  }

  @Override
  public void print(PrintStream out) {
    StudyConfig config = state.config();
    out.println(config.name() + "  (" + folder.path() + ")");
    Optional<BaselineLines> baselines = baselines();
    baselines.flatMap(BaselineLines::warning).ifPresent(w -> out.println("Caution  " + w));
    List<String> changed = changedSettings();
    if (!changed.isEmpty()) {
      out.println(
          "Caution  The settings have changed since the study began: "
              + String.join("; ", changed)
              + ". What is shown below is what study.json says now.");
    }
    out.println("State    " + standing.words());
    out.println("Images   " + images());
    RareText.lines(rare()).forEach(out::println);
    out.println("Training " + TrainingWords.of(config.training()));
    out.println("Trials   " + trials());
    imageEpochs().ifPresent(n -> out.printf(Locale.ROOT, "Effort   %,d image-epochs%n", n));
    if (!state.ranking().isEmpty()) {
      out.println();
      table().print(out);
    }
    baselines.ifPresent(
        b -> {
          out.println();
          b.lines().forEach(out::println);
        });
    printConfirmation(out);
    calibration().forEach(c -> out.println(CalibrationText.of(c)));
    front().ifPresent(out::println);
    problems().forEach(out::println);
    EnsembleText.lines(state).forEach(out::println);
    state.test().ifPresent(test -> printTest(out, test));
    out.println(ResearchNotice.SENTENCE);
    report().ifPresent(path -> out.println("Report   " + path));
  }

  private List<Calibration> calibration() {
    return SearchSpace.preset(state.config().space())
        .map(space -> Calibration.of(state, space))
        .orElse(List.of());
  }

  private static Map<String, Object> frontJson(ParetoFront front) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("trials", front.trials().stream().map(t -> t.id().label()).toList());
    fields.put("hypervolume", front.hypervolume());
    return fields;
  }

  /** What is worth choosing from where a second objective counts. */
  private Optional<String> front() {
    return state
        .config()
        .secondObjective()
        .map(
            objective -> {
              ParetoFront front = ParetoFront.of(state, objective);
              String trials =
                  front.trials().stream()
                      .map(
                          t ->
                              String.format(
                                  Locale.ROOT, "%s (%s)", t.id().label(), Figures.score(t.auc())))
                      .collect(Collectors.joining(", "));
              return String.format(
                  Locale.ROOT,
                  "Front    of mean AUC and %s, the smallest first: %s; hypervolume %s",
                  objective.name().toLowerCase(Locale.ROOT),
                  trials.isEmpty() ? "none yet" : trials,
                  Figures.score(front.hypervolume()));
            });
  }

  private String images() {
    StudyConfig config = state.config();
    String what =
        config.images().folder()
            + " at "
            + config.images().px()
            + " px"
            + (config.images().synthetic() ? ", synthetic" : "")
            + (config.images().namesPatients() ? "" : ", patients not named");
    return state
        .prepared()
        .map(
            prepared -> {
              StringBuilder sides = new StringBuilder(what);
              for (StudyEvent.Side side : prepared.sides()) {
                sides.append(
                    String.format(Locale.ROOT, "; %s %d images", side.name(), side.images()));
                if (config.images().namesPatients()) {
                  sides.append(String.format(Locale.ROOT, " of %d patients", side.patients()));
                }
              }
              return sides.toString();
            })
        .orElse(what);
  }

  private String trials() {
    List<String> parts = new ArrayList<>();
    counts()
        .forEach(
            (status, count) -> {
              if (count > 0) {
                parts.add(count + " " + status);
              }
            });
    String done = parts.isEmpty() ? "none yet" : String.join(", ", parts);
    return done + " (at most " + state.trialBudget() + ")";
  }

  private TextTable table() {
    TextTable table =
        new TextTable(
            TextTable.Column.figures("rank"),
            TextTable.Column.text("trial"),
            TextTable.Column.text("architecture"),
            TextTable.Column.figures("valid AUC"),
            TextTable.Column.text("95 % CI"),
            TextTable.Column.figures("AP"),
            TextTable.Column.figures("epoch"),
            TextTable.Column.figures("params"),
            TextTable.Column.figures("MACs"),
            TextTable.Column.figures("time"),
            TextTable.Column.text("by"));
    int rank = 0;
    for (TrialState trial : state.ranking()) {
      TrialResult result = trial.result().orElseThrow();
      table.row(
          Integer.toString(++rank),
          trial.id().label(),
          trial.id().architecture().code(),
          Figures.score(result.valid().meanAuc()),
          Figures.interval(result.valid().meanAucInterval()),
          Figures.score(result.valid().meanAveragePrecision()),
          result.bestEpoch() + "/" + result.epochs(),
          Figures.count(result.params()),
          Figures.count(result.macs()),
          NumberFormats.duration(result.seconds()),
          trial.trial().proposal().proposer());
    }
    return table;
  }

  private void printConfirmation(PrintStream out) {
    ConfirmationText.choice(state).ifPresent(choice -> out.println("Chosen   " + choice));
    state
        .confirmed()
        .ifPresent(
            confirmed -> {
              out.println();
              ConfirmationText.result(state, confirmed).forEach(out::println);
            });
    Stream.concat(state.reruns().stream(), state.repeats().stream())
        .forEach(repeat -> printRepeat(out, repeat));
  }

  private void printRepeat(PrintStream out, TrialState repeat) {
    out.println(
        "  "
            + repeat.id().label()
            + ", repeat of "
            + repeat.trial().repeats().flatMap(state::trial).map(t -> t.id().label()).orElse("?")
            + ": "
            + repeat
                .auc()
                .map(auc -> "AUC " + Figures.score(repeat.auc()))
                .orElse(repeat.status().name().toLowerCase(Locale.ROOT)));
  }

  private List<String> problems() {
    List<String> lines = new ArrayList<>();
    for (TrialState trial : state.trials()) {
      String name = trial.id().label() + " " + trial.id().architecture();
      trial.problem().ifPresent(problem -> lines.add(name + " failed: " + problem));
      trial
          .halt()
          .ifPresent(
              halt ->
                  lines.add(
                      name
                          + (trial.status() == TrialState.Status.HALTED
                              ? " was halted. "
                              : " was halted and resumed. ")
                          + halt.reason()));
      if (trial.result().isPresent() && trial.auc().isEmpty()) {
        lines.add(name + " is not ranked: its mean AUC is undefined, see its findings.");
      }
    }
    return lines;
  }

  private void printTest(PrintStream out, StudyEvent.TestScored test) {
    SplitScore score = test.score();
    out.println();
    out.println(
        String.format(Locale.ROOT, "Test     T-%02d: mean AUC ", test.number())
            + Figures.score(score.meanAuc())
            + " "
            + Figures.interval(score.meanAucInterval())
            + test.note().map(note -> ". " + note).orElse("")
            + EnsembleText.onTest(test));
    score
        .findings()
        .forEach(
            f ->
                out.println(
                    "         "
                        + f.finding()
                        + ": AUC "
                        + Figures.score(f.auc())
                        + " "
                        + Figures.interval(f.aucInterval())
                        + " ("
                        + f.positives()
                        + " with, "
                        + f.negatives()
                        + " without)"));
  }
}
