package org.gennas.cli.text;

import java.time.Clock;
import org.gennas.data.prepared.ImagePreparation;

/** Tells on the terminal how far images are prepared, by this run of the program or another. */
public final class PreparationBar implements ImagePreparation.Progress, AutoCloseable {
  private final ProgressBar bar;
  private boolean waited;

  public PreparationBar(Terminal terminal, Clock clock) {
    bar = new ProgressBar(terminal, clock, "Images prepared");
  }

  @Override
  public void report(int done, int total) {
    bar.update(done, total);
  }

  @Override
  public void waiting(int done, int total) {
    if (!waited) {
      waited = true;
      bar.say("Another instance of the program is preparing these images; this one waits for it.");
    }
    bar.update(done, total);
  }

  /** Writes a whole line above the bar. */
  public void say(String line) {
    bar.say(line);
  }

  @Override
  public void close() {
    bar.close();
  }
}
