package org.gennas.ui.study;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The report that is being written, if one is. Read and changed on the window's thread only. */
public final class ReportWork {
  private final ReadOnlyObjectWrapper<Optional<Step>> step =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private Runnable cancel = () -> {};

  /**
   * How far it is.
   *
   * @param done steps of {@code of}
   */
  public record Step(int done, int of) {
    /** 0 to 1. */
    public double share() {
      return of == 0 ? 0 : done / (double) of;
    }
  }

  /** Empty while none is written. */
  public ReadOnlyObjectProperty<Optional<Step>> stepProperty() {
    return step.getReadOnlyProperty();
  }

  /** Calls off what is being written; files that are done stay, none is left half. */
  public void cancel() {
    cancel.run();
  }

  /** One begins, and this one calls it off. */
  void begin(Runnable how) {
    cancel = how;
  }

  void at(Step now) {
    step.set(Optional.of(now));
  }

  /** Whatever became of it, it is no longer written. */
  void end() {
    cancel = () -> {};
    step.set(Optional.empty());
  }
}
