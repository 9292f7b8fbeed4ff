package org.gennas.ui.shell;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.animation.KeyFrame;
import javafx.animation.PauseTransition;
import javafx.animation.Timeline;
import javafx.scene.control.Label;
import javafx.util.Duration;
import org.gennas.common.NumberFormats;
import org.gennas.study.config.ImagesConfig;
import org.gennas.study.config.StudyConfig;
import org.gennas.study.event.ConfirmationProgress;
import org.gennas.study.event.PlateauProgress;
import org.gennas.study.event.RepeatScore;
import org.gennas.study.event.StudyEvent;
import org.gennas.study.event.StudyState;
import org.gennas.study.event.TimePlan;
import org.gennas.study.event.TrialState;
import org.gennas.ui.control.Badge;
import org.gennas.ui.control.StatPair;
import org.gennas.ui.newstudy.PlanWords;
import org.gennas.ui.search.Headline;
import org.gennas.ui.search.Lane;
import org.gennas.ui.search.SearchTrajectory;
import org.gennas.ui.study.ModelContact;
import org.gennas.ui.study.StudyController;
import org.gennas.ui.study.StudyModel.Mode;
import org.gennas.ui.study.StudySnapshot;
import org.gennas.ui.text.Messages;
import org.gennas.ui.text.Quantities;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/** Shows the open study in the bars of the window, and leads their buttons to the desk. */
final class StudyBar {
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
  private static final int MOST_TICKS = 12;
  private static final double WH_PER_KWH = 1000;

  private final StudyController desk;
  private final WorkbenchShell shell;
  private final Messages messages;
  private final InstantSource clock;
  private final ZoneId zone;
  private final int graceSeconds;
  private final StatPair iteration;
  private final StatPair trials;
  private final StatPair plateau;
  private final StatPair elapsed;
  private final StatPair left;
  private final StatPair energy;
  private final StatPair best;
  private final Label devices;
  private final Label contact;
  private final Label saved;
  private final PauseTransition stopping = new PauseTransition();
  private final Timeline second = new Timeline();
  private final PlanWords words;
  private Optional<StudyConfig> planned = Optional.empty();
  private Optional<TimePlan> plan = Optional.empty();

  /**
   * @param graceSeconds for which a stop can be undone
   */
  StudyBar(
      StudyController desk,
      WorkbenchShell shell,
      Messages messages,
      InstantSource clock,
      ZoneId zone,
      int graceSeconds) {
    this.desk = desk;
    this.shell = shell;
    this.messages = messages;
    this.words = new PlanWords(messages);
    this.clock = clock;
    this.zone = zone;
    this.graceSeconds = graceSeconds;
    iteration = new StatPair(messages.get("study.stat.iteration"));
    trials = new StatPair(messages.get("study.stat.trials"));
    plateau = new StatPair(messages.get("study.stat.plateau"));
    elapsed = new StatPair(messages.get("study.stat.elapsed"));
    left = new StatPair(messages.get("study.stat.left"));
    energy = new StatPair(messages.get("study.stat.energy"));
    best = new StatPair(messages.get("study.stat.best"));
    devices = shell.statusBar().addFact(Material2MZ.MEMORY, "");
    contact = shell.statusBar().addFact(Material2AL.FORUM, "");
    saved = shell.statusBar().addFact(Material2AL.CHECK, "");
    devices.setVisible(false);
    contact.setId("model-contact");
    contact.setVisible(false);
    contact.setManaged(false);
    saved.visibleProperty().bind(saved.textProperty().isNotEmpty());
    shell.topBar().start().setOnAction(event -> desk.start());
    shell.topBar().pause().setOnAction(event -> desk.pause());
    shell.topBar().stop().setOnAction(event -> stop());
    stopping.setOnFinished(event -> desk.stop());
    second.getKeyFrames().setAll(new KeyFrame(Duration.seconds(1), event -> showTimes()));
    second.setCycleCount(Timeline.INDEFINITE);
    desk.model().momentProperty().addListener((observable, old, now) -> refresh());
    desk.model().modeProperty().addListener((observable, old, now) -> refresh());
    desk.model().problemProperty().addListener((observable, old, now) -> tell(now, true));
    desk.model().noticeProperty().addListener((observable, old, now) -> tell(now, false));
    second.play();
    refresh();
  }

