package org.gennas.ui.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.gennas.evaluation.Interval;
import org.gennas.study.StudyState;
import org.gennas.study.TrialResult;
import org.gennas.study.TrialState;
import org.gennas.ui.Magnitude;
import org.gennas.ui.control.ArchitectureChip;
import org.gennas.ui.control.Card;
import org.gennas.ui.control.EmptyState;
import org.gennas.ui.control.IntervalBar;
import org.gennas.ui.control.IntervalScale;
import org.gennas.ui.study.StudyMoment;
import org.kordamp.ikonli.material2.Material2AL;

/** The leaderboard: rank, trial, network, score with its interval, and cost. */
final class BestCard extends VBox {
  private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
  private static final double RANK = 18;
  private static final double TRIAL = 42;
  private static final double CHIP = 134;
  private static final double SCORE = 90;
  private static final double COST = 58;
  private static final int SCALED_ROWS = 8;

  private final SearchContext context;
  private final Card card;
  private final VBox rows = new VBox();
  private final HBox axisRow = new HBox(8);
  private final VBox table;
  private final EmptyState empty;
  private Optional<StudyState> shown = Optional.empty();

  BestCard(SearchContext context) {
    this.context = context;
    setId("best");
    card = new Card(context.text("search.best"));
    ScrollPane scroll = new ScrollPane(rows);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    axisRow.getStyleClass().add("gn-best-head");
    axisRow.setAlignment(Pos.CENTER_LEFT);
    table = new VBox(axisRow, scroll);
    empty = new EmptyState(Material2AL.EMOJI_EVENTS, context.text("search.best.none"));
    VBox.setVgrow(card, Priority.ALWAYS);
    getChildren().setAll(card);
    card.setBody(empty);
    context
        .model()
        .study()
        .selectedTrialProperty()
        .addListener((observable, old, now) -> select(now));
  }

  void show(Optional<StudyMoment> moment) {
    Optional<StudyState> state = moment.map(StudyMoment::state);
    boolean same =
        state.map(StudyState::trials).equals(shown.map(StudyState::trials))
            && state.flatMap(StudyState::confirmed).equals(shown.flatMap(StudyState::confirmed));
    if (same && state.isPresent()) {
      return;
    }
    shown = state;
    List<TrialState> ranking = state.map(StudyState::ranking).orElse(List.of());
    card.setBody(ranking.isEmpty() ? empty : table);
    Optional<Interval> band = ranking.stream().findFirst().flatMap(BestCard::interval);
    state.ifPresentOrElse(s -> card.setNote(note(s, band)), () -> card.setNote(""));
    IntervalScale scale = scale(ranking);
    showAxis(scale);
    List<Node> made = new ArrayList<>();
    for (int i = 0; i < ranking.size(); i++) {
      made.add(row(i + 1, ranking.get(i), scale, band));
    }
    rows.getChildren().setAll(made);
    select(context.model().study().selectedTrialProperty().get());
  }

  private String note(StudyState state, Optional<Interval> band) {
    if (state.searched().isEmpty()) {
      return "";
    }
    long finished = state.withStatus(TrialState.Status.FINISHED).size();
    String note = context.text("search.best.note", finished, state.searched().size());
    Optional<String> winner = winner(state);
    if (winner.isPresent()) {
      return note + " · " + winner.get();
    }
    return band.map(b -> note + " · " + context.text("search.best.band", StandingLine.level(b)))
        .orElse(note);
  }

  private Optional<String> winner(StudyState state) {
    return state
        .winnersScore()
        .flatMap(
            m ->
                state
                    .winner()
                    .map(
                        w ->
                            context.text(
                                "search.best.winner",
                                w.id().label(),
                                m.mean().map(Quantities::auc).orElse("–"),
                                m.repeats().size())));
  }

  private static IntervalScale scale(List<TrialState> ranking) {
    List<Double> values = new ArrayList<>();
    for (TrialState trial : ranking.subList(0, Math.min(SCALED_ROWS, ranking.size()))) {
      trial.auc().ifPresent(values::add);
      interval(trial).ifPresent(i -> values.addAll(List.of(i.low(), i.high())));
    }
    return values.isEmpty() ? new IntervalScale(0, 1) : IntervalScale.holding(values);
  }

