package org.gennas.search;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import org.gennas.study.event.StudyEvent;
import org.gennas.study.event.StudyState;

/** The journal of a running study and the state that follows from it; confined to one thread. */
final class StudyRecord {
  private final Journal journal;
  private final SearchListener listener;
  private final InstantSource clock;
  private StudyState state;

  /** Where events are kept. */
  interface Journal {
    void append(StudyEvent event) throws IOException;
  }

  StudyRecord(StudyState state, Journal journal, SearchListener listener, InstantSource clock) {
    this.state = state;
    this.journal = journal;
    this.listener = listener;
    this.clock = clock;
  }

  StudyState state() {
    return state;
  }

  Instant now() {
    return clock.instant();
  }

  /** Writes an event, then lets the listener know; nothing has happened where writing fails. */
  void add(StudyEvent event) throws IOException {
    journal.append(event);
    state = state.with(event);
    listener.study(event, state);
  }
}
