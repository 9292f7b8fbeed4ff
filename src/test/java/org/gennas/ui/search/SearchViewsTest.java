package org.gennas.ui.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.gennas.common.NumberFormats;
import org.gennas.runner.Device;
import org.gennas.space.Architecture;
import org.gennas.space.NetworkCost;
import org.gennas.study.event.Proposal;
import org.gennas.study.event.RepeatScore;
import org.gennas.study.event.StopReason;
import org.gennas.study.event.StudyEvent;
import org.gennas.study.event.TrialResult;
import org.gennas.study.event.TrialState;
import org.gennas.ui.search.SearchModel.Offer;
import org.gennas.ui.study.Studies;
import org.gennas.ui.study.StudyModel.Mode;
import org.gennas.ui.study.StudyScript;
import org.gennas.ui.study.StudySnapshot;
import org.gennas.ui.text.Quantities;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the parts of the Search screen show of a search, without a window. */
class SearchViewsTest {
  @TempDir Path home;
  private Moments moments;
  private StudyScript script;

  @BeforeEach
  void begin() {
    moments = new Moments(Studies.quick(), home, List.of(cpu(0), cpu(1)));
    script = moments.script.begin();
  }

  private static Device cpu(int index) {
    return new Device(
        "cpu:" + index, Device.Kind.CPU, "one thread", 1, 4_000_000_000L, Optional.empty());
  }

  @Test
  void eachDeviceHasALaneFromTheStart() {
    List<Lane> lanes = Lane.of(moments.now());
    assertEquals(List.of("cpu:0", "cpu:1"), lanes.stream().map(Lane::id).toList());
    lanes.forEach(l -> assertInstanceOf(Lane.Work.Idle.class, l.work()));
  }

  @Test
  void aLaneTellsHowFarATrainingIsAndWhenItEnds() {
    script.ask(1, 1);
    int one = script.propose(1, "22121211", "");
    script.start(one, "cpu:1").worker(one);
    Lane.Work.Training starting = training("cpu:1");
    assertEquals(Optional.of(1), starting.epoch());
    assertEquals(Optional.empty(), starting.left());
    script.epochs(one, 1, 2, 0.85).progress(one, 3, 0.5);
    Lane.Work.Training later = training("cpu:1");
    assertEquals(Optional.of(3), later.epoch());
    assertEquals(2.5 / 8, later.done(), 0.002);
    double epoch = moments.now().history(later.trial().id()).epochs().get(0).seconds();
    assertEquals(5.5 * epoch, later.left().orElseThrow().toMillis() / 1e3, 0.1 * epoch);
  }

  @Test
  void aLaneBreaksWithATrialAndHealsWithTheNext() {
    script.ask(1, 2);
    int one = script.propose(1, "22121211", "");
    int two = script.propose(1, "12121211", "");
    script.start(one, "cpu:0").worker(one).fail(one, "No memory.", "Try a smaller batch.");
    Lane.Work.Broken broken = assertInstanceOf(Lane.Work.Broken.class, lane("cpu:0").work());
    assertEquals(Optional.of("No memory. Try a smaller batch."), broken.trial().problem());
    script.start(two, "cpu:0");
    assertInstanceOf(Lane.Work.Training.class, lane("cpu:0").work());
  }

  private Lane lane(String id) {
    return Lane.of(moments.now()).stream().filter(l -> l.id().equals(id)).findFirst().orElseThrow();
  }

  private Lane.Work.Training training(String id) {
    return assertInstanceOf(Lane.Work.Training.class, lane(id).work());
  }