  private void showAxis(IntervalScale scale) {
    Region axis = IntervalBar.axis(scale);
    axis.setMinWidth(60);
    axis.setPrefWidth(150);
    HBox.setHgrow(axis, Priority.ALWAYS);
    axisRow
        .getChildren()
        .setAll(
            cell("", RANK, Pos.CENTER_LEFT, "gn-tiny"),
            cell(context.text("search.best.trial"), TRIAL, Pos.CENTER_LEFT, "gn-tiny"),
            cell(context.text("search.best.architecture"), CHIP, Pos.CENTER_LEFT, "gn-tiny"),
            cell(context.text("search.best.auc"), SCORE, Pos.CENTER_RIGHT, "gn-tiny"),
            axis,
            cell(context.text("search.best.params"), COST, Pos.CENTER_RIGHT, "gn-tiny"),
            cell(context.text("search.best.macs"), COST, Pos.CENTER_RIGHT, "gn-tiny"));
  }

  private Node row(int rank, TrialState trial, IntervalScale scale, Optional<Interval> band) {
    ArchitectureChip chip =
        new ArchitectureChip(
            context.model().editor().space(), ArchitectureChip.Size.MEDIUM, context.messages());
    chip.setCode(trial.id().architecture().code());
    chip.setOnOpen(context.model()::edit);
    HBox chipCell = new HBox(chip);
    chipCell.setAlignment(Pos.CENTER_LEFT);
    fix(chipCell, CHIP);
    IntervalBar bar = new IntervalBar();
    bar.show(scale, trial.auc().orElse(Double.NaN), interval(trial), band);
    bar.setMinWidth(60);
    bar.setPrefWidth(150);
    HBox.setHgrow(bar, Priority.ALWAYS);
    Optional<TrialResult> result = trial.result();
    HBox row =
        new HBox(
            8,
            cell(Integer.toString(rank), RANK, Pos.CENTER_LEFT, "gn-muted"),
            cell(trial.id().label(), TRIAL, Pos.CENTER_LEFT, "gn-strong"),
            chipCell,
            score(trial),
            bar,
            cost(result.map(TrialResult::params)),
            cost(result.map(TrialResult::macs)));
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("gn-best-row");
    row.setFocusTraversable(true);
    row.setUserData(trial.id().number());
    row.setOnMouseClicked(
        event -> {
          row.requestFocus();
          choose(trial);
          if (event.getClickCount() == 2) {
            context.openTrial().accept(trial.id());
          }
        });
    row.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ENTER) {
            choose(trial);
            context.openTrial().accept(trial.id());
            event.consume();
          }
        });
    return row;
  }

  private void choose(TrialState trial) {
    context.model().study().selectedTrialProperty().set(Optional.of(trial.id().number()));
  }

  private Node cost(Optional<Long> count) {
    return cell(count.map(Magnitude::of).orElse("–"), COST, Pos.CENTER_RIGHT);
  }

  private static HBox score(TrialState trial) {
    Label value = Nodes.whole(trial.auc().map(Quantities::auc).orElse("–"), "gn-strong");
    HBox cell = new HBox(4, value);
    interval(trial)
        .map(i -> String.format(Locale.ROOT, "±%.3f", (i.high() - i.low()) / 2))
        .ifPresent(half -> cell.getChildren().add(Nodes.whole(half, "gn-note")));
    cell.setAlignment(Pos.CENTER_RIGHT);
    fix(cell, SCORE);
    return cell;
  }

  private static Optional<Interval> interval(TrialState trial) {
    return trial.result().flatMap(r -> r.valid().meanAucInterval());
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

  private void select(Optional<Integer> number) {
    for (Node row : rows.getChildren()) {
      row.pseudoClassStateChanged(
          SELECTED, number.map(n -> n.equals(row.getUserData())).orElse(false));
    }
  }
}
