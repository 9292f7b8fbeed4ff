package org.gennas.data;

/**
 * The images of one side of a split as mini-batches. Any batch of any epoch can be asked for in any
 * order and comes out the same every time, so that a training resumes in mid-epoch bit for bit.
 * Safe to use from several threads.
 */
public interface BatchSource {
  int px();

  /** Images on this side. */
  int images();

  /** Labels per image. */
  int findings();

  int batchesPerEpoch();

  /**
   * @param epoch 0-based; shuffling and augmentation are drawn from seed and epoch
   * @param index 0-based, below {@link #batchesPerEpoch()}
   */
  Batch batch(int epoch, int index);
}
