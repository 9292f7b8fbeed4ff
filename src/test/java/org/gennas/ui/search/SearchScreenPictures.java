package org.gennas.ui.search;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.gennas.baseline.BaselineKind;
import org.gennas.baseline.BaselineScore;
import org.gennas.baseline.Baselines;
import org.gennas.baseline.Comparison;
import org.gennas.baseline.Difference;
import org.gennas.evaluation.Interval;
import org.gennas.evaluation.PairedDifference;
import org.gennas.runner.Device;
import org.gennas.study.config.Confirmation;
import org.gennas.study.config.StudyConfig;
import org.gennas.study.config.TrainingConfig;
import org.gennas.study.event.FindingScore;
import org.gennas.study.event.RepeatScore;
import org.gennas.study.event.SplitScore;
import org.gennas.study.event.StopReason;
import org.gennas.study.event.StudyEvent;
import org.gennas.ui.study.Studies;
import org.gennas.ui.study.StudyScript;

/** A search as it looks in its middle. */
final class SearchScreenPictures {
  private SearchScreenPictures() {}

  static StudyConfig config() {
    return Studies.config("CheXpert, two GPUs", 224, TrainingConfig.paper(), 24);
  }

  static StudyConfig confirmedConfig() {
    return config().withConfirmation(Optional.of(Confirmation.usual()));
  }

  static final List<Device> DEVICES = List.of(gpu("cuda:0"), gpu("cuda:1"));

  private static Device gpu(String id) {
    return new Device(id, Device.Kind.CUDA, "RTX 3090", 2, 25_769_803_776L, Optional.of(8.6));
  }

  /** Baselines of a made-up study, held against a training that is so far above the ridge. */
  static Baselines baselines(int trial, double ridge, double above, boolean onTest) {
    List<String> findings = config().images().findingNames();
    List<BaselineScore> scores = new ArrayList<>();
    List<Difference> differences = new ArrayList<>();
    for (BaselineKind kind : BaselineKind.values()) {
      double auc =
          switch (kind) {
            case PREVALENCE -> 0.5;
            case METADATA -> 0.634;
            case PIXELS -> ridge;
          };
      SplitScore score = score(findings, auc);
      scores.add(
          new BaselineScore(
              kind, 1024, Optional.empty(), score, onTest ? Optional.of(score) : Optional.empty()));
      for (boolean test : onTest ? new boolean[] {false, true} : new boolean[] {false}) {
        double less = above + ridge - auc;
        differences.add(
            new Difference(
                kind,
                test,
                false,
                1200,
                Optional.of(
                    new PairedDifference(
                        less,
                        Optional.of(new Interval(less - 0.012, less + 0.012, 0.95, "made up")),
                        OptionalDouble.of(0.2))),
                List.of()));
      }
    }
    return new Baselines(
        Baselines.FORMAT, scores, 3.2, Optional.of(new Comparison(trial, onTest, differences)));
  }

  private static SplitScore score(List<String> findings, double auc) {
    return new SplitScore(
        0.3,
        Optional.of(auc),
        auc == 0.5
            ? Optional.empty()
            : Optional.of(new Interval(auc - 0.011, auc + 0.011, 0.95, "made up")),
        Optional.of(0.3),
        findings.stream()
            .map(
                f ->
                    new FindingScore(
                        f, Optional.of(auc), Optional.empty(), Optional.of(0.3), 200, 1000))
            .toList());
  }

  /** Three iterations are over, the fourth trains, and a proposal is still being written. */
  static StudyScript middle(StudyScript script) {
    rounds(script);
    script.baselines(baselines(5, 0.8583, 0.0088, false));
    return fourth(script);
  }

  /** Three iterations from their start to their end. */
  static void rounds(StudyScript script) {
    script.begin();
    round(
        script,
        1,
        List.of("11111111", "22222222", "21212121", "12121212"),
        new double[] {0.8561, 0.8642, 0.8528, 0.8496});
    round(
        script,
        2,
        List.of("22122121", "22112221", "12212211", "22222100"),
        new double[] {0.8671, 0.8655, 0.8602, 0.8578});
    round(
        script,
        3,
        List.of("22122210", "22122211", "21122111", "22121122"),
        new double[] {0.8665, 0.8667, 0.8659, 0.8611});
  }

