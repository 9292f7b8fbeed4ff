package org.gennas.baseline;

/** Images' features summed up: their number, sums and products. */
final class FeatureSums {
  private final double[] sums;
  private final Gram products;
  private long images;

  FeatureSums(int features) {
    this(features, new Gram(features));
  }

  private FeatureSums(int features, Gram products) {
    this.sums = new double[features];
    this.products = products;
  }

  /** Adds the first {@code count} images, a row each. */
  void add(double[][] block, int count) {
    images += count;
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < sums.length; j++) {
        sums[j] += block[i][j];
      }
    }
    products.add(block, count);
  }

  /** Of these images without some of them. */
  FeatureSums less(FeatureSums some) {
    FeatureSums rest = new FeatureSums(sums.length, products.less(some.products));
    rest.images = images - some.images;
    for (int j = 0; j < sums.length; j++) {
      rest.sums[j] = sums[j] - some.sums[j];
    }
    return rest;
  }

  Standard standard() {
    double[] squares = new double[sums.length];
    for (int j = 0; j < squares.length; j++) {
      squares[j] = products.at(j, j);
    }
    return Standard.of(images, sums, squares);
  }

  /** Products of the standardised features. */
  Gram standardised(Standard standard) {
    return products.standardised(images, standard.mean(), standard.deviation());
  }
}
