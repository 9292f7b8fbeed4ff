package org.gennas.ui.study;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.gennas.baseline.Baselines;
import org.gennas.common.FileProblem;
import org.gennas.proposal.ProposerMessage;
import org.gennas.proposal.strategy.Calibration;
import org.gennas.runner.Device;
import org.gennas.search.SearchListener;
import org.gennas.space.Architecture;
import org.gennas.study.event.StudyEvent;
import org.gennas.study.event.StudyState;
import org.gennas.study.event.TrialEvent;
import org.gennas.study.event.TrialHistory;
import org.gennas.study.event.TrialId;

/**
 * Gathers what a search tells, on the search's thread, and has a {@link StudySnapshot} ready for
 * whoever asks. However many events come between two questions, there is one answer.
 */
final class StudyFeed implements SearchListener {
  private final UpdatePulse pulse;
  private final Consumer<Optional<Exception>> left;
  private final Consumer<Optional<FileProblem>> waiting;
  private StudyState state;
  private final Map<Integer, TrialHistory> histories;
  private final List<StudySnapshot.Incoming> incoming = new ArrayList<>();
  private Optional<StudySnapshot.Preparation> preparation = Optional.empty();
  private List<Device> devices = List.of();
  private final ConversationFold conversation = new ConversationFold();
  private Optional<Baselines> baselines;
  private List<Calibration> calibrations;
  private boolean gone;

  /**
   * @param ui runs updates on the window's thread, at its own pace
   * @param show shows the latest moment, on the window's thread
   * @param left called once the search has left, on the search's thread
   * @param waiting told what the search waits for, and when no longer, likewise
   */
  StudyFeed(
      StudySnapshot from,
      Executor ui,
      Consumer<StudySnapshot> show,
      Consumer<Optional<Exception>> left,
      Consumer<Optional<FileProblem>> waiting) {
    this.state = from.state();
    this.histories = new HashMap<>(from.histories());
    this.baselines = from.baselines();
    this.calibrations = from.calibrations();
    this.pulse = new UpdatePulse(ui, () -> show.accept(moment()));
    this.left = left;
    this.waiting = waiting;
  }

  /** Whether the search has said that it left. */
  synchronized boolean hasLeft() {
    return gone;
  }

  synchronized StudySnapshot moment() {
    return new StudySnapshot(
        state,
        histories,
        incoming,
        preparation,
        devices,
        conversation.now(),
        baselines,
        calibrations);
  }

  void devices(List<Device> found) {
    synchronized (this) {
      devices = List.copyOf(found);
    }
    pulse.request();
  }

  @Override
  public void study(StudyEvent event, StudyState now) {
    synchronized (this) {
      state = now;
      if (event instanceof StudyEvent.TrialFinished) {
        calibrations = StudySnapshot.calibrations(now);
      } else if (event instanceof StudyEvent.Offered offered) {
        offered.proposals().forEach(p -> arrived(p.architecture()));
        conversation.end();
      }
      if (event instanceof StudyEvent.Asked) {
        incoming.clear();
        preparation = Optional.empty();
      } else if (event instanceof StudyEvent.Proposed proposed) {
        arrived(proposed.trial().proposal().architecture());
        conversation.end();
      } else if (event instanceof StudyEvent.Prepared) {
        preparation = Optional.empty();
      } else if (event instanceof StudyEvent.Ended || event instanceof StudyEvent.Paused) {
        incoming.clear();
        preparation = Optional.empty();
        conversation.end();
      }
    }
    pulse.request();
  }

  @Override
  public void waiting(Optional<FileProblem> problem) {
    waiting.accept(problem);
  }

  private void arrived(Architecture architecture) {
    incoming.removeIf(i -> i.architecture().equals(Optional.of(architecture)));
  }

  @Override
  public void message(int iteration, ProposerMessage message) {
    synchronized (this) {
      conversation.hear(iteration, message);
    }
    pulse.request();
  }

  @Override
  public void trial(TrialId trial, TrialEvent event) {
    synchronized (this) {
      TrialHistory before = histories.getOrDefault(trial.number(), TrialHistory.empty());
      histories.put(trial.number(), before.with(event));
    }
    pulse.request();
  }

  @Override
  public void architecture(int iteration, int index, Architecture architecture) {
    change(iteration, index, Optional.of(architecture), "");
  }

  @Override
  public void rationale(int iteration, int index, String piece) {
    change(iteration, index, Optional.empty(), piece);
  }

  private void change(int iteration, int index, Optional<Architecture> architecture, String piece) {
    synchronized (this) {
      int at = 0;
      while (at < incoming.size()
          && (incoming.get(at).iteration() != iteration || incoming.get(at).index() != index)) {
        at++;
      }
      if (at == incoming.size()) {
        incoming.add(new StudySnapshot.Incoming(iteration, index, Optional.empty(), ""));
      }
      StudySnapshot.Incoming old = incoming.get(at);
      incoming.set(
          at,
          new StudySnapshot.Incoming(
              iteration, index, architecture.or(old::architecture), old.rationale() + piece));
    }
    pulse.request();
  }

  @Override
  public void preparing(int done, int total) {
    prepare(StudySnapshot.Stage.IMAGES, done, total);
  }

  @Override
  public void waitingForImages(int done, int total) {
    prepare(StudySnapshot.Stage.IMAGES_ELSEWHERE, done, total);
  }

  @Override
  public void fitting(long done, long total) {
    prepare(StudySnapshot.Stage.BASELINES, done, total);
  }

  private void prepare(StudySnapshot.Stage stage, long done, long total) {
    synchronized (this) {
      preparation = Optional.of(new StudySnapshot.Preparation(stage, done, total));
    }
    pulse.request();
  }

  @Override
  public void baselines(Baselines made) {
    synchronized (this) {
      baselines = Optional.of(made);
      preparation = Optional.empty();
    }
    pulse.request();
  }

  @Override
  public void left(Optional<Exception> problem) {
    synchronized (this) {
      gone = true;
      incoming.clear();
      preparation = Optional.empty();
    }
    left.accept(problem);
  }
}
