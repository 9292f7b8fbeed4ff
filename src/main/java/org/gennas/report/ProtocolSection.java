package org.gennas.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.gennas.space.SearchSpace;
import org.gennas.study.config.Confirmation;
import org.gennas.study.config.EarlyStopping;
import org.gennas.study.config.FindingPolicy;
import org.gennas.study.config.ImagesConfig;
import org.gennas.study.config.ImagesConfig.Split.Method;
import org.gennas.study.config.Schedule;
import org.gennas.study.config.SearchLimits;
import org.gennas.study.config.StopRules;
import org.gennas.study.config.StudyConfig;
import org.gennas.study.config.TimeBudget;
import org.gennas.study.event.StudyEvent;
import org.gennas.study.event.StudyState;

/** What was asked, in words. */
final class ProtocolSection {
  private ProtocolSection() {}

  static Markup of(ReportContent content) {
    StudyConfig config = content.state().config();
    Markup out = new Markup();
    out.open("section").open("h2").text("Protocol").close().open("dl");
    row(out, "Dataset", config.images().folder() + (content.synthetic() ? " (synthetic)" : ""));
    row(out, "Images", images(config.images()));
    for (FindingPolicy policy : config.images().findings()) {
      row(out, policy.finding(), policy(policy));
    }
    row(out, "Split", split(config.images().split()));
    row(out, "Search space", space(content));
    row(
        out,
        "Proposer",
        config.proposer() + config.languageModel().map(m -> ": " + m.label()).orElse(""));
    row(out, "Schedule", schedule(config.schedule()));
    row(out, "Ends", stops(config.stop()));
    config.time().ifPresent(time -> row(out, "Time", time(time, content.state())));
    row(out, "Winner", confirmation(content.state().confirmation()));
    row(out, "Limits", limits(config.limits()));
    row(out, "Early stopping", earlyStopping(config.earlyStopping()));
    row(out, "Training", TrainingWords.of(config.training()));
    row(out, "Score", "mean AUC-ROC over the findings on the validation split, best epoch kept");
    return out.close().close();
  }

  static void row(Markup out, String name, String text) {
    out.element("dt", name).element("dd", text);
  }

  private static String images(ImagesConfig images) {
    String view =
        switch (images.view()) {
          case FRONTAL -> "frontal views";
          case LATERAL -> "lateral views";
          case FRONTAL_AP -> "frontal views taken from the front (AP)";
          case FRONTAL_PA -> "frontal views taken from the back (PA)";
          case ALL -> "all views";
        };
    return view + ", resized to " + images.px() + " × " + images.px() + " px, grey";
  }

  private static String policy(FindingPolicy policy) {
    return "in training, uncertain "
        + meaning(policy.uncertain())
        + ", not mentioned "
        + meaning(policy.blank())
        + "; uncertain is always masked in validation and test";
  }

  private static String meaning(FindingPolicy.Meaning meaning) {
    return switch (meaning) {
      case IGNORE -> "is masked";
      case ZEROS -> "counts as absent";
      case ONES -> "counts as present";
    };
  }

  private static String split(ImagesConfig.Split split) {
    return switch (split.by()) {
      case FILES -> "as the dataset's own files say";
      case PATIENT ->
          String.format(
                  Locale.ROOT,
                  "by patient, %s / %s / %s %% of the %s for training, validation and test, drawn with seed %d",
                  Words.plain(100 * split.train(), 1),
                  Words.plain(100 * split.valid(), 1),
                  Words.plain(100 * split.test(), 1),
                  split.drawing() == Method.STRATIFIED ? "images" : "patients",
                  split.seed())
              + drawing(split.drawing());
    };
  }

  private static String drawing(Method method) {
    return switch (method) {
      case STRATIFIED ->
          ", stratified by finding, sex and view (iterative stratification, Sechidis et al. 2011,"
              + " with patients as units)";
      case RANDOM -> ", at random, whatever their findings";
    };
  }

