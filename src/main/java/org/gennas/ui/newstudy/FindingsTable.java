package org.gennas.ui.newstudy;

import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.collections.ListChangeListener;
import javafx.geometry.HPos;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.gennas.study.config.FindingPolicy.Meaning;
import org.gennas.ui.form.Choices;
import org.gennas.ui.form.FindingChoice;
import org.gennas.ui.form.FoundDataset;
import org.gennas.ui.text.Messages;

/**
 * The findings of the dataset with their label counts, to choose from, and their label policies.
 */
final class FindingsTable extends ScrollPane {
  private static final int COUNTS = 4;
  private final NewStudyModel model;
  private final Messages messages;
  private final GridPane grid = new GridPane();

  FindingsTable(NewStudyModel model, Messages messages) {
    this.model = model;
    this.messages = messages;
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    setMinHeight(180);
    setPrefHeight(420);
    setContent(grid);
    grid.setHgap(8);
    grid.setVgap(4);
    grid.setPadding(new Insets(0, 10, 0, 0));
    grid.getColumnConstraints().add(column(130, Priority.ALWAYS, HPos.LEFT));
    for (int i = 0; i < COUNTS; i++) {
      grid.getColumnConstraints().add(column(54, Priority.NEVER, HPos.RIGHT));
    }
    grid.getColumnConstraints().add(column(82, Priority.NEVER, HPos.LEFT));
    grid.getColumnConstraints().add(column(82, Priority.NEVER, HPos.LEFT));
    model.findings().addListener((ListChangeListener<FindingChoice>) change -> fill());
    fill();
  }

  private static ColumnConstraints column(double width, Priority grow, HPos side) {
    ColumnConstraints column = new ColumnConstraints(width);
    column.setMinWidth(width);
    if (grow == Priority.ALWAYS) {
      column.setMaxWidth(Double.MAX_VALUE);
    }
    column.setHgrow(grow);
    column.setHalignment(side);
    return column;
  }

  private void fill() {
    grid.getChildren().clear();
    List<String> heads =
        List.of("finding", "positive", "negative", "uncertain", "blank", "asUncertain", "asBlank");
    for (int i = 0; i < heads.size(); i++) {
      Label head = new Label(messages.get("newstudy.findings." + heads.get(i)));
      head.getStyleClass().add("gn-tiny");
      head.setMinWidth(Region.USE_PREF_SIZE);
      grid.add(head, i, 0);
    }
    for (int i = 0; i < model.findings().size(); i++) {
      add(model.findings().get(i), i + 1);
    }
    setVisible(!model.findings().isEmpty());
  }

  private void add(FindingChoice choice, int row) {
    FoundDataset.Finding finding = choice.finding();
    CheckBox chosen = new CheckBox(finding.name());
    chosen.setId("finding-" + row);
    chosen.selectedProperty().bindBidirectional(choice.chosen());
    chosen.setMinHeight(28);
    chosen.setTooltip(new Tooltip(finding.name()));
    List<Node> cells =
        List.of(
            chosen,
            count(finding.positive()),
            count(finding.negative()),
            count(finding.uncertain()),
            count(finding.blank()),
            policy(
                choice,
                choice.uncertain(),
                List.of(Meaning.values()),
                messages.get("newstudy.findings.asUncertain")),
            policy(
                choice,
                choice.blank(),
                List.of(Meaning.IGNORE, Meaning.ZEROS),
                messages.get("newstudy.findings.asBlank")));
    for (int i = 0; i < cells.size(); i++) {
      grid.add(cells.get(i), i, row);
    }
  }

  private static Label count(int value) {
    Label label = new Label(DatasetCard.count(value));
    label.getStyleClass().add(value == 0 ? "gn-muted" : "gn-count");
    label.setAlignment(Pos.CENTER_RIGHT);
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }

  private ComboBox<Meaning> policy(
      FindingChoice choice, ObjectProperty<Meaning> value, List<Meaning> meanings, String what) {
    ComboBox<Meaning> box = Choices.of(meanings, m -> messages.get("newstudy.meaning." + m), null);
    box.getStyleClass().add("gn-small");
    box.setAccessibleText(choice.finding().name() + ", " + what);
    box.valueProperty().bindBidirectional(value);
    box.disableProperty().bind(choice.chosen().not());
    return box;
  }
}
