package org.gennas.data.phantom;

/** What ails a patient; it makes findings occur together the way they do in a hospital. */
enum Illness {
  NONE(0.24, 50, 0.06, 0.05, 0.05, 0.03, 0.05),
  HEART_FAILURE(0.25, 70, 0.22, 0.85, 0.12, 0.70, 0.50),
  PNEUMONIA(0.21, 57, 0.22, 0.15, 0.90, 0.10, 0.32),
  POSTOPERATIVE(0.22, 60, 0.85, 0.20, 0.15, 0.15, 0.45),
  CHRONIC(0.08, 66, 0.20, 0.45, 0.12, 0.20, 0.45);

  private final double share;
  private final double meanAge;
  private final double[] probability;

  /** Probabilities in the order of {@link PhantomFinding}. */
  Illness(double share, double meanAge, double... probability) {
    this.share = share;
    this.meanAge = meanAge;
    this.probability = probability;
  }

  double meanAge() {
    return meanAge;
  }

  double probability(PhantomFinding finding) {
    return probability[finding.ordinal()];
  }

  static Illness sample(PhantomRandom random) {
    double left = random.unit();
    for (Illness illness : values()) {
      left -= illness.share;
      if (left < 0) {
        return illness;
      }
    }
    return NONE;
  }
}
