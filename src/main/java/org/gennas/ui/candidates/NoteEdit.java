package org.gennas.ui.candidates;

import org.gennas.study.notes.TrialNote;
import org.gennas.ui.command.Edit;
import org.gennas.ui.study.TrialNotebook;

/** A change of what is written to one trial: its tags, its note, whether it is shown. */
record NoteEdit(String title, TrialNotebook notebook, TrialNote before, TrialNote after)
    implements Edit {
  @Override
  public void apply() {
    notebook.put(after);
  }

  @Override
  public void revert() {
    notebook.put(before);
  }
}
