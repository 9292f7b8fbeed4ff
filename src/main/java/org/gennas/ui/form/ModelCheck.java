package org.gennas.ui.form;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.gennas.proposal.llm.ChatListener;
import org.gennas.proposal.llm.ChatServers;
import org.gennas.proposal.llm.LanguageModelCheck;
import org.gennas.study.config.LanguageModel;

/**
 * Asks a language model once, in the background, to see what works. Used on the window's thread.
 */
public final class ModelCheck {
  /** Where the check stands. */
  public sealed interface State {
    record Idle() implements State {}

    record Running(String model) implements State {}

    record Done(LanguageModelCheck found) implements State {}
  }

  private final ChatServers servers;
  private final Executor background;
  private final Executor ui;
  private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Idle());
  private Optional<FutureTask<Void>> task = Optional.empty();
  private int turn;

  public ModelCheck(ChatServers servers, Executor background, Executor ui) {
    this.servers = servers;
    this.background = background;
    this.ui = ui;
  }

  public ReadOnlyObjectProperty<State> state() {
    return state.getReadOnlyProperty();
  }

  /** Begins a check, in place of one that runs. */
  public void begin(LanguageModel model) {
    cancel();
    int mine = ++turn;
    state.set(new State.Running(model.label()));
    FutureTask<Void> begun =
        new FutureTask<>(
            () -> {
              LanguageModelCheck found =
                  LanguageModelCheck.of(servers, model, ChatListener.silent());
              ui.execute(() -> done(mine, found));
              return null;
            });
    task = Optional.of(begun);
    background.execute(begun);
  }

  private void done(int of, LanguageModelCheck found) {
    if (of == turn) {
      task = Optional.empty();
      state.set(new State.Done(found));
    }
  }

  /** Calls a running check off. */
  public void cancel() {
    turn++;
    task.ifPresent(t -> t.cancel(true));
    task = Optional.empty();
    if (state.get() instanceof State.Running) {
      state.set(new State.Idle());
    }
  }
}
