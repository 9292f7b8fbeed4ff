package org.gennas.search;

import org.gennas.data.prepared.ImagePreparation;

/** The progress of a study's images, as its listener hears it. */
record ListenedPreparation(SearchListener listener) implements ImagePreparation.Progress {
  @Override
  public void report(int done, int total) {
    listener.preparing(done, total);
  }

  @Override
  public void waiting(int done, int total) {
    listener.waitingForImages(done, total);
  }
}
