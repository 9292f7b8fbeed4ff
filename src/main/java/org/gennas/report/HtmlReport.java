package org.gennas.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.gennas.common.AtomicFile;
import org.gennas.common.NumberFormats;
import org.gennas.common.ResearchNotice;
import org.gennas.study.event.RepeatScore;
import org.gennas.study.event.StopReason;
import org.gennas.study.event.StudyState;
import org.gennas.study.event.TrialResult;
import org.gennas.study.event.TrialState;
import org.gennas.study.folder.StudyFolder;

/**
 * A study as one HTML file that needs nothing else: no script, no font, no picture from elsewhere.
 * The file is well-formed XML too. It can be written at any moment of a study and says where the
 * study stood.
 */
public final class HtmlReport {
  static final String SYNTHETIC =
      "Synthetic images, made by a generator: the scores say nothing about patients.";

  private HtmlReport() {}

  /**
   * Writes the report, replacing an older one atomically.
   *
   * @param file such as {@link StudyFolder#reportFile()}
   * @throws IOException if the study is damaged or the file cannot be written
   * @throws InterruptedException if the thread was interrupted while resampling patients
   */
  public static void write(StudyFolder folder, Path file) throws IOException, InterruptedException {
    ReportContent content = ReportContent.read(folder);
    Markup body = body(content, WinnerEvidence.of(content), ReportFiles.PREVALENCE);
    String html = page(title(content), "report.css", body);
    AtomicFile.write(file, html.getBytes(StandardCharsets.UTF_8));
  }

  /** The page's name. */
  static String title(ReportContent content) {
    return content.state().config().name() + " – GenNAS report";
  }

  /**
   * What stands on the page, the same for a screen and for paper.
   *
   * @param prevalence at which predictive values are told too, 0..1
   */
  static Markup body(ReportContent content, Optional<WinnerEvidence> evidence, double prevalence)
      throws InterruptedException {
    TrajectoryPoints course = TrajectoryPoints.of(content.state());
    Markup out = new Markup();
    out.open("div", "class", "page");
    warning(out, content);
    title(out, content);
    unfinished(out, content);
    figures(out, content);
    out.line().append(ProtocolSection.of(content));
    out.line().append(ImagesSection.of(content));
    out.line().append(TrajectorySection.of(content, course));
    out.line().append(IterationsSection.of(content, course));
    out.line().append(TrialsSection.of(content));
    out.line().append(ConfirmationSection.of(content));
    out.line().append(WinnerSection.of(content, evidence, prevalence));
    out.line().append(TestSection.of(content, evidence, prevalence));
    out.line().append(BaselineSection.of(content));
    out.line().append(EnsembleSection.of(content));
    out.line().append(CalibrationSection.of(evidence));
    out.line().append(SubgroupSection.of(content, evidence));
    out.line().append(ResourcesSection.of(content));
    out.line().append(DecisionsSection.of(content));
    out.line().append(PromptsSection.of(content));
    out.line().append(ReproductionSection.of(content));
    footer(out, content);
    return out.close();
  }

  /**
   * A whole page.
   *
   * @param sheet name of the style sheet that is written into it
   */
  static String page(String title, String sheet, Markup body) throws IOException {
    Markup out = new Markup();
    out.open("html", "xmlns", "http://www.w3.org/1999/xhtml", "lang", "en").open("head");
    out.empty("meta", "charset", "utf-8");
    out.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    out.empty("meta", "name", "color-scheme", "content", "light dark");
    out.element("title", title);
    out.element("style", styleSheet(sheet));
    out.close().line();
    out.open("body").append(body).close().close();
    return "<!DOCTYPE html>\n" + out.finished() + "\n";
  }

  private static String styleSheet(String name) throws IOException {
    try (InputStream css = HtmlReport.class.getResourceAsStream(name)) {
      if (css == null) {
        throw new IOException(name + " is missing from the program; install it again.");
      }
      // The sheets have no ">", "<" or "&": XML would escape them and HTML not unescape them.
      return new String(css.readAllBytes(), StandardCharsets.UTF_8)
          .replace("$notice", ResearchNotice.TEXT);
    }
  }

  private static void warning(Markup out, ReportContent content) {
    out.open("div", "class", "ruo").element("span", ResearchNotice.TEXT);
    if (content.synthetic()) {
      out.element("span", SYNTHETIC);
    }
    out.close().line();
  }

  /** What a reader must know before the first number. */
  private static void unfinished(Markup out, ReportContent content) {
    StudyState state = content.state();
    content.baselines().warning().ifPresent(w -> out.element("p", w, "class", "notice"));
    if (state.ended().isEmpty()) {
      out.element(
          "p",
          "This study has not ended: this is its state when the report was written. The test"
              + " split is"
              + " still sealed, and the winner may change.",
          "class",
          "notice");
    }
    content.changedSettings().ifPresent(text -> out.element("p", text, "class", "notice"));
    for (String damage : content.damages()) {
      out.element("p", "Damaged and left out: " + damage, "class", "notice");
    }
  }

