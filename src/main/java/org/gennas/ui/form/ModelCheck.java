package org.gennas.ui.form;

import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.gennas.proposal.llm.ChatListener;
import org.gennas.proposal.llm.ChatServers;
import org.gennas.proposal.llm.LanguageModelCheck;
import org.gennas.study.config.LanguageModel;
import org.gennas.ui.task.LatestTask;

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
  private final LatestTask check;
  private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Idle());

  public ModelCheck(ChatServers servers, Executor background, Executor ui) {
    this.servers = servers;
    check = new LatestTask(background, ui, LatestTask.Overtaken.INTERRUPTED);
  }

  public ReadOnlyObjectProperty<State> state() {
    return state.getReadOnlyProperty();
  }

  /** Begins a check, in place of one that runs. */
  public void begin(LanguageModel model) {
    cancel();
    state.set(new State.Running(model.label()));
    check.run(
        turn -> LanguageModelCheck.of(servers, model, ChatListener.silent()),
        found -> state.set(new State.Done(found)),
        failed -> state.set(new State.Idle()));
  }

  /** Calls a running check off. */
  public void cancel() {
    check.cancel();
    if (state.get() instanceof State.Running) {
      state.set(new State.Idle());
    }
  }
}
