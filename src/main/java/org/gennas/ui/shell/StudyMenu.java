package org.gennas.ui.shell;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCombination;
import org.gennas.study.config.StudyConfig;
import org.gennas.ui.command.Command;
import org.gennas.ui.study.StudyController;
import org.gennas.ui.text.Messages;

/** What can be done with studies as a whole: the menu of the top bar, and the same as commands. */
final class StudyMenu {
  private static final String SECTION = "command.section.study";
  private static final String RECENT = "study.menu.recent#";

  private final Messages messages;
  private final StudyController desk;
  private final Surroundings around;
  private final Supplier<Optional<StudyConfig>> sample;
  private final Supplier<List<Path>> recent;
  private final Runnable showSearch;
  private final Runnable newStudy;

  /**
   * @param showSearch brings the Search screen to the front
   * @param newStudy shows the form of a new study
   */
  StudyMenu(
      Messages messages,
      StudyController desk,
      Surroundings around,
      Supplier<Optional<StudyConfig>> sample,
      Supplier<List<Path>> recent,
      Runnable showSearch,
      Runnable newStudy) {
    this.messages = messages;
    this.desk = desk;
    this.around = around;
    this.sample = sample;
    this.recent = recent;
    this.showSearch = showSearch;
    this.newStudy = newStudy;
  }

  /** Follows the study shown: which items there are, and which commands. */
  void follow(WorkbenchShell shell) {
    shell.serve(fixed());
    desk.model().folderProperty().addListener((observable, old, now) -> refresh(shell));
    desk.model().modeProperty().addListener((observable, old, now) -> refresh(shell));
    desk.model().momentProperty().addListener((observable, old, now) -> refreshReport(shell));
    refresh(shell);
  }

  private boolean reportable;

  private void refreshReport(WorkbenchShell shell) {
    if (reportable != desk.model().canReport()) {
      refresh(shell);
    }
  }

  private List<Command> fixed() {
    return List.of(
        Command.of("study.menu.new", SECTION, newStudy).withKeys("Ctrl", "N"),
        Command.of("study.menu.open", SECTION, this::choose).withKeys("Ctrl", "O"),
        Command.of("study.menu.sample", SECTION, () -> sample.get().ifPresent(this::show))
            .when(() -> sample.get().isPresent()),
        Command.of("study.menu.report", SECTION, this::report)
            .withKeys("Ctrl", "R")
            .when(desk.model()::canReport)
            .saying(
                () ->
                    desk.model().canReport()
                        ? Optional.empty()
                        : Optional.of(messages.get("study.menu.report.none"))));
  }

  private List<Command> recents() {
    List<Command> commands = new ArrayList<>();
    List<Path> folders = recent.get();
    for (int i = 0; i < folders.size(); i++) {
      Path folder = folders.get(i);
      commands.add(
          Command.of(RECENT + i, SECTION, () -> open(folder))
              .saying(() -> Optional.of(folder.getFileName().toString())));
    }
    return commands;
  }

  private void refresh(WorkbenchShell shell) {
    reportable = desk.model().canReport();
    List<Command> before =
        shell.commands().all().stream().filter(c -> c.id().startsWith(RECENT)).toList();
    shell.commands().remove(before.stream().map(Command::id).toList());
    List<Command> recents = recents();
    shell.commands().add(recents);
    List<MenuItem> items = new ArrayList<>();
    for (Command command : fixed()) {
      if (command.enabled().getAsBoolean()) {
        items.add(item(messages.get(command.titleKey()), command));
      }
    }
    if (!recents.isEmpty()) {
      items.add(new SeparatorMenuItem());
      recents.forEach(c -> items.add(item(c.note().get().orElseThrow(), c)));
    }
    shell.topBar().setStudyMenu(items);
  }

  private static MenuItem item(String text, Command command) {
    MenuItem item = new MenuItem(text);
    item.setMnemonicParsing(false);
    item.setOnAction(event -> command.run());
    if (!command.keys().isEmpty()) {
      // only shown: the window deals with the keys, also while the menu is closed
      item.setAccelerator(KeyCombination.valueOf("Shortcut+" + command.keys().get(1)));
    }
    return item;
  }

  /** Has the report written, where needed, and shows it. */
  void report() {
    desk.report(around.show());
  }

  private void show(StudyConfig config) {
    desk.show(config);
  }

  private void choose() {
    around
        .chooser()
        .apply(messages.get("study.open.title"))
        .map(File::toPath)
        .ifPresent(this::open);
  }

  private void open(Path folder) {
    showSearch.run();
    desk.open(folder);
  }
}