  @Test
  void groupsCompareAnIterationWithTheBestBeforeIt() {
    script.ask(1, 2);
    script.train(script.propose(1, "22121211", "a"), "cpu:0", 0.850);
    int failed = script.propose(1, "22222222", "b");
    script.start(failed, "cpu:1").worker(failed).fail(failed, "No.", "Yes.");
    script.ask(2, 2);
    script.train(script.propose(2, "12121211", "c"), "cpu:0", 0.846);
    script.train(script.propose(2, "12121212", "d"), "cpu:1", 0.858);
    script.ask(3, 1).stream(3, 0, "2212", "Because ");
    List<ProposalGroup> groups = ProposalGroup.of(moments.now());
    assertEquals(3, groups.size());
    assertEquals(1, groups.get(0).trained());
    assertEquals(1, groups.get(0).failed());
    assertEquals(Optional.empty(), groups.get(0).gain());
    assertTrue(groups.get(0).settled());
    assertEquals(0.008, groups.get(1).gain().orElseThrow(), 1e-9);
    assertEquals(-0.004, groups.get(1).rows().get(0).gain().orElseThrow(), 1e-9);
    assertEquals("2.2", groups.get(1).rows().get(1).label());
    assertTrue(groups.get(2).receiving());
    assertFalse(groups.get(2).settled());
    assertEquals("Because ", groups.get(2).rows().get(0).rationale());
  }

  @Test
  void aPersonsOwnTrialsHaveAGroupOfTheirOwn() {
    script.ask(1, 1);
    script.train(script.propose(1, "22121211", "a"), "cpu:0", 0.850);
    script.train(script.propose(0, "22222222", "Mine."), "cpu:1", 0.870);
    List<ProposalGroup> groups = ProposalGroup.of(moments.now());
    assertEquals(List.of(0, 1), groups.stream().map(ProposalGroup::iteration).toList());
    assertEquals(Optional.empty(), groups.get(1).gain());
  }

  @Test
  void thePlateauCountsIterationsWithoutAGain() {
    round(1, 0.850, 0.840);
    assertEquals(0, plateau());
    round(2, 0.8505, 0.849);
    assertEquals(1, plateau());
    round(3, 0.8495, 0.840);
    assertEquals(2, plateau());
    round(4, 0.8530, 0.840);
    assertEquals(0, plateau());
    assertEquals(
        List.of(false, true, true, false),
        SearchTrajectory.of(moments.now()).rounds().stream()
            .map(SearchTrajectory.Round::gainless)
            .toList());
    assertTrue(
        SearchTrajectory.of(moments.now()).trajectory().spans().stream()
            .noneMatch(s -> s.shaded()));
  }

  private int plateau() {
    return SearchTrajectory.of(moments.now()).plateau().orElseThrow().count();
  }

  private void round(int iteration, double first, double second) {
    script.ask(iteration, 2);
    int one = script.propose(iteration, "2212121" + iteration % 3, "");
    int two = script.propose(iteration, "1212121" + iteration % 3, "");
    script.train(one, "cpu:0", first).train(two, "cpu:1", second);
  }

  @Test
  void theHeadlineBoundsTheTimeThatIsLeft() {
    assertEquals(
        Optional.empty(), Headline.of(moments.now(), Mode.RUNNING_HERE, script.now()).left());
    round(1, 0.85, 0.84);
    Headline now = Headline.of(moments.now(), Mode.RUNNING_HERE, script.now());
    double longest =
        moments.now().state().trials().stream()
            .mapToDouble(t -> t.result().orElseThrow().seconds())
            .max()
            .orElseThrow();
    // four trials are left for two devices
    assertEquals(2 * longest, now.left().orElseThrow().toMillis() / 1e3, 0.01);
    assertEquals(2, now.ended());
    assertEquals(6, now.trials());
    assertEquals(208.0, now.energyWh().orElseThrow());
    Headline paused = Headline.of(moments.now(), Mode.PAUSED, script.now().plusSeconds(900));
    assertEquals(now.elapsed(), paused.elapsed());
    assertEquals(Optional.empty(), paused.left());
  }

