package org.gennas.ui.candidates;

import javafx.collections.ListChangeListener;
import javafx.collections.WeakListChangeListener;
import javafx.scene.control.CheckBox;
import org.gennas.ui.text.Messages;

/** Whether a trial is chosen for comparison. */
final class ComparedBox extends CheckBox implements CandidateColumns.Showing {
  private final CandidatesModel model;
  private final Messages messages;
  private final ListChangeListener<Integer> follow = change -> refresh();
  private int number;

  ComparedBox(CandidatesModel model, CandidateActions actions, Messages messages) {
    this.model = model;
    this.messages = messages;
    // the keyboard chooses with Space on the row
    setFocusTraversable(false);
    setOnAction(
        event -> {
          actions.toggle(number);
          refresh();
        });
    model.compared().addListener(new WeakListChangeListener<>(follow));
  }

  @Override
  public void show(CandidateRow row) {
    number = row.number();
    setAccessibleText(messages.format("candidates.compare.one", row.trial().id().label()));
    refresh();
  }

  private void refresh() {
    setSelected(model.compared().contains(number));
  }
}
