package org.gennas.search;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.gennas.baseline.Baselines;
import org.gennas.study.event.StudyEvent;
import org.gennas.study.event.StudyState;
import org.gennas.study.event.TrialEvent;
import org.gennas.study.event.TrialId;
import org.gennas.study.event.TrialState;
import org.gennas.study.folder.JsonLines;
import org.gennas.study.folder.StudyFolder;

/**
 * Follows a study that another process runs; writes nothing.
 *
 * <p>What was journalled before is told as one: the last event and the state so far. Trials under
 * way are told from their beginning, finished ones not at all: read those from the folder. {@code
 * left} comes when the other process has given the study up, or with a problem of reading; a watch
 * goes on until it is closed, so that it also shows a study that is taken up again.
 */
public final class StudyWatch implements Closeable {
  private static final long POLL_MILLIS = 500;
  private static final int POLLS_PER_LOOK_AT_LOCK = 4;

  private final StudyFolder folder;
  private final SearchListener listener;
  private final JsonLines.Tail<StudyEvent> journal;
  private final Map<TrialId, JsonLines.Tail<TrialEvent>> trials = new TreeMap<>();
  private final ScheduledFuture<?> polling;
  private StudyState state;
  private Optional<FileTime> baselinesWritten = Optional.empty();
  private boolean running;
  private int polls;

  private StudyWatch(StudyFolder folder, SearchListener listener, ScheduledExecutorService executor)
      throws IOException {
    this.folder = folder;
    this.listener = listener;
    this.journal = folder.follow();
    this.state = StudyState.of(folder.config());
    this.polling =
        executor.scheduleWithFixedDelay(this::poll, 0, POLL_MILLIS, TimeUnit.MILLISECONDS);
  }

  /**
   * Begins to watch.
   *
   * @param listener called on the executor's threads, one call at a time
   */
  public static StudyWatch begin(
      StudyFolder folder, SearchListener listener, ScheduledExecutorService executor)
      throws IOException {
    return new StudyWatch(folder, listener, executor);
  }

  private synchronized void poll() {
    try {
      boolean held = running;
      if (polls++ % POLLS_PER_LOOK_AT_LOCK == 0) {
        held = StudyLock.heldElsewhere(folder);
      }
      tellJournal();
      tellTrials();
      tellBaselines();
      if (running && !held) {
        listener.left(Optional.empty());
      }
      running = held;
    } catch (IOException | RuntimeException e) {
      polling.cancel(false);
      listener.left(Optional.of(e));
    }
  }

  private void tellJournal() throws IOException {
    List<StudyEvent> events = journal.pollAll();
    boolean first = state.events().isEmpty();
    for (int i = 0; i < events.size(); i++) {
      state = state.with(events.get(i));
      if (!first || i == events.size() - 1) {
        listener.study(events.get(i), state);
      }
    }
  }

  private void tellTrials() throws IOException {
    for (TrialState trial : state.trials()) {
      if (!trial.ended() && trial.attempts() > 0) {
        trials.computeIfAbsent(trial.id(), id -> folder.trial(id).follow(folder.json()));
      }
    }
    for (Map.Entry<TrialId, JsonLines.Tail<TrialEvent>> entry : trials.entrySet()) {
      for (TrialEvent event : entry.getValue().pollAll()) {
        listener.trial(entry.getKey(), event);
      }
    }
    trials.keySet().removeIf(id -> state.trial(id.number()).filter(t -> !t.ended()).isEmpty());
  }

  private void tellBaselines() throws IOException {
    if (!Files.exists(folder.baselinesFile())) {
      return;
    }
    FileTime written = Files.getLastModifiedTime(folder.baselinesFile());
    if (!Optional.of(written).equals(baselinesWritten)) {
      baselinesWritten = Optional.of(written);
      Baselines.ifReadable(folder).ifPresent(listener::baselines);
    }
  }

  @Override
  public void close() {
    polling.cancel(false);
  }
}
