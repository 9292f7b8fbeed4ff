package org.gennas.ui.xrays;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.gennas.data.images.Radiograph;
import org.gennas.data.tables.ReferenceBoxes;
import org.gennas.evaluation.HeatInBox;
import org.gennas.evaluation.Localisation;
import org.gennas.study.inspection.Reading;

/**
 * How well a candidate's heat maps agree with the radiologists' boxes of a finding, over all images
 * that have one. Images are asked about one after another, so that a person's own question never
 * waits for more than one of them.
 */
final class BoxScoring {
  /** Where it stands. */
  sealed interface State {
    record Idle() implements State {}

    /**
     * @param done of {@code total} images
     */
    record Running(int done, int total) implements State {}

    /**
     * @param unread images that could not be read or asked about
     */
    record Done(Optional<Localisation> score, int unread) implements State {}
  }

  private final Pictures.Reader reader;
  private final NetworkModel.Networks networks;
  private final Executor background;
  private final Executor ui;
  private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Idle());
  private Optional<CompletableFuture<Reading>> running = Optional.empty();
  private long asked;

  BoxScoring(
      Pictures.Reader reader, NetworkModel.Networks networks, Executor background, Executor ui) {
    this.reader = reader;
    this.networks = networks;
    this.background = background;
    this.ui = ui;
  }

  /** What is to be scored, and what has been. */
  private record Course(
      Candidate candidate,
      String finding,
      List<ListedImage> images,
      List<Optional<HeatInBox>> scores,
      long ticket) {}

  /** Scores a finding's boxes; an earlier run is called off. */
  void start(Candidate candidate, String finding, List<ListedImage> images) {
    cancel();
    List<ListedImage> boxed =
        images.stream().filter(image -> image.file().isPresent() && image.hasBox(finding)).toList();
    if (!boxed.isEmpty()) {
      state.set(new State.Running(0, boxed.size()));
      next(new Course(candidate, finding, boxed, new ArrayList<>(), asked), 0);
    }
  }

  private void next(Course course, int at) {
    if (course.ticket() != asked) {
      return;
    }
    if (at == course.images().size()) {
      int unread = at - course.scores().size();
      state.set(new State.Done(Localisation.of(course.scores()), unread));
      return;
    }
    state.set(new State.Running(at, course.images().size()));
    ListedImage image = course.images().get(at);
    CompletableFuture<Reading> answer =
        CompletableFuture.supplyAsync(() -> read(image.file().orElseThrow()), background)
            .thenCompose(picture -> networks.ask(course.candidate(), picture));
    running = Optional.of(answer);
    answer.whenComplete(
        (reading, problem) ->
            ui.execute(
                () -> {
                  if (course.ticket() == asked) {
                    score(course, image, Optional.ofNullable(reading));
                    next(course, at + 1);
                  }
                }));
  }

  private static void score(Course course, ListedImage image, Optional<Reading> reading) {
    int index = reading.map(r -> r.findings().indexOf(course.finding())).orElse(-1);
    if (index >= 0) {
      course.scores().add(inBoxes(reading.get(), index, image.boxes(course.finding())));
    }
  }

  /**
   * How the heat of a finding agrees with its boxes.
   *
   * @param boxes at least one
   * @return empty where the map points nowhere
   */
  static Optional<HeatInBox> inBoxes(Reading reading, int finding, List<ReferenceBoxes.Box> boxes) {
    List<HeatInBox.Box> edges =
        boxes.stream()
            .map(
                box ->
                    new HeatInBox.Box(
                        box.left(), box.top(), box.left() + box.width(), box.top() + box.height()))
            .toList();
    return HeatInBox.of(reading.heat()[finding], reading.heatSide(), edges);
  }

  private Radiograph read(Path file) {
    try {
      return reader.read(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Calls a run off; nothing is shown of it. */
  void cancel() {
    asked++;
    running.ifPresent(answer -> answer.cancel(true));
    running = Optional.empty();
    if (state.get() instanceof State.Running) {
      state.set(new State.Idle());
    }
  }

  /** Calls a run off and forgets the outcome, as when another finding is looked at. */
  void clear() {
    cancel();
    state.set(new State.Idle());
  }

  ReadOnlyObjectProperty<State> state() {
    return state.getReadOnlyProperty();
  }
}
