package org.gennas.ui.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gennas.runner.Device;
import org.gennas.study.event.StudyEvent;
import org.gennas.ui.chart.Trajectory;
import org.gennas.ui.study.Studies;
import org.gennas.ui.study.StudyScript;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a search had spent when its trials finished. */
class SpentTest {
  private static final double TOLERANCE = 1e-6;

  @TempDir Path home;
  private Moments moments;
  private StudyScript script;

  @BeforeEach
  void begin() {
    Device cpu =
        new Device("cpu:0", Device.Kind.CPU, "one thread", 1, 4_000_000_000L, Optional.empty());
    moments = new Moments(Studies.quick(), home, List.of(cpu));
    script = moments.script.begin();
  }

  private int propose(String code) {
    return script.propose(1, code, "");
  }

  private double hours(Instant from, Instant to) {
    return Duration.between(from, to).toMillis() / 3.6e6;
  }

  @Test
  void pausesAndTheTimeAfterACrashAreNoHoursOfSearch() {
    Instant start = script.now();
    int one = propose("22121211");
    script.start(one, "cpu:0").worker(one).epochs(one, 1, 2, 0.8);
    Instant paused = script.now();
    script.pause().wait(Duration.ofHours(40)).resume();
    Instant resumed = script.now();
    script.epochs(one, 3, 8, 0.8).finish(one, 0.8);
    Instant crashed = script.now();
    double first = hours(start, paused) + hours(resumed, crashed);
    assertEquals(first, Spent.of(moments.now()).get(one).hours(), TOLERANCE);
    // the program was killed, and started again the next day
    script.wait(Duration.ofHours(24)).resume();
    Instant again = script.now();
    int two = propose("12121211");
    script.train(two, "cpu:0", 0.81);
    assertEquals(
        first + hours(again, script.now()), Spent.of(moments.now()).get(two).hours(), TOLERANCE);
  }

  @Test
  void theEnergyOfFailedTrainingsIsSpentToo() {
    int failed = propose("22222222");
    script.start(failed, "cpu:0").worker(failed).load(failed).fail(failed, "No.", "Yes.");
    int one = propose("22121211");
    script.train(one, "cpu:0", 0.8);
    Spent spent = Spent.of(moments.now()).get(one);
    assertEquals(96.4 + 104.0, spent.wattHours(), TOLERANCE);
    assertEquals(2, spent.measured());
    assertEquals(2, spent.ended());
  }

  @Test
  void whatWasNotMeasuredIsTold() {
    int failed = propose("22222222");
    script.start(failed, "cpu:0").worker(failed).fail(failed, "No.", "Yes.");
    int one = propose("22121211");
    script.train(one, "cpu:0", 0.8);
    Spent spent = Spent.of(moments.now()).get(one);
    assertEquals(104.0, spent.wattHours(), TOLERANCE);
    assertEquals(1, spent.measured());
    assertEquals(2, spent.ended());
  }

  @Test
  void aTrainingThatGoesOnIsCountedOnce() {
    int one = propose("22121211");
    script.start(one, "cpu:0").worker(one).load(one);
    script.say(new StudyEvent.TrialStopped(script.now(), one, 2, true));
    script.say(new StudyEvent.TrialContinued(script.now(), one, true, "Requested by a person."));
    script.start(one, "cpu:0").finish(one, 0.8);
    assertEquals(104.0, Spent.of(moments.now()).get(one).wattHours(), TOLERANCE);
  }

  @Test
  void theCourseStandsWhereItsTrialsWereDone() {
    script.ask(1, 2);
    script.train(propose("22121211"), "cpu:0", 0.80).train(propose("12121211"), "cpu:0", 0.85);
    SearchTrajectory course = SearchTrajectory.of(moments.now());
    Map<Integer, Spent> spent = Spent.of(moments.now());
    Trajectory drawn =
        course.trajectory(
            trial -> trial.id().number() == 2,
            Optional.of(
                new Trajectory.Measured(
                    "Wh", List.of(spent.get(1).wattHours(), spent.get(2).wattHours()))));
    assertEquals(104.0, drawn.at(0));
    assertEquals(208.0, drawn.at(1));
    assertEquals(0, drawn.before(0));
    assertEquals(208.0, drawn.before(2));
    assertEquals(0.85, drawn.bestSoFar(300).y(3));
    assertTrue(drawn.trials().get(0).pale());
    assertFalse(drawn.trials().get(1).pale());
  }
}