  private static void title(Markup out, ReportContent content) {
    StudyState state = content.state();
    out.open("header", "class", "top");
    out.open("div");
    out.element("h1", state.config().name());
    String begun = state.started().map(s -> "begun " + Words.time(s.at())).orElse("not begun yet");
    String ended = state.ended().map(e -> ", ended " + Words.time(e.at())).orElse("");
    out.element("p", "Architecture search on chest X-rays · " + begun + ended);
    out.close();
    String style =
        switch (state.phase()) {
          case ENDED -> "badge ok";
          case RUNNING -> "badge inf";
          case PAUSED, READY -> "badge wr";
        };
    out.element("span", phase(state), "class", style);
    out.close().line();
  }

  private static String phase(StudyState state) {
    return switch (state.phase()) {
      case READY -> "Not begun";
      case RUNNING -> "Not ended when this was written";
      case PAUSED ->
          "Paused when this was written" + state.blocked().map(b -> ": " + b.message()).orElse("");
      case ENDED -> state.ended().map(e -> "Ended: " + reason(e.reason())).orElse("Ended");
    };
  }

  static String reason(StopReason reason) {
    return switch (reason) {
      case PLATEAU -> "no further gain";
      case TRIALS -> "number of trials reached";
      case HOURS -> "time used up";
      case TARGET -> "target reached";
      case STOPPED -> "stopped by a person";
      case EXHAUSTED -> "every allowed network tried";
      case FAILED -> "nothing could be trained";
    };
  }

  private static void figures(Markup out, ReportContent content) {
    StudyState state = content.state();
    out.open("div", "class", "figures");
    content.winner().ifPresent(best -> winnerFigures(out, content, best));
    int failed = state.withStatus(TrialState.Status.FAILED).size();
    figure(
        out,
        "Trials finished",
        Words.count(state.withStatus(TrialState.Status.FINISHED).size()),
        "of " + state.searched().size() + (failed > 0 ? ", " + failed + " failed" : ""));
    Duration active =
        state
            .since()
            .map(s -> state.activeUntil(state.events().get(state.events().size() - 1).at()))
            .orElse(state.active());
    figure(
        out,
        "Search time",
        NumberFormats.duration(active),
        (state.confirming().isPresent() ? "confirmation counted, " : "") + "pauses not counted");
    List<Optional<Double>> energies =
        state.trials().stream()
            .flatMap(t -> t.result().stream())
            .map(TrialResult::energyWh)
            .toList();
    long measured = energies.stream().filter(Optional::isPresent).count();
    double sum = energies.stream().flatMap(Optional::stream).mapToDouble(e -> e).sum();
    figure(
        out,
        "Energy of training",
        measured == 0 ? "not measured" : Words.energy(sum),
        measured == 0 ? "" : "measured in " + measured + " of " + energies.size() + " trials");
    out.close();
  }

  private static void winnerFigures(Markup out, ReportContent content, TrialState best) {
    TrialResult result = best.result().orElseThrow();
    Optional<RepeatScore> fresh = content.state().winnersScore();
    figure(
        out,
        fresh
            .map(
                f ->
                    "Mean AUC, validation, "
                        + Words.count(f.repeats().size(), "fresh training", "fresh trainings"))
            .orElse("Best mean AUC, validation"),
        Words.score(fresh.map(RepeatScore::mean).orElse(result.valid().meanAuc())),
        fresh
            .map(RepeatScore::interval)
            .orElse(result.valid().meanAucInterval())
            .map(Words::interval)
            .orElse("no interval"));
    out.open("div").element("label", "Winner, " + best.id().label()).open("b");
    Chip.write(out, best.id().architecture(), content.space(), "chip lg");
    out.close();
    out.element("small", "proposed by " + best.trial().proposal().proposer()).close();
    figure(
        out,
        "Its size",
        Words.large(result.params()),
        "params, " + Words.large(result.macs()) + " MACs an image");
  }

  private static void figure(Markup out, String label, String value, String below) {
    out.open("div").element("label", label).element("b", value);
    out.element("small", below).close();
  }

  private static void footer(Markup out, ReportContent content) {
    out.open("footer").element("b", ResearchNotice.TEXT);
    if (content.synthetic()) {
      out.element("span", SYNTHETIC);
    }
    content.state().started().ifPresent(s -> out.element("span", s.program()));
    out.element("span", "Intervals and scores as recorded in the study's folder.");
    out.close();
  }
}
