package org.gennas.data.batch;

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

  /** For each finding how many images have it and how many don't, masked labels left out. */
  int[][] labelCounts();

  /** Images of each batch of an epoch but the last, which may have fewer. */
  int batchSize();

  default int batchesPerEpoch() {
    return (images() - 1) / batchSize() + 1;
  }

  /**
   * Images of a batch.
   *
   * @param index 0-based, below {@link #batchesPerEpoch()}
   */
  default int size(int index) {
    return Math.min(batchSize(), images() - index * batchSize());
  }

  /**
   * Writes a batch over another one.
   *
   * @param into of the batch's {@link #size}; after a failure its contents mean nothing
   * @param epoch 0-based; shuffling and augmentation are drawn from seed and epoch
   * @param index 0-based, below {@link #batchesPerEpoch()}
   * @throws java.io.UncheckedIOException if images cannot be read
   */
  void fill(Batch into, int epoch, int index);

  /** A batch in arrays of its own, else like {@link #fill}. */
  default Batch batch(int epoch, int index) {
    Batch made = Batch.blank(size(index), px(), findings());
    fill(made, epoch, index);
    return made;
  }
}
