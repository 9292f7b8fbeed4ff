package org.gennas.study.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gennas.common.FileProblem;
import org.gennas.space.Architecture;
import org.gennas.space.IllegalCodeException;
import org.gennas.space.SearchSpace;

/** Holds settings against the ranges that they must keep to; what is wrong is said in words. */
public final class ConfigCheck {
  private final List<String> problems = new ArrayList<>();

  private ConfigCheck() {}

  /** All that is wrong, a sentence each; empty where the study can run. */
  public static List<String> problems(StudyConfig config) {
    ConfigCheck check = new ConfigCheck();
    Optional<SearchSpace> space = SearchSpace.preset(config.space());
    check.unless(
        space.isPresent(),
        "space: there is no \"%s\"; choose one of %s",
        config.space(),
        SearchSpace.presets().stream().map(SearchSpace::name).toList());
    check.images(config.images());
    check.training(config.training());
    check.stop(config.stop());
    config.confirmation().ifPresent(check::confirmation);
    config
        .time()
        .ifPresent(
            t -> check.unless(t.minutes() > 0, "time.minutes: above 0, not %s", t.minutes()));
    config.earlyStopping().ifPresent(check::earlyStopping);
    space.ifPresent(s -> check.locks(s, config.limits().locks()));
    space.ifPresent(s -> check.warmStart(s, config.warmStart()));
    check.languageModel(config);
    config
        .devices()
        .cpuWorkers()
        .ifPresent(n -> check.unless(n >= 1, "devices.cpuWorkers: at least 1, not %d", n));
    return List.copyOf(check.problems);
  }

  /** What can run but is hardly meant, a sentence each. */
  public static List<String> warnings(StudyConfig config) {
    List<String> sided = SidedFindings.among(config.images().findingNames());
    double flip = TrainingNumber.FLIP.of(config.training());
    return flip == 0 || sided.isEmpty()
        ? List.of()
        : List.of(
            "Training images are mirrored left to right, and the side seems to matter for "
                + String.join(", ", sided)
                + ": a mirrored image shows the wrong side. Turn mirroring off by setting the"
                + " training's flip to 0.");
  }

  /**
   * @param file to be named in the message
   * @throws FileProblem with all that is wrong
   */
  public static void require(StudyConfig config, Path file) throws FileProblem {
    List<String> problems = problems(config);
    if (!problems.isEmpty()) {
      throw new FileProblem(
          "Invalid settings: " + String.join("; ", problems),
          file,
          0,
          "Correct them, or create the study again.");
    }
  }

  private void unless(boolean right, String problem, Object... values) {
    if (!right) {
      problems.add(String.format(Locale.ROOT, problem, values));
    }
  }

  private void images(ImagesConfig images) {
    unless(
        images.px() >= ImagesConfig.LEAST_PX && images.px() <= ImagesConfig.MOST_PX,
        "images.px: %d to %d, not %d",
        ImagesConfig.LEAST_PX,
        ImagesConfig.MOST_PX,
        images.px());
    unless(!images.findings().isEmpty(), "images.findings: at least one");
    unless(
        images.findingNames().stream().distinct().count() == images.findings().size(),
        "images.findings: each once");
    ImagesConfig.Split split = images.split();
    unless(
        split.train() > 0
            && split.valid() > 0
            && split.test() >= 0
            && Math.abs(split.train() + split.valid() + split.test() - 1) < 1e-6,
        "images.split: train, valid and test add up to 1, with some for train and valid; not %s,"
            + " %s and %s",
        split.train(),
        split.valid(),
        split.test());
  }

  private void training(TrainingConfig training) {
    for (TrainingNumber number : TrainingNumber.values()) {
      double value = number.of(training);
      unless(
          number.range().holds(value),
          "training.%s: %s, not %s",
          number.field(),
          number.range().words(),
          NumberRange.plain(value));
    }
  }

