package org.gennas.ui.compare;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ListChangeListener;
import org.gennas.evaluation.BootstrapInterval;
import org.gennas.evaluation.PairedBootstrap;
import org.gennas.study.event.TrialId;
import org.gennas.study.event.TrialState;
import org.gennas.study.folder.PredictionTable;
import org.gennas.ui.command.EditHistory;
import org.gennas.ui.study.StudyModel;
import org.gennas.ui.study.StudySnapshot;
import org.gennas.ui.task.LatestTask;
import org.gennas.ui.text.Messages;

/**
 * Which trials are compared and what their predictions come to. A change cancels work that is no
 * longer wanted; what was shown stays, marked as old, until the new is there. Confined to the
 * window's thread; holds no controls.
 */
public final class CompareModel {
  /** Where the comparison stands. */
  public sealed interface State {
    /** Fewer than two trials are chosen. */
    record Nothing() implements State {}

    /**
     * @param old what was shown before
     */
    record Loading(Optional<Comparison> old) implements State {}

    /**
     * @param comparison as far as it has come
     */
    record Shown(Comparison comparison) implements State {}
  }

  /** Reads the predictions of a trial on the validation split; runs in the background. */
  @FunctionalInterface
  public interface Predictions {
    /**
     * @throws java.io.IOException if there are none or they are damaged, told for people
     */
    PredictionTable read(TrialId trial) throws java.io.IOException;
  }

  /**
   * What the model is given.
   *
   * @param background runs what takes a while
   * @param ui runs updates on the window's thread
   * @param edits where changes by a person can be taken back
   * @param paired how the difference of means is tested
   * @param bands how the curves' bands are drawn
   */
  public record Around(
      ExecutorService background,
      Executor ui,
      EditHistory edits,
      Messages messages,
      PairedBootstrap paired,
      BootstrapInterval bands) {}

  private final StudyModel study;
  private final Around around;
  private final ComparisonWork work;
  private final LatestTask latest;
  private final ReadOnlyObjectWrapper<List<ComparedTrial>> trials =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<State> state =
      new ReadOnlyObjectWrapper<>(new State.Nothing());
  private final ObjectProperty<Optional<Integer>> finding =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<OptionalInt> highlighted =
      new SimpleObjectProperty<>(OptionalInt.empty());
  private List<TrialState> worked = List.of();

  public CompareModel(StudyModel study, Predictions predictions, Around around) {
    this.study = study;
    this.around = around;
    work = new ComparisonWork(predictions, around.paired(), around.bands());
    latest = new LatestTask(around.background(), around.ui(), LatestTask.Overtaken.INTERRUPTED);
    study.momentProperty().addListener((observable, old, now) -> refresh());
    study.compared().addListener((ListChangeListener<Integer>) change -> refresh());
    refresh();
  }

  private void refresh() {
    Optional<StudySnapshot> moment = study.momentProperty().get();
    List<ComparedTrial> now = new ArrayList<>();
    for (int number : study.compared()) {
      moment
          .flatMap(m -> m.state().trial(number))
          .ifPresent(t -> now.add(ComparedTrial.of(now.size(), t, moment.orElseThrow())));
    }
    if (!now.equals(trials.get())) {
      trials.set(List.copyOf(now));
    }
    if (highlighted.get().isPresent() && highlighted.get().getAsInt() >= now.size()) {
      highlighted.set(OptionalInt.empty());
    }
    List<TrialState> wanted = now.stream().map(ComparedTrial::trial).toList();
    if (!wanted.equals(worked)) {
      worked = wanted;
      compare();
    }
  }

  /** Reads and compares again, as after predictions were made again. */
  public void compare() {
    if (worked.size() < 2) {
      latest.cancel();
      state.set(new State.Nothing());
      return;
    }
    state.set(new State.Loading(shown()));
    List<TrialId> ids = worked.stream().map(TrialState::id).toList();
    latest.run(
        turn -> work.compare(ids, comparison -> turn.tell(() -> show(comparison))),
        this::show,
        failed -> {});
  }

  private void show(Comparison comparison) {
    state.set(new State.Shown(comparison));
  }

  private Optional<Comparison> shown() {
    if (state.get() instanceof State.Shown shown) {
      return Optional.of(shown.comparison());
    }
    return state.get() instanceof State.Loading loading ? loading.old() : Optional.empty();
  }

  /** Stops what is being worked out, as when the window closes. */
  public void cancel() {
    latest.cancel();
  }

  /** Takes one more trial in, where there is room and it is not in yet. */
  public void add(int number) {
    List<Integer> now = study.compared();
    if (now.size() < StudyModel.MOST && !now.contains(number)) {
      List<Integer> after = new ArrayList<>(now);
      after.add(number);
      change("compare.edit.add", number, after);
    }
  }

  /** Leaves a trial out. */
  public void remove(int place) {
    if (place < study.compared().size()) {
      List<Integer> after = new ArrayList<>(study.compared());
      int number = after.remove(place);
      change("compare.edit.remove", number, after);
    }
  }

  /** Makes a trial the one that the others are compared with. */
  public void makeReference(int place) {
    if (place > 0 && place < study.compared().size()) {
      List<Integer> after = new ArrayList<>(study.compared());
      Collections.swap(after, 0, place);
      change("compare.edit.reference", after.get(0), after);
      highlighted.set(OptionalInt.empty());
    }
  }

  /**
   * Compares the best of the search: the three with the best scores, or two where there are two.
   */
  public void compareBest() {
    List<Integer> best = best();
    if (best.size() >= 2 && !best.equals(study.compared())) {
      change("compare.edit.best", best.get(0), best);
    }
  }

  /** Whether there are two trials with a score. */
  public boolean canCompareBest() {
    return best().size() >= 2;
  }

  private List<Integer> best() {
    return study
        .momentProperty()
        .get()
        .map(m -> m.state().ranking().stream().limit(3).map(t -> t.id().number()).toList())
        .orElse(List.of());
  }

  private void change(String key, int number, List<Integer> after) {
    String label =
        study
            .momentProperty()
            .get()
            .flatMap(m -> m.state().trial(number))
            .map(t -> t.id().label())
            .orElse("");
    String title = around.messages().format(key, label);
    around
        .edits()
        .perform(new ComparedEdit(title, study.compared(), List.copyOf(study.compared()), after));
  }

  /** The trials that can be taken in: those with a result, the best first. */
  public List<TrialState> candidates() {
    return study
        .momentProperty()
        .get()
        .map(
            m ->
                m.state().ranking().stream()
                    .filter(t -> !study.compared().contains(t.id().number()))
                    .toList())
        .orElse(List.of());
  }

  /** Whether another trial has room. */
  public int room() {
    return StudyModel.MOST - study.compared().size();
  }

  /** Sets a trial's lines off from the others; the same again takes it back. */
  public void toggleHighlight(int place) {
    boolean on = highlighted.get().equals(OptionalInt.of(place));
    highlighted.set(
        on || place >= trials.get().size() ? OptionalInt.empty() : OptionalInt.of(place));
  }

  /** The compared trials, the reference first. */
  public ReadOnlyObjectProperty<List<ComparedTrial>> trialsProperty() {
    return trials.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<State> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** Whose curves are shown, by its index; empty: the mean over the findings. */
  public ObjectProperty<Optional<Integer>> findingProperty() {
    return finding;
  }

  /** The place of the trial that is set off; empty: all are alike. */
  public ObjectProperty<OptionalInt> highlightedProperty() {
    return highlighted;
  }

  public StudyModel study() {
    return study;
  }
}
