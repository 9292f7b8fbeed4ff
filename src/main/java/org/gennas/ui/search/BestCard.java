package org.gennas.ui.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.gennas.baseline.BaselineScore;
import org.gennas.evaluation.Interval;
import org.gennas.study.event.StudyState;
import org.gennas.study.event.TrialState;
import org.gennas.ui.control.Card;
import org.gennas.ui.control.EmptyState;
import org.gennas.ui.control.IntervalScale;
import org.gennas.ui.study.StudyModel;
import org.gennas.ui.study.StudySnapshot;
import org.gennas.ui.text.Quantities;
import org.kordamp.ikonli.material2.Material2AL;

/**
 * The leaderboard: rank, trial, network, score with its interval, and cost. It ranks all trials
 * whatever the filter says: a best of some would be mistaken for the best. The baselines stand
 * among them where their scores belong, without a rank; how far the best is above the strongest of
 * them is always in sight below.
 */
final class BestCard extends VBox {
  private static final PseudoClass LINKED = PseudoClass.getPseudoClass("linked");
  private static final PseudoClass BASELINE = PseudoClass.getPseudoClass("baseline");
  private static final int SCALED_ROWS = 8;

  /** Room for all columns but the MACs, which a narrow card leaves out. */
  static final double LEAST_WIDTH = 486;

  private static final double SIDE = 12;
  private static final double WIDTH_WITH_MACS = 560;

  private final SearchContext context;
  private final StudyModel study;
  private final Card card;
  private final ListView<Line> list = new ListView<>();
  private final HBox head = new HBox(8);
  private final Label against = Nodes.label("", "gn-note");
  private final VBox table;
  private final EmptyState empty;
  private List<TrialState> shown = List.of();
  private Optional<BaselineWords> baselines = Optional.empty();
  private boolean following;
  private boolean narrow;

  /** With all that its row shows, so that a row is made again when any of it changes. */
  private sealed interface Line {
    Optional<Integer> trialNumber();

    Optional<Double> auc();
  }

  private record Ranked(
      int rank, TrialState trial, IntervalScale scale, Optional<Interval> band, boolean narrow)
      implements Line {
    @Override
    public Optional<Integer> trialNumber() {
      return Optional.of(trial.id().number());
    }

    @Override
    public Optional<Double> auc() {
      return trial.auc();
    }
  }

  private record Simple(
      BaselineWords words, BaselineScore score, IntervalScale scale, boolean narrow)
      implements Line {
    @Override
    public Optional<Integer> trialNumber() {
      return Optional.empty();
    }

    @Override
    public Optional<Double> auc() {
      return score.valid().meanAuc();
    }
  }

