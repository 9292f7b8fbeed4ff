package org.gennas.ui.arena;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import org.gennas.proposal.strategy.ProposerChoice;
import org.gennas.runner.table.Feedback;
import org.gennas.study.config.Schedule;
import org.gennas.study.config.SecondObjective;
import org.gennas.ui.control.Card;
import org.gennas.ui.form.CheckedField;
import org.gennas.ui.form.Choices;
import org.gennas.ui.form.FieldGrid;
import org.gennas.ui.form.FormField;
import org.gennas.ui.text.Messages;

/** What is to be played: the table, the players, and how. */
final class ArenaSettings {
  private final ArenaSetup setup;
  private final Messages messages;
  private final TableChoice table;

  ArenaSettings(ArenaSetup setup, Messages messages, Supplier<Optional<File>> files) {
    this.setup = setup;
    this.messages = messages;
    table = new TableChoice(setup.table(), messages, files);
  }

  /** Puts the keyboard where work begins. */
  void focus() {
    table.focus();
  }

  Card card() {
    VBox fields =
        new VBox(
            12,
            table,
            new FormField(messages.get("arena.players"), players(), ""),
            new FieldGrid(2)
                .with(field("budget", setup.budget(), ""))
                .with(field("searches", setup.searches(), ""))
                .with(choice("feedback", List.of(Feedback.values()), setup.feedback()), 2)
                .with(field("devices", setup.devices(), ""))
                .with(choice("schedule", List.of(Schedule.values()), setup.schedule()))
                .with(objective())
                .with(field("warmStart", setup.warmStart(), messages.get("arena.warmStart.help"))));
    fields.getStyleClass().add("gn-card-body");
    ScrollPane scroll = new ScrollPane(fields);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    Card card = new Card(messages.get("arena.settings")).setBody(scroll);
    card.setMinHeight(0);
    return card;
  }

  private FieldGrid players() {
    FieldGrid boxes = new FieldGrid(2);
    boxes.setVgap(2);
    CheckBox chance = player(ProposerChoice.RANDOM);
    chance.setText(messages.format("arena.players.always", chance.getText()));
    chance.setSelected(true);
    chance.setDisable(true);
    chance.getStyleClass().add("gn-always");
    boxes.with(chance);
    setup
        .challengers()
        .forEach(
            (choice, takesPart) -> {
              CheckBox box = player(choice);
              box.selectedProperty().bindBidirectional(takesPart);
              boxes.with(box);
            });
    return boxes;
  }

  private CheckBox player(ProposerChoice choice) {
    CheckBox box = new CheckBox(messages.get("newstudy.proposer." + choice.key()));
    box.setId("arena-player-" + choice.key());
    box.setMinHeight(24);
    return box;
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
    box.valueProperty().bindBidirectional(setup.objective());
    return new FormField(messages.get("arena.objective"), box, "");
  }

  private FormField field(String key, CheckedField<?> field, String help) {
    return FormField.text(messages.get("arena." + key), field, help, "arena-" + key, messages);
  }
}
