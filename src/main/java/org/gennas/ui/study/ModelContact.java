package org.gennas.ui.study;

import java.util.List;
import java.util.Optional;
import org.gennas.ui.study.Conversation.Entry;
import org.gennas.ui.study.Conversation.Kind;

/** How the talk with a study's language model stands. */
public enum ModelContact {
  /** Nothing was asked since the study was opened. */
  NOT_ASKED,
  /** A question is out, and nothing speaks against an answer. */
  ASKED,
  /** A question is out, and the model or its server keeps it waiting. */
  SILENT,
  /** The last question was answered. */
  ANSWERED,
  /** The last question ended without an answer. */
  UNANSWERED;

  /** Of a study at a moment; empty where it asks no language model. */
  public static Optional<ModelContact> of(StudySnapshot moment) {
    return moment
        .state()
        .config()
        .languageModel()
        .map(model -> moment.conversation().map(ModelContact::of).orElse(NOT_ASKED));
  }

  private static ModelContact of(Conversation talk) {
    List<Entry> entries = talk.entries();
    boolean waits = !entries.isEmpty() && entries.get(entries.size() - 1).kind() == Kind.WAITING;
    if (talk.live()) {
      return waits ? SILENT : ASKED;
    }
    return entries.stream().anyMatch(e -> e.kind() == Kind.ANSWER) ? ANSWERED : UNANSWERED;
  }
}
