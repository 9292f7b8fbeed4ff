package org.gennas.ui.shell;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import org.gennas.common.SteadyClock;
import org.gennas.runner.Device;
import org.gennas.search.SearchControl;
import org.gennas.search.SearchListener;
import org.gennas.search.SessionSetup;
import org.gennas.search.StudyLock;
import org.gennas.search.StudySession;
import org.gennas.search.StudyWatch;
import org.gennas.search.TrialRequests;
import org.gennas.study.folder.StudyFolder;
import org.gennas.ui.study.Searches;

/** The searches of this machine: sessions with workers, and watches of what other processes run. */
final class SessionSearches implements Searches {
  private final SessionSetup setup;
  private final SteadyClock clock;
  private final Executor sessions;
  private final ScheduledExecutorService polls;

  /**
   * @param clock of the setup, set when a search begins
   * @param sessions runs each search on a thread of its own
   * @param polls looks at studies that other processes run
   */
  SessionSearches(
      SessionSetup setup, SteadyClock clock, Executor sessions, ScheduledExecutorService polls) {
    this.setup = setup;
    this.clock = clock;
    this.sessions = sessions;
    this.polls = polls;
  }

  @Override
  public Run start(StudyFolder folder, TrialRequests first, SearchListener listener)
      throws IOException {
    clock.set();
    StudySession session = StudySession.open(folder, listener, setup);
    try {
      session.first(first);
    } catch (IOException e) {
      session.close();
      throw e;
    }
    sessions.execute(session::run);
    return new SessionRun(session);
  }

  @Override
  public Closeable watch(StudyFolder folder, SearchListener listener) throws IOException {
    return StudyWatch.begin(folder, listener, polls);
  }

  @Override
  public boolean busy(StudyFolder folder) throws IOException {
    return StudyLock.heldElsewhere(folder);
  }

  private record SessionRun(StudySession session) implements Run {
    @Override
    public SearchControl control() {
      return session;
    }

    @Override
    public List<Device> devices() {
      return session.devices();
    }

    @Override
    public List<String> notes() {
      return session.notes();
    }

    @Override
    public void close() {
      session.close();
    }
  }
}
