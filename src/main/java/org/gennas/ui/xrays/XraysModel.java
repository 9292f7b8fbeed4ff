package org.gennas.ui.xrays;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.gennas.data.images.GreyPicture;
import org.gennas.data.images.Radiograph;
import org.gennas.space.SearchSpace;
import org.gennas.study.event.Ensemble;
import org.gennas.study.event.TrialId;
import org.gennas.study.event.TrialState;
import org.gennas.study.folder.PredictionTable;
import org.gennas.study.folder.StudyJson;
import org.gennas.study.inspection.Reading;
import org.gennas.ui.command.EditHistory;

/**
 * The X-rays screen without its controls: the study's images, the picture looked at, and what two
 * candidates say of it. Confined to the window's thread.
 */
public final class XraysModel {
  private static final long PICTURE_BYTES = 64L << 20;
  private static final int READ_AHEAD = 2;

  /** What is looked at. */
  sealed interface Subject {
    record Nothing() implements Subject {}

    record OfStudy(ListedImage image) implements Subject {}

    /** A file that a person opened; it belongs to no study. */
    record FromDisk(Path file) implements Subject {}
  }

  /** Where its picture stands. */
  sealed interface Shown {
    record Nothing() implements Shown {}

    /** What was shown before stays until the picture is there. */
    record Loading() implements Shown {}

    record Picture(Radiograph picture) implements Shown {}

    /** The message names the file, the cause and what to do. */
    record Unreadable(Path file, String message) implements Shown {}
  }

  private final AtomicReference<Optional<OpenStudy>> study =
      new AtomicReference<>(Optional.empty());
  private final ReadOnlyObjectWrapper<List<TrialState>> candidates =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<Optional<Ensemble>> ensemble =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Subject> subject =
      new ReadOnlyObjectWrapper<>(new Subject.Nothing());
  private final ReadOnlyObjectWrapper<Shown> shown =
      new ReadOnlyObjectWrapper<>(new Shown.Nothing());
  private final CandidateSlot first;
  private final CandidateSlot second;
  private final NetworkModel firstNetwork;
  private final NetworkModel secondNetwork;
  private final NotesModel notes;
  private final ImageListModel images;
  private final ViewerModel viewer = new ViewerModel();
  private final Pictures pictures;
  private final Thumbnails thumbnails;
  private final BoxScoring boxScoring;
  private final PictureComparison comparison;
  private SearchSpace space = SearchSpace.chestXray();
  private Optional<ListedImage> left = Optional.empty();

  /**
   * @param pool reads files, sorts, paints
   * @param ui hears of it
   * @param history takes the readers' changes
   */
  public XraysModel(Executor pool, Executor ui, EditHistory history, StudyJson json) {
    Executor background = new ClosingExecutor(pool);
    first = new CandidateSlot(background, ui, this::predictions);
    second = new CandidateSlot(background, ui, this::predictions);
    firstNetwork = new NetworkModel((candidate, picture) -> ask("A", candidate, picture), ui);
    secondNetwork = new NetworkModel((candidate, picture) -> ask("B", candidate, picture), ui);
    notes = new NotesModel(background, ui, history, json);
    images = new ImageListModel(background, ui, first, second, notes.notes());
    pictures = new Pictures(Radiograph::read, background, ui, PICTURE_BYTES);
    thumbnails = new Thumbnails(XraysModel::thumbnail, background, ui);
    comparison = new PictureComparison(background, ui);
    boxScoring = new BoxScoring(Radiograph::read, this::askWhenIdle, background, ui);
    images.selected().addListener((property, before, now) -> now.ifPresent(this::look));
    first.chosen().addListener((property, before, now) -> warm(now));
    second.chosen().addListener((property, before, now) -> warm(now));
    first.chosen().addListener((property, before, now) -> ask(firstNetwork, first));
    second.chosen().addListener((property, before, now) -> ask(secondNetwork, second));
    first.chosen().addListener((property, before, now) -> boxScoring.clear());
    images
        .filter()
        .addListener(
            (property, before, now) -> {
              if (before.finding() != now.finding()) {
                boxScoring.clear();
              }
            });
  }

