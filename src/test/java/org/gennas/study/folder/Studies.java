package org.gennas.study.folder;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gennas.space.Architecture;
import org.gennas.study.config.DeviceChoice;
import org.gennas.study.config.FindingPolicy;
import org.gennas.study.config.ImagesConfig;
import org.gennas.study.config.Schedule;
import org.gennas.study.config.SearchLimits;
import org.gennas.study.config.StopRules;
import org.gennas.study.config.StudyConfig;
import org.gennas.study.config.TrainingConfig;
import org.gennas.study.event.Proposal;
import org.gennas.study.event.SplitScore;
import org.gennas.study.event.Trial;
import org.gennas.study.event.TrialId;
import org.gennas.study.event.TrialResult;

/** Settings, trials and results for tests. */
public final class Studies {
  public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private Studies() {}

  public static StudyConfig config() {
    return new StudyConfig(
        StudyConfig.FORMAT,
        "A study",
        new ImagesConfig(
            "images",
            List.of(
                new FindingPolicy(
                    "Pleural Effusion", FindingPolicy.Meaning.ONES, FindingPolicy.Meaning.ZEROS)),
            ImagesConfig.View.FRONTAL,
            64,
            new ImagesConfig.Split(ImagesConfig.Split.By.PATIENT, 0.7, 0.15, 0.15, 3),
            Optional.empty(),
            false),
        "chest-xray",
        TrainingConfig.paper(),
        "surrogate",
        Schedule.IN_STEP,
        DeviceChoice.all(),
        new StopRules(
            10, Optional.of(new StopRules.Plateau(3, 0.002)), Optional.of(12.5), Optional.empty()),
        new SearchLimits(Map.of(7, 1), Optional.of(2_000_000L), Optional.empty()),
        42);
  }

  public static Trial trial(int number, String code) {
    Architecture architecture = new Architecture(code);
    return new Trial(
        new TrialId(number, architecture),
        1,
        new Proposal(
            architecture,
            "Why not \u2013 it's \"new\".",
            Optional.of(new Proposal.Prediction(0.8, 0.02)),
            "Surrogate"),
        99L * number);
  }

  /** A fresh training of an earlier trial's network. */
  public static Trial repeat(int number, String code, int repeats) {
    Trial trial = trial(number, code);
    return new Trial(
        trial.id(), trial.iteration(), trial.proposal(), trial.seed(), Optional.of(repeats));
  }

  public static TrialResult result(int number, String code, Optional<Double> auc) {
    return new TrialResult(
        TrialResult.FORMAT,
        new TrialId(number, new Architecture(code)),
        3,
        8,
        new SplitScore(0.4, auc, Optional.empty(), Optional.of(0.5), List.of()),
        0.3,
        12.5,
        88,
        Optional.of(1.5),
        1,
        2,
        "cpu:0",
        "host");
  }
}
