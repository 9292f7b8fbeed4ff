package org.gennas.ui.search;

import java.util.Optional;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.gennas.study.StopRules;
import org.gennas.ui.chart.Trajectory;
import org.gennas.ui.chart.TrajectoryChart;
import org.gennas.ui.control.Card;
import org.gennas.ui.control.EmptyState;
import org.gennas.ui.study.StudyMoment;
import org.kordamp.ikonli.material2.Material2MZ;

/** How the search went: every finished trial, and the best so far. */
final class CourseCard extends VBox {
  private final SearchContext context;
  private final Card card;
  private final TrajectoryChart chart;
  private final VBox padded;
  private final EmptyState empty;
  private Trajectory shown = Trajectory.empty();

  CourseCard(SearchContext context) {
    this.context = context;
    setId("trajectory");
    card = new Card(context.text("search.trajectory"));
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
    empty = new EmptyState(Material2MZ.SHOW_CHART, context.text("search.trajectory.none"));
    card.setBody(empty);
    VBox.setVgrow(card, Priority.ALWAYS);
    getChildren().setAll(card);
  }

  void show(Optional<StudyMoment> moment) {
    card.setNote(moment.map(m -> rule(m.state().config().stop())).orElse(""));
    Trajectory now = moment.map(m -> SearchCourse.of(m).trajectory()).orElseGet(Trajectory::empty);
    if (!now.equals(shown)) {
      shown = now;
      chart.show(now);
    }
    card.setBody(now.hasValues() ? padded : empty);
  }

  private String rule(StopRules stop) {
    return stop.plateau()
        .map(p -> context.text("search.trajectory.plateau", p.iterations()))
        .orElseGet(() -> context.text("search.trajectory.trials", stop.trials()));
  }
}
