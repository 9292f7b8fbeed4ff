package org.gennas.ui.arena;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.gennas.ShowsWindow;
import org.gennas.arena.Along;
import org.gennas.arena.ArenaPlan;
import org.gennas.arena.Measure;
import org.gennas.arena.Play;
import org.gennas.arena.Player;
import org.gennas.arena.SearchTrajectory;
import org.gennas.arena.SearchTrajectory.Spread;
import org.gennas.arena.StrategyPlayer;
import org.gennas.figure.BandPlot;
import org.gennas.proposal.strategy.ProposerChoice;
import org.gennas.runner.table.Feedback;
import org.gennas.runner.table.SimulatedTraining;
import org.gennas.runner.table.SyntheticLandscape;
import org.gennas.study.config.Schedule;
import org.gennas.study.config.SearchLimits;
import org.gennas.ui.text.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

/** Of numbers; but the chart whose series they become is a control, which needs the toolkit. */
@ShowsWindow
@ExtendWith(ApplicationExtension.class)
class TrajectoryPlotTest {
  private final TrajectoryPlot plot = new TrajectoryPlot(Messages.english());

  private static SearchTrajectory.Point point(int query, double rank, double regret) {
    Spread zero = new Spread(0, 0, 0);
    return new SearchTrajectory.Point(
        query,
        new Spread(rank - 0.5, rank, rank + 10),
        new Spread(regret / 2, regret, regret * 2),
        new Spread(query, query * 1.5, query * 2),
        zero);
  }

  private static ArenaModel.Result result(SearchTrajectory... courses) {
    List<Player> players =
        List.of(
            new StrategyPlayer(ProposerChoice.RANDOM),
            new StrategyPlayer(ProposerChoice.BLEND),
            new StrategyPlayer(ProposerChoice.GAUSSIAN_PROCESS));
    ArenaPlan plan =
        new ArenaPlan(
            SyntheticLandscape.draw(1),
            players,
            2,
            9,
            Feedback.MEAN,
            Schedule.IN_STEP,
            1,
            SearchLimits.none(),
            Optional.empty(),
            Optional.empty(),
            SimulatedTraining.usual());
    return new ArenaModel.Result(plan, List.of(courses), List.<Play>of());
  }

  private final SearchTrajectory gaussian =
      new SearchTrajectory("gaussian-process", 9, 1, List.of(point(1, 40.5, 0.03), point(2, 1, 0)));

  @Test
  void aLineKeepsItsPlaceInThePlanAndIsNamedForPeople() {
    BandPlot.Line line = plot.of(result(gaussian), Measure.RANK, Along.QUERIES).lines().get(0);
    assertThat(line.place()).isEqualTo(2);
    assertThat(line.name()).isEqualTo("Gaussian process");
    assertThat(line.end()).isEqualTo("1");
    assertThat(line.x()).containsExactly(1, 2);
    assertThat(line.middle()).containsExactly(40.5, 1);
  }

  @Test
  void aPointTellsRankQuartilesQueryAndThatHoursAreSimulated() {
    BandPlot.Line line = plot.of(result(gaussian), Measure.RANK, Along.HOURS).lines().get(0);
    assertThat(line.x()).containsExactly(1.5, 3);
    assertThat(line.words().apply(0))
        .isEqualTo(
            "Gaussian process\nRank 40.5, quartiles 40\u201350.5\n"
                + "query 1, 1.50 simulated h, 9 searches");
  }

  @Test
  void theAxisOfRegretsEndsWellBelowTheLeastThatIsNotZero() {
    BandPlot shown = plot.of(result(gaussian), Measure.REGRET, Along.QUERIES);
    assertThat(shown.floor()).contains(0.001);
    assertThat(plot.of(result(gaussian), Measure.RANK, Along.QUERIES).floor()).contains(1.0);
  }

  @Test
  void standingsAreToldAfterFiveTenTwentyFiftyAndAtAnEndThatIsFarFromThem() {
    assertThat(StandingsTable.marks(50)).containsExactly(5, 10, 20, 50);
    assertThat(StandingsTable.marks(24)).containsExactly(5, 10, 20);
    assertThat(StandingsTable.marks(30)).containsExactly(5, 10, 20, 30);
    assertThat(StandingsTable.marks(3)).containsExactly(3);
    assertThat(StandingsTable.marks(200)).containsExactly(5, 10, 20, 50, 200);
  }
}
