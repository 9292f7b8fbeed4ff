package org.gennas.baseline;

import java.util.Optional;
import org.gennas.study.event.SplitScore;

/**
 * What a baseline came to.
 *
 * @param features how many numbers of an image it looks at
 * @param penalty of its ridge regression, chosen on validation; empty where nothing was regressed
 * @param valid on the validation split
 * @param test on the test split; empty until the study's winner was scored there
 */
public record BaselineScore(
    BaselineKind kind,
    int features,
    Optional<Double> penalty,
    SplitScore valid,
    Optional<SplitScore> test) {
  BaselineScore withTest(SplitScore score) {
    return new BaselineScore(kind, features, penalty, valid, Optional.of(score));
  }
}
