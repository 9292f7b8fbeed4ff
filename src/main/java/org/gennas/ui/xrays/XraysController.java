package org.gennas.ui.xrays;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.collections.ListChangeListener;
import org.gennas.runner.inspection.Inspector;
import org.gennas.study.event.StudyState;
import org.gennas.study.event.TrialId;
import org.gennas.study.event.TrialState;
import org.gennas.study.folder.StudyFolder;
import org.gennas.study.folder.StudyJson;
import org.gennas.ui.command.EditHistory;
import org.gennas.ui.study.StudyModel;
import org.gennas.ui.study.StudySnapshot;

/** Keeps the X-rays screen's model with the study that is open. */
public final class XraysController {
  private final StudyModel study;
  private final Supplier<Inspector> inspectors;
  private final Executor background;
  private final XraysModel model;
  private Optional<Inspector> inspector = Optional.empty();
  private Optional<StudyFolder> shown = Optional.empty();

  /**
   * @param inspectors makes what asks trained networks about single images; called once, when the
   *     first study is shown
   * @param background reads files, sorts, paints
   */
  public XraysController(
      StudyModel study,
      EditHistory edits,
      Supplier<Inspector> inspectors,
      Executor background,
      Executor ui) {
    this.study = study;
    this.inspectors = inspectors;
    this.background = background;
    model = new XraysModel(background, ui, edits, new StudyJson());
    study.momentProperty().addListener((property, before, now) -> follow());
    study.folderProperty().addListener((property, before, now) -> follow());
    study.compared().addListener((ListChangeListener<Integer>) change -> takeCompared());
    follow();
    takeCompared();
  }

  /** Looks at images with a trial's network, where it has one. */
  public void look(int number) {
    trial(number)
        .ifPresent(id -> model.first().chosen().set(Optional.of(new Candidate.OfTrial(id))));
  }

  public XraysModel model() {
    return model;
  }

  private void follow() {
    Optional<StudySnapshot> moment = study.momentProperty().get();
    Optional<StudyFolder> ready =
        moment
            .filter(m -> m.state().prepared().isPresent())
            .flatMap(m -> study.folderProperty().get());
    if (!ready.map(StudyFolder::path).equals(shown.map(StudyFolder::path))) {
      shown = ready;
      model.open(ready.map(folder -> opened(folder, moment.orElseThrow().state())));
    }
    if (shown.isPresent()) {
      moment.ifPresent(
          m -> {
            model.offer(trained(m.state()), m.state().scored().map(TrialState::id), m.space());
            model.offer(m.state().ensemble());
          });
    }
  }

  private OpenStudy opened(StudyFolder folder, StudyState state) {
    if (inspector.isEmpty()) {
      inspector = Optional.of(inspectors.get());
    }
    return new FolderStudy(folder, state.config().images().px(), inspector.get(), background);
  }

  /** Trials with a trained network, the best first. */
  private static List<TrialState> trained(StudyState state) {
    return state.trials().stream()
        .filter(trial -> trial.result().isPresent())
        .sorted(
            Comparator.comparingDouble((TrialState trial) -> -trial.auc().orElse(0.0))
                .thenComparing(TrialState::id))
        .toList();
  }

  /** Two trials chosen for comparison elsewhere are the ones looked at here. */
  private void takeCompared() {
    List<Integer> compared = study.compared();
    if (compared.size() >= 2) {
      trial(compared.get(0))
          .ifPresent(id -> model.first().chosen().set(Optional.of(new Candidate.OfTrial(id))));
      trial(compared.get(1))
          .ifPresent(id -> model.second().chosen().set(Optional.of(new Candidate.OfTrial(id))));
    }
  }

  private Optional<TrialId> trial(int number) {
    return model.candidates().get().stream()
        .map(TrialState::id)
        .filter(id -> id.number() == number)
        .findFirst();
  }

  /** Ends the worker that answers. */
  public void close() {
    model.close();
    inspector.ifPresent(Inspector::close);
  }
}
