package org.gennas.ui.study;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.gennas.study.event.StudyState;
import org.gennas.study.folder.StudyFolder;
import org.gennas.study.notes.TrialNote;
import org.gennas.study.notes.TrialNotes;

/**
 * The open study as all screens see it. Read and changed on the window's thread only; holds no
 * controls.
 */
public final class StudyModel {
  /** How many trials can be compared at once. */
  public static final int MOST = 4;

  /** What can be done with the study that is shown. */
  public enum Mode {
    /** None is open. */
    NONE,
    /** Not begun. */
    READY,
    /** Asked to start or resume; nothing has happened yet. */
    STARTING,
    /** This process searches. */
    RUNNING_HERE,
    /** Asked to pause or stop; trainings still keep their state. */
    SETTLING,
    /** Another process searches; it can be looked at only. */
    RUNNING_ELSEWHERE,
    /** Can be resumed: paused, or interrupted by a crash. */
    PAUSED,
    ENDED
  }

  /** Where the search runs. */
  enum RunLocation {
    NOWHERE,
    STARTING,
    HERE,
    SETTLING,
    ELSEWHERE
  }

  private final ReadOnlyObjectWrapper<Optional<StudySnapshot>> moment =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Mode> mode = new ReadOnlyObjectWrapper<>(Mode.NONE);
  private final ReadOnlyObjectWrapper<Optional<StudyFolder>> folder =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<String>> problem =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<String>> notice =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ObjectProperty<Optional<Integer>> selectedTrial =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<Integer>> hoveredTrial =
      new SimpleObjectProperty<>(Optional.empty());
  private final ReadOnlyObjectWrapper<TrialNotes> notes =
      new ReadOnlyObjectWrapper<>(TrialNotes.none());
  private final ObjectProperty<TrialFilter> filter = new SettledFilter();
  private final ObservableList<Integer> compared = FXCollections.observableArrayList();
  private final ReadOnlyIntegerWrapper opened = new ReadOnlyIntegerWrapper();
  private RunLocation place = RunLocation.NOWHERE;

  /** All that is known now; empty where no study is open. Changes at most once per update. */
  public ReadOnlyObjectProperty<Optional<StudySnapshot>> momentProperty() {
    return moment.getReadOnlyProperty();
  }

