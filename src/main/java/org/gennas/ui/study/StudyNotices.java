package org.gennas.ui.study;

import java.util.Optional;
import java.util.concurrent.Executor;
import org.gennas.common.FileProblem;
import org.gennas.study.event.StudyEvent;
import org.gennas.ui.text.Messages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells a person what went wrong with the open study, and takes it back once it is mended. */
final class StudyNotices {
  private static final Logger LOG = LoggerFactory.getLogger(StudyNotices.class);

  private final StudyModel model;
  private final Executor ui;
  private final Messages messages;
  private Optional<StudyEvent.Blocked> blocked = Optional.empty();

  StudyNotices(StudyModel model, Executor ui, Messages messages) {
    this.model = model;
    this.ui = ui;
    this.messages = messages;
  }

  /**
   * A problem; from any thread.
   *
   * @param key of a text that takes the cause
   */
  void fail(String key, Exception e) {
    String cause = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    String text = messages.format(key, cause);
    LOG.warn("{}", text, e);
    ui.execute(() -> model.tell(text));
  }

  /** The study is shown as it stands now; on the window's thread. */
  void shown(StudySnapshot moment) {
    Optional<StudyEvent.Blocked> now = moment.state().blocked();
    if (now.equals(blocked)) {
      return;
    }
    blocked = now;
    now.ifPresentOrElse(
        b -> model.tell(messages.format("study.problem.blocked", b.message(), b.remedy())),
        model::dismiss);
  }

  /** What the search waits for, or that it no longer does; from any thread. */
  void waiting(Optional<FileProblem> problem) {
    ui.execute(
        () ->
            problem.ifPresentOrElse(
                p -> model.tell(messages.format("study.problem.waiting", p.getMessage())),
                model::dismiss));
  }
}