  private static GreyPicture thumbnail(Path file) throws IOException {
    return Radiograph.read(file).thumbnail(Thumbnails.SIDE);
  }

  private PredictionTable predictions(Candidate candidate) throws IOException {
    return study
        .get()
        .orElseThrow(() -> new IOException("The study has not been written yet."))
        .predictions(candidate);
  }

  private CompletableFuture<Reading> ask(String place, Candidate candidate, Radiograph picture) {
    return study
        .get()
        .map(open -> open.ask(place, candidate, picture))
        .orElseGet(XraysModel::closed);
  }

  private CompletableFuture<Reading> askWhenIdle(Candidate candidate, Radiograph picture) {
    return study
        .get()
        .map(open -> open.askWhenIdle(candidate, picture))
        .orElseGet(XraysModel::closed);
  }

  private static CompletableFuture<Reading> closed() {
    return CompletableFuture.failedFuture(new IOException("The study has been closed."));
  }

  private void warm(Optional<Candidate> candidate) {
    study.get().ifPresent(open -> candidate.ifPresent(open::warm));
  }

  /** Shows the images of another study, or none; what was shown is forgotten. */
  void open(Optional<OpenStudy> next) {
    study.set(next);
    left = Optional.empty();
    candidates.set(List.of());
    ensemble.set(Optional.empty());
    first.chosen().set(Optional.empty());
    second.chosen().set(Optional.empty());
    firstNetwork.clear();
    secondNetwork.clear();
    boxScoring.clear();
    pictures.clear();
    subject.set(new Subject.Nothing());
    shown.set(new Shown.Nothing());
    comparison.clear();
    viewer.show(Optional.empty());
    notes.open(next.map(OpenStudy::notesFile));
    next.ifPresentOrElse(open -> images.open(open::images), images::clear);
  }

  /**
   * Takes over which candidates have been trained; chooses two where none is chosen yet.
   *
   * @param best the one that stands for the study's winner
   */
  void offer(List<TrialState> trained, Optional<TrialId> best, SearchSpace of) {
    space = of;
    if (!candidates.get().equals(trained)) {
      candidates.set(List.copyOf(trained));
    }
    if (first.chosen().get().isEmpty()) {
      first
          .chosen()
          .set(Candidate.of(best.or(() -> trained.stream().findFirst().map(TrialState::id))));
      second
          .chosen()
          .set(
              trained.stream()
                  .<Candidate>map(trial -> new Candidate.OfTrial(trial.id()))
                  .filter(each -> !Optional.of(each).equals(first.chosen().get()))
                  .findFirst());
    }
  }

  /** Takes over the study's ensemble; one that was chosen again takes the old one's place. */
  void offer(Optional<Ensemble> made) {
    if (!ensemble.get().equals(made)) {
      ensemble.set(made);
      for (CandidateSlot slot : List.of(first, second)) {
        if (slot.chosen().get().filter(Candidate.OfEnsemble.class::isInstance).isPresent()) {
          slot.chosen().set(made.map(Candidate.OfEnsemble::new));
        }
      }
    }
  }

  private void look(ListedImage image) {
    subject.set(new Subject.OfStudy(image));
    comparison.clear();
    List<Path> beside =
        images.neighbours(READ_AHEAD).stream().flatMap(each -> each.file().stream()).toList();
    if (image.file().isPresent()) {
      read(image.file().get(), beside);
    } else {
      show(
          new Shown.Unreadable(
              Path.of(image.path()),
              images.found().flatMap(ImageListModel.Found::obstacle).orElse(image.path())));
    }
  }

  /** Shows a PNG, JPEG or DICOM file that belongs to no study. */
  public void openFile(Path file) {
    left = images.selected().get().or(() -> left);
    images.selected().set(Optional.empty());
    subject.set(new Subject.FromDisk(file));
    comparison.clear();
    read(file, List.of());
  }

  /** Goes back from a file to the study's images. */
  void closeFile() {
    if (subject.get() instanceof Subject.FromDisk) {
      images.selected().set(left);
      if (left.isEmpty()) {
        images.move(0);
      }
      if (images.selected().get().isEmpty()) {
        subject.set(new Subject.Nothing());
        show(new Shown.Nothing());
      }
    }
  }

