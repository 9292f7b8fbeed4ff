package org.gennas.ui.images;

import java.util.function.Supplier;
import javafx.beans.property.Property;
import org.gennas.ui.command.Edit;
import org.gennas.ui.command.EditHistory;

/** Makes changes of properties by a person such that they can be taken back. */
final class TrackedEdits {
  private final EditHistory history;
  private boolean quiet;

  TrackedEdits(EditHistory history) {
    this.history = history;
  }

  /**
   * Follows a property from now on.
   *
   * @param title of a change, in the person's language
   */
  <T> void track(Property<T> property, Supplier<String> title) {
    property.addListener(
        (observable, before, now) -> {
          if (!quiet) {
            history.perform(new Change<>(property, before, now, title.get(), this));
          }
        });
  }

  /** Changes that are nobody's. */
  void quietly(Runnable changes) {
    boolean outer = quiet;
    quiet = true;
    try {
      changes.run();
    } finally {
      quiet = outer;
    }
  }

  private record Change<T>(Property<T> property, T before, T now, String title, TrackedEdits edits)
      implements Edit {
    @Override
    public void apply() {
      edits.quietly(() -> property.setValue(now));
    }

    @Override
    public void revert() {
      edits.quietly(() -> property.setValue(before));
    }
  }
}
