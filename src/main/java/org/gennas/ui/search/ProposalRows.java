package org.gennas.ui.search;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.gennas.common.NumberFormats;
import org.gennas.space.Architecture;
import org.gennas.space.NetworkCost;
import org.gennas.space.SearchSpace;
import org.gennas.study.event.Halt;
import org.gennas.study.event.TrialState;
import org.gennas.ui.control.ArchitectureChip;
import org.gennas.ui.control.Badge;
import org.gennas.ui.study.StudySnapshot;
import org.gennas.ui.text.Magnitude;
import org.gennas.ui.text.PredictionText;
import org.gennas.ui.text.Quantities;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/** Makes the rows of a group of proposals. */
final class ProposalRows {
  private ProposalRows() {}

  /** A proposal of an iteration that is over: chip, score and gain; the reason in a tooltip. */
  static Node settled(
      SearchContext context, SearchSpace space, ProposalGroup.Row row, boolean narrow) {
    HBox line = new HBox(6, chip(context, space, row, narrow), Nodes.room());
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("gn-proposal-settled");
    Optional<Double> auc = row.trial().flatMap(TrialState::auc);
    if (auc.isPresent()) {
      line.getChildren().add(Nodes.whole(Quantities.auc(auc.get()), "gn-strong"));
      row.gain().ifPresent(g -> line.getChildren().add(ProposalGroupView.gain(g)));
    } else {
      row.trial().ifPresent(t -> line.getChildren().add(stateOf(context, t, row)));
    }
    if (!row.rationale().isBlank()) {
      Tooltip why = new Tooltip(row.label() + "  " + row.rationale());
      why.setWrapText(true);
      why.setMaxWidth(360);
      Tooltip.install(line, why);
    }
    select(context, line, row);
    return line;
  }

  /** A proposal that is being made, waits, trains, or has ended beside others that have not. */
  static Node live(
      SearchContext context, SearchSpace space, ProposalGroup.Row row, boolean narrow) {
    Label label = Nodes.whole(row.label(), "gn-strong", "gn-proposal-label");
    HBox line = new HBox(0, label, chip(context, space, row, narrow), Nodes.room());
    line.setAlignment(Pos.CENTER_LEFT);
    row.trial().ifPresent(t -> line.getChildren().add(state(context, t, row)));
    VBox whole = new VBox(5, line);
    whole.getStyleClass().add("gn-proposal");
    if (!row.rationale().isBlank() || row.receiving()) {
      whole.getChildren().add(rationale(row));
    }
    if (row.prediction().isPresent() && row.trial().filter(TrialState::ended).isEmpty()) {
      HBox estimate =
          new HBox(
              5,
              Nodes.label(context.text("search.row.estimate"), "gn-note"),
              Nodes.label(
                  PredictionText.of(context.messages(), row.prediction().get()), "gn-estimate"));
      estimate.getStyleClass().add("gn-proposal-indent");
      whole.getChildren().add(estimate);
    }
    select(context, whole, row);
    return whole;
  }

  /** A proposal that waits for a person. */
  static Node offer(
      SearchContext context,
      SearchSpace space,
      ProposalGroup.Row row,
      boolean narrow,
      OfferActions actions) {
    Label label = Nodes.whole(row.label(), "gn-strong", "gn-proposal-label");
    Badge badge = new Badge(Badge.Kind.WARNING, context.text("search.offer.waits"));
    if (!narrow) {
      badge.setGraphic(OfferActions.waits());
    }
    HBox line = new HBox(0, label, chip(context, space, row, narrow), Nodes.room(), badge);
    line.setAlignment(Pos.CENTER_LEFT);
    VBox whole = new VBox(5, line);
    whole.getStyleClass().addAll("gn-proposal", "gn-offer");
    if (!row.rationale().isBlank()) {
      Text text = new Text(row.rationale());
      text.getStyleClass().add("gn-rationale-live");
      TextFlow flow = new TextFlow(text);
      flow.getStyleClass().add("gn-proposal-indent");
      whole.getChildren().add(flow);
    }
    Architecture architecture = row.architecture().orElseThrow();
    FlowPane figures = new FlowPane(5, 2);
    figures.getStyleClass().add("gn-proposal-indent");
    if (row.prediction().isPresent()) {
      figures
          .getChildren()
          .addAll(
              Nodes.whole(context.text("search.row.estimate"), "gn-note"),
              Nodes.whole(
                  PredictionText.of(context.messages(), row.prediction().get()), "gn-estimate"));
    }
    figures.getChildren().add(Nodes.label(cost(context, space, architecture), "gn-note"));
    time(context, space, architecture)
        .ifPresent(time -> figures.getChildren().add(Nodes.label(time, "gn-note")));
    whole.getChildren().addAll(figures, actions);
    actions.listen(whole);
    return whole;
  }

  private static NetworkCost costOf(
      SearchContext context, SearchSpace space, Architecture architecture) {
    return NetworkCost.of(
        space,
        architecture,
        moment(context).map(EpochTime::setting).orElseGet(() -> NetworkCost.Setting.of(space)));
  }

