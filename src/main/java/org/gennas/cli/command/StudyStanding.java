package org.gennas.cli.command;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gennas.cli.text.ConfirmationText;
import org.gennas.cli.text.ShellWord;
import org.gennas.common.NumberFormats;
import org.gennas.search.StudyLock;
import org.gennas.study.event.StudyEvent;
import org.gennas.study.event.StudyState;
import org.gennas.study.folder.StudyFolder;

/**
 * How a study's search stands. The journal of a program that was killed says that it runs still, so
 * the study's lock is asked too.
 *
 * @param path the study's folder
 * @param running whether a program runs it now
 * @param now until when its search has lasted where it is running
 */
record StudyStanding(Path path, StudyState state, boolean running, Instant now) {
  static StudyStanding of(StudyFolder folder, StudyState state, Instant now) throws IOException {
    boolean running = state.phase() == StudyState.Phase.RUNNING && StudyLock.held(folder);
    return new StudyStanding(folder.path(), state, running, now);
  }

  /** Whether the program that ran it is gone without a word. */
  boolean interrupted() {
    return state.phase() == StudyState.Phase.RUNNING && !running;
  }

  /** Time of search; of an interrupted one until its last event, since nobody knows more. */
  Duration active() {
    List<StudyEvent> events = state.events();
    boolean known = interrupted() && !events.isEmpty();
    return state.activeUntil(known ? events.get(events.size() - 1).at() : now);
  }

  /** Such as {@code paused after 3 min of search}. */
  String words() {
    String time = NumberFormats.duration(active()) + " of search";
    Optional<String> stage = ConfirmationText.stage(state);
    return switch (state.phase()) {
      case READY -> "not started";
      case RUNNING -> running ? running(time, stage) : interrupted(time, stage);
      case PAUSED ->
          "paused after "
              + time
              + stage.map(s -> "; " + s).orElse("")
              + state.blocked().map(b -> ". " + b.message() + " " + b.remedy()).orElse("");
      case ENDED ->
          "ended after "
              + time
              + state.ended().map(e -> ": " + e.detail() + " (" + e.reason() + ")").orElse("")
              + (state.testIsDue()
                  ? " The test split is not scored yet; gennas resume does that."
                  : "");
    };
  }

  private static String running(String time, Optional<String> stage) {
    return stage.map(s -> s + ", ").orElse("running, ") + time;
  }

  private String interrupted(String time, Optional<String> stage) {
    return "interrupted after "
        + time
        + stage.map(s -> " (" + s + ")").orElse("")
        + ": the program that ran it is gone. Go on with: gennas resume "
        + ShellWord.of(path);
  }
}
