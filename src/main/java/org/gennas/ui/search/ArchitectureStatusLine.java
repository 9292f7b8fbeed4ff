package org.gennas.ui.search;

import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.HBox;
import org.gennas.evaluation.Interval;
import org.gennas.space.Architecture;
import org.gennas.study.event.Proposal;
import org.gennas.study.event.TrialEvent;
import org.gennas.study.event.TrialHistory;
import org.gennas.study.event.TrialState;
import org.gennas.ui.control.ArchitectureChip;
import org.gennas.ui.control.Badge;
import org.gennas.ui.text.PredictionText;
import org.gennas.ui.text.Quantities;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/** What the study knows of the edited architecture, in one line. */
final class ArchitectureStatusLine extends HBox {
  private final SearchContext context;

  ArchitectureStatusLine(SearchContext context) {
    super(8);
    this.context = context;
    setAlignment(Pos.CENTER_LEFT);
    setMinHeight(24);
    setMinWidth(0);
  }

  void show(Optional<ArchitectureStatus> standing, Optional<String> codeProblem) {
    getChildren().clear();
    if (codeProblem.isPresent()) {
      add(new Badge(Badge.Kind.ERROR, Material2AL.ERROR, context.text("search.code.problem")));
      add(Nodes.label(codeProblem.get()));
    } else if (standing.orElse(null) instanceof ArchitectureStatus.Known known) {
      showKnown(known);
    } else if (standing.orElse(null) instanceof ArchitectureStatus.Fresh fresh) {
      showFresh(fresh);
    }
  }

  private void showFresh(ArchitectureStatus.Fresh fresh) {
    add(new Badge(Badge.Kind.INFO, Material2AL.FIBER_NEW, context.text("search.standing.new")));
    if (fresh.estimate().isPresent()) {
      Proposal.Prediction guess = fresh.estimate().get();
      add(Nodes.whole(context.text("search.standing.estimate"), "gn-muted"));
      add(Nodes.whole(PredictionText.of(context.messages(), guess), "gn-strong"));
    } else {
      add(Nodes.whole(context.text("search.standing.noEstimate"), "gn-muted"));
    }
    fresh.sameAs().ifPresent(this::addAlias);
  }

  private void showKnown(ArchitectureStatus.Known known) {
    TrialState trial = known.trial();
    switch (trial.status()) {
      case FINISHED -> badge(Badge.Kind.OK, Material2AL.CHECK_CIRCLE, "search.standing.trained");
      case RUNNING ->
          badge(Badge.Kind.INFO, Material2MZ.MODEL_TRAINING, "search.standing.training");
      case QUEUED -> badge(Badge.Kind.INFO, Material2AL.HOURGLASS_EMPTY, "search.standing.queued");
      case WAITING -> badge(Badge.Kind.NEUTRAL, Material2MZ.PAUSE, "search.standing.waiting");
      case FAILED -> badge(Badge.Kind.ERROR, Material2AL.ERROR, "search.standing.failed");
      case HALTED -> {
        badge(Badge.Kind.NEUTRAL, Material2MZ.STOP, "search.standing.halted");
        trial.halt().ifPresent(halt -> add(Nodes.label(halt.reason(), "gn-note")));
      }
      case STOPPED -> badge(Badge.Kind.NEUTRAL, Material2MZ.STOP, "search.standing.stopped");
    }
    if (trial.status() == TrialState.Status.FINISHED) {
      showScore(trial);
    } else if (trial.status() == TrialState.Status.RUNNING) {
      course(trial)
          .progress()
          .map(TrialEvent.Progress::epoch)
          .ifPresent(e -> add(Nodes.whole(context.text("search.standing.epoch", e))));
    }
    int iteration = trial.trial().iteration();
    add(
        Nodes.whole(
            iteration == 0
                ? context.text("search.standing.trial.own", trial.id().label())
                : context.text("search.standing.trial", trial.id().label(), iteration)));
    if (known.alias()) {
      addAlias(trial.id().architecture());
    }
    Hyperlink open = new Hyperlink(context.text("search.standing.open"));
    open.setMinWidth(USE_PREF_SIZE);
    open.setOnAction(event -> context.openTrial().accept(trial.id()));
    add(open);
  }

  private void showScore(TrialState trial) {
    if (trial.auc().isEmpty()) {
      add(Nodes.whole(context.text("search.standing.undefined"), "gn-muted"));
      return;
    }
    add(Nodes.whole(context.text("search.standing.auc")));
    add(Nodes.whole(Quantities.auc(trial.auc().get()), "gn-strong"));
    trial
        .result()
        .flatMap(r -> r.valid().meanAucInterval())
        .ifPresent(i -> add(Nodes.whole(interval(i), "gn-muted")));
  }

  private String interval(Interval interval) {
    return context.text(
        "search.standing.ci",
        level(interval),
        Quantities.auc(interval.low()),
        Quantities.auc(interval.high()));
  }

  /** Such as "95%". */
  static String level(Interval interval) {
    return String.format(Locale.ROOT, "%.0f%%", 100 * interval.level());
  }

  private TrialHistory course(TrialState trial) {
    return context
        .model()
        .study()
        .momentProperty()
        .get()
        .map(m -> m.history(trial.id()))
        .orElseGet(TrialHistory::empty);
  }

  private void badge(Badge.Kind kind, org.kordamp.ikonli.Ikon icon, String key) {
    add(new Badge(kind, icon, context.text(key)));
  }

  private void addAlias(Architecture architecture) {
    add(Nodes.whole("· " + context.text("search.standing.sameAs"), "gn-muted"));
    ArchitectureChip chip =
        new ArchitectureChip(
            context.model().editor().space(), ArchitectureChip.Size.SMALL, context.messages());
    chip.setCode(architecture.code());
    chip.setOnOpen(context.model()::edit);
    add(chip);
  }

  private void add(Node node) {
    getChildren().add(node);
  }
}