  private static Optional<StudySnapshot> moment(SearchContext context) {
    return context.model().study().momentProperty().get();
  }

  private static String cost(SearchContext context, SearchSpace space, Architecture architecture) {
    NetworkCost cost = costOf(context, space, architecture);
    return context.text(
        "search.offer.cost", Magnitude.of(cost.params()), Magnitude.of(cost.macs()));
  }

  /** The time of a whole training, where epochs have been measured. */
  private static Optional<String> time(
      SearchContext context, SearchSpace space, Architecture architecture) {
    int epochs = moment(context).map(m -> m.state().config().training().epochs()).orElse(0);
    return context
        .model()
        .epochTime()
        .of(costOf(context, space, architecture).macs())
        .map(epoch -> NumberFormats.duration(epoch.multipliedBy(epochs)))
        .map(time -> context.text("search.epochTime.about", time));
  }

  /** Something to be known of an iteration. */
  static Node remark(String remark) {
    Text text = new Text(remark);
    text.getStyleClass().add("gn-remark");
    TextFlow flow = new TextFlow(text);
    flow.getStyleClass().add("gn-remark-row");
    return flow;
  }

  private static Node rationale(ProposalGroup.Row row) {
    Text text = new Text(row.rationale());
    text.getStyleClass().add(row.receiving() ? "gn-rationale-live" : "gn-rationale");
    TextFlow flow = new TextFlow(text);
    flow.getStyleClass().add("gn-proposal-indent");
    flow.setLineSpacing(1);
    if (row.receiving()) {
      Region caret = new Region();
      caret.getStyleClass().add("gn-caret");
      flow.getChildren().add(caret);
    }
    return flow;
  }

  private static Node chip(
      SearchContext context, SearchSpace space, ProposalGroup.Row row, boolean narrow) {
    ArchitectureChip chip =
        new ArchitectureChip(
            space,
            narrow ? ArchitectureChip.Size.SMALL : ArchitectureChip.Size.MEDIUM,
            context.messages());
    chip.setCode(row.architecture().map(a -> a.code()).orElse(""));
    chip.setOnOpen(context.model()::edit);
    return chip;
  }

  private static Node stateOf(SearchContext context, TrialState trial, ProposalGroup.Row row) {
    Badge badge = badge(context, trial, row);
    if (trial.status() != TrialState.Status.FAILED) {
      return badge;
    }
    HBox failed = new HBox(2, badge, new FailureActions(context, trial));
    failed.setAlignment(Pos.CENTER_RIGHT);
    return failed;
  }

  private static Node state(SearchContext context, TrialState trial, ProposalGroup.Row row) {
    Optional<Double> auc = trial.auc();
    if (auc.isEmpty()) {
      return stateOf(context, trial, row);
    }
    HBox score = new HBox(6, Nodes.whole(Quantities.auc(auc.get()), "gn-strong"));
    score.setAlignment(Pos.CENTER_RIGHT);
    row.gain().ifPresent(g -> score.getChildren().add(ProposalGroupView.gain(g)));
    return score;
  }

  private static Badge badge(SearchContext context, TrialState trial, ProposalGroup.Row row) {
    String device = trial.device().map(context::device).orElse("");
    return switch (trial.status()) {
      case QUEUED ->
          new Badge(
              Badge.Kind.NEUTRAL, Material2AL.HOURGLASS_EMPTY, context.text("search.row.queued"));
      case RUNNING ->
          new Badge(
              Badge.Kind.INFO,
              row.epoch()
                  .map(e -> context.text("search.row.running", device, e))
                  .orElseGet(() -> context.text("search.row.starting", device)));
      case WAITING ->
          new Badge(Badge.Kind.NEUTRAL, Material2MZ.PAUSE, context.text("search.row.waiting"));
      case FINISHED ->
          new Badge(Badge.Kind.WARNING, Material2AL.INFO, context.text("search.row.undefined"));
      case FAILED -> {
        Badge failed =
            new Badge(Badge.Kind.ERROR, Material2AL.ERROR, context.text("search.row.failed"));
        trial.problem().ifPresent(p -> failed.setTooltip(new Tooltip(p)));
        yield failed;
      }
      case HALTED -> {
        Badge halted =
            new Badge(
                Badge.Kind.NEUTRAL,
                Material2MZ.STOP,
                context.text(
                    "search.row.halted",
                    row.trial().flatMap(TrialState::halt).map(Halt::epochs).orElse(0)));
        row.trial()
            .flatMap(TrialState::halt)
            .ifPresent(halt -> halted.setTooltip(new Tooltip(halt.reason())));
        yield halted;
      }
      case STOPPED ->
          new Badge(Badge.Kind.NEUTRAL, Material2MZ.STOP, context.text("search.row.stopped"));
    };
  }

  private static void select(SearchContext context, Node node, ProposalGroup.Row row) {
    if (row.trial().isPresent()) {
      TrialLink link = TrialLink.of(node, context.model().study());
      link.show(row.trial().map(t -> t.id().number()));
      node.setOnMouseClicked(event -> link.choose());
    }
  }
}
