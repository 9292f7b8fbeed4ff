package org.gennas.ui.search;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.gennas.search.SearchControl;
import org.gennas.space.Architecture;
import org.gennas.space.IllegalCodeException;
import org.gennas.space.NetworkCost;
import org.gennas.space.SearchSpace;
import org.gennas.study.config.SearchLimits;
import org.gennas.study.event.StudyState;
import org.gennas.study.event.TrialState;
import org.gennas.ui.control.ArchitectureEditor;
import org.gennas.ui.control.ArchitectureEditor.Locking;
import org.gennas.ui.study.Conversation;
import org.gennas.ui.study.StudyController;
import org.gennas.ui.study.StudyModel;
import org.gennas.ui.study.StudyModel.Mode;
import org.gennas.ui.study.StudySnapshot;

/** The Search screen without its controls: what is edited and what the study knows of it. */
public final class SearchModel {
  private static final char FIRST_BLOCK = '1';

  /** What the button below the editor can do now. */
  public enum Offer {
    /** No study is open, or it has not begun. */
    START_FIRST,
    /** The study is paused. */
    RESUME_FIRST,
    /** Another process runs it. */
    ELSEWHERE,
    /** The search is over and its best are trained again. */
    CONFIRMING,
    /** The search is over. */
    OVER,
    /** This network is waiting or in training. */
    ON_ITS_WAY,
    /** This network has been trained and can be once more with another seed, as no trial. */
    AGAIN,
    /** Its training was halted or stopped and can be resumed. */
    CONTINUE,
    TRAIN;

    /** Whether something can be done now. */
    boolean stands() {
      return this == AGAIN || this == CONTINUE || this == TRAIN;
    }
  }

  private final StudyController desk;
  private final ArchitectureStatus.Estimate estimate;
  private final EffectsLookup effects;
  private final ReadOnlyObjectWrapper<ArchitectureEditor> editor = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<NetworkCost> cost = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<Optional<ArchitectureStatus>> standing =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Offer> offer = new ReadOnlyObjectWrapper<>(Offer.START_FIRST);
  private final ReadOnlyBooleanWrapper askable = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<Optional<String>> codeProblem =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final Map<Architecture, Long> macs = new HashMap<>();
  private EpochTime epochTime = EpochTime.unknown();
  private Optional<StudySnapshot> shown = Optional.empty();
  private final ReviewModel review;

  /**
   * @param background runs what takes a while
   * @param ui runs updates on the window's thread
   */
  public SearchModel(StudyController desk, Executor background, Executor ui) {
    this.desk = desk;
    this.estimate = new SurrogateLookup();
    this.effects = new EffectsLookup(background, ui);
    this.review = new ReviewModel(desk, this);
    newEditor(SearchSpace.chestXray(), Optional.empty(), SearchLimits.none());
    study().momentProperty().addListener((observable, old, now) -> follow());
    study().modeProperty().addListener((observable, old, now) -> follow());
    follow();
  }

  /** Review of proposals and the note to the proposer. */
  public ReviewModel review() {
    return review;
  }

  public StudyModel study() {
    return desk.model();
  }

  public StudyController desk() {
    return desk;
  }

  /** What is being edited; another one for each study that is opened. */
  public ReadOnlyObjectProperty<ArchitectureEditor> editorProperty() {
    return editor.getReadOnlyProperty();
  }

  public ArchitectureEditor editor() {
    return editor.get();
  }

  /** The cost of what is being edited, at the study's image size. */
  public ReadOnlyObjectProperty<NetworkCost> costProperty() {
    return cost.getReadOnlyProperty();
  }

