package org.gennas.runner;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.gennas.study.event.TrialId;
import org.gennas.study.folder.TrialFolder;

/** Trains trials on devices: local workers, a cluster's queue, a benchmark table. */
public interface TrialRunner extends Closeable {
  /** Devices that can be used, in a fixed order. */
  List<Device> devices();

  /**
   * Starts or continues a trial whose folder holds its trial.json; returns at once. The listener
   * hears the trial's events and, exactly once and last, its end.
   *
   * @throws IOException if no worker can be started
   */
  void start(TrialId trial, TrialFolder folder, Device device, RunListener listener)
      throws IOException;

  /** Asks a trial to keep its state and give its device back; its end follows. */
  void stop(TrialId trial);

  /** Gives back what is kept for the next trial, since none is to be expected for a while. */
  default void rest() {}

  /** Stops all that runs and waits for it. */
  @Override
  void close();
}