  /** Passes over a picture that cannot be read. */
  void skip() {
    if (subject.get() instanceof Subject.FromDisk) {
      closeFile();
    } else {
      images.move(1);
    }
  }

  private void read(Path file, List<Path> beside) {
    if (pictures.cached(file).isEmpty()) {
      shown.set(new Shown.Loading());
      firstNetwork.wait(first.chosen().get());
      secondNetwork.wait(second.chosen().get());
    }
    pictures.ask(
        file,
        beside,
        picture -> show(new Shown.Picture(picture)),
        message -> show(new Shown.Unreadable(file, message)));
  }

  private void show(Shown next) {
    shown.set(next);
    if (next instanceof Shown.Picture it) {
      viewer.show(Optional.of(it.picture()));
      if (subject.get() instanceof Subject.FromDisk) {
        study.get().ifPresent(open -> comparison.compare(open, it.picture()));
      }
    } else {
      viewer.show(Optional.empty());
    }
    ask(firstNetwork, first);
    ask(secondNetwork, second);
  }

  private void ask(NetworkModel network, CandidateSlot slot) {
    if (shown.get() instanceof Shown.Picture it) {
      network.ask(slot.chosen().get(), name(), it.picture());
    } else if (!(shown.get() instanceof Shown.Loading)) {
      network.wait(Optional.empty());
    }
  }

  private String name() {
    if (subject.get() instanceof Subject.OfStudy it) {
      return it.image().path();
    }
    return subject.get() instanceof Subject.FromDisk it
        ? it.file().toAbsolutePath().toString()
        : "";
  }

  /** The finding that order, outcome, heat and boxes speak of; empty while no study is open. */
  Optional<String> finding() {
    List<String> findings = images.findings();
    int index = images.filter().get().finding();
    return index >= 0 && index < findings.size()
        ? Optional.of(findings.get(index))
        : Optional.empty();
  }

  /** Lets order, outcome, heat and boxes speak of another finding. */
  void chooseFinding(int index) {
    images.filter().set(images.filter().get().withFinding(index));
  }

  /** How many of the study's images have a box of the finding. */
  int boxedImages() {
    return finding().map(f -> (int) all().stream().filter(i -> i.hasBox(f)).count()).orElse(0);
  }

  private List<ListedImage> all() {
    return images.found().map(ImageListModel.Found::images).orElse(List.of());
  }

  /** Scores the first candidate's heat over all boxes of the finding. */
  void scoreBoxes() {
    first
        .chosen()
        .get()
        .ifPresent(each -> finding().ifPresent(f -> boxScoring.start(each, f, all())));
  }

  /** Stops background work. */
  public void close() {
    boxScoring.cancel();
    firstNetwork.clear();
    secondNetwork.clear();
  }

  /** The search space that the candidates are of. */
  SearchSpace space() {
    return space;
  }

  /** Candidates with a trained network, the best first. */
  ReadOnlyObjectProperty<List<TrialState>> candidates() {
    return candidates.getReadOnlyProperty();
  }

  /** The networks whose mean can be asked too; empty where the study has no ensemble. */
  ReadOnlyObjectProperty<Optional<Ensemble>> ensemble() {
    return ensemble.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Subject> subject() {
    return subject.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Shown> shown() {
    return shown.getReadOnlyProperty();
  }

  PictureComparison comparison() {
    return comparison;
  }

  ImageListModel images() {
    return images;
  }

  /** The first candidate, A. */
  CandidateSlot first() {
    return first;
  }

  /** The second candidate, B. */
  CandidateSlot second() {
    return second;
  }

  NetworkModel firstNetwork() {
    return firstNetwork;
  }

  NetworkModel secondNetwork() {
    return secondNetwork;
  }

  NotesModel notes() {
    return notes;
  }

  ViewerModel viewer() {
    return viewer;
  }

  Thumbnails thumbnails() {
    return thumbnails;
  }

  BoxScoring boxScoring() {
    return boxScoring;
  }
}
