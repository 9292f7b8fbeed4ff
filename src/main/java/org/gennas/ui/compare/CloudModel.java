package org.gennas.ui.compare;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.gennas.proposal.ProposalRequest.Observation;
import org.gennas.space.Networks;
import org.gennas.study.folder.StudyFolder;
import org.gennas.ui.study.StudyModel;
import org.gennas.ui.study.StudySnapshot;
import org.gennas.ui.task.LatestTask;

/**
 * All finished trials that the study's filter shows, what a person has marked among them, and what
 * they say about the search space. Confined to the window's thread; holds no controls.
 */
public final class CloudModel {
  private final StudyModel study;
  private final LatestTask latest;
  private final ReadOnlyObjectWrapper<TrialCloud> cloud =
      new ReadOnlyObjectWrapper<>(TrialCloud.empty());
  private final ReadOnlyObjectWrapper<Optional<BlockEffects>> effects =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ObjectProperty<CostAxis> cost = new SimpleObjectProperty<>(CostAxis.MACS);
  private Map<CoordinateAxis, AxisSelection> spans = Map.of();
  private List<TrialPoint> learnt = List.of();
  private Optional<StudyFolder> folder = Optional.empty();

  /**
   * @param background reads the effects
   * @param ui runs updates on the window's thread
   */
  public CloudModel(StudyModel study, Executor background, Executor ui) {
    this.study = study;
    latest = new LatestTask(background, ui, LatestTask.Overtaken.INTERRUPTED);
    study.momentProperty().addListener((observable, old, now) -> refresh());
    study.filterProperty().addListener((observable, old, now) -> refresh());
    refresh();
  }

  private void refresh() {
    Optional<StudySnapshot> moment = study.momentProperty().get();
    if (!study.folderProperty().get().equals(folder)) {
      folder = study.folderProperty().get();
      spans = Map.of();
    }
    TrialCloud now =
        moment
            .map(m -> TrialCloud.of(m, study.filterProperty().get(), spans))
            .orElseGet(TrialCloud::empty);
    if (!now.equals(cloud.get())) {
      cloud.set(now);
      moment.ifPresent(this::learn);
    }
  }

  private void learn(StudySnapshot moment) {
    List<TrialPoint> points = cloud.get().points();
    if (points.equals(learnt)) {
      return;
    }
    learnt = points;
    Optional<TrialPoint> best = points.stream().max(Comparator.comparingDouble(TrialPoint::auc));
    if (best.isEmpty()) {
      latest.cancel();
      effects.set(Optional.empty());
      return;
    }
    Networks networks = moment.networks();
    latest.run(
        turn -> {
          List<Observation> trials =
              points.stream().map(p -> new Observation(p.architecture(), p.auc())).toList();
          return BlockEffects.of(networks, trials, best.get().architecture(), best.get().label());
        },
        effects::set,
        failed -> {});
  }

  /** Marks a part of an axis; trials outside it are dimmed. */
  public void mark(CoordinateAxis axis, AxisSelection span) {
    Map<CoordinateAxis, AxisSelection> now = new HashMap<>(spans);
    now.put(axis, span);
    setSpans(now);
  }

  /** Takes the mark of an axis away. */
  public void clear(CoordinateAxis axis) {
    Map<CoordinateAxis, AxisSelection> now = new HashMap<>(spans);
    now.remove(axis);
    setSpans(now);
  }

  /** Takes all marks away. */
  public void clearMarks() {
    setSpans(Map.of());
  }

  private void setSpans(Map<CoordinateAxis, AxisSelection> now) {
    spans = Map.copyOf(now);
    refresh();
  }

  /** Whether anything is marked. */
  public boolean isMarked() {
    return !spans.isEmpty();
  }

  /** Stops what is being worked out, as when the window closes. */
  public void cancel() {
    latest.cancel();
  }

  public ReadOnlyObjectProperty<TrialCloud> cloudProperty() {
    return cloud.getReadOnlyProperty();
  }

  /** What the trials say about the space; empty where there are too few, or not yet. */
  public ReadOnlyObjectProperty<Optional<BlockEffects>> effectsProperty() {
    return effects.getReadOnlyProperty();
  }

  /** What scores are set against. */
  public ObjectProperty<CostAxis> costProperty() {
    return cost;
  }

  public StudyModel study() {
    return study;
  }
}
