package org.gennas.ui.arena;

import java.io.File;
import java.util.Optional;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.gennas.common.NumberFormats;
import org.gennas.ui.arena.ArenaModel.Progress;
import org.gennas.ui.arena.ArenaSetup.Outcome;
import org.gennas.ui.control.Badge;
import org.gennas.ui.text.Messages;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2MZ;

/** Play or cancel, how far it is, and save. */
final class ArenaControls extends VBox {
  private final ArenaModel model;
  private final Messages messages;
  private final Button play = new Button();
  private final Button save = new Button();
  private final ProgressBar bar = new ProgressBar(0);
  private final Label status = new Label();

  ArenaControls(
      ArenaModel model,
      Messages messages,
      Function<String, Optional<File>> folders,
      ArenaScreen.Teller teller) {
    super(8);
    this.model = model;
    this.messages = messages;
    getStyleClass().addAll("gn-card", "gn-arena-controls");
    play.setId("arena-play");
    play.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(play, Priority.ALWAYS);
    play.setOnAction(event -> toggle());
    save.setId("arena-save");
    save.setText(messages.get("arena.save"));
    save.setGraphic(new FontIcon(Material2MZ.SAVE_ALT));
    save.setMinWidth(Region.USE_PREF_SIZE);
    save.setTooltip(new Tooltip(messages.get("arena.save.hint")));
    save.setOnAction(event -> save(folders, teller));
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.setAccessibleText(messages.get("arena.progress"));
    status.setId("arena-status");
    status.setWrapText(true);
    status.setMinHeight(Region.USE_PREF_SIZE);
    HBox buttons = new HBox(8, play, save);
    buttons.setAlignment(Pos.CENTER_LEFT);
    getChildren().setAll(bar, status, buttons);
    setMinHeight(Region.USE_PREF_SIZE);
    model.progress().addListener((property, before, now) -> show());
    model.problem().addListener((property, before, now) -> show());
    model.setup().outcome().addListener((property, before, now) -> show());
    show();
  }

  /** Plays, or cancels what is being played. */
  void toggle() {
    if (model.progress().get().running()) {
      model.cancel();
    } else {
      model.play();
    }
  }

  private void save(Function<String, Optional<File>> folders, ArenaScreen.Teller teller) {
    folders
        .apply(messages.get("arena.save.title"))
        .map(File::toPath)
        .ifPresent(
            folder ->
                model.save(
                    folder,
                    saved ->
                        teller.tell(
                            Badge.Kind.OK, messages.format("arena.saved", saved.toString())),
                    problem ->
                        teller.tell(
                            Badge.Kind.ERROR, messages.format("arena.problem.save", problem))));
  }

  private void show() {
    Progress now = model.progress().get();
    boolean wrong = model.problem().get().isPresent();
    play.setText(messages.get(now.running() ? "arena.cancel" : "arena.play"));
    play.setGraphic(new FontIcon(now.running() ? Material2MZ.STOP : Material2MZ.PLAY_ARROW));
    play.setTooltip(
        new Tooltip(messages.get(now.running() ? "arena.cancel.hint" : "arena.play.hint")));
    play.getStyleClass().removeAll("gn-primary", "gn-danger");
    play.getStyleClass().add(now.running() ? "gn-danger" : "gn-primary");
    play.setDisable(!now.running() && !(model.setup().outcome().get() instanceof Outcome.Ready));
    bar.setVisible(now.running());
    bar.setManaged(now.running());
    bar.setProgress(now.total() == 0 ? 0 : (double) now.done() / now.total());
    status.setText(words(now));
    status.getStyleClass().setAll("label", wrong ? "gn-field-error" : "gn-note");
    status.setVisible(!status.getText().isEmpty());
    status.setManaged(status.isVisible());
    save.setDisable(now.running() || model.result().get().isEmpty());
  }

  private String words(Progress now) {
    if (model.problem().get().isPresent()) {
      return messages.format("arena.problem.play", model.problem().get().get());
    } else if (now.running()) {
      return now.left()
          .map(
              left ->
                  messages.format(
                      "arena.left", now.done(), now.total(), NumberFormats.duration(left)))
          .orElse(messages.format("arena.done", now.done(), now.total()));
    } else if (now.total() == 0) {
      return "";
    }
    String key = now.done() < now.total() ? "arena.cancelled" : "arena.ended";
    return messages.format(key, now.done(), now.total());
  }
}