  /** Stops background work. */
  void close() {
    second.stop();
    stopping.stop();
  }

  /** Ends the search, after a while in which that can be undone. */
  void stop() {
    if (graceSeconds == 0) {
      desk.stop();
      return;
    }
    stopping.setDuration(Duration.seconds(graceSeconds));
    stopping.playFromStart();
    shell.tell(
        Badge.Kind.WARNING,
        messages.format("study.stopping", graceSeconds),
        messages.get("study.stopping.undo"),
        stopping::stop);
  }

  private void tell(Optional<String> text, boolean problem) {
    text.ifPresent(t -> shell.tell(problem ? Badge.Kind.ERROR : Badge.Kind.INFO, t));
  }

  private void refresh() {
    Mode mode = desk.model().modeProperty().get();
    boolean paused = mode == Mode.PAUSED;
    TopBar bar = shell.topBar();
    bar.start().setDisable(mode != Mode.READY && !paused);
    bar.start().setText(messages.get(paused ? "study.resume" : "top.start"));
    bar.pause().setDisable(mode != Mode.RUNNING_HERE);
    bar.stop().setDisable(!desk.canStop());
    boolean running = mode == Mode.RUNNING_HERE || mode == Mode.RUNNING_ELSEWHERE;
    shell.markBusy("search", running);
    if (!running && mode != Mode.PAUSED) {
      stopping.stop();
    }
    desk.model().momentProperty().get().ifPresent(m -> show(m, mode));
  }

  private void show(StudySnapshot moment, Mode mode) {
    StudyConfig config = moment.state().config();
    shell
        .topBar()
        .showStudy(
            config.name(),
            messages.format(
                    "study.subtitle",
                    messages.get("newstudy.schedule." + config.schedule()),
                    messages.get("newstudy.proposer." + config.proposer()))
                + moment
                    .state()
                    .plan()
                    .map(plan -> messages.format("study.plan", words.summary(plan)))
                    .orElse(""));
    tellPlan(moment.state(), mode);
    if (mode != Mode.NONE) {
      shell.topBar().showState(kind(mode), icon(mode), state(moment, mode));
    }
    showData(moment);
    showStats(moment, mode);
  }

  /** A plan that was re-laid while the person looks on is news. */
  private void tellPlan(StudyState state, Mode mode) {
    Optional<TimePlan> now = state.plan();
    boolean running = mode == Mode.RUNNING_HERE || mode == Mode.RUNNING_ELSEWHERE;
    if (running && planned.equals(Optional.of(state.config())) && !now.equals(plan)) {
      plan.ifPresent(
          before ->
              shell.tell(
                  Badge.Kind.INFO,
                  messages.format("study.replanned", words.summary(now.orElseThrow()))));
    }
    planned = Optional.of(state.config());
    plan = now;
  }

  /** The stage has a name of its own while it runs. */
  private String state(StudySnapshot moment, Mode mode) {
    boolean running = mode == Mode.RUNNING_HERE || mode == Mode.RUNNING_ELSEWHERE;
    return ConfirmationProgress.of(moment.state())
        .filter(p -> running)
        .map(p -> messages.format("study.confirming", p.candidates(), p.begun(), p.trainings()))
        .orElseGet(() -> messages.get("study.state." + mode));
  }

  private static Badge.Kind kind(Mode mode) {
    return switch (mode) {
      case RUNNING_HERE -> Badge.Kind.OK;
      case STARTING, RUNNING_ELSEWHERE, READY -> Badge.Kind.INFO;
      case SETTLING, PAUSED -> Badge.Kind.WARNING;
      case NONE, ENDED -> Badge.Kind.NEUTRAL;
    };
  }

  /** Of a confirmed winner the fresh trainings' mean: its search's score was selected on. */
  private static double score(StudyState state, TrialState trial) {
    return state.winnersScore().flatMap(RepeatScore::mean).or(trial::auc).orElseThrow();
  }

  private static Ikon icon(Mode mode) {
    return switch (mode) {
      case RUNNING_HERE -> Material2AL.FIBER_MANUAL_RECORD;
      case RUNNING_ELSEWHERE -> Material2MZ.VISIBILITY;
      case STARTING -> Material2AL.HOURGLASS_EMPTY;
      case SETTLING, PAUSED -> Material2MZ.PAUSE;
      case READY -> Material2MZ.PLAY_ARROW;
      case NONE, ENDED -> Material2AL.FLAG;
    };
  }

