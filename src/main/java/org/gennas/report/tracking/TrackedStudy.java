package org.gennas.report.tracking;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.gennas.common.ResearchNotice;
import org.gennas.report.ReportContent;
import org.gennas.study.config.Recipe;
import org.gennas.study.config.StudyConfig;
import org.gennas.study.config.TrainingConfig;
import org.gennas.study.config.TrainingNumber;
import org.gennas.study.event.FindingScore;
import org.gennas.study.event.SplitScore;
import org.gennas.study.event.StudyEvent;
import org.gennas.study.event.StudyState;
import org.gennas.study.event.TrialEvent;
import org.gennas.study.event.TrialResult;
import org.gennas.study.event.TrialState;

/**
 * A study's trainings as trackers see them.
 *
 * @param key the same for the same study wherever its folder lies, different for another
 * @param name as people call it
 * @param notice what the numbers are for
 * @param runs in order of their numbers; those of a folder are read from it when they are asked for
 */
public record TrackedStudy(String key, String name, String notice, List<TrackedRun> runs) {
  public TrackedStudy {
    runs = runs instanceof ReadRuns ? runs : List.copyOf(runs);
  }

  /** Takes what a report would show. */
  public static TrackedStudy of(ReportContent content) {
    StudyState state = content.state();
    String notice =
        ResearchNotice.TEXT + (content.synthetic() ? "; trained on synthetic images" : "");
    Map<Integer, Instant> starts = new HashMap<>();
    Map<Integer, Instant> ends = new HashMap<>();
    for (StudyEvent event : state.events()) {
      if (event instanceof StudyEvent.TrialStarted started) {
        starts.putIfAbsent(started.number(), started.at());
      } else if (event instanceof StudyEvent.TrialFinished finished) {
        ends.put(finished.result().trial().number(), finished.at());
      } else if (event instanceof StudyEvent.TrialFailed failed) {
        ends.put(failed.number(), failed.at());
      } else if (event instanceof StudyEvent.TrialStopped stopped) {
        ends.put(stopped.number(), stopped.at());
      } else if (event instanceof StudyEvent.TrialHalted halted) {
        ends.put(halted.number(), halted.at());
      }
    }
    return new TrackedStudy(
        key(state), state.config().name(), notice, new ReadRuns(content, starts, ends));
  }

  /** The runs of thousands of trainings don't fit into memory together. */
  private static final class ReadRuns extends AbstractList<TrackedRun> {
    private final ReportContent content;
    private final Map<Integer, Instant> starts;
    private final Map<Integer, Instant> ends;

    ReadRuns(ReportContent content, Map<Integer, Instant> starts, Map<Integer, Instant> ends) {
      this.content = content;
      this.starts = starts;
      this.ends = ends;
    }

    @Override
    public TrackedRun get(int index) {
      TrialState trial = content.state().trials().get(index);
      int number = trial.id().number();
      return new TrackedRun(
          trial.id().label(),
          trial.id().label() + " " + trial.id().architecture().code(),
          status(trial),
          Optional.ofNullable(starts.get(number)),
          trial.ended() ? Optional.ofNullable(ends.get(number)) : Optional.empty(),
          params(content.state(), trial),
          steps(content, trial),
          results(content.state(), trial));
    }

    @Override
    public int size() {
      return content.state().trials().size();
    }
  }

  private static TrackedRun.Status status(TrialState trial) {
    return switch (trial.status()) {
      case QUEUED, WAITING -> TrackedRun.Status.SCHEDULED;
      case RUNNING -> TrackedRun.Status.RUNNING;
      case FINISHED -> TrackedRun.Status.FINISHED;
      case HALTED, STOPPED -> TrackedRun.Status.KILLED;
      case FAILED -> TrackedRun.Status.FAILED;
    };
  }

