package org.gennas.ui.xrays;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.gennas.data.images.Radiograph;
import org.gennas.study.inspection.Reading;

/** What one candidate says of the picture shown, probabilities and heat. */
final class NetworkModel {
  /** Asks a candidate about a picture; never blocks. */
  @FunctionalInterface
  interface Networks {
    CompletableFuture<Reading> ask(Candidate candidate, Radiograph picture);
  }

  /** Where the answer stands. */
  sealed interface State {
    /** There is no candidate or no picture. */
    record Nothing() implements State {}

    record Waiting() implements State {}

    record Ready(Reading reading) implements State {}

    /** The message names the model's file and what to do. */
    record Failed(String message) implements State {}
  }

  private record Question(Candidate candidate, String picture) {}

  private static final int MOST_KEPT = 200;

  private final Networks networks;
  private final Executor ui;
  private final Map<Question, Reading> kept = new LinkedHashMap<>(16, 0.75f, true);
  private final ReadOnlyObjectWrapper<State> state =
      new ReadOnlyObjectWrapper<>(new State.Nothing());
  private Optional<CompletableFuture<Reading>> running = Optional.empty();
  private long asked;

  NetworkModel(Networks networks, Executor ui) {
    this.networks = networks;
    this.ui = ui;
  }

  /** Forgets all answers, as when the study is closed. */
  void clear() {
    stop();
    kept.clear();
    state.set(new State.Nothing());
  }

  private void stop() {
    asked++;
    running.ifPresent(question -> question.cancel(true));
    running = Optional.empty();
  }

  /** Shows nothing while the picture is being read. */
  void wait(Optional<Candidate> candidate) {
    stop();
    state.set(candidate.isPresent() ? new State.Waiting() : new State.Nothing());
  }

  /**
   * Asks about a picture; an answer still on its way to an earlier question is dropped.
   *
   * @param name of the picture, by which the answer is remembered
   */
  void ask(Optional<Candidate> candidate, String name, Radiograph picture) {
    stop();
    if (candidate.isEmpty()) {
      state.set(new State.Nothing());
      return;
    }
    Question question = new Question(candidate.get(), name);
    Reading known = kept.get(question);
    if (known != null) {
      state.set(new State.Ready(known));
      return;
    }
    state.set(new State.Waiting());
    put(question, picture, true);
  }

  /**
   * @param again whether to ask once more if the question is called off by an older one that came
   *     to the worker later
   */
  private void put(Question question, Radiograph picture, boolean again) {
    long ticket = asked;
    CompletableFuture<Reading> answer = networks.ask(question.candidate(), picture);
    running = Optional.of(answer);
    answer.whenComplete(
        (reading, problem) ->
            ui.execute(
                () -> {
                  if (reading != null) {
                    keep(question, reading);
                  }
                  if (ticket == asked && reading != null) {
                    state.set(new State.Ready(reading));
                  } else if (ticket == asked && again && calledOff(problem)) {
                    put(question, picture, false);
                  } else if (ticket == asked) {
                    state.set(new State.Failed(String.valueOf(cause(problem).getMessage())));
                  }
                }));
  }

  private void keep(Question question, Reading reading) {
    kept.put(question, reading);
    var oldest = kept.entrySet().iterator();
    while (kept.size() > MOST_KEPT) {
      oldest.next();
      oldest.remove();
    }
  }

  private static boolean calledOff(Throwable problem) {
    return cause(problem) instanceof CancellationException;
  }

  private static Throwable cause(Throwable problem) {
    return problem instanceof CompletionException && problem.getCause() != null
        ? problem.getCause()
        : problem;
  }

  ReadOnlyObjectProperty<State> state() {
    return state.getReadOnlyProperty();
  }

  /** The answer, once it is there. */
  Optional<Reading> reading() {
    return state.get() instanceof State.Ready ready
        ? Optional.of(ready.reading())
        : Optional.empty();
  }
}
