package org.gennas.ui.newstudy;

import java.io.File;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.VBox;
import org.gennas.ui.control.Card;
import org.gennas.ui.form.FormField;
import org.gennas.ui.form.ModelCheck;
import org.gennas.ui.newstudy.NewStudyModel.Outcome;
import org.gennas.ui.text.Messages;

/** The New study form: a screen of its own, so that nothing that runs is blocked by it. */
public final class NewStudyForm extends BorderPane {
  private static final int GAP = 12;

  private final NewStudyModel model;
  private final Messages messages;
  private final Button create = new Button();
  private final Label problems = new Label();

  /**
   * @param check of a language model
   * @param chooser asks the person for a folder
   * @param created told the study once the person asks for it
   * @param cancelled the person wants none
   */
  public NewStudyForm(
      NewStudyModel model,
      ModelCheck check,
      Messages messages,
      Supplier<Optional<File>> chooser,
      Consumer<Outcome.Ready> created,
      Runnable cancelled) {
    this.model = model;
    this.messages = messages;
    getStyleClass().add("gn-new-study");
    setCenter(scrolled(columns(chooser, check)));
    setBottom(footer(created, cancelled));
    model.outcome().addListener((property, before, now) -> show(now));
    show(model.outcome().get());
  }

  private GridPane columns(Supplier<Optional<File>> chooser, ModelCheck check) {
    TrainingCard training = new TrainingCard(model, messages);
    SearchCard search = new SearchCard(model, messages);
    Card images = new DatasetCard(model, messages, chooser).card();
    GridPane grid = new GridPane();
    grid.setHgap(GAP);
    for (double share : new double[] {51, 23, 26}) {
      ColumnConstraints column = new ColumnConstraints();
      column.setPercentWidth(share);
      grid.getColumnConstraints().add(column);
    }
    RowConstraints row = new RowConstraints();
    row.setVgrow(Priority.ALWAYS);
    grid.getRowConstraints().add(row);
    Card time = new PlanCard(model.time(), messages).card();
    time.setMinHeight(Region.USE_PREF_SIZE);
    VBox left = new VBox(GAP, time, images);
    VBox.setVgrow(images, Priority.ALWAYS);
    grid.add(left, 0, 0);
    Card languageModel = new LanguageModelCard(model.languageModel(), check, messages).card();
    model.proposer().addListener((property, before, now) -> show(languageModel));
    show(languageModel);
    grid.add(new VBox(GAP, search.study(), search.search(), languageModel), 1, 0);
    grid.add(new VBox(GAP, training.split(), training.training(), search.stops()), 2, 0);
    return grid;
  }

  private void show(Card languageModel) {
    languageModel.setVisible(model.asksModel());
    languageModel.setManaged(model.asksModel());
  }

  private static ScrollPane scrolled(Region content) {
    ScrollPane pane = new ScrollPane(content);
    pane.setFitToWidth(true);
    pane.setFitToHeight(true);
    pane.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    return pane;
  }

  private HBox footer(Consumer<Outcome.Ready> created, Runnable cancelled) {
    problems.setMinWidth(0);
    HBox.setHgrow(problems, Priority.ALWAYS);
    problems.setMaxWidth(Double.MAX_VALUE);
    Button cancel = new Button(messages.get("newstudy.cancel"));
    cancel.setId("cancel-study");
    cancel.setCancelButton(true);
    cancel.setMinWidth(Region.USE_PREF_SIZE);
    cancel.setOnAction(event -> cancelled.run());
    create.setText(messages.get("newstudy.create"));
    create.setId("create-study");
    create.setDefaultButton(true);
    create.getStyleClass().add("gn-primary");
    create.setMinWidth(Region.USE_PREF_SIZE);
    create.setOnAction(
        event -> {
          if (model.outcome().get() instanceof Outcome.Ready ready) {
            created.accept(ready);
          }
        });
    HBox footer = new HBox(8, problems, cancel, create);
    footer.setAlignment(Pos.CENTER_LEFT);
    footer.getStyleClass().add("gn-form-footer");
    return footer;
  }

  private void show(Outcome outcome) {
    create.setDisable(!(outcome instanceof Outcome.Ready));
    if (outcome instanceof Outcome.Incomplete incomplete) {
      problems.setText(
          incomplete.problems().stream()
              .map(p -> FormField.text(p, messages))
              .distinct()
              .collect(Collectors.joining("  ·  ")));
      problems.getStyleClass().setAll("label", "gn-field-error");
    } else {
      problems.setText(messages.get("newstudy.ready"));
      problems.getStyleClass().setAll("label", "gn-field-help");
    }
  }
}
