package org.gennas.ui.search;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.input.Clipboard;
import org.gennas.ui.command.Command;

/** What can be done by name on the Search screen. */
final class SearchCommands {
  private static final String SECTION = "screen.search";

  private final SearchModel model;
  private final Consumer<TrajectoryAxis> axis;
  private final Consumer<Boolean> proposals;

  /**
   * @param axis draws the trajectory against another one
   * @param proposals opens or closes all iterations
   */
  SearchCommands(SearchModel model, Consumer<TrajectoryAxis> axis, Consumer<Boolean> proposals) {
    this.model = model;
    this.axis = axis;
    this.proposals = proposals;
  }

  List<Command> all() {
    List<Command> commands = new ArrayList<>();
    commands.add(
        of("search.command.train", model::train).withKeys("Ctrl", "Enter").when(this::trains));
    commands.add(of("search.ask", model::ask).when(() -> model.askableProperty().get()));
    commands.add(of("search.command.paste", this::paste).withKeys("Ctrl", "V"));
    commands.add(
        of("search.command.lock", () -> model.editor().toggleLock(model.editor().current()))
            .withKeys("L")
            .when(() -> model.editor().isLockable()));
    commands.add(of("search.command.retry", this::retry).when(() -> !model.retriable().isEmpty()));
    commands.add(
        of("search.command.review", () -> model.review().review(!model.review().reviews()))
            .when(() -> model.review().canDecide()));
    commands.add(
        of("search.talk.callOff", () -> model.review().callOff())
            .when(() -> model.review().canDecide()));
    for (TrajectoryAxis each : TrajectoryAxis.values()) {
      commands.add(of("search.command.axis." + each, () -> axis.accept(each)));
    }
    commands.add(of("search.proposals.open", () -> proposals.accept(true)));
    commands.add(of("search.proposals.close", () -> proposals.accept(false)));
    return List.copyOf(commands);
  }

  private static Command of(String id, Runnable action) {
    return Command.of(id, SECTION, action);
  }

  private boolean trains() {
    return model.offerProperty().get().stands();
  }

  private void retry() {
    model.retriable().forEach(trial -> model.retry(trial.id().number()));
  }

  private void paste() {
    String text = Clipboard.getSystemClipboard().getString();
    model.paste(text == null ? "" : text);
  }
}