  private static String space(ReportContent content) {
    String name = content.state().config().space();
    if (content.space().isEmpty()) {
      return name;
    }
    SearchSpace space = content.space().get();
    List<String> blocks = new ArrayList<>();
    for (int i = 0; i < space.blocks().size(); i++) {
      blocks.add(i + " " + space.blocks().get(i).name());
    }
    return String.format(
        Locale.ROOT,
        "%s: %d slots of %s; %s codes, %s distinct networks",
        name,
        space.length(),
        String.join(", ", blocks),
        Words.count(space.size()),
        Words.count(space.distinct().size()));
  }

  private static String schedule(Schedule schedule) {
    return switch (schedule) {
      case IN_STEP -> "in step: as many proposals as devices, then wait for all";
      case FREE_RUNNING -> "free-running: a free device asks for one more at once";
    };
  }

  private static String stops(StopRules stop) {
    List<String> rules = new ArrayList<>();
    rules.add("after " + Words.count(stop.trials(), "trial", "trials"));
    stop.plateau()
        .ifPresent(
            p ->
                rules.add(
                    "after "
                        + Words.count(p.iterations(), "iteration", "iterations")
                        + " without a gain above "
                        + Words.plain(p.threshold(), 4)));
    stop.hours().ifPresent(h -> rules.add("after " + Words.plain(h, 2) + " hours"));
    stop.targetAuc().ifPresent(t -> rules.add("at a mean AUC of " + Words.score(t)));
    return String.join("; ", rules) + (rules.size() > 1 ? "; whichever comes first" : "");
  }

  private static String confirmation(Optional<Confirmation> wanted) {
    return wanted
        .map(
            c ->
                String.format(
                        Locale.ROOT,
                        "the best %s of the search, by validation scores of one training each, are trained",
                        Words.count(c.candidates(), "candidate", "candidates"))
                    + String.format(
                        Locale.ROOT,
                        " again %s with fresh seeds; the best mean of these on validation wins; its",
                        Words.count(c.seeds(), "time", "times"))
                    + " fresh training with the median score, the lower of two, is scored once on"
                    + " the test split")
        .orElse(
            "the best validation score of one training; its model is scored once on the test"
                + " split");
  }

  private static String earlyStopping(Optional<EarlyStopping> rules) {
    List<String> said = new ArrayList<>();
    rules
        .flatMap(EarlyStopping::halving)
        .ifPresent(
            h ->
                said.add(
                    String.format(
                        Locale.ROOT,
                        "successive halving, first rung at epoch %d, one in %d continues",
                        h.epochs(),
                        h.factor())));
    rules
        .flatMap(EarlyStopping::median)
        .ifPresent(
            m ->
                said.add(
                    String.format(
                        Locale.ROOT,
                        "median rule from epoch %d, once %d trials got that far",
                        m.epochs(),
                        m.trials())));
    return said.isEmpty() ? "none: every training runs to its last epoch" : String.join("; ", said);
  }

  private static String time(TimeBudget time, StudyState state) {
    long plans = state.events().stream().filter(StudyEvent.Planned.class::isInstance).count();
    return Words.plain(time.minutes(), 1)
        + " minutes from the preparation of the images to the report, pauses not counted"
        + state
            .plan()
            .map(
                plan ->
                    "; planned for trainings of "
                        + plan.epochs()
                        + " epochs"
                        + (plans > 1 ? ", and " + (plans - 1) + " times revised" : ""))
            .orElse("");
  }

  private static String limits(SearchLimits limits) {
    List<String> said = new ArrayList<>();
    limits.locks().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(e -> said.add("slot " + (e.getKey() + 1) + " held at " + e.getValue()));
    limits.maxParams().ifPresent(p -> said.add("at most " + Words.large(p) + " params"));
    limits.maxMacs().ifPresent(m -> said.add("at most " + Words.large(m) + " MACs an image"));
    return said.isEmpty() ? "none" : String.join("; ", said);
  }
}
