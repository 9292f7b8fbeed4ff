package org.gennas.ui.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.gennas.ui.command.Command;
import org.gennas.ui.command.Edit;
import org.gennas.ui.command.EditHistory;
import org.gennas.ui.command.KeyChord;
import org.gennas.ui.control.Badge;
import org.gennas.ui.settings.Preferences;
import org.gennas.ui.study.StudyController;
import org.gennas.ui.study.StudyModel.Mode;
import org.gennas.ui.text.Language;
import org.gennas.ui.text.Messages;
import org.gennas.ui.theme.Appearance;
import org.gennas.ui.theme.Theme;

/** The window's own actions by name: undo and redo, the search, theme, language. */
final class WindowCommands {
  static final String UNDO = "command.undo";
  static final String REDO = "command.redo";

  private static final String EDIT = "command.section.edit";
  private static final String SEARCH = "screen.search";
  private static final String VIEW = "command.section.view";

  private final WorkbenchShell shell;
  private final Messages messages;
  private final EditHistory edits;

  WindowCommands(WorkbenchShell shell, Messages messages, EditHistory edits) {
    this.shell = shell;
    this.messages = messages;
    this.edits = edits;
  }

  /** Offers undo and redo, by keys and after each change. */
  void offerUndo() {
    Command undo =
        Command.of(UNDO, EDIT, this::undo)
            .withKeys("Ctrl", "Z")
            .when(() -> edits.undoable().get().isPresent())
            .saying(() -> said(edits.undoable().get()));
    Command redo =
        Command.of(REDO, EDIT, this::redo)
            .withKeys("Ctrl", "Y")
            .when(() -> edits.redoable().get().isPresent())
            .saying(() -> said(edits.redoable().get()));
    shell.serve(List.of(undo, redo));
    shell.alsoBy(new KeyChord(List.of("Ctrl", "Shift", "Z")), redo);
    edits.onPerformed(this::offer);
  }

  private Optional<String> said(Optional<String> title) {
    return title.or(() -> Optional.of(messages.get("command.undo.none")));
  }

  private void offer(Edit edit) {
    shell.tell(
        Badge.Kind.INFO,
        edit.title(),
        messages.get(UNDO),
        () -> {
          // another change may have been made since, which this link is not about
          if (edits.isLast(edit)) {
            edits.undo();
          }
        });
  }

  private void undo() {
    Optional<String> title = edits.undoable().get();
    edits.undo();
    title.ifPresent(
        t ->
            shell.tell(
                Badge.Kind.INFO,
                messages.format("command.undone", t),
                messages.get(REDO),
                edits::redo));
  }

  private void redo() {
    Optional<String> title = edits.redoable().get();
    edits.redo();
    title.ifPresent(
        t ->
            shell.tell(
                Badge.Kind.INFO,
                messages.format("command.redone", t),
                messages.get(UNDO),
                edits::undo));
  }

  /** Offers Start, Pause and Stop. */
  void offerSearch(StudyController desk, Runnable stop) {
    Supplier<Mode> mode = () -> desk.model().mode();
    shell.serve(
        List.of(
            Command.of("top.start", SEARCH, desk::start)
                .withKeys("F5")
                .when(() -> mode.get() == Mode.READY || mode.get() == Mode.PAUSED)
                .saying(() -> stands(mode.get())),
            Command.of("top.pause", SEARCH, desk::pause)
                .withKeys("F6")
                .when(() -> mode.get() == Mode.RUNNING_HERE)
                .saying(() -> stands(mode.get())),
            Command.of("top.stop", SEARCH, stop)
                .withKeys("Shift", "F5")
                .when(desk::canStop)
                .saying(() -> stands(mode.get()))));
  }

  private Optional<String> stands(Mode mode) {
    return Optional.of(messages.get(mode == Mode.NONE ? "top.noStudy" : "study.state." + mode));
  }

  /** Offers themes and languages. */
  void offerView(Appearance appearance, Preferences preferences) {
    List<Command> commands = new ArrayList<>();
    for (Theme theme : Theme.values()) {
      commands.add(
          Command.of("settings.theme." + theme, VIEW, () -> appearance.choiceProperty().set(theme))
              .when(() -> appearance.choiceProperty().get() != theme)
              .saying(() -> shown(appearance.choiceProperty().get() == theme)));
    }
    for (Language language : Language.values()) {
      commands.add(
          Command.of("settings.language." + language, VIEW, () -> speak(preferences, language))
              .when(() -> preferences.language().get() != language)
              .saying(() -> shown(preferences.language().get() == language)));
    }
    shell.serve(commands);
  }

  private Optional<String> shown(boolean now) {
    return now ? Optional.of(messages.get("command.chosen")) : Optional.empty();
  }

  private void speak(Preferences preferences, Language language) {
    preferences.language().set(language);
    shell.tell(Badge.Kind.INFO, messages.get("settings.restart"));
  }
}
