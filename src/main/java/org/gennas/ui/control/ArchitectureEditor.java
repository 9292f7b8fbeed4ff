package org.gennas.ui.control;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.gennas.space.Architecture;
import org.gennas.space.SearchSpace;

/**
 * What is being edited: an architecture, the slot under the cursor, the locked slots, and what can
 * be undone. Holds no controls.
 */
public final class ArchitectureEditor {
  /** How many edits can be undone. */
  public static final int UNDO_LIMIT = 200;

  /** What may be done to locks. */
  public enum Locking {
    /** They come and go; opening an architecture releases those whose block differs. */
    FREE,
    /** They come and go, but stay when an architecture is opened: a search keeps to them. */
    HELD,
    /** They stay as they are. */
    FIXED
  }

  /** One edit that can be taken back. */
  private sealed interface Edit {
    record Choose(int slot, int before, int after) implements Edit {}

    record Lock(int slot, boolean locked) implements Edit {}

    record Open(
        Architecture before, Architecture after, Set<Integer> locksBefore, Set<Integer> locksAfter)
        implements Edit {}
  }

  private final SearchSpace space;
  private final ReadOnlyObjectWrapper<Locking> locking;
  private final ReadOnlyObjectWrapper<Architecture> architecture = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<Set<Integer>> locked = new ReadOnlyObjectWrapper<>(Set.of());
  private final ReadOnlyIntegerWrapper current = new ReadOnlyIntegerWrapper(0);
  private final ReadOnlyBooleanWrapper canUndo = new ReadOnlyBooleanWrapper(false);
  private final ReadOnlyBooleanWrapper canRedo = new ReadOnlyBooleanWrapper(false);
  private final Deque<Edit> done = new ArrayDeque<>();
  private final Deque<Edit> undone = new ArrayDeque<>();

  /**
   * An editor that begins with an architecture.
   *
   * @param first a code of the space
   */
  public ArchitectureEditor(SearchSpace space, Architecture first) {
    this(space, first, Set.of(), Locking.FREE);
  }

  /**
   * An editor that begins with an architecture and locks.
   *
   * @param first a code of the space
   * @param locks slots (0-based) that are locked from the start
   * @param locking what may be done to locks
   */
  public ArchitectureEditor(
      SearchSpace space, Architecture first, Set<Integer> locks, Locking locking) {
    this.space = space;
    this.locking = new ReadOnlyObjectWrapper<>(locking);
    architecture.set(space.parse(first.code()));
    locked.set(Set.copyOf(locks));
  }

  /** Whether locks can be changed. */
  public boolean isLockable() {
    return locking.get() != Locking.FIXED;
  }

  /** What may be done to locks. */
  public ReadOnlyObjectProperty<Locking> lockingProperty() {
    return locking.getReadOnlyProperty();
  }

  /** Changes what may be done to locks; what was done before can then not be undone. */
  public void setLocking(Locking now) {
    if (locking.get() != now) {
      done.clear();
      undone.clear();
      tellHistory();
      locking.set(now);
    }
  }

  /** The space that the architecture belongs to. */
  public SearchSpace space() {
    return space;
  }

  /** The architecture as it stands; never null. */
  public ReadOnlyObjectProperty<Architecture> architectureProperty() {
    return architecture.getReadOnlyProperty();
  }

  /** The architecture as it stands. */
  public Architecture architecture() {
    return architecture.get();
  }

  /** Slots (0-based) that edits and proposals leave alone; an immutable set. */
  public ReadOnlyObjectProperty<Set<Integer>> lockedProperty() {
    return locked.getReadOnlyProperty();
  }

  /** Whether a slot is locked. */
  public boolean isLocked(int slot) {
    return locked.get().contains(slot);
  }

  /** The slot under the cursor, 0-based. */
  public ReadOnlyIntegerProperty currentProperty() {
    return current.getReadOnlyProperty();
  }

  /** The slot under the cursor, 0-based. */
  public int current() {
    return current.get();
  }

  /** Whether there is an edit to undo. */
  public ReadOnlyBooleanProperty canUndoProperty() {
    return canUndo.getReadOnlyProperty();
  }

  /** Whether there is an edit to redo. */
  public ReadOnlyBooleanProperty canRedoProperty() {
    return canRedo.getReadOnlyProperty();
  }

  /** Puts the cursor on a slot; beyond the ends it stays at the end. */
  public void select(int slot) {
    current.set(Math.max(0, Math.min(space.length() - 1, slot)));
  }