  @Test
  void freshTrainingsAreNoPartOfTheSearch() {
    round(1, 0.850, 0.840);
    List<ProposalGroup> groups = ProposalGroup.of(moments.now());
    SearchTrajectory course = SearchTrajectory.of(moments.now());
    Optional<Proposal.Prediction> estimate = estimate();
    script.event(
        new StudyEvent.Confirming(script.now(), StopReason.TRIALS, "Done.", List.of(1, 2)));
    int first = script.repeat(1);
    int second = script.repeat(2);
    script.train(first, "cpu:0", 0.80).train(second, "cpu:1", 0.83);
    StudySnapshot now = moments.now();
    assertEquals(groups.size(), ProposalGroup.of(now).size());
    assertEquals(2, ProposalGroup.of(now).get(0).rows().size());
    assertEquals(course, SearchTrajectory.of(now));
    assertEquals(estimate, estimate());
    Headline headline = Headline.of(now, Mode.RUNNING_HERE, script.now());
    assertEquals(2, headline.ended());
    assertEquals(1, headline.best().orElseThrow().id().number());
    assertEquals(416.0, headline.energyWh().orElseThrow(), "their energy was spent, too");
    assertEquals(
        1,
        assertInstanceOf(ArchitectureStatus.Known.class, standing("22121211"))
            .trial()
            .id()
            .number());
    RepeatScore mean =
        new RepeatScore(
            2,
            List.of(second),
            Optional.of(0.83),
            Optional.empty(),
            Optional.of(0.83),
            Optional.of(0.83));
    script.event(
        new StudyEvent.Confirmed(script.now(), List.of(mean), Optional.of(2), "T-02 wins."));
    assertEquals(
        2, Headline.of(moments.now(), Mode.ENDED, script.now()).best().orElseThrow().id().number());
  }

  private Optional<Proposal.Prediction> estimate() {
    return new SurrogateLookup().of(moments.now(), new Architecture("02020202"));
  }

  @Test
  void theTimeLeftOfAConfirmationIsThatOfItsOpenTrainings() {
    round(1, 0.850, 0.840);
    script.event(new StudyEvent.Confirming(script.now(), StopReason.HOURS, "Over.", List.of(1, 2)));
    script.train(script.repeat(1), "cpu:0", 0.80);
    script.repeat(2);
    script.repeat(1);
    script.repeat(2);
    double longest =
        moments.now().state().trials().stream()
            .flatMap(t -> t.result().stream())
            .mapToDouble(TrialResult::seconds)
            .max()
            .orElseThrow();
    Headline now = Headline.of(moments.now(), Mode.RUNNING_HERE, script.now());
    // three are open on two devices
    assertEquals(2 * longest, now.left().orElseThrow().toMillis() / 1e3, 0.01);
  }

  @Test
  void anEpochsTimeIsKnownOnceOneWasMeasured() {
    long macs = macs("22121211");
    assertEquals(Optional.empty(), EpochTime.from(moments.now()).of(macs));
    round(1, 0.85, 0.84);
    EpochTime time = EpochTime.from(moments.now());
    // the script's epochs take 6 s and 25 ns for each MAC
    assertEquals(6 + macs / 40e6, time.of(macs).orElseThrow().toMillis() / 1e3, 0.05);
    long other = macs("22222222");
    assertEquals(6 + other / 40e6, time.of(other).orElseThrow().toMillis() / 1e3, 0.05);
  }

  private long macs(String code) {
    return NetworkCost.of(
            moments.now().space(), new Architecture(code), EpochTime.setting(moments.now()))
        .macs();
  }

  @Test
  void anArchitectureIsKnownByItsNetworkNotItsCode() {
    script.ask(1, 1);
    script.train(script.propose(1, "21121201", "a"), "cpu:0", 0.850);
    ArchitectureStatus same = standing("21121201");
    assertFalse(assertInstanceOf(ArchitectureStatus.Known.class, same).alias());
    ArchitectureStatus alias = standing("21121210");
    assertTrue(assertInstanceOf(ArchitectureStatus.Known.class, alias).alias());
    ArchitectureStatus fresh = standing("22022222");
    assertEquals(
        Optional.empty(), assertInstanceOf(ArchitectureStatus.Fresh.class, fresh).sameAs());
    ArchitectureStatus moved = standing("22202222");
    assertEquals(
        Optional.of(new Architecture("22220222")),
        assertInstanceOf(ArchitectureStatus.Fresh.class, moved).sameAs());
  }

  private ArchitectureStatus standing(String code) {
    return ArchitectureStatus.of(
        moments.now(), new Architecture(code), ArchitectureStatus.Estimate.none());
  }

  @Test
  void theSurrogateEstimatesFromTwoResultsOn() {
    SurrogateLookup lookup = new SurrogateLookup();
    Architecture asked = new Architecture("22222222");
    assertEquals(Optional.empty(), lookup.of(moments.now(), asked));
    round(1, 0.85, 0.84);
    Proposal.Prediction guess = lookup.of(moments.now(), asked).orElseThrow();
    assertTrue(guess.mean() > 0.8 && guess.mean() < 0.9, () -> "was " + guess);
  }

