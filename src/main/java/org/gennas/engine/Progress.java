package org.gennas.engine;

/**
 * Where in its training a step stands.
 *
 * @param epoch 0-based
 * @param step 0-based, over all epochs
 * @param steps of the whole training, at least 1
 */
record Progress(int epoch, long step, long steps) {
  /**
   * @param batch 0-based
   * @param batches an epoch
   */
  static Progress of(int epoch, int batch, int batches, int epochs) {
    return new Progress(epoch, (long) epoch * batches + batch, (long) epochs * batches);
  }
}
