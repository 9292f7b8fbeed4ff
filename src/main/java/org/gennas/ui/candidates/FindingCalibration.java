package org.gennas.ui.candidates;

import java.util.Optional;
import org.gennas.evaluation.PlattScaling;
import org.gennas.evaluation.Reliability;
import org.gennas.evaluation.ScoredCases;

/**
 * How well a candidate's probabilities of one finding agree with what is there.
 *
 * @param before as the network says them
 * @param after with the scaling that fits these very cases best, so it flatters; empty where none
 *     fits
 */
public record FindingCalibration(Reliability before, Optional<Reliability> after) {
  static final int BINS = 10;

  /** Of a finding's cases; empty without any. */
  static Optional<FindingCalibration> of(ScoredCases cases) {
    return Reliability.of(cases, BINS)
        .map(
            before ->
                new FindingCalibration(
                    before,
                    PlattScaling.fit(cases)
                        .flatMap(scaling -> Reliability.of(scaling.calibrated(cases), BINS))));
  }
}