  /** Counts the studies shown; changes as another one is opened, before it is shown. */
  public ReadOnlyIntegerProperty openedProperty() {
    return opened.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Mode> modeProperty() {
    return mode.getReadOnlyProperty();
  }

  public Mode mode() {
    return mode.get();
  }

  /** The study's folder; empty where none is open or the study has not been written yet. */
  public ReadOnlyObjectProperty<Optional<StudyFolder>> folderProperty() {
    return folder.getReadOnlyProperty();
  }

  /** The last thing that went wrong, for people; empty once it is dismissed. */
  public ReadOnlyObjectProperty<Optional<String>> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Something worth knowing that is no problem. */
  public ReadOnlyObjectProperty<Optional<String>> noticeProperty() {
    return notice.getReadOnlyProperty();
  }

  /** The trial that all screens highlight, by number. */
  public ObjectProperty<Optional<Integer>> selectedTrialProperty() {
    return selectedTrial;
  }

  /** The trial that the mouse points at on any screen, by number. */
  public ObjectProperty<Optional<Integer>> hoveredTrialProperty() {
    return hoveredTrial;
  }

  /** Which trials are shown, in tables and in plots over many trials. */
  public ObjectProperty<TrialFilter> filterProperty() {
    return filter;
  }

  /** What people wrote to the trials. */
  public ReadOnlyObjectProperty<TrialNotes> notesProperty() {
    return notes.getReadOnlyProperty();
  }

  /** The trials chosen for comparison by number, the reference first; at most {@value #MOST}. */
  public ObservableList<Integer> compared() {
    return compared;
  }

  /** Whether there is something to report: a study on disk that has a result or has ended. */
  public boolean canReport() {
    return folder.get().isPresent()
        && (mode() == Mode.ENDED || moment.get().flatMap(m -> m.state().best()).isPresent());
  }

  /** Whether architectures can be put into the queue. */
  public boolean acceptsTrials() {
    return mode.get() == Mode.RUNNING_HERE;
  }

  /** Forgets the problem and the notice. */
  public void dismiss() {
    problem.set(Optional.empty());
    notice.set(Optional.empty());
  }

  void open(StudySnapshot shown, Optional<StudyFolder> where, RunLocation here) {
    dismiss();
    opened.set(opened.get() + 1);
    selectedTrial.set(Optional.empty());
    hoveredTrial.set(Optional.empty());
    notes.set(TrialNotes.none());
    filter.set(TrialFilter.all());
    compared.clear();
    folder.set(where);
    place = here;
    show(shown);
  }

  void show(StudySnapshot shown) {
    // The mode first, so that who hears of the moment finds the mode that belongs to it.
    mode.set(mode(place, shown.state().phase()));
    boolean written = !notes.get().trials().isEmpty();
    moment.set(Optional.of(shown));
    if (written) {
      filter.set(filter.get());
    }
  }

  /** Takes over what is written to the trials by now. */
  void annotate(TrialNotes written) {
    notes.set(written);
    filter.set(filter.get());
    Set<Integer> deleted = filter.get().known().deleted();
    compared.removeIf(deleted::contains);
    if (selectedTrial.get().filter(deleted::contains).isPresent()) {
      selectedTrial.set(Optional.empty());
    }
  }

  /** Why a trial cannot be deleted. */
  public enum Bond {
    /** It trains or waits for a device. */
    UNFINISHED,
    /** It is the best so far, or the study's outcome rests on it. */
    OUTCOME
  }

  /** Why that trial cannot be deleted now; empty where it can. */
  public Optional<Bond> bond(int number) {
    return moment
        .get()
        .flatMap(
            m ->
                m.state().trial(number).filter(t -> !t.ended()).isPresent()
                    ? Optional.of(Bond.UNFINISHED)
                    : m.state().outcome().contains(number)
                        ? Optional.of(Bond.OUTCOME)
                        : Optional.empty());
  }

  /** A filter that always knows what is written to the trials, whoever sets it. */
  private final class SettledFilter extends SimpleObjectProperty<TrialFilter> {
    SettledFilter() {
      super(TrialFilter.all());
    }

    @Override
    public void set(TrialFilter wanted) {
      TrialFilter settled =
          wanted.knowing(
              new TrialFilter.Known(
                  notes.get(), deleted(), moment.get().map(m -> m.state().config())));
      if (!settled.equals(get())) {
        super.set(settled);
      }
    }

    /** A trial that trains again, or has come to win, is shown after all. */
    private Set<Integer> deleted() {
      return notes.get().trials().stream()
          .filter(note -> note.deleted() && bond(note.number()).isEmpty())
          .map(TrialNote::number)
          .collect(Collectors.toSet());
    }
  }

  void move(RunLocation to) {
    place = to;
    moment.get().ifPresent(m -> mode.set(mode(place, m.state().phase())));
  }

  RunLocation place() {
    return place;
  }

  void written(StudyFolder where) {
    folder.set(Optional.of(where));
  }

  void tell(String problemText) {
    problem.set(Optional.of(problemText));
  }

  void note(String text) {
    notice.set(Optional.of(text));
  }

  private static Mode mode(RunLocation place, StudyState.Phase phase) {
    if (phase == StudyState.Phase.ENDED) {
      return place == RunLocation.STARTING ? Mode.STARTING : Mode.ENDED;
    }
    return switch (place) {
      case STARTING -> Mode.STARTING;
      case HERE -> phase == StudyState.Phase.PAUSED ? Mode.PAUSED : Mode.RUNNING_HERE;
      case SETTLING -> phase == StudyState.Phase.PAUSED ? Mode.PAUSED : Mode.SETTLING;
      case ELSEWHERE -> Mode.RUNNING_ELSEWHERE;
      case NOWHERE -> phase == StudyState.Phase.READY ? Mode.READY : Mode.PAUSED;
    };
  }
}
