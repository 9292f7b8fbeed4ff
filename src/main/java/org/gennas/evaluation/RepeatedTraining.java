package org.gennas.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * The interval of a network's mean AUC over several trainings that differ in their seed alone: a
 * percentile interval from a bootstrap on two levels (Davison and Hinkley 1997, section 3.8). A
 * draw takes patients with replacement, the same for all trainings, which saw the same patients,
 * and trainings with replacement, as many as there are; its figure is the mean over the trainings
 * drawn.
 *
 * <p>Of few trainings the spread is known badly and comes out too small, by (k-1)/k in its
 * variance; of one training the interval speaks of patients alone. Its method says how many there
 * were. A draw that leaves a finding without one of its classes is left out, as in {@link
 * BootstrapInterval}. Cancelled by interrupting the thread.
 *
 * @param samples number of draws, at least 100
 * @param level confidence, strictly between 0 and 1
 * @param seed of the draws
 */
public record RepeatedTraining(int samples, double level, long seed) {
  public RepeatedTraining {
    // the same ranges, told in the same words
    new BootstrapInterval(samples, level, seed);
  }

  /** 2,000 samples at 95 %. */
  public static RepeatedTraining standard(long seed) {
    return new RepeatedTraining(BootstrapInterval.DEFAULT_SAMPLES, 0.95, seed);
  }

  /**
   * The interval of the mean over trainings of the mean AUC over findings. A finding whose area is
   * undefined on all cases is in no mean.
   *
   * @param trainings per training the cases of each finding, in one order; equal patient numbers
   *     mean the same patient in all of them
   * @return empty without a training or a defined finding, and where {@link BootstrapInterval} has
   *     none
   * @throws InterruptedException if the thread was interrupted
   */
  public Optional<Interval> meanAucRoc(List<List<ScoredCases>> trainings)
      throws InterruptedException {
    List<ScoredCases> all = new ArrayList<>();
    List<int[]> defined = new ArrayList<>();
    for (List<ScoredCases> findings : trainings) {
      List<Integer> numbers = new ArrayList<>();
      for (ScoredCases cases : findings) {
        if (cases.hasBothClasses()) {
          numbers.add(all.size());
          all.add(cases);
        }
      }
      defined.add(numbers.stream().mapToInt(Integer::intValue).toArray());
    }
    if (trainings.isEmpty() || defined.stream().anyMatch(numbers -> numbers.length == 0)) {
      return Optional.empty();
    }
    return new BootstrapInterval(samples, level, seed)
        .percentiles(means(all, defined), method(trainings.size()));
  }

  private double[] means(List<ScoredCases> all, List<int[]> defined) throws InterruptedException {
    PatientResampling patients = new PatientResampling(all, seed);
    SplittableRandom seeds = new SplittableRandom(seed).split();
    double[] areas = new double[defined.size()];
    double[] means = new double[samples];
    for (int sample = 0; sample < samples; sample++) {
      BootstrapInterval.requireNotInterrupted();
      patients.draw();
      for (int training = 0; training < areas.length; training++) {
        areas[training] = mean(patients, defined.get(training));
      }
      double sum = 0;
      for (int i = 0; i < areas.length; i++) {
        sum += areas[seeds.nextInt(areas.length)];
      }
      means[sample] = sum / areas.length;
    }
    return means;
  }

  private static double mean(PatientResampling patients, int[] findings) {
    double[] figures = new double[2];
    double sum = 0;
    for (int finding : findings) {
      patients.areas(finding, figures);
      sum += figures[0];
    }
    return sum / findings.length;
  }

  private String method(int trainings) {
    return trainings == 1
        ? "bootstrap of patients, one training, " + samples + " samples"
        : "bootstrap of patients and " + trainings + " trainings, " + samples + " samples";
  }
}