  BestCard(SearchContext context) {
    this.context = context;
    this.study = context.model().study();
    setId("best");
    card = new Card(context.text("search.best"));
    list.setId("best-list");
    list.getStyleClass().add("gn-best-list");
    list.setAccessibleText(context.text("search.best"));
    list.setCellFactory(view -> new Cell());
    VBox.setVgrow(list, Priority.ALWAYS);
    list.getSelectionModel()
        .selectedItemProperty()
        .addListener((observable, old, now) -> chosen(Optional.ofNullable(now)));
    list.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ENTER) {
            open(list.getSelectionModel().getSelectedItem());
            event.consume();
          }
        });
    head.getStyleClass().add("gn-best-head");
    head.setPadding(new Insets(0, SIDE, 0, SIDE));
    against.setId("best-against");
    against.setMinWidth(0);
    against.setPadding(new Insets(3, SIDE, 3, SIDE));
    table = new VBox(head, list, against);
    empty = new EmptyState(Material2AL.EMOJI_EVENTS, context.text("search.best.none"));
    VBox.setVgrow(card, Priority.ALWAYS);
    list.setMinWidth(0);
    list.setPrefWidth(0);
    widthProperty().addListener((observable, old, now) -> fit(now.doubleValue()));
    getChildren().setAll(card);
    card.setBody(empty);
    Nodes.wholeOrNothing(card.note());
    study.selectedTrialProperty().addListener((observable, old, now) -> select(now));
    study
        .filterProperty()
        .addListener((observable, old, now) -> show(study.momentProperty().get()));
  }

  /** A row that the mouse can point at. */
  private final class Cell extends ListCell<Line> {
    // Held weakly by the study, which outlives cells.
    private final ChangeListener<Optional<Integer>> pointing = (observable, old, now) -> link();

    Cell() {
      getStyleClass().add("gn-best-cell");
      // as wide as the list, not as its row would like
      setPrefWidth(0);
      widthProperty().addListener((observable, old, now) -> align(now.doubleValue()));
      setOnMouseEntered(event -> point(true));
      setOnMouseExited(event -> point(false));
      setOnMouseClicked(
          event -> {
            if (event.getClickCount() == 2) {
              open(getItem());
            }
          });
      study.hoveredTrialProperty().addListener(new WeakChangeListener<>(pointing));
    }

    private void point(boolean inside) {
      if (!isEmpty()) {
        study.hoveredTrialProperty().set(inside ? getItem().trialNumber() : Optional.empty());
      }
    }

    private void link() {
      Optional<Integer> pointed = study.hoveredTrialProperty().get();
      pseudoClassStateChanged(
          LINKED, pointed.isPresent() && !isEmpty() && pointed.equals(getItem().trialNumber()));
    }

    @Override
    protected void updateItem(Line item, boolean none) {
      super.updateItem(item, none);
      setGraphic(none ? null : row(item));
      setAccessibleText(none ? null : spoken(item));
      pseudoClassStateChanged(BASELINE, !none && item instanceof Simple);
      link();
    }
  }

  private void open(Line line) {
    if (line instanceof Ranked ranked) {
      context.openTrial().accept(ranked.trial().id());
    }
  }

  private HBox row(Line line) {
    if (line instanceof Ranked item) {
      return BestRow.of(
          context, item.rank(), item.trial(), item.scale(), item.band(), item.narrow());
    }
    Simple item = (Simple) line;
    return BestRow.baseline(item.words(), item.score(), item.scale(), item.narrow());
  }

  private String spoken(Line line) {
    if (line instanceof Ranked row) {
      return context.text(
          "search.best.spoken",
          String.valueOf(row.rank()),
          row.trial().id().label(),
          row.trial().id().architecture().code(),
          row.trial().auc().map(Quantities::auc).orElse("–"));
    }
    Simple row = (Simple) line;
    return row.words().spoken(row.score())
        + row.words().hint(row.score().kind()).map(hint -> ". " + hint).orElse("");
  }

  void show(Optional<StudySnapshot> moment) {
    Optional<StudyState> state = moment.map(StudySnapshot::state);
    List<TrialState> ranking =
        state.map(StudyState::ranking).orElse(List.of()).stream()
            .filter(trial -> !study.filterProperty().get().deleted(trial.id().number()))
            .toList();
    Optional<BaselineWords> simple = moment.flatMap(m -> BaselineWords.of(m, context.messages()));
    card.setBody(ranking.isEmpty() && simple.isEmpty() ? empty : table);
    against.setText(simple.flatMap(BaselineWords::strongest).orElse(""));
    Nodes.show(against, !against.getText().isEmpty());
    String note = state.map(this::note).orElse("");
    card.setNote(note);
    if (!ranking.equals(shown) || !simple.equals(baselines)) {
      baselines = simple;
      rank(ranking);
    }
  }

  /** Where a scroll bar takes room from the rows, it takes as much from the head. */
  private void align(double cell) {
    double bar = Math.max(0, list.getWidth() - cell);
    if (cell > 0 && bar < SIDE * 2) {
      head.setPadding(new Insets(0, SIDE + bar, 0, SIDE));
    }
  }

  private void fit(double width) {
    boolean now = width < WIDTH_WITH_MACS;
    if (now != narrow) {
      narrow = now;
      rank(shown);
    }
  }

  private void rank(List<TrialState> ranking) {
    shown = ranking;
    Optional<Interval> band = ranking.stream().findFirst().flatMap(BestRow::interval);
    IntervalScale scale = scale(ranking);
    head.getChildren().setAll(BestRow.head(context, scale, narrow));
    List<Line> rows = new ArrayList<>();
    for (int i = 0; i < ranking.size(); i++) {
      rows.add(new Ranked(i + 1, ranking.get(i), scale, band, narrow));
    }
    baselines.ifPresent(
        words ->
            words
                .baselines()
                .scores()
                .forEach(score -> rows.add(new Simple(words, score, scale, narrow))));
    // a stable sort: the ranking stays as it is, and a trial stands above a baseline of its score
    rows.sort(Comparator.comparingDouble(line -> -line.auc().orElse(Double.NEGATIVE_INFINITY)));
    following = true;
    list.getItems().setAll(rows);
    following = false;
    select(study.selectedTrialProperty().get());
  }

  private String note(StudyState state) {
    if (state.searched().isEmpty()) {
      return "";
    }
    long finished = state.withStatus(TrialState.Status.FINISHED).size();
    String note = context.text("search.best.note", finished, state.searched().size());
    return winner(state)
        .or(
            () ->
                state
                    .best()
                    .flatMap(BestRow::interval)
                    .map(b -> context.text("search.best.band", ArchitectureStatusLine.level(b))))
        .map(more -> note + " · " + more)
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

  private IntervalScale scale(List<TrialState> ranking) {
    List<Double> values = new ArrayList<>();
    for (TrialState trial : ranking.subList(0, Math.min(SCALED_ROWS, ranking.size()))) {
      trial.auc().ifPresent(values::add);
      BestRow.interval(trial).ifPresent(i -> values.addAll(List.of(i.low(), i.high())));
    }
    // the strongest of what has to be beaten is always in sight
    baselines.stream()
        .flatMap(words -> words.baselines().scores().stream())
        .flatMap(score -> score.valid().meanAuc().stream())
        .max(Double::compare)
        .ifPresent(values::add);
    return values.isEmpty() ? new IntervalScale(0, 1) : IntervalScale.holding(values);
  }

  private void chosen(Optional<Line> line) {
    if (!following && line.flatMap(Line::trialNumber).isPresent()) {
      study.selectedTrialProperty().set(line.get().trialNumber());
    }
  }

  private void select(Optional<Integer> number) {
    following = true;
    int index =
        number.isEmpty()
            ? -1
            : list.getItems().stream().map(Line::trialNumber).toList().indexOf(number);
    if (index < 0) {
      list.getSelectionModel().clearSelection();
    } else if (list.getSelectionModel().getSelectedIndex() != index) {
      list.getSelectionModel().select(index);
      list.scrollTo(Math.max(0, index - 2));
    }
    following = false;
  }
}
