package org.gennas.ui.compare;

import java.util.List;
import javafx.collections.ObservableList;
import org.gennas.ui.command.Edit;

/**
 * A change of which trials are compared, or of their order.
 *
 * @param compared the study's list
 * @param before its numbers before the change
 * @param after its numbers after it
 */
record ComparedEdit(
    String title, ObservableList<Integer> compared, List<Integer> before, List<Integer> after)
    implements Edit {
  ComparedEdit {
    before = List.copyOf(before);
    after = List.copyOf(after);
  }

  @Override
  public void apply() {
    compared.setAll(after);
  }

  @Override
  public void revert() {
    compared.setAll(before);
  }
}
