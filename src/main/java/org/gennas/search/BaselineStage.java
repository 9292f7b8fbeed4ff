package org.gennas.search;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.gennas.baseline.Baselines;
import org.gennas.baseline.StudyBaselines;
import org.gennas.study.event.StudyEvent;
import org.gennas.study.event.StudyState;
import org.gennas.study.event.TrialId;
import org.gennas.study.event.TrialState;
import org.gennas.study.folder.StudyFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has a study's baselines made on a thread of its own: before the first trial and after the end the
 * search waits for them, in between they are held against each new best beside it. Without them a
 * search goes on: they are tried again at its next turn and by the report. {@link #callOff} may
 * come from any thread, all else belongs to the search's.
 */
final class BaselineStage implements SearchListener, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BaselineStage.class);

  private final StudyFolder folder;
  private final StudyBaselines baselines;
  private final Mailbox mailbox;
  private final SearchListener listener;
  private final ExecutorService executor =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "baselines");
            thread.setDaemon(true);
            return thread;
          });
  private volatile StudyState latest;
  private volatile Optional<Future<Optional<Baselines>>> waited = Optional.empty();
  private Optional<TrialId> compared = Optional.empty();

  BaselineStage(StudyFolder folder, StudyState state, Mailbox mailbox, SearchListener listener) {
    this.folder = folder;
    this.baselines = new StudyBaselines(folder);
    this.latest = state;
    this.mailbox = mailbox;
    this.listener = listener;
  }

  /** Makes what is due now and waits for it. */
  void complete(StudyState state) {
    latest = state;
    compared = state.scored().map(TrialState::id);
    Future<Optional<Baselines>> work =
        executor.submit(() -> baselines.complete(latest, listener::fitting));
    waited = Optional.of(work);
    try {
      work.get().ifPresent(listener::baselines);
    } catch (ExecutionException e) {
      failed(e.getCause());
    } catch (CancellationException e) {
      LOG.info(
          "Making the baselines of {} was cancelled; the next start resumes it", folder.path());
    } catch (InterruptedException e) {
      work.cancel(true);
      Thread.currentThread().interrupt();
    } finally {
      waited = Optional.empty();
    }
  }

  /** Hands on what was journalled, and holds a new best against the baselines. */
  @Override
  public void study(StudyEvent event, StudyState state) {
    listener.study(event, state);
    Optional<TrialId> best = state.scored().map(TrialState::id);
    if (!(event instanceof StudyEvent.TrialFinished) || best.equals(compared)) {
      return;
    }
    compared = best;
    latest = state;
    executor.execute(this::compare);
  }

  private void compare() {
    try {
      baselines
          .complete(latest, (done, total) -> {})
          .ifPresent(now -> mailbox.post(() -> listener.baselines(now)));
    } catch (InterruptedException e) {
      LOG.debug("Left before the baselines were compared", e);
    } catch (Exception e) {
      failed(e);
    }
  }

  private void failed(Throwable problem) {
    LOG.warn("The baselines of {} could not be made", folder.path(), problem);
  }

  /** Leaves what is waited for to the next start. */
  void callOff() {
    waited.ifPresent(work -> work.cancel(true));
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