  private static Map<String, String> params(StudyState state, TrialState trial) {
    StudyConfig config = state.config();
    Map<String, String> params = new HashMap<>();
    params.put("architecture", trial.id().architecture().code());
    params.put("space", config.space());
    params.put("proposer", trial.trial().proposal().proposer());
    params.put("iteration", String.valueOf(trial.trial().iteration()));
    params.put("seed", String.valueOf(trial.trial().seed()));
    trial.trial().repeats().ifPresent(r -> params.put("repeats", String.valueOf(r)));
    training(params, config.training());
    params.put("images.px", String.valueOf(config.images().px()));
    params.put("images.view", config.images().view().name());
    params.put("findings", String.join(", ", config.images().findingNames()));
    params.put("synthetic", String.valueOf(config.images().synthetic()));
    return params;
  }

  private static void training(Map<String, String> params, TrainingConfig training) {
    params.put("training.preset", training.preset());
    for (TrainingNumber number : TrainingNumber.values()) {
      String name = number.field().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
      double value = number.of(training);
      params.put(
          "training." + name,
          number.range().whole() ? String.valueOf((int) value) : String.valueOf(value));
    }
    Recipe recipe = training.recipeOrPlain();
    params.put("training.recipe.optimizer", recipe.optimizer().name());
    params.put("training.recipe.annealing", recipe.annealing().name());
    params.put("training.recipe.standardize", String.valueOf(recipe.standardize()));
    params.put("training.recipe.mirrored", String.valueOf(recipe.mirrored()));
  }

  private static List<TrackedRun.Step> steps(ReportContent content, TrialState trial) {
    List<TrackedRun.Step> steps = new ArrayList<>();
    for (TrialEvent.EpochEnded epoch : content.history(trial).epochs()) {
      Map<String, Double> metrics = new HashMap<>();
      put(metrics, "train/loss", Optional.of(epoch.trainLoss()));
      put(metrics, "learning_rate", Optional.of(epoch.learningRate()));
      put(metrics, "epoch_seconds", Optional.of(epoch.seconds()));
      put(metrics, "valid", epoch.valid());
      steps.add(new TrackedRun.Step(epoch.epoch(), epoch.at(), metrics));
    }
    return steps;
  }

  private static Map<String, Double> results(StudyState state, TrialState trial) {
    Map<String, Double> metrics = new HashMap<>();
    if (trial.result().isEmpty()) {
      return metrics;
    }
    TrialResult result = trial.result().get();
    put(metrics, "best/valid", result.valid());
    result
        .valid()
        .meanAucInterval()
        .ifPresent(
            i -> {
              put(metrics, "best/valid/mean_auc_low", Optional.of(i.low()));
              put(metrics, "best/valid/mean_auc_high", Optional.of(i.high()));
            });
    put(metrics, "best/epoch", Optional.of((double) result.bestEpoch()));
    put(metrics, "params", Optional.of((double) result.params()));
    put(metrics, "macs", Optional.of((double) result.macs()));
    put(metrics, "seconds", Optional.of(result.seconds()));
    put(metrics, "images_per_second", Optional.of(result.imagesPerSecond()));
    put(metrics, "energy_wh", result.energyWh());
    put(metrics, "latency_ms", result.latencyMillis());
    put(metrics, "ensemble_weight", state.ensemble().flatMap(e -> e.weight(trial.id())));
    state
        .test()
        .filter(test -> test.number() == trial.id().number())
        .ifPresent(test -> put(metrics, "test", test.score()));
    return metrics;
  }

  private static void put(Map<String, Double> metrics, String split, SplitScore score) {
    put(metrics, split + "/loss", Optional.of(score.loss()));
    put(metrics, split + "/mean_auc", score.meanAuc());
    put(metrics, split + "/mean_average_precision", score.meanAveragePrecision());
    for (FindingScore finding : score.findings()) {
      put(metrics, split + "/auc/" + named(finding.finding()), finding.auc());
    }
  }

  private static void put(Map<String, Double> metrics, String name, Optional<Double> value) {
    value.filter(Double::isFinite).ifPresent(v -> metrics.put(name, v));
  }

  /** The letters that both trackers allow in a name. */
  private static String named(String finding) {
    return finding.replaceAll("[^A-Za-z0-9_. -]", "_");
  }

  private static String key(StudyState state) {
    String facts =
        state.config().name()
            + '\n'
            + state.config().seed()
            + '\n'
            + state.started().map(s -> s.at().toString()).orElse("not begun");
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(facts.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }
}
