package org.gennas.data.phantom;

/** Told after each patient how much of a set is written; always from one thread. */
@FunctionalInterface
public interface PhantomProgress {
  /**
   * @param done images that are on disk
   * @param total images of the set
   */
  void drawn(int done, int total);
}
