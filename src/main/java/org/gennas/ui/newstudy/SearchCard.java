package org.gennas.ui.newstudy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.gennas.proposal.llm.Proposers;
import org.gennas.runner.Device;
import org.gennas.study.config.Schedule;
import org.gennas.study.config.SecondObjective;
import org.gennas.ui.control.Card;
import org.gennas.ui.form.CheckedField;
import org.gennas.ui.form.Choices;
import org.gennas.ui.form.FieldGrid;
import org.gennas.ui.form.FormField;
import org.gennas.ui.form.PlannedNumber;
import org.gennas.ui.text.Messages;

/** Name and folder, proposer, schedule, devices, budget and stops. */
final class SearchCard {
  private final NewStudyModel model;
  private final Messages messages;

  SearchCard(NewStudyModel model, Messages messages) {
    this.model = model;
    this.messages = messages;
  }

  Card study() {
    return new Card(messages.get("newstudy.study"))
        .setPaddedBody(
            new FieldGrid(1)
                .with(field("name", model.name()))
                .with(field("studyFolder", model.folder())));
  }

  Card search() {
    ComboBox<String> proposer =
        Choices.of(Proposers.names(), p -> messages.get("newstudy.proposer." + p), "proposer");
    proposer.valueProperty().bindBidirectional(model.proposer());
    ComboBox<Schedule> schedule =
        Choices.of(
            List.of(Schedule.values()), s -> messages.get("newstudy.schedule." + s), "schedule");
    schedule.valueProperty().bindBidirectional(model.schedule());
    FieldGrid grid =
        new FieldGrid(2)
            .with(new FormField(messages.get("newstudy.proposer"), proposer, ""))
            .with(new FormField(messages.get("newstudy.schedule"), schedule, ""))
            .with(new FormField(messages.get("newstudy.devices"), devices(), ""), 2);
    return new Card(messages.get("newstudy.search")).setPaddedBody(grid);
  }

  private FormField early() {
    ComboBox<StrategyFields.Early> early =
        Choices.of(
            List.of(
                StrategyFields.Early.OFF,
                StrategyFields.Early.HALVING,
                StrategyFields.Early.MEDIAN,
                StrategyFields.Early.BOTH),
            e -> messages.get("newstudy.early." + e),
            "early");
    early.valueProperty().bindBidirectional(model.strategy().early());
    model.time().state().addListener((property, before, now) -> offer(early, now));
    return new FormField(messages.get("newstudy.early"), early, "");
  }

  /** The plan can decide only where there is one; the choice that was made stays. */
  private static void offer(ComboBox<StrategyFields.Early> early, TimeField.State state) {
    if (state instanceof TimeField.State.ByHand) {
      early.getItems().remove(StrategyFields.Early.PLAN);
    } else if (!early.getItems().contains(StrategyFields.Early.PLAN)) {
      early.getItems().add(0, StrategyFields.Early.PLAN);
    }
  }

  private FormField objective() {
    List<Optional<SecondObjective>> values = new ArrayList<>();
    values.add(Optional.empty());
    for (SecondObjective objective : SecondObjective.values()) {
      values.add(Optional.of(objective));
    }
    ComboBox<Optional<SecondObjective>> objective =
        Choices.of(
            values,
            o -> messages.get("newstudy.objective." + o.map(Enum::name).orElse("NONE")),
            "objective");
    objective.valueProperty().bindBidirectional(model.strategy().objective());
    return new FormField(messages.get("newstudy.objective"), objective, "");
  }

  private VBox devices() {
    VBox boxes = new VBox(2);
    for (Device device : model.devices().found()) {
      CheckBox box = new CheckBox(messages.format("newstudy.device", device.id(), device.name()));
      box.setId("device-" + device.id().replace(':', '-'));
      box.setMinHeight(24);
      box.setSelected(model.devices().chosen().contains(device));
      box.selectedProperty()
          .addListener(
              (property, before, now) -> {
                if (now) {
                  model.devices().chosen().add(device);
                } else {
                  model.devices().chosen().remove(device);
                }
              });
      boxes.getChildren().add(box);
    }
    if (model.devices().found().isEmpty()) {
      boxes.getChildren().add(new Label(messages.get("newstudy.devices.none")));
    }
    return boxes;
  }

  Card stops() {
    StopFields stop = model.stop();
    FieldGrid grid =
        new FieldGrid(3)
            .with(planned("stop.trials", stop.plannedTrials()))
            .with(field("stop.plateau", stop.plateau()))
            .with(field("stop.threshold", stop.threshold()))
            .with(field("stop.hours", stop.hours()))
            .with(field("stop.target", stop.targetAuc()))
            .with(planned("confirm.candidates", model.confirmation().planned().get(0)))
            .with(planned("confirm.seeds", model.confirmation().planned().get(1)))
            .with(field("seed", model.seed()))
            .with(field("warmStart", model.strategy().warmStart()))
            .with(early(), 2)
            .with(objective(), 1);
    return new Card(messages.get("newstudy.stop")).setPaddedBody(grid);
  }

  private FormField planned(String key, PlannedNumber number) {
    return FormField.planned(
        messages.get("newstudy." + key), number, key.replace('.', '-'), messages);
  }

  private FormField field(String key, CheckedField<?> field) {
    return FormField.text(
        messages.get("newstudy." + key), field, "", key.replace('.', '-'), messages);
  }
}
