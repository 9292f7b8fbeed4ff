package org.gennas.ui.compare;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.gennas.space.Architecture;
import org.gennas.study.config.StudyConfig;
import org.gennas.study.config.TrainingConfig;
import org.gennas.study.event.Proposal;
import org.gennas.study.event.StopReason;
import org.gennas.study.event.StudyEvent;
import org.gennas.study.event.Trial;
import org.gennas.study.event.TrialId;
import org.gennas.study.event.TrialState;
import org.gennas.study.folder.PredictionTable;
import org.gennas.study.folder.StudyFolder;
import org.gennas.study.folder.StudyJson;
import org.gennas.ui.study.Studies;
import org.gennas.ui.study.StudyScript;

/** Writes a study with finished trials of several proposers and simulated predictions. */
final class ComparedStudy {
  private static final List<String> CODES =
      List.of(
          "22122122",
          "22222222",
          "11011010",
          "02111100",
          "12111111",
          "12011211",
          "10110110",
          "22112211",
          "22212121",
          "22122110",
          "22221211",
          "12122122",
          "22112122",
          "21222212",
          "22122210",
          "22222122",
          "22122221");
  private static final List<String> PROPOSERS =
      List.of("gpt-x", "Surrogate", "Random", "You", "Evolution");
  private static final int PER_PATIENT = 3;

  private ComparedStudy() {}

  /** A study of {@value #PER_PATIENT} images a patient whose search is over. */
  static StudyFolder write(Path path, int trials, int images) throws IOException {
    return write(
        path,
        Studies.config("CheXpert-5, two GPUs", 64, TrainingConfig.quick(), 30),
        trials,
        images);
  }

  static StudyFolder write(Path path, StudyConfig config, int trials, int images)
      throws IOException {
    StudyFolder folder = StudyFolder.create(path, config, new StudyJson());
    StudyScript script = new StudyScript(config, Studies.START).write(folder);
    script.begin();
    SplittableRandom random = new SplittableRandom(11);
    for (int n = 1; n <= trials; n++) {
      propose(script, n, code(n, random));
      script.wait(Duration.ofMinutes(1));
      script.train(n, "cpu:0", auc(script, n, random));
    }
    for (TrialState trial : script.state().searched()) {
      predictions(config.images().findingNames(), trial, images)
          .write(folder.trial(trial.id()).validPredictionsFile());
    }
    script.end(StopReason.TRIALS, "All trials are done.");
    return folder;
  }

  private static String code(int n, SplittableRandom random) {
    if (n <= CODES.size()) {
      return CODES.get(n - 1);
    }
    StringBuilder code = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      code.append(random.nextInt(3));
    }
    return code.toString();
  }

  private static void propose(StudyScript script, int n, String code) {
    Architecture architecture = new Architecture(code);
    String proposer = PROPOSERS.get(n % 7 < 3 ? 0 : n % PROPOSERS.size());
    script.event(
        new StudyEvent.Proposed(
            script.now(),
            new Trial(
                new TrialId(n, architecture),
                1 + n / 4,
                new Proposal(architecture, "", Optional.empty(), proposer),
                40 + n)));
  }

  /** Larger blocks do better, with some luck. */
  private static double auc(StudyScript script, int n, SplittableRandom random) {
    Architecture architecture = script.state().trial(n).orElseThrow().id().architecture();
    double sum = 0;
    for (int slot = 0; slot < architecture.length(); slot++) {
      int choice = architecture.choice(slot);
      sum += choice == 0 ? 0 : (choice == 1 ? 0.8 : 1) * (1.3 - 0.08 * slot);
    }
    return 0.80 + 0.009 * sum + 0.002 * random.nextGaussian();
  }

  /** Scores whose areas are near those of the trial's result; part of the noise is all trials'. */
  static PredictionTable predictions(List<String> findings, TrialState trial, int images) {
    SplittableRandom common = new SplittableRandom(5);
    SplittableRandom own = new SplittableRandom(100 + trial.id().number());
    List<PredictionTable.Row> rows = new ArrayList<>();
    double[] patient = new double[findings.size()];
    for (int i = 0; i < images; i++) {
      double[] probabilities = new double[findings.size()];
      int[] labels = new int[findings.size()];
      for (int f = 0; f < findings.size(); f++) {
        patient[f] = i % PER_PATIENT == 0 ? common.nextGaussian() : patient[f];
        boolean positive = common.nextDouble() < 0.12 + 0.05 * f;
        double noise = 0.5 * patient[f] + 0.74 * common.nextGaussian() + 0.45 * own.nextGaussian();
        double shift = shift(trial, f);
        double logit = 1.3 * (noise + (positive ? shift : 0)) - 2.2;
        probabilities[f] = 1 / (1 + Math.exp(-logit));
        labels[f] = common.nextInt(40) == 0 ? -1 : positive ? 1 : 0;
      }
      rows.add(
          new PredictionTable.Row(
              "images/" + i + ".png", "p" + i / PER_PATIENT, probabilities, labels));
    }
    return new PredictionTable(findings, rows);
  }

  /** Distance of the classes that gives about the area of the trial's result. */
  private static double shift(TrialState trial, int finding) {
    double auc = trial.result().orElseThrow().valid().findings().get(finding).auc().orElseThrow();
    double low = 0;
    double high = 5;
    for (int i = 0; i < 40; i++) {
      double middle = (low + high) / 2;
      if (org.gennas.evaluation.StandardNormal.cumulative(middle / Math.sqrt(2)) < auc) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
