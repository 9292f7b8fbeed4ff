package org.gennas.ui.arena;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.gennas.runner.table.Feedback;
import org.gennas.study.Schedule;
import org.gennas.study.SecondObjective;
import org.gennas.ui.Messages;
import org.gennas.ui.control.Card;
import org.gennas.ui.newstudy.CheckedField;
import org.gennas.ui.newstudy.Choices;
import org.gennas.ui.newstudy.FieldGrid;
import org.gennas.ui.newstudy.FormField;

/** What is to be played: the table, the players, and how. */
final class ArenaSettings {
  private final ArenaModel model;
  private final Messages messages;
  private final Supplier<Optional<File>> files;

  ArenaSettings(ArenaModel model, Messages messages, Supplier<Optional<File>> files) {
    this.model = model;
    this.messages = messages;
    this.files = files;
  }

  Card card() {
    VBox fields =
        new VBox(
            14,
            table(),
            new FormField(messages.get("arena.players"), players(), ""),
            new FieldGrid(2)
                .with(field("budget", model.budget()))
                .with(field("searches.field", model.searches()))
                .with(choice("feedback", List.of(Feedback.values()), model.feedback()), 2)
                .with(field("devices", model.devices()))
                .with(choice("schedule", List.of(Schedule.values()), model.schedule()))
                .with(field("warmStart", model.warmStart()))
                .with(objective()));
    fields.getStyleClass().add("gn-card-body");
    ScrollPane scroll = new ScrollPane(fields);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    Card card = new Card(messages.get("arena.settings")).setBody(scroll);
    card.setMinHeight(0);
    return card;
  }

  private Node table() {
    Label name = new Label();
    name.getStyleClass().add("gn-note");
    name.setId("arena-table");
    name.setMinWidth(0);
    Button open = new Button(messages.get("arena.open"));
    open.setId("arena-open");
    open.setMinWidth(Region.USE_PREF_SIZE);
    Button made = new Button(messages.get("arena.synthetic"));
    made.setId("arena-synthetic");
    made.setMinWidth(Region.USE_PREF_SIZE);
    HBox buttons = new HBox(8, open, made);
    FormField landscape = field("landscape", model.landscape());
    open.setOnAction(
        event -> files.get().map(File::toPath).ifPresent(f -> model.file().set(Optional.of(f))));
    made.setOnAction(event -> model.file().set(Optional.empty()));
    Runnable show =
        () -> {
          Optional<Path> file = model.file().get();
          name.setText(file.map(f -> f.getFileName().toString()).orElse(""));
          name.setVisible(file.isPresent());
          name.setManaged(file.isPresent());
          landscape.setVisible(file.isEmpty());
          landscape.setManaged(file.isEmpty());
          made.setDisable(file.isEmpty());
        };
    model.file().addListener((property, before, now) -> show.run());
    show.run();
    VBox box = new VBox(8, buttons, name, landscape);
    return new FormField(messages.get("arena.table"), box, "");
  }

  private VBox players() {
    VBox boxes = new VBox(2);
    model
        .players()
        .forEach(
            (choice, takesPart) -> {
              CheckBox box = new CheckBox(messages.get("newstudy.proposer." + choice.key()));
              box.setId("arena-player-" + choice.key());
              box.setMinHeight(24);
              box.selectedProperty().bindBidirectional(takesPart);
              boxes.getChildren().add(box);
            });
    return boxes;
  }

  private <T> FormField choice(String key, List<T> values, ObjectProperty<T> property) {
    ComboBox<T> box =
        Choices.of(values, v -> messages.get("arena." + key + "." + v), "arena-" + key);
    box.valueProperty().bindBidirectional(property);
    return new FormField(messages.get("arena." + key), box, "");
  }

  private FormField objective() {
    List<Optional<SecondObjective>> values = new ArrayList<>();
    values.add(Optional.empty());
    values.add(Optional.of(SecondObjective.MACS));
    values.add(Optional.of(SecondObjective.PARAMS));
    ComboBox<Optional<SecondObjective>> box =
        Choices.of(
            values,
            v -> messages.get("arena.objective." + v.map(Enum::name).orElse("NONE")),
            "arena-objective");
    box.valueProperty().bindBidirectional(model.objective());
    return new FormField(messages.get("arena.objective"), box, "");
  }

  private FormField field(String key, CheckedField<?> field) {
    FormField shown =
        FormField.text(
            messages.get("arena." + key),
            field,
            "",
            "arena-" + key.replace(".field", ""),
            messages);
    HBox.setHgrow(shown, Priority.ALWAYS);
    return shown;
  }
}