  private void stop(StopRules stop) {
    unless(stop.trials() >= 1, "stop.trials: at least 1, not %d", stop.trials());
    stop.hours().ifPresent(h -> unless(h > 0, "stop.hours: above 0, not %s", h));
    stop.targetAuc()
        .ifPresent(
            t -> unless(t > 0 && t <= 1, "stop.targetAuc: above 0 and at most 1, not %s", t));
    stop.plateau()
        .ifPresent(
            p -> {
              unless(p.iterations() >= 1, "stop.plateau.iterations: at least 1");
              unless(p.threshold() >= 0, "stop.plateau.threshold: 0 or more");
            });
  }

  private void confirmation(Confirmation confirmation) {
    unless(
        confirmation.candidates() >= 1 && confirmation.candidates() <= 100,
        "confirmation.candidates: 1 to 100, not %d",
        confirmation.candidates());
    unless(
        confirmation.seeds() >= 1 && confirmation.seeds() <= 100,
        "confirmation.seeds: 1 to 100, not %d",
        confirmation.seeds());
  }

  private void warmStart(SearchSpace space, Optional<Architecture> warmStart) {
    warmStart.ifPresent(
        first -> {
          try {
            space.parse(first.code());
          } catch (IllegalCodeException e) {
            problems.add("warmStart: " + e.getMessage());
          }
        });
  }

  private void earlyStopping(EarlyStopping rules) {
    unless(
        rules.halving().isPresent() || rules.median().isPresent(),
        "earlyStopping: a rule is needed, halving or median");
    rules
        .halving()
        .ifPresent(
            h ->
                unless(
                    h.epochs() >= 1 && h.factor() >= 2,
                    "earlyStopping.halving: epochs at least 1 and factor at least 2, not %d and %d",
                    h.epochs(),
                    h.factor()));
    rules
        .median()
        .ifPresent(
            m ->
                unless(
                    m.epochs() >= 1 && m.trials() >= 1,
                    "earlyStopping.median: epochs and trials at least 1, not %d and %d",
                    m.epochs(),
                    m.trials()));
  }

  private void languageModel(StudyConfig config) {
    unless(
        config.languageModel().isPresent() || !Set.of("llm", "hybrid").contains(config.proposer()),
        "languageModel: needed by the proposer \"%s\"",
        config.proposer());
    config.languageModel().ifPresent(this::languageModel);
  }

  private void languageModel(LanguageModel model) {
    unless(!model.model().isBlank(), "languageModel.model: a name is needed");
    model
        .temperature()
        .ifPresent(t -> unless(t >= 0 && t <= 2, "languageModel.temperature: 0 to 2, not %s", t));
    unless(
        model.answerTokens() >= 256,
        "languageModel.answerTokens: at least 256, not %d",
        model.answerTokens());
    model
        .price()
        .ifPresent(
            p -> unless(p.input() >= 0 && p.output() >= 0, "languageModel.price: not below 0"));
    LanguageModel.Limits limits = model.limits();
    unless(
        limits.dollars().isEmpty() || model.price().isPresent(),
        "languageModel.limits.dollars: a limit in dollars needs a price of tokens");
    limits
        .dollars()
        .ifPresent(d -> unless(d > 0, "languageModel.limits.dollars: above 0, not %s", d));
    limits
        .tokens()
        .ifPresent(n -> unless(n > 0, "languageModel.limits.tokens: above 0, not %d", n));
    limits
        .requestsPerMinute()
        .ifPresent(
            n -> unless(n >= 1, "languageModel.limits.requestsPerMinute: at least 1, not %d", n));
    unless(
        limits.idleSeconds() >= 1,
        "languageModel.limits.idleSeconds: at least 1, not %d",
        limits.idleSeconds());
  }

  private void locks(SearchSpace space, Map<Integer, Integer> locks) {
    locks.forEach(
        (slot, choice) ->
            unless(
                slot >= 0 && slot < space.length() && choice >= 0 && choice < space.blocks().size(),
                "limits.locks: slots are 0 to %d and choices 0 to %d, not %d: %d",
                space.length() - 1,
                space.blocks().size() - 1,
                slot,
                choice));
  }
}