  /** Moves the cursor by some slots. */
  public void move(int by) {
    select(current.get() + by);
  }

  /**
   * Puts a block into a slot.
   *
   * @param digit index of the block
   * @return whether anything changed: not in a locked slot, nor for a digit without a block
   */
  public boolean choose(int slot, int digit) {
    int before = architecture().choice(slot);
    if (isLocked(slot) || before == digit || digit < 0 || digit >= space.blocks().size()) {
      return false;
    }
    apply(new Edit.Choose(slot, before, digit));
    return true;
  }

  /**
   * Locks a slot or unlocks it, where locks can be changed. One slot stays open while a search
   * keeps to the locks: with none, nothing would be left to propose.
   */
  public void toggleLock(int slot) {
    boolean lastOpen = !isLocked(slot) && locked.get().size() == space.length() - 1;
    if (!isLockable() || locking.get() == Locking.HELD && lastOpen) {
      return;
    }
    apply(new Edit.Lock(slot, !isLocked(slot)));
  }

  /**
   * Takes over locks from elsewhere; what was done before can then not be undone.
   *
   * @param locks slot (0-based) to the choice that stays
   */
  public void setLocks(Map<Integer, Integer> locks) {
    Architecture kept = architecture();
    for (Map.Entry<Integer, Integer> lock : locks.entrySet()) {
      kept = kept.with(lock.getKey(), lock.getValue());
    }
    done.clear();
    undone.clear();
    tellHistory();
    locked.set(Set.copyOf(locks.keySet()));
    architecture.set(kept);
  }

  /**
   * Replaces the whole architecture. A lock stays where the slot's block stays, and is released
   * where it changes; locks that a search keeps to keep their slot's block instead.
   *
   * @throws org.gennas.space.IllegalCodeException if the space does not hold it
   */
  public void open(Architecture opened) {
    Architecture before = architecture();
    Architecture after =
        locking.get() == Locking.FREE ? space.parse(opened.code()) : keepingLocks(opened);
    if (before.equals(after)) {
      return;
    }
    Set<Integer> kept = new TreeSet<>(locked.get());
    kept.removeIf(slot -> before.choice(slot) != after.choice(slot));
    apply(new Edit.Open(before, after, locked.get(), Set.copyOf(kept)));
  }

  private Architecture keepingLocks(Architecture opened) {
    Architecture kept = space.parse(opened.code());
    for (int slot : locked.get()) {
      kept = kept.with(slot, architecture().choice(slot));
    }
    return kept;
  }

  /** Takes the last edit back, if there is one. */
  public void undo() {
    if (!done.isEmpty()) {
      Edit edit = done.pop();
      revert(edit);
      undone.push(edit);
      tellHistory();
    }
  }

  /** Does the edit again that was taken back last, if there is one. */
  public void redo() {
    if (!undone.isEmpty()) {
      Edit edit = undone.pop();
      perform(edit);
      done.push(edit);
      tellHistory();
    }
  }

  private void apply(Edit edit) {
    perform(edit);
    undone.clear();
    done.push(edit);
    if (done.size() > UNDO_LIMIT) {
      done.removeLast();
    }
    tellHistory();
  }

  private void tellHistory() {
    canUndo.set(!done.isEmpty());
    canRedo.set(!undone.isEmpty());
  }

  private void perform(Edit edit) {
    if (edit instanceof Edit.Choose choose) {
      architecture.set(architecture().with(choose.slot(), choose.after()));
    } else if (edit instanceof Edit.Lock lock) {
      setLock(lock.slot(), lock.locked());
    } else if (edit instanceof Edit.Open open) {
      locked.set(open.locksAfter());
      architecture.set(open.after());
    }
  }

  private void revert(Edit edit) {
    if (edit instanceof Edit.Choose choose) {
      select(choose.slot());
      architecture.set(architecture().with(choose.slot(), choose.before()));
    } else if (edit instanceof Edit.Lock lock) {
      select(lock.slot());
      setLock(lock.slot(), !lock.locked());
    } else if (edit instanceof Edit.Open open) {
      locked.set(open.locksBefore());
      architecture.set(open.before());
    }
  }

  private void setLock(int slot, boolean on) {
    Set<Integer> next = new TreeSet<>(locked.get());
    if (on) {
      next.add(slot);
    } else {
      next.remove(slot);
    }
    locked.set(Set.copyOf(next));
  }
}
