package org.gennas.ui.command;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What can be taken back and done again, the last {@value #MOST} changes. For one thread. */
public final class EditHistory {
  static final int MOST = 100;

  private final Deque<Edit> done = new ArrayDeque<>();
  private final Deque<Edit> undone = new ArrayDeque<>();
  private final ReadOnlyObjectWrapper<Optional<String>> undoable =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<String>> redoable =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final List<Consumer<Edit>> listeners = new ArrayList<>();

  /** Has each change told once it has been made the first time, such as to offer to undo it. */
  public void onPerformed(Consumer<Edit> listener) {
    listeners.add(listener);
  }

  /** Makes a change and remembers it; what had been taken back cannot be done again after it. */
  public void perform(Edit edit) {
    edit.apply();
    done.push(edit);
    if (done.size() > MOST) {
      done.removeLast();
    }
    undone.clear();
    tell();
    listeners.forEach(listener -> listener.accept(edit));
  }

  /** Whether this is the change that {@link #undo()} would take back. */
  public boolean isLast(Edit edit) {
    return done.peek() == edit;
  }

  /** Takes the last change back, if there is one. */
  public void undo() {
    move(done, undone, Edit::revert);
  }

  /** Makes the change again that was last taken back, if there is one. */
  public void redo() {
    move(undone, done, Edit::apply);
  }

  private void move(Deque<Edit> from, Deque<Edit> to, Consumer<Edit> how) {
    if (!from.isEmpty()) {
      Edit edit = from.pop();
      how.accept(edit);
      to.push(edit);
      tell();
    }
  }

  /** Forgets everything, as when another study is opened. */
  public void clear() {
    done.clear();
    undone.clear();
    tell();
  }

  private void tell() {
    undoable.set(Optional.ofNullable(done.peek()).map(Edit::title));
    redoable.set(Optional.ofNullable(undone.peek()).map(Edit::title));
  }

  /** The title of what {@link #undo()} takes back; empty where there is nothing. */
  public ReadOnlyObjectProperty<Optional<String>> undoable() {
    return undoable.getReadOnlyProperty();
  }

  /** The title of what {@link #redo()} does again; empty where there is nothing. */
  public ReadOnlyObjectProperty<Optional<String>> redoable() {
    return redoable.getReadOnlyProperty();
  }
}