  /** What the study knows of the architecture; empty without a study. */
  public ReadOnlyObjectProperty<Optional<ArchitectureStatus>> standingProperty() {
    return standing.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Offer> offerProperty() {
    return offer.getReadOnlyProperty();
  }

  /** Why a code that was pasted is none; empty once something else is edited. */
  public ReadOnlyObjectProperty<Optional<String>> codeProblemProperty() {
    return codeProblem.getReadOnlyProperty();
  }

  /** What choices add, as far as the trials tell it. */
  ReadOnlyObjectProperty<SlotEffects> effectsProperty() {
    return effects.effects();
  }

  /** How long epochs take, as far as it has been measured. */
  EpochTime epochTime() {
    return epochTime;
  }

  /** Side of the images in px that costs are computed for. */
  public int px() {
    return shown.map(m -> m.state().config().images().px()).orElse(editor().space().inputPx());
  }

  /** Opens an architecture in the editor. */
  public void edit(Architecture architecture) {
    editor().open(architecture);
  }

  /** Opens a code that a person typed or pasted; says what is wrong with it if it is none. */
  public void paste(String code) {
    try {
      editor().open(editor().space().parse(code));
      codeProblem.set(Optional.empty());
    } catch (IllegalCodeException e) {
      codeProblem.set(Optional.of(e.getMessage()));
    }
  }

  /** Puts what is edited into the queue, again or to resume, as is on offer. */
  public void train() {
    if (offer.get() == Offer.TRAIN) {
      desk.train(editor().architecture());
    } else if (standing.get().orElse(null) instanceof ArchitectureStatus.Known known) {
      int number = known.trial().id().number();
      if (offer.get() == Offer.CONTINUE) {
        desk.steer(control -> control.continueTrial(number));
      } else if (offer.get() == Offer.AGAIN) {
        desk.steer(control -> control.repeat(number));
      }
    }
  }

  /** Whether the proposer can be asked now, though no device may be free. */
  public ReadOnlyBooleanProperty askableProperty() {
    return askable.getReadOnlyProperty();
  }

  /** Asks the proposer for as many proposals as there are devices. */
  public void ask() {
    if (askable.get()) {
      desk.steer(SearchControl::ask);
    }
  }

  /** Whether a failed trial can be trained again: by this window's search, or after its end. */
  boolean canRetry(TrialState trial) {
    Mode mode = study().modeProperty().get();
    return trial.status() == TrialState.Status.FAILED
        && (review.canDecide() || mode == Mode.ENDED || mode == Mode.PAUSED);
  }

  /** Has a failed trial trained once more. */
  public void retry(int number) {
    desk.retry(number);
  }

  /** Failed trials that can be trained once more. */
  List<TrialState> retriable() {
    return shown
        .map(m -> m.state().searched().stream().filter(this::canRetry).toList())
        .orElse(List.of());
  }

  private boolean canAsk() {
    return study().modeProperty().get() == Mode.RUNNING_HERE
        && review.canDecide()
        && shown
            .filter(m -> m.incoming().isEmpty() && m.state().offers().isEmpty())
            .filter(m -> m.conversation().filter(Conversation::live).isEmpty())
            .filter(m -> m.state().searched().size() < m.state().trialBudget())
            .isPresent();
  }

  /** The device that is free first and when, where all of them train. */
  Optional<NextFree> nextFree() {
    List<Lane> lanes = shown.map(Lane::of).orElse(List.of());
    Optional<NextFree> first = Optional.empty();
    for (Lane lane : lanes) {
      if (!(lane.work() instanceof Lane.Work.Training training) || training.left().isEmpty()) {
        return Optional.empty();
      }
      Duration left = training.left().get();
      if (first.isEmpty() || left.compareTo(first.get().in()) < 0) {
        first = Optional.of(new NextFree(lane.id(), left));
      }
    }
    return first;
  }

  /**
   * @param device such as "cuda:0"
   */
  record NextFree(String device, Duration in) {}

  private void follow() {
    Optional<StudySnapshot> now = study().momentProperty().get();
    now.filter(this::opensEditor).ifPresent(this::newEditor);
    shown = now;
    editor().setLocking(locking());
    now.ifPresent(this::followLocks);
    now.ifPresent(m -> epochTime = EpochTime.from(m, macs));
    now.ifPresent(effects::follow);
    refresh();
  }

  /** Whether it is another study than the one that is edited for. */
  private boolean opensEditor(StudySnapshot now) {
    return shown
        .filter(
            s ->
                s.state().config().name().equals(now.state().config().name())
                    && s.state().config().seed() == now.state().config().seed()
                    && s.space().equals(now.space()))
        .isEmpty();
  }

  /**
   * Before the start locks go into study.json; a search of this process keeps to others at once.
   */
  private Locking locking() {
    Mode mode = study().modeProperty().get();
    if (mode == Mode.NONE || mode == Mode.READY && study().folderProperty().get().isEmpty()) {
      return Locking.FREE;
    }
    return review.canDecide() ? Locking.HELD : Locking.FIXED;
  }

  /**
   * Locks are this window's to change only while it holds the search; else the study tells them.
   */
  private void followLocks(StudySnapshot now) {
    Map<Integer, Integer> told = now.state().limits().locks();
    if (editor().lockingProperty().get() == Locking.FIXED
        && !told.keySet().equals(editor().lockedProperty().get())) {
      editor().setLocks(told);
    }
  }

  private void newEditor(StudySnapshot moment) {
    macs.clear();
    StudyState state = moment.state();
    Optional<Architecture> best = state.winner().map(t -> t.id().architecture());
    newEditor(moment.space(), best.or(() -> Optional.of(editor().architecture())), state.limits());
  }

  private void newEditor(SearchSpace space, Optional<Architecture> first, SearchLimits limits) {
    Architecture begin =
        first
            .filter(a -> a.length() == space.length())
            .orElseGet(() -> new Architecture(String.valueOf(FIRST_BLOCK).repeat(space.length())));
    for (Map.Entry<Integer, Integer> lock : limits.locks().entrySet()) {
      begin = begin.with(lock.getKey(), lock.getValue());
    }
    ArchitectureEditor made =
        new ArchitectureEditor(space, begin, limits.locks().keySet(), Locking.FREE);
    made.architectureProperty().addListener((observable, old, now) -> edited());
    made.lockedProperty().addListener((observable, old, now) -> locked());
    editor.set(made);
  }

  private void edited() {
    codeProblem.set(Optional.empty());
    refresh();
  }

  private void locked() {
    Map<Integer, Integer> locks = new HashMap<>();
    editor().lockedProperty().get().forEach(s -> locks.put(s, editor().architecture().choice(s)));
    if (editor().lockingProperty().get() == Locking.HELD) {
      desk.steer(control -> control.lock(locks));
    } else {
      SearchLimits old = shown.map(m -> m.state().limits()).orElseGet(SearchLimits::none);
      desk.limit(old.withLocks(locks));
    }
  }

  private void refresh() {
    NetworkCost.Setting setting =
        shown.map(EpochTime::setting).orElseGet(() -> NetworkCost.Setting.of(editor().space()));
    cost.set(NetworkCost.of(editor().space(), editor().architecture(), setting));
    standing.set(shown.map(m -> ArchitectureStatus.of(m, editor().architecture(), estimate)));
    offer.set(offerNow());
    askable.set(canAsk());
  }

  private Offer offerNow() {
    Mode mode = study().modeProperty().get();
    boolean confirming =
        study().momentProperty().get().filter(m -> m.state().inConfirmation()).isPresent();
    if (confirming && mode != Mode.NONE && mode != Mode.ENDED) {
      return Offer.CONFIRMING;
    }
    return switch (mode) {
      case NONE, READY, STARTING -> Offer.START_FIRST;
      case PAUSED, SETTLING -> Offer.RESUME_FIRST;
      case RUNNING_ELSEWHERE -> Offer.ELSEWHERE;
      case ENDED -> Offer.OVER;
      case RUNNING_HERE -> offerOf(standing.get());
    };
  }

  private static Offer offerOf(Optional<ArchitectureStatus> standing) {
    if (standing.orElse(null) instanceof ArchitectureStatus.Known known) {
      return switch (known.trial().status()) {
        case FINISHED -> Offer.AGAIN;
        case QUEUED, RUNNING, WAITING -> Offer.ON_ITS_WAY;
        case HALTED, STOPPED -> Offer.CONTINUE;
        case FAILED -> Offer.TRAIN;
      };
    }
    return Offer.TRAIN;
  }
}
