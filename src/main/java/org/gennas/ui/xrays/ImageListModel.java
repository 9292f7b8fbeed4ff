package org.gennas.ui.xrays;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.gennas.study.notes.ImageNotes;
import org.gennas.ui.task.LatestTask;

/** The study's validation images, the filter over them and the one selected. */
final class ImageListModel {
  /** Reads the images of the study that is open. */
  @FunctionalInterface
  interface Source {
    Found read() throws IOException;
  }

  /**
   * The images of a study.
   *
   * @param findings in the study's order
   * @param dataset what it is called; empty where it is not there
   * @param obstacle why pictures cannot be shown, in words; empty where they can
   * @param synthetic whether a generator made them
   */
  record Found(
      List<ListedImage> images,
      List<String> findings,
      Optional<String> dataset,
      Optional<String> obstacle,
      boolean synthetic) {
    Found {
      images = List.copyOf(images);
      findings = List.copyOf(findings);
    }
  }

  /** Where the list stands. */
  sealed interface State {
    /** No study is open, or it has not been prepared yet. */
    record Nothing() implements State {}

    record Loading() implements State {}

    record Ready(Found found) implements State {}

    /** The message names file, line and remedy. */
    record Unreadable(String message) implements State {}
  }

  private final LatestTask reading;
  private final ReadOnlyObjectWrapper<State> state =
      new ReadOnlyObjectWrapper<>(new State.Nothing());
  private final ObjectProperty<ImageFilter> filter = new SimpleObjectProperty<>(ImageFilter.none());
  private final BooleanProperty calibrated = new SimpleBooleanProperty(true);
  private final BooleanProperty rising = new SimpleBooleanProperty(false);
  private final ReadOnlyObjectWrapper<ImageRows> rows =
      new ReadOnlyObjectWrapper<>(ImageRows.none());
  private final ObjectProperty<Optional<ListedImage>> selected =
      new SimpleObjectProperty<>(Optional.empty());
  private final CandidateSlot first;
  private final CandidateSlot second;
  private final ReadOnlyObjectProperty<ImageNotes> notes;
  private final LatestTask sorting;

  ImageListModel(
      Executor background,
      Executor ui,
      CandidateSlot first,
      CandidateSlot second,
      ReadOnlyObjectProperty<ImageNotes> notes) {
    reading = new LatestTask(background, ui);
    this.first = first;
    this.second = second;
    this.notes = notes;
    sorting = new LatestTask(background, ui, LatestTask.Overtaken.FINISHED);
    state.addListener((property, before, now) -> sort());
    filter.addListener((property, before, now) -> sort());
    calibrated.addListener((property, before, now) -> sort());
    rising.addListener((property, before, now) -> sort());
    first.scores().addListener((property, before, now) -> sort());
    second.scores().addListener((property, before, now) -> sort());
    notes.addListener((property, before, now) -> sort());
  }

  /** Shows nothing, as when no study is open. */
  void clear() {
    reading.cancel();
    sorting.cancel();
    state.set(new State.Nothing());
    filter.set(ImageFilter.none());
    selected.set(Optional.empty());
  }

  /** Reads the images of a study. */
  void open(Source source) {
    clear();
    state.set(new State.Loading());
    reading.run(
        turn -> source.read(),
        found -> state.set(new State.Ready(found)),
        failed -> state.set(new State.Unreadable(failed)));
  }

  private void sort() {
    List<ListedImage> images = found().map(Found::images).orElse(List.of());
    ImageRows.Wanted wanted =
        new ImageRows.Wanted(
            images,
            first.scores().get(),
            second.scores().get(),
            notes.get(),
            filter.get(),
            calibrated.get(),
            rising.get());
    sorting.run(turn -> ImageRows.of(wanted), this::show, failed -> {});
  }

  private void show(ImageRows next) {
    rows.set(next);
    boolean nothingYet = selected.get().isEmpty() && !next.shown().isEmpty();
    boolean scored = first.scores().get().isPresent() || first.problem().get().isPresent();
    if (nothingYet && scored) {
      selected.set(Optional.of(next.shown().get(0).image()));
    }
  }

  /**
   * Selects the image so many rows further, or the nearest end; the first where none is selected.
   */
  void move(int by) {
    List<ImageRows.Row> shown = rows.get().shown();
    if (!shown.isEmpty()) {
      int at = position();
      int next = at < 0 ? 0 : Math.max(0, Math.min(shown.size() - 1, at + by));
      selected.set(Optional.of(shown.get(next).image()));
    }
  }

  /** The selected image's place among the rows, or -1. */
  int position() {
    List<ImageRows.Row> shown = rows.get().shown();
    for (int i = 0; i < shown.size(); i++) {
      if (Optional.of(shown.get(i).image()).equals(selected.get())) {
        return i;
      }
    }
    return -1;
  }

  /** The images beside the selected one, the nearer first. */
  List<ListedImage> neighbours(int reach) {
    List<ImageRows.Row> shown = rows.get().shown();
    int at = position();
    List<ListedImage> beside = new ArrayList<>();
    for (int by = 1; by <= reach && at >= 0; by++) {
      if (at + by < shown.size()) {
        beside.add(shown.get(at + by).image());
      }
      if (at - by >= 0) {
        beside.add(shown.get(at - by).image());
      }
    }
    return beside;
  }

  /** What was found; empty while nothing is. */
  Optional<Found> found() {
    return state.get() instanceof State.Ready ready ? Optional.of(ready.found()) : Optional.empty();
  }

  /** The study's findings; empty while nothing is shown. */
  List<String> findings() {
    return found().map(Found::findings).orElse(List.of());
  }

  ReadOnlyObjectProperty<State> state() {
    return state.getReadOnlyProperty();
  }

  ObjectProperty<ImageFilter> filter() {
    return filter;
  }

  /** Whether probabilities are shown calibrated, where a calibration could be fitted. */
  BooleanProperty calibrated() {
    return calibrated;
  }

  /** Whether the least probable images come first. */
  BooleanProperty rising() {
    return rising;
  }

  ReadOnlyObjectProperty<ImageRows> rows() {
    return rows.getReadOnlyProperty();
  }

  /** The image looked at; empty also while one from disk is. */
  ObjectProperty<Optional<ListedImage>> selected() {
    return selected;
  }
}
