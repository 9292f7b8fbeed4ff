package org.gennas.ui.search;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.gennas.space.Architecture;
import org.gennas.space.IllegalCodeException;
import org.gennas.space.NetworkCost;
import org.gennas.space.SearchSpace;
import org.gennas.study.SearchLimits;
import org.gennas.study.StudyState;
import org.gennas.ui.control.ArchitectureEditor;
import org.gennas.ui.study.StudyDesk;
import org.gennas.ui.study.StudyModel;
import org.gennas.ui.study.StudyModel.Mode;
import org.gennas.ui.study.StudyMoment;

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
    /** This network has been trained; one that failed may be trained again. */
    TRIED,
    /** Its training was halted or stopped and can go on. */
    CONTINUE,
    TRAIN
  }

  private final StudyDesk desk;
  private final Standing.Estimate estimate;
  private final ReadOnlyObjectWrapper<ArchitectureEditor> editor = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<NetworkCost> cost = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<Optional<Standing>> standing =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Offer> offer = new ReadOnlyObjectWrapper<>(Offer.START_FIRST);
  private final ReadOnlyObjectWrapper<Optional<String>> codeProblem =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private EpochTime epochTime = EpochTime.unknown();
  private Optional<StudyMoment> shown = Optional.empty();
  private final ReviewModel review;

  public SearchModel(StudyDesk desk) {
    this(desk, new SurrogateLookup());
  }

  /**
   * @param estimate guesses what a network would score
   */
  SearchModel(StudyDesk desk, Standing.Estimate estimate) {
    this.desk = desk;
    this.estimate = estimate;
    newEditor(SearchSpace.chestXray(), Optional.empty(), SearchLimits.none(), true);
    study().momentProperty().addListener((observable, old, now) -> follow());
    study().modeProperty().addListener((observable, old, now) -> follow());
    follow();
    review = new ReviewModel(desk, this);
  }

  /** Review of proposals and the note to the proposer. */
  public ReviewModel review() {
    return review;
  }

  public StudyModel study() {
    return desk.model();
  }

  public StudyDesk desk() {
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
  public ReadOnlyObjectProperty<Optional<Standing>> standingProperty() {
    return standing.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Offer> offerProperty() {
    return offer.getReadOnlyProperty();
  }

  /** Why a code that was pasted is none; empty once something else is edited. */
  public ReadOnlyObjectProperty<Optional<String>> codeProblemProperty() {
    return codeProblem.getReadOnlyProperty();
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

  /** Puts what is edited into the queue, or has its training go on, as is on offer. */
  public void train() {
    if (offer.get() == Offer.TRAIN) {
      desk.train(editor().architecture());
    } else if (offer.get() == Offer.CONTINUE
        && standing.get().orElse(null) instanceof Standing.Known known) {
      desk.steer(control -> control.continueTrial(known.trial().id().number()));
    }
  }

  private void follow() {
    Optional<StudyMoment> now = study().momentProperty().get();
    now.filter(this::opensEditor).ifPresent(this::newEditor);
    shown = now;
    now.ifPresent(m -> epochTime = EpochTime.from(m));
    refresh();
  }

  /** Another study, or locks that can be changed no more. */
  private boolean opensEditor(StudyMoment now) {
    if (shown.isEmpty()) {
      return true;
    }
    boolean same =
        shown.get().state().config().name().equals(now.state().config().name())
            && shown.get().state().config().seed() == now.state().config().seed()
            && shown.get().space().equals(now.space());
    return !same || editor().isLockable() != lockable();
  }

  private boolean lockable() {
    return study().modeProperty().get() == Mode.READY && study().folderProperty().get().isEmpty();
  }

  private void newEditor(StudyMoment moment) {
    StudyState state = moment.state();
    Optional<Architecture> best = state.winner().map(t -> t.id().architecture());
    boolean begun = shown.isPresent() && !lockable() && editor().isLockable();
    // A start only takes the locks away; what a person edits stays as it is.
    Optional<Architecture> first =
        begun || best.isEmpty() ? Optional.of(editor().architecture()) : best;
    newEditor(moment.space(), first, state.config().limits(), lockable());
  }

  private void newEditor(
      SearchSpace space, Optional<Architecture> first, SearchLimits limits, boolean lockable) {
    Architecture begin =
        first
            .filter(a -> a.length() == space.length())
            .orElseGet(() -> new Architecture(String.valueOf(FIRST_BLOCK).repeat(space.length())));
    for (Map.Entry<Integer, Integer> lock : limits.locks().entrySet()) {
      begin = begin.with(lock.getKey(), lock.getValue());
    }
    ArchitectureEditor made =
        new ArchitectureEditor(space, begin, limits.locks().keySet(), lockable);
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
    SearchLimits old = shown.map(m -> m.state().config().limits()).orElseGet(SearchLimits::none);
    desk.limit(new SearchLimits(locks, old.maxParams(), old.maxMacs()));
  }

  private void refresh() {
    NetworkCost.Setting setting =
        shown.map(EpochTime::setting).orElseGet(() -> NetworkCost.Setting.of(editor().space()));
    cost.set(NetworkCost.of(editor().space(), editor().architecture(), setting));
    standing.set(shown.map(m -> Standing.of(m, editor().architecture(), estimate)));
    offer.set(offerNow());
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

  private static Offer offerOf(Optional<Standing> standing) {
    if (standing.orElse(null) instanceof Standing.Known known) {
      return switch (known.trial().status()) {
        case FINISHED -> Offer.TRIED;
        case QUEUED, RUNNING, WAITING -> Offer.ON_ITS_WAY;
        case HALTED, STOPPED -> Offer.CONTINUE;
        case FAILED -> Offer.TRAIN;
      };
    }
    return Offer.TRAIN;
  }
}
