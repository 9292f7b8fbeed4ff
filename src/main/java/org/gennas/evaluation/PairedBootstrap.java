package org.gennas.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The difference of two models' mean AUC-ROC over several findings, with an interval and a test
 * from resampling patients: each draw takes whole patients, and the same for both models and all
 * findings, so that what they share cancels out. The draws give the standard error; interval and
 * p-value are those of the normal distribution (Hanley and McNeil, Radiology 148, 1983, in the form
 * of pROC's bootstrap test, Robin et al., BMC Bioinformatics 12, 2011), which unlike counted draws
 * stay exact enough for small p. The same seed gives the same numbers.
 *
 * @param samples number of draws, at least 100
 * @param level confidence of the interval, strictly between 0 and 1
 * @param seed of the draws
 */
public record PairedBootstrap(int samples, double level, long seed) {
  public PairedBootstrap {
    // the same ranges, told in the same words
    new BootstrapInterval(samples, level, seed);
  }

  /** 2,000 samples at 95 %. */
  public static PairedBootstrap standard(long seed) {
    return new PairedBootstrap(BootstrapInterval.DEFAULT_SAMPLES, 0.95, seed);
  }

  /**
   * The difference of the means over the findings whose areas are defined on all cases.
   *
   * @param findings the same images behind all of them; equal patient numbers mean the same patient
   * @return empty where no finding has both classes
   * @throws InterruptedException if the thread was interrupted
   */
  public Optional<PairedDifference> mean(List<PairedCases> findings) throws InterruptedException {
    List<PairedCases> defined = findings.stream().filter(PairedCases::hasBothClasses).toList();
    if (defined.isEmpty()) {
      return Optional.empty();
    }
    double difference = 0;
    for (PairedCases cases : defined) {
      difference +=
          AucRoc.of(cases.second()).orElseThrow() - AucRoc.of(cases.first()).orElseThrow();
    }
    String method = "bootstrap of patients, paired, " + samples + " samples";
    return Optional.of(
        PairedDifference.normal(
            difference / defined.size(), deviation(differences(defined)), level, method));
  }

  /** The mean difference of each draw; NaN where a draw leaves a finding undefined. */
  private double[] differences(List<PairedCases> findings) throws InterruptedException {
    List<ScoredCases> both = new ArrayList<>();
    for (PairedCases cases : findings) {
      both.add(cases.first());
      both.add(cases.second());
    }
    PatientResampling patients = new PatientResampling(both, seed);
    double[] differences = new double[samples];
    double[] first = new double[2];
    double[] second = new double[2];
    for (int sample = 0; sample < samples; sample++) {
      BootstrapInterval.requireNotInterrupted();
      patients.draw();
      for (int f = 0; f < findings.size(); f++) {
        patients.areas(2 * f, first);
        patients.areas(2 * f + 1, second);
        differences[sample] += (second[0] - first[0]) / findings.size();
      }
    }
    return differences;
  }

  /** Standard deviation of the defined values; NaN where half of them or more are not. */
  private static double deviation(double[] values) {
    int defined = 0;
    double sum = 0;
    for (double value : values) {
      if (!Double.isNaN(value)) {
        sum += value;
        defined++;
      }
    }
    if (defined * 2 <= values.length) {
      return Double.NaN;
    }
    double mean = sum / defined;
    double squares = 0;
    for (double value : values) {
      squares += Double.isNaN(value) ? 0 : (value - mean) * (value - mean);
    }
    return Math.sqrt(squares / (defined - 1));
  }
}