  /** The search is over; of the fresh trainings of its best three, two are done and two run. */
  static void confirming(StudyScript script) {
    rounds(script);
    List<Integer> candidates = List.of(5, 10, 9);
    script.event(
        new StudyEvent.Confirming(
            script.now(), StopReason.TRIALS, "12 of 12 trials are done.", candidates));
    List<Integer> repeats = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      repeats.add(script.repeat(candidates.get(i % 3)));
    }
    script.train(repeats.get(0), "cuda:0", 0.8601).train(repeats.get(1), "cuda:1", 0.8640);
    script
        .start(repeats.get(2), "cuda:0")
        .worker(repeats.get(2))
        .epochs(repeats.get(2), 1, 9, 0.86);
    script
        .start(repeats.get(3), "cuda:1")
        .worker(repeats.get(3))
        .epochs(repeats.get(3), 1, 7, 0.86);
  }

  /** The rest of it, to the winner's test. */
  static void confirmed(StudyScript script) {
    script.baselines(baselines(14, 0.8421, 0.0195, true));
    script.finish(15, 0.8622).finish(16, 0.8615);
    script.train(17, "cuda:0", 0.8652).train(18, "cuda:1", 0.8618);
    script.event(
        new StudyEvent.Confirmed(
            script.now(),
            List.of(
                mean(5, List.of(13, 16), 0.8608),
                mean(10, List.of(14, 17), 0.8646),
                mean(9, List.of(15, 18), 0.8620)),
            Optional.of(10),
            "T-10 has the best validation mean AUC over fresh trainings, 0.8646, of 3."));
    script.end(StopReason.TRIALS, "12 of 12 trials are done.").test(14, 0.8571);
  }

  private static RepeatScore mean(int candidate, List<Integer> repeats, double mean) {
    return new RepeatScore(
        candidate,
        repeats,
        Optional.of(mean),
        Optional.empty(),
        Optional.of(mean - 0.0006),
        Optional.of(mean + 0.0006));
  }

  private static StudyScript fourth(StudyScript script) {
    script.ask(4, 4);
    int a =
        script.propose(
            4,
            "22122122",
            "Expected 0.869. Slot 1 = MB6_K5 adds 0.004 and slot 4 = MB6_K5 adds 0.002;"
                + " slot 6 = MB3_K3 costs 0.001.",
            0.869);
    int b =
        script.propose(
            4,
            "22121222",
            "Expected 0.868. Tests whether stage 3 gains from wide kernels throughout, with"
                + " slot 5 kept small.",
            0.868);
    script.propose(
        4,
        "22122212",
        "Expected 0.868. The two leaders agree on slots 2 to 4 and differ most in stage 3.",
        0.868);
    script.start(a, "cuda:0").worker(a).start(b, "cuda:1").worker(b);
    script.epochs(a, 1, 30, 0.8695).progress(a, 31, 0.4).load(a);
    script.epochs(b, 1, 11, 0.8660).progress(b, 12, 0.75).load(b);
    script.stream(
        4,
        3,
        "2212",
        "Expected 0.867. Slots 1 and 2 lead all of the best five. Slot 5 was MB3_K3 in T-05 and"
            + " MB6_K5 in T-06 with the same score, so the cheaper block ");
    return script;
  }

  private static void round(
      StudyScript script, int iteration, List<String> codes, double[] scores) {
    script.ask(iteration, codes.size());
    List<Integer> numbers = new ArrayList<>();
    for (String code : codes) {
      numbers.add(script.propose(iteration, code, "Expected 0.861. Slot 2 = MB6_K5 adds 0.003."));
    }
    for (int i = 0; i < codes.size(); i++) {
      script.train(numbers.get(i), "cuda:" + i % 2, scores[i]);
    }
    script.wait(Duration.ofMinutes(1));
  }
}
