package org.gennas.ui.study;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.gennas.runner.Device;
import org.gennas.search.SearchControl;
import org.gennas.search.SearchListener;
import org.gennas.search.TrialRequests;
import org.gennas.study.folder.StudyFolder;

/**
 * The searches that the window can run or look on. All calls may take a while and are made on a
 * background thread.
 */
public interface Searches {
  /**
   * Starts a new study's search, or resumes one that was paused or interrupted.
   *
   * @param first what is done with trials before anything else
   * @throws IOException if the study cannot be run: another process runs it, no device, no images
   */
  Run start(StudyFolder folder, TrialRequests first, SearchListener listener) throws IOException;

  /** Follows a search that another process runs; the listener hears it as if it ran here. */
  Closeable watch(StudyFolder folder, SearchListener listener) throws IOException;

  /** Whether another process runs the study's search now. */
  boolean busy(StudyFolder folder) throws IOException;

  /** A search in this process. */
  interface Run extends Closeable {
    SearchControl control();

    /** The devices that it trains on. */
    List<Device> devices();

    /** What people should know of the devices, such as a GPU that cannot be used. */
    default List<String> notes() {
      return List.of();
    }

    /** Pauses safely if it still runs, and returns when its workers have kept their state. */
    @Override
    void close() throws IOException;
  }
}
