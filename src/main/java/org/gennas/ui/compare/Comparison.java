package org.gennas.ui.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.gennas.evaluation.Holm;
import org.gennas.evaluation.PairedDifference;
import org.gennas.study.event.TrialId;

/**
 * What the predictions of the compared trials come to. Immutable.
 *
 * @param trials the reference first
 * @param findings in the study's order
 * @param images of the validation split, by the reference's predictions; 0 where it has none
 * @param patients likewise
 * @param curves by place; empty where the predictions cannot be read
 * @param problems why not, by place, for people
 * @param pairs every other trial against the reference; empty while they are being worked out
 */
public record Comparison(
    List<TrialId> trials,
    List<String> findings,
    int images,
    int patients,
    List<Optional<TrialCurves>> curves,
    List<Optional<String>> problems,
    Optional<List<Pair>> pairs) {

  /**
   * A trial against the reference.
   *
   * @param place of the trial, 1 or more
   * @param mean over the findings that are defined; empty where none is
   * @param findings empty where a class is missing
   * @param problem why the two cannot be compared; then nothing else is there
   */
  public record Pair(
      int place, Optional<Test> mean, List<Optional<Test>> findings, Optional<String> problem) {
    public Pair {
      findings = List.copyOf(findings);
    }

    static Pair impossible(int place, String problem) {
      return new Pair(place, Optional.empty(), List.of(), Optional.of(problem));
    }
  }

  /**
   * A difference and its test.
   *
   * @param adjusted p-value after Holm's correction over all tests of the comparison
   */
  public record Test(PairedDifference difference, OptionalDouble adjusted) {
    private static final double LEVEL = 0.05;

    /** Whether the difference stands out after the correction. */
    public boolean standsOut() {
      return adjusted.isPresent() && adjusted.getAsDouble() < LEVEL;
    }
  }

  public Comparison {
    trials = List.copyOf(trials);
    findings = List.copyOf(findings);
    curves = List.copyOf(curves);
    problems = List.copyOf(problems);
    pairs = pairs.map(List::copyOf);
  }

  /** The same with its tests, their p-values adjusted for how many they are. */
  Comparison withPairs(List<Pair> raw) {
    List<OptionalDouble> p = new ArrayList<>();
    raw.forEach(pair -> all(pair).forEach(test -> test.ifPresent(t -> p.add(t.adjusted()))));
    List<OptionalDouble> adjusted = Holm.adjusted(p);
    List<Pair> pairsNow = new ArrayList<>();
    int next = 0;
    for (Pair pair : raw) {
      List<Optional<Test>> tests = new ArrayList<>();
      for (Optional<Test> test : all(pair)) {
        if (test.isPresent()) {
          tests.add(Optional.of(new Test(test.get().difference(), adjusted.get(next++))));
        } else {
          tests.add(Optional.empty());
        }
      }
      pairsNow.add(
          new Pair(pair.place(), tests.get(0), tests.subList(1, tests.size()), pair.problem()));
    }
    return new Comparison(
        trials, findings, images, patients, curves, problems, Optional.of(pairsNow));
  }

  Comparison withCurves(List<Optional<TrialCurves>> now) {
    return new Comparison(trials, findings, images, patients, now, problems, pairs);
  }

  private static List<Optional<Test>> all(Pair pair) {
    List<Optional<Test>> all = new ArrayList<>();
    all.add(pair.mean());
    all.addAll(pair.findings());
    return all;
  }

  /** How many tests were made. */
  public long tests() {
    return pairs.stream()
        .flatMap(List::stream)
        .flatMap(pair -> all(pair).stream())
        .flatMap(Optional::stream)
        .filter(test -> test.difference().p().isPresent())
        .count();
  }
}
