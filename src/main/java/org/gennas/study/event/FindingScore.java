package org.gennas.study.event;

import java.util.Optional;
import org.gennas.evaluation.Interval;

/**
 * How well one finding is recognised on one split.
 *
 * @param auc area under the ROC curve; empty where only one class is there: undefined
 * @param aucInterval empty where not computed or undefined
 * @param averagePrecision empty without a positive case
 * @param positives cases with the finding
 * @param negatives cases without it; masked cases count in neither
 */
public record FindingScore(
    String finding,
    Optional<Double> auc,
    Optional<Interval> aucInterval,
    Optional<Double> averagePrecision,
    int positives,
    int negatives) {}
