package org.gennas.ui.search;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.gennas.study.config.StopRules;
import org.gennas.ui.chart.Trajectory;
import org.gennas.ui.chart.TrajectoryChart;
import org.gennas.ui.control.Card;
import org.gennas.ui.control.EmptyState;
import org.gennas.ui.control.Segments;
import org.gennas.ui.study.StudyModel;
import org.gennas.ui.study.StudySnapshot;
import org.kordamp.ikonli.material2.Material2MZ;

/**
 * How the search went: every finished trial, and the best so far, against trials, hours or energy.
 * Trials outside the filter are pale: the best so far is that of all.
 */
final class TrajectoryCard extends VBox {
  private final SearchContext context;
  private final Card card;
  private final Segments<TrajectoryAxis> axis;
  private final TrajectoryChart chart;
  private final VBox padded;
  private final EmptyState none;
  private final EmptyState unmeasured;
  private Trajectory shown = Trajectory.empty();

  TrajectoryCard(SearchContext context) {
    this.context = context;
    setId("trajectory");
    card = new Card(context.text("search.trajectory"));
    axis =
        new Segments<>(
            List.of(TrajectoryAxis.values()), a -> context.text("search.trajectory.axis." + a));
    for (TrajectoryAxis each : TrajectoryAxis.values()) {
      axis.button(each).setTooltip(new Tooltip(context.text("search.trajectory.hint." + each)));
      axis.button(each).setId("axis-" + each);
    }
    card.actions().getChildren().setAll(axis);
    Nodes.wholeOrNothing(card.note());
    chart =
        new TrajectoryChart(
            context.palette(),
            context.text("search.trajectory"),
            context.text("search.trajectory.x"),
            context.text("search.trajectory.gainless"),
            3);
    padded = new VBox(chart);
    padded.getStyleClass().add("gn-course");
    VBox.setVgrow(chart, Priority.ALWAYS);
    none = new EmptyState(Material2MZ.SHOW_CHART, context.text("search.trajectory.none"));
    unmeasured = new EmptyState(Material2MZ.POWER, context.text("search.trajectory.unmeasured"));
    card.setBody(none);
    VBox.setVgrow(card, Priority.ALWAYS);
    getChildren().setAll(card);
    StudyModel study = context.model().study();
    chart.pointed().bindBidirectional(study.hoveredTrialProperty());
    chart.chosen().bindBidirectional(study.selectedTrialProperty());
    axis.valueProperty().addListener((observable, old, now) -> show(study.momentProperty().get()));
    study
        .filterProperty()
        .addListener((observable, old, now) -> show(study.momentProperty().get()));
  }

  void show(Optional<StudySnapshot> moment) {
    String rule = moment.map(m -> rule(m.state().config().stop())).orElse("");
    card.setNote(rule);
    Trajectory now = moment.map(m -> trajectory(m).against(levels(m))).orElseGet(Trajectory::empty);
    if (!now.equals(shown)) {
      shown = now;
      chart.show(now);
    }
    boolean finished =
        moment.map(m -> SearchTrajectory.of(m).trajectory().hasValues()).orElse(false);
    card.setBody(now.hasValues() ? padded : finished ? unmeasured : none);
  }

  /** Draws against another axis. */
  void show(TrajectoryAxis other) {
    axis.valueProperty().set(other);
  }

  private Trajectory trajectory(StudySnapshot moment) {
    SearchTrajectory course = SearchTrajectory.of(moment);
    Map<Integer, Spent> spent = Spent.of(moment);
    Optional<Spent> last =
        course.trials().stream()
            .reduce((a, b) -> b)
            .flatMap(t -> Optional.ofNullable(spent.get(t.id().number())));
    if (axis.getValue() == TrajectoryAxis.ENERGY && last.map(Spent::measured).orElse(0) == 0) {
      return Trajectory.empty();
    }
    return course.trajectory(
        context.model().study().filterProperty().get()::holds,
        axis.getValue() == TrajectoryAxis.TRIALS
            ? Optional.empty()
            : last.map(
                l ->
                    new Trajectory.Measured(
                        title(l),
                        course.trials().stream()
                            .map(t -> place(spent.get(t.id().number())))
                            .toList())));
  }

  private List<Trajectory.Level> levels(StudySnapshot moment) {
    return BaselineWords.of(moment, context.messages()).stream()
        .flatMap(
            words ->
                words.baselines().scores().stream()
                    .flatMap(
                        score ->
                            score.valid().meanAuc().stream()
                                .map(auc -> new Trajectory.Level(words.title(score.kind()), auc))))
        .toList();
  }

  private double place(Spent spent) {
    return axis.getValue() == TrajectoryAxis.HOURS ? spent.hours() : spent.wattHours();
  }

  /** An energy that was not measured everywhere is a lower bound, and told so. */
  private String title(Spent last) {
    if (axis.getValue() == TrajectoryAxis.HOURS) {
      return context.text("search.trajectory.x.hours");
    }
    return last.measured() == last.ended()
        ? context.text("search.trajectory.x.energy")
        : context.text(
            "search.trajectory.x.energy.partly",
            String.valueOf(last.measured()),
            String.valueOf(last.ended()));
  }

  private String rule(StopRules stop) {
    return stop.plateau()
        .map(p -> context.text("search.trajectory.plateau", p.iterations()))
        .orElseGet(() -> context.text("search.trajectory.trials", stop.trials()));
  }
}
