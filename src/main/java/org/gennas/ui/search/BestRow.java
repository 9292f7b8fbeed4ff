package org.gennas.ui.search;

import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.gennas.baseline.BaselineScore;
import org.gennas.evaluation.Interval;
import org.gennas.study.event.TrialResult;
import org.gennas.study.event.TrialState;
import org.gennas.ui.control.ArchitectureChip;
import org.gennas.ui.control.IntervalBar;
import org.gennas.ui.control.IntervalScale;
import org.gennas.ui.text.Magnitude;
import org.gennas.ui.text.Quantities;

/** The columns of the leaderboard: a head with the scale, and a row for each trial. */
final class BestRow {
  private static final double GAP = 8;
  private static final double RANK = 24;
  private static final double TRIAL = 42;
  private static final double CHIP = 134;
  private static final double SCORE = 90;
  private static final double COST = 58;
  private static final double BAR_LEAST = 60;
  private static final double BAR_WANTED = 150;

  private BestRow() {}

  /** The names of the columns, the scale among them. */
  static Node[] head(SearchContext context, IntervalScale scale, boolean narrow) {
    Region axis = IntervalBar.axis(scale);
    grow(axis);
    Node macs = cell(context.text("search.best.macs"), COST, Pos.CENTER_RIGHT, "gn-tiny");
    Nodes.show(macs, !narrow);
    return new Node[] {
      cell("", RANK, Pos.CENTER_LEFT, "gn-tiny"),
      cell(context.text("search.best.trial"), TRIAL, Pos.CENTER_LEFT, "gn-tiny"),
      cell(context.text("search.best.architecture"), CHIP, Pos.CENTER_LEFT, "gn-tiny"),
      cell(context.text("search.best.auc"), SCORE, Pos.CENTER_RIGHT, "gn-tiny"),
      axis,
      cell(context.text("search.best.params"), COST, Pos.CENTER_RIGHT, "gn-tiny"),
      macs
    };
  }

  /**
   * @param band the leader's interval
   * @param narrow whether the MACs are left out
   */
  static HBox of(
      SearchContext context,
      int rank,
      TrialState trial,
      IntervalScale scale,
      Optional<Interval> band,
      boolean narrow) {
    ArchitectureChip chip =
        new ArchitectureChip(
            context.model().editor().space(), ArchitectureChip.Size.MEDIUM, context.messages());
    chip.setCode(trial.id().architecture().code());
    chip.setOnOpen(context.model()::edit);
    chip.setFocusTraversable(false);
    HBox chipCell = new HBox(chip);
    chipCell.setAlignment(Pos.CENTER_LEFT);
    fix(chipCell, CHIP);
    IntervalBar bar = new IntervalBar();
    bar.show(scale, trial.auc().orElse(Double.NaN), interval(trial), band);
    grow(bar);
    Optional<TrialResult> result = trial.result();
    Node macs = cost(result.map(TrialResult::macs));
    Nodes.show(macs, !narrow);
    HBox row =
        new HBox(
            GAP,
            cell(Integer.toString(rank), RANK, Pos.CENTER_LEFT, "gn-muted"),
            cell(trial.id().label(), TRIAL, Pos.CENTER_LEFT, "gn-strong"),
            chipCell,
            score(trial.auc(), interval(trial), "gn-strong"),
            bar,
            cost(result.map(TrialResult::params)),
            macs);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("gn-best-row");
    row.setUserData(trial.id().number());
    return row;
  }

  /**
   * A line that is no trial: what is simple and has to be beaten. It has no rank, and in place of
   * its cost stands how far the best is above it.
   *
   * @param narrow whether only the difference has room there, not its interval
   */
  static HBox baseline(
      BaselineWords words, BaselineScore score, IntervalScale scale, boolean narrow) {
    Optional<Double> auc = score.valid().meanAuc();
    Optional<Interval> interval = score.valid().meanAucInterval();
    boolean within = auc.filter(a -> scale.low() <= a && a <= scale.high()).isPresent();
    IntervalBar bar = new IntervalBar();
    bar.show(
        scale, within ? auc.get() : Double.NaN, interval.filter(i -> within), Optional.empty());
    grow(bar);
    Label gain =
        cell(
            words.gain(score.kind()).orElse(""),
            narrow ? COST : 2 * COST + GAP,
            Pos.CENTER_RIGHT,
            "gn-note");
    words.hint(score.kind()).map(Tooltip::new).ifPresent(gain::setTooltip);
    HBox row =
        new HBox(
            GAP,
            cell("–", RANK, Pos.CENTER_LEFT, "gn-muted"),
            cell(words.title(score.kind()), TRIAL + GAP + CHIP, Pos.CENTER_LEFT, "gn-muted"),
            score(auc, interval, "gn-muted"),
            bar,
            gain);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().addAll("gn-best-row", "gn-baseline");
    return row;
  }

  static Optional<Interval> interval(TrialState trial) {
    return trial.result().flatMap(r -> r.valid().meanAucInterval());
  }

  private static void grow(Region region) {
    region.setMinWidth(BAR_LEAST);
    region.setPrefWidth(BAR_WANTED);
    HBox.setHgrow(region, Priority.ALWAYS);
  }

  private static Node cost(Optional<Long> count) {
    return cell(count.map(Magnitude::of).orElse("–"), COST, Pos.CENTER_RIGHT);
  }

  private static HBox score(Optional<Double> auc, Optional<Interval> interval, String style) {
    Label value = Nodes.whole(auc.map(Quantities::auc).orElse("–"), style);
    HBox cell = new HBox(4, value);
    interval
        .map(i -> String.format(Locale.ROOT, "±%.3f", (i.high() - i.low()) / 2))
        .ifPresent(half -> cell.getChildren().add(Nodes.whole(half, "gn-note")));
    cell.setAlignment(Pos.CENTER_RIGHT);
    fix(cell, SCORE);
    return cell;
  }

  private static Label cell(String text, double width, Pos alignment, String... styles) {
    Label label = Nodes.label(text, styles);
    label.setAlignment(alignment);
    fix(label, width);
    return label;
  }

  private static void fix(Region region, double width) {
    region.setMinWidth(width);
    region.setPrefWidth(width);
    region.setMaxWidth(width);
  }
}
