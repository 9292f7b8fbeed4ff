package org.gennas.ui.search;

import java.nio.file.Path;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.gennas.runner.Device;
import org.gennas.study.event.TrialId;
import org.gennas.study.event.TrialState;
import org.gennas.ui.control.ArchitectureChip;
import org.gennas.ui.study.StudyModel.Mode;
import org.gennas.ui.study.StudySnapshot;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2MZ;

/** One device: who is trained on it, how far, how busy it is, and the curves so far. */
final class LaneView extends VBox {
  private final SearchContext context;
  private final String id;
  private final Label name = Nodes.whole("", "gn-strong");
  private final Label model = Nodes.label("", "gn-muted");
  private final Label idle = Nodes.label("", "gn-muted");
  private final Label trialName = Nodes.label("", "gn-note");
  private final Label problem = Nodes.label("", "gn-danger-text");
  private final Button log;
  private final UndoButton stop;
  private final Button retry;
  private final TrialLink link;
  private final HBox chipPlace = new HBox();
  private final LaneProgress progress;
  private final LaneCharts charts;
  private final HBox training;
  private final HBox head;
  private final VBox left;
  private Optional<TrialId> shown = Optional.empty();

  LaneView(SearchContext context, String id) {
    this.context = context;
    this.id = id;
    getStyleClass().add("gn-lane");
    setId("lane-" + id.replace(':', '-'));
    name.setText(context.device(id));
    FontIcon icon = new FontIcon(Material2MZ.MEMORY);
    head = new HBox(7, icon, name, model, idle);
    head.setAlignment(Pos.CENTER_LEFT);
    head.getStyleClass().add("gn-lane-head");
    log = new Button(context.text("search.lane.log"), new FontIcon(Material2MZ.OPEN_IN_FULL));
    log.getStyleClass().add("gn-small");
    log.setMinWidth(USE_PREF_SIZE);
    log.setOnAction(event -> shown.ifPresent(context.openLog()));
    stop =
        new UndoButton(
            context.text("search.lane.stop"),
            Material2MZ.STOP,
            context.graceSeconds(),
            context.messages());
    stop.getStyleClass().add("gn-small");
    stop.setTooltip(new Tooltip(context.text("search.lane.stop.hint")));
    retry = new Button(context.text("search.retry"), new FontIcon(Material2MZ.REPLAY));
    retry.getStyleClass().add("gn-small");
    retry.setId("retry-" + id.replace(':', '-'));
    retry.setMinWidth(USE_PREF_SIZE);
    retry.setTooltip(new Tooltip(context.text("search.retry.hint")));
    retry.setOnAction(event -> shown.ifPresent(t -> context.model().retry(t.number())));
    progress = new LaneProgress(context);
    charts = new LaneCharts(context);
    problem.setWrapText(true);
    HBox buttons = new HBox(6, retry, log, stop);
    left = new VBox(6, head, chipPlace, trialName, buttons);
    left.getStyleClass().add("gn-lane-left");
    training = new HBox(14, left, progress, charts);
    training.setAlignment(Pos.TOP_LEFT);
    HBox.setHgrow(charts, javafx.scene.layout.Priority.ALWAYS);
    getChildren().setAll(training);
    link = TrialLink.of(this, context.model().study());
  }

  void show(Lane lane, StudySnapshot moment) {
    Optional<Device> device = lane.device();
    model.setText(device.map(Device::name).orElse(""));
    boolean broken = lane.work() instanceof Lane.Work.Broken;
    boolean trains = lane.work() instanceof Lane.Work.Training;
    Nodes.show(progress, trains);
    Nodes.show(charts, trains);
    Nodes.show(idle, !trains && !broken);
    style("gn-broken", broken);
    style("gn-idle", lane.work() instanceof Lane.Work.Idle);
    if (lane.work() instanceof Lane.Work.Training work) {
      showTrial(work.trial());
      showParts(chipPlace, trialName, log.getParent());
      progress.show(work);
      charts.show(work, moment);
      boolean mine = context.model().study().modeProperty().get() == Mode.RUNNING_HERE;
      Nodes.show(stop, mine);
      Nodes.show(retry, false);
    } else if (lane.work() instanceof Lane.Work.Broken work) {
      showTrial(work.trial());
      showParts(chipPlace, trialName, problem, log.getParent());
      problem.setText(work.trial().problem().orElse(""));
      trialName.setText(context.text("search.lane.failed", work.trial().id().label()));
      Nodes.show(stop, false);
      Nodes.show(retry, context.model().canRetry(work.trial()));
    } else if (lane.work() instanceof Lane.Work.Idle work) {
      showParts();
      idle.setText(idle(work, device));
      shown = Optional.empty();
      link.show(Optional.empty());
      stop.undo();
    }
  }

  /** Touching the classes without need would style the whole lane again at every event. */
  private void style(String name, boolean on) {
    if (getStyleClass().contains(name) != on) {
      if (on) {
        getStyleClass().add(name);
      } else {
        getStyleClass().remove(name);
      }
    }
  }

  private String idle(Lane.Work.Idle work, Optional<Device> device) {
    String text =
        work.last()
            .map(t -> context.text("search.device.idle.after", t.id().label()))
            .orElseGet(() -> context.text("search.device.idle"));
    return device
        .filter(d -> d.kind() == Device.Kind.CPU)
        .map(d -> text + " · " + context.text("search.device.threads", d.threads()))
        .orElse(text);
  }

  private void showParts(Node... below) {
    if (left.getChildren().size() != below.length + 1) {
      left.getChildren().setAll(head);
      left.getChildren().addAll(below);
    }
  }

  private void showTrial(TrialState trial) {
    if (shown.equals(Optional.of(trial.id()))) {
      return;
    }
    shown = Optional.of(trial.id());
    link.show(Optional.of(trial.id().number()));
    stop.undo();
    stop.setDeferredAction(
        () -> context.model().desk().steer(c -> c.stopTrial(trial.id().number())));
    charts.clear();
    ArchitectureChip chip =
        new ArchitectureChip(
            context.model().editor().space(), ArchitectureChip.Size.MEDIUM, context.messages());
    chip.setCode(trial.id().architecture().code());
    chip.setOnOpen(context.model()::edit);
    chipPlace.getChildren().setAll(chip);
    trialName.setText(where(trial));
    Tooltip.install(trialName, new Tooltip(Path.of(trial.id().folder()).toString()));
  }

  private String where(TrialState trial) {
    int iteration = trial.trial().iteration();
    if (trial.repeat()) {
      // Labels follow from numbers alone.
      TrialId repeated =
          new TrialId(trial.trial().repeats().orElseThrow(), trial.id().architecture());
      return context.text("search.lane.trial.repeat", trial.id().label(), repeated.label());
    }
    if (iteration == 0) {
      return context.text("search.lane.trial.own", trial.id().label());
    }
    long place =
        context
            .model()
            .study()
            .momentProperty()
            .get()
            .map(
                m ->
                    m.state().searched().stream()
                        .filter(t -> t.trial().iteration() == iteration)
                        .filter(t -> t.id().number() <= trial.id().number())
                        .count())
            .orElse(1L);
    return context.text("search.lane.trial", trial.id().label(), iteration, place);
  }

  String id() {
    return id;
  }
}
