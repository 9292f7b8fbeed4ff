package org.gennas.ui.newstudy;

import java.io.File;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.gennas.study.config.ImagesConfig.View;
import org.gennas.ui.control.Badge;
import org.gennas.ui.control.Card;
import org.gennas.ui.form.Choices;
import org.gennas.ui.form.DatasetField;
import org.gennas.ui.form.FieldGrid;
import org.gennas.ui.form.FormField;
import org.gennas.ui.form.FoundDataset;
import org.gennas.ui.text.Messages;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;

/** The images: where they are, what was found there, findings, views and size. */
final class DatasetCard {
  private final NewStudyModel model;
  private final Messages messages;
  private final Supplier<Optional<File>> chooser;
  private final HBox found = new HBox(8);
  private final Label problem = new Label();

  DatasetCard(NewStudyModel model, Messages messages, Supplier<Optional<File>> chooser) {
    this.model = model;
    this.messages = messages;
    this.chooser = chooser;
  }

  Card card() {
    FindingsTable findings = new FindingsTable(model, messages);
    VBox body = new VBox(12, folder(), foundLine(), findings, options());
    VBox.setVgrow(findings, Priority.ALWAYS);
    Card card = new Card(messages.get("newstudy.images")).setPaddedBody(body);
    model.dataset().state().addListener((property, before, now) -> show(now));
    show(model.dataset().state().get());
    return card;
  }

  private FormField folder() {
    TextField path = new TextField();
    path.setId("dataset-folder");
    path.setPromptText(messages.get("newstudy.folder.prompt"));
    path.textProperty().bindBidirectional(model.dataset().text());
    HBox.setHgrow(path, Priority.ALWAYS);
    Button browse = new Button(messages.get("newstudy.browse"));
    browse.setGraphic(new FontIcon(Material2AL.FOLDER_OPEN));
    browse.setMinWidth(Region.USE_PREF_SIZE);
    browse.setOnAction(
        event -> chooser.get().ifPresent(folder -> path.setText(folder.getAbsolutePath())));
    HBox line = new HBox(8, path, browse);
    FormField field = new FormField(messages.get("newstudy.folder"), line, "");
    path.setAccessibleText(messages.get("newstudy.folder"));
    return field;
  }

  private VBox foundLine() {
    found.setAlignment(Pos.CENTER_LEFT);
    found.setMinHeight(22);
    problem.setWrapText(true);
    problem.setMinHeight(Region.USE_PREF_SIZE);
    problem.getStyleClass().add("gn-field-error");
    return new VBox(found, problem);
  }

  private void show(DatasetField.State state) {
    found.getChildren().clear();
    problem.setText("");
    if (state instanceof DatasetField.State.Empty) {
      found.getChildren().add(note(messages.get("newstudy.found.none")));
    } else if (state instanceof DatasetField.State.Looking) {
      ProgressIndicator busy = new ProgressIndicator();
      busy.setPrefSize(16, 16);
      found.getChildren().addAll(busy, note(messages.get("newstudy.found.looking")));
    } else if (state instanceof DatasetField.State.Found there) {
      show(there.dataset());
    } else if (state instanceof DatasetField.State.Unusable bad) {
      problem.setText(bad.message());
    }
    boolean wrong = !problem.getText().isEmpty();
    problem.setVisible(wrong);
    problem.setManaged(wrong);
    found.setVisible(!wrong);
    found.setManaged(!wrong);
  }

  private void show(FoundDataset dataset) {
    Badge layout = new Badge(Badge.Kind.OK, Material2AL.CHECK_CIRCLE, dataset.layout());
    layout.setMinWidth(Region.USE_PREF_SIZE);
    found.getChildren().add(layout);
    if (dataset.synthetic()) {
      Badge synthetic = new Badge(Badge.Kind.WARNING, messages.get("newstudy.found.synthetic"));
      synthetic.setMinWidth(Region.USE_PREF_SIZE);
      found.getChildren().add(synthetic);
    }
    String images = count(dataset.images());
    String frontal = count(dataset.frontal());
    String lateral = count(dataset.lateral());
    found
        .getChildren()
        .add(
            note(
                dataset.namesPatients()
                    ? messages.format(
                        "newstudy.found.counts",
                        images,
                        count(dataset.patients()),
                        frontal,
                        lateral)
                    : messages.format("newstudy.found.unnamed", images, frontal, lateral)));
  }

  /** A count with thin groups, the same in every locale. */
  static String count(int value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  private static Label note(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("gn-note");
    return label;
  }

  private FieldGrid options() {
    ComboBox<View> view =
        Choices.of(List.of(View.values()), v -> messages.get("newstudy.view." + v), "view");
    view.valueProperty().bindBidirectional(model.view());
    return new FieldGrid(2)
        .with(new FormField(messages.get("newstudy.view"), view, ""))
        .with(
            FormField.text(
                messages.get("newstudy.px"),
                model.px(),
                messages.get("newstudy.px.help"),
                "px",
                messages));
  }
}