  @Test
  void trainingIsOfferedForWhatTheStudyDoesNotKnow() {
    SearchModel search = new SearchModel(moments.desk, Runnable::run, Runnable::run);
    search.paste("22121211");
    assertEquals(Offer.TRAIN, search.offerProperty().get());
    search.train();
    assertTrue(moments.searches.asked.contains("train 22121211"));
    int mine = script.propose(0, "22121211", "Mine.");
    assertEquals(Offer.ON_ITS_WAY, search.offerProperty().get());
    script.train(mine, "cpu:0", 0.85);
    assertEquals(Offer.AGAIN, search.offerProperty().get());
    search.train();
    assertTrue(moments.searches.asked.contains("repeat trial " + mine));
    search.paste("22121212");
    assertEquals(Offer.TRAIN, search.offerProperty().get());
    script.end(StopReason.STOPPED, "").leave();
    assertEquals(Offer.OVER, search.offerProperty().get());
  }

  @Test
  void aFailedNetworkMayBeTriedAgain() {
    SearchModel search = new SearchModel(moments.desk, Runnable::run, Runnable::run);
    int one = script.propose(1, "22121211", "");
    script.start(one, "cpu:0").worker(one).fail(one, "No memory.", "Try a smaller batch.");
    search.paste("22121211");
    assertEquals(Offer.TRAIN, search.offerProperty().get());
  }

  @Test
  void aPastedCodeThatIsNoneSaysWhyAndChangesNothing() {
    SearchModel search = new SearchModel(moments.desk, Runnable::run, Runnable::run);
    search.paste("22121211");
    search.paste("2212121");
    assertTrue(search.codeProblemProperty().get().orElseThrow().contains("7 digits"));
    search.paste("22121213");
    assertTrue(search.codeProblemProperty().get().orElseThrow().contains("'3' in slot 8"));
    assertEquals("22121211", search.editor().architecture().code());
    search.editor().choose(0, 0);
    assertEquals(Optional.empty(), search.codeProblemProperty().get());
  }

  @Test
  void costsAreThoseOfTheStudysImageSize() {
    SearchModel search = new SearchModel(moments.desk, Runnable::run, Runnable::run);
    search.paste("22121211");
    NetworkCost expected =
        NetworkCost.of(
            moments.now().space(),
            new Architecture("22121211"),
            new NetworkCost.Setting(64, 1, 5, 1));
    assertEquals(expected, search.costProperty().get());
  }

  @Test
  void anEndedStudyOpensWithItsBestInTheEditor() {
    script.ask(1, 1);
    script.train(script.propose(1, "21121201", "a"), "cpu:0", 0.850);
    script.end(StopReason.TRIALS, "").leave();
    SearchModel search = new SearchModel(moments.desk, Runnable::run, Runnable::run);
    assertEquals("21121201", search.editor().architecture().code());
    assertEquals(TrialState.Status.FINISHED, moments.now().state().trials().get(0).status());
  }

  @Test
  void quantitiesReadAsPeopleWriteThem() {
    assertEquals("17 h 06 min", NumberFormats.duration(Duration.ofMinutes(17 * 60 + 6)));
    assertEquals("2 min 05 s", NumberFormats.duration(Duration.ofSeconds(125)));
    assertEquals("42 s", NumberFormats.duration(Duration.ofSeconds(42)));
    assertEquals("1 d 8 h", NumberFormats.duration(Duration.ofHours(32)));
    assertEquals("14.2 / 24 GiB", NumberFormats.bytes(15_250_000_000L, 25_769_803_776L));
    assertEquals("512 MiB", NumberFormats.bytes(512L << 20));
    assertEquals("+0.003", Quantities.gain(0.0031));
    assertEquals("−0.004", Quantities.gain(-0.0042));
    assertEquals("±0.000", Quantities.gain(-0.0002));
    assertEquals("1,127", Quantities.rate(1127.2));
    assertEquals("8.4", Quantities.rate(8.41));
  }
}