  private void showStats(StudySnapshot moment, Mode mode) {
    List<StatPair> shown = new ArrayList<>();
    Headline now = Headline.of(moment, mode, clock.instant());
    int total = now.trials();
    if (now.iteration() > 0) {
      iteration.show(Integer.toString(now.iteration()));
      shown.add(iteration);
    }
    trials.show(Integer.toString(now.ended()), messages.format("study.stat.of", total));
    trials.ticks(now.ended(), total <= MOST_TICKS ? total : 0, false);
    shown.add(trials);
    now.best()
        .ifPresentOrElse(
            t -> best.show(Quantities.auc(score(moment.state(), t)), t.id().label()),
            best::unknown);
    shown.add(best);
    Optional<PlateauProgress> towards = SearchTrajectory.of(moment).plateau();
    if (towards.isPresent()) {
      int limit = towards.get().limit();
      plateau.show(
          Integer.toString(towards.get().count()), messages.format("study.stat.perLimit", limit));
      plateau.ticks(towards.get().count(), limit <= MOST_TICKS ? limit : 0, true);
      shown.add(plateau);
    }
    shown.add(elapsed);
    if (now.left().isPresent()) {
      shown.add(left);
    }
    if (now.energyWh().isPresent()) {
      double wh = now.energyWh().get();
      boolean kilo = wh >= WH_PER_KWH;
      energy.show(
          String.format(Locale.ROOT, "%.1f", kilo ? wh / WH_PER_KWH : wh),
          messages.get(kilo ? "study.energy.kWh" : "study.energy.Wh"));
      shown.add(energy);
    }
    shell.topBar().setStats(shown);
    showTimes(now);
    showFacts(moment);
  }

  private void showTimes() {
    desk.model()
        .momentProperty()
        .get()
        .ifPresent(
            m -> showTimes(Headline.of(m, desk.model().modeProperty().get(), clock.instant())));
  }

  private void showTimes(Headline now) {
    now.elapsed().ifPresentOrElse(t -> elapsed.show(NumberFormats.duration(t)), elapsed::unknown);
    now.left()
        .ifPresentOrElse(
            t -> left.show(NumberFormats.duration(t), messages.get("study.stat.atMost")),
            left::unknown);
  }

  private void showFacts(StudySnapshot moment) {
    List<Lane> lanes = Lane.of(moment);
    long busy = lanes.stream().filter(l -> l.work() instanceof Lane.Work.Training).count();
    devices.setText(messages.format("study.fact.devices", busy, lanes.size()));
    devices.setVisible(!lanes.isEmpty());
    devices.setManaged(!lanes.isEmpty());
    Optional<ModelContact> talk = ModelContact.of(moment);
    contact.setText(talk.map(t -> messages.get("study.fact.model." + t)).orElse(""));
    contact.setVisible(talk.isPresent());
    contact.setManaged(talk.isPresent());
    List<StudyEvent> events = moment.state().events();
    Optional<Instant> last =
        events.isEmpty() ? Optional.empty() : Optional.of(events.get(events.size() - 1).at());
    saved.setText(
        last.map(at -> messages.format("study.fact.saved", CLOCK.format(at.atZone(zone))))
            .orElseGet(() -> messages.get("study.fact.notSaved")));
  }

  private void showData(StudySnapshot moment) {
    StudyState state = moment.state();
    ImagesConfig images = state.config().images();
    String split =
        messages.get(
            images.namesPatients()
                ? "study.data.split." + images.split().by()
                : "study.data.split.unnamed");
    String text =
        state
            .prepared()
            .map(
                p ->
                    messages.format(
                        "study.data", p.dataset(), side(p, "train"), side(p, "valid"), split))
            .orElseGet(() -> messages.format("study.data.asked", images.folder(), split));
    shell
        .statusBar()
        .showDataSet(images.synthetic() ? messages.format("study.data.synthetic", text) : text);
  }

  private static String side(StudyEvent.Prepared prepared, String name) {
    return prepared.sides().stream()
        .filter(s -> s.name().equals(name))
        .findFirst()
        .map(s -> Quantities.grouped(s.images()))
        .orElse("0");
  }
}
