package org.gennas.ui.xrays;

import java.nio.IntBuffer;
import java.nio.file.Path;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.gennas.study.notes.ImageNotes;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/** A row of the list: thumbnail, name, whose picture it is, probability and outcome. */
final class ImageCell extends ListCell<ImageRows.Row> {
  private final XraysModel model;
  private final ImageText text;
  private final ImageView thumbnail = new ImageView();
  private final Label name = new Label();
  private final Label person = new Label();
  private final Label probability = new Label();
  private final Label outcome = new Label();
  private final HBox marks = new HBox(2);
  private final HBox line;

  ImageCell(XraysModel model, ImageText text) {
    this.model = model;
    this.text = text;
    getStyleClass().add("gn-image-cell");
    StackPane frame = new StackPane(thumbnail);
    frame.getStyleClass().add("gn-thumbnail");
    frame.setMinSize(Thumbnails.SIDE, Thumbnails.SIDE);
    frame.setMaxSize(Thumbnails.SIDE, Thumbnails.SIDE);
    name.getStyleClass().add("gn-strong");
    name.setMinWidth(0);
    person.getStyleClass().add("gn-note");
    person.setMinWidth(0);
    probability.getStyleClass().add("gn-strong");
    probability.setMinWidth(Region.USE_PREF_SIZE);
    outcome.setMinWidth(Region.USE_PREF_SIZE);
    HBox below = new HBox(4, person, marks);
    below.setAlignment(Pos.CENTER_LEFT);
    VBox words = new VBox(2, name, below);
    words.setAlignment(Pos.CENTER_LEFT);
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    VBox numbers = new VBox(2, probability, outcome);
    numbers.setAlignment(Pos.CENTER_RIGHT);
    numbers.setMinWidth(Region.USE_PREF_SIZE);
    line = new HBox(8, frame, words, numbers);
    line.setAlignment(Pos.CENTER_LEFT);
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(ImageRows.Row row, boolean empty) {
    super.updateItem(row, empty);
    if (empty || row == null) {
      setGraphic(null);
      setAccessibleText(null);
      return;
    }
    name.setText(row.image().name());
    name.setTooltip(new Tooltip(row.image().name()));
    person.setText(text.person(row.image()));
    probability.setText(ImageText.probability(row.probability()));
    outcome.setText(row.outcome().map(CallOutcome::name).orElse("–"));
    outcome
        .getStyleClass()
        .setAll("label", "gn-outcome", row.outcome().map(ImageText::style).orElse("gn-note"));
    setAccessibleText(
        String.join(
            ", ", name.getText(), person.getText(), probability.getText(), outcome.getText()));
    mark(model.notes().notes().get().note(row.image().path()));
    picture(row.image());
    setGraphic(line);
  }

  private void mark(ImageNotes.Note note) {
    marks.getChildren().clear();
    if (note.bookmarked()) {
      marks.getChildren().add(new FontIcon(Material2AL.BOOKMARK));
    }
    if (note.labelDoubted()) {
      marks.getChildren().add(new FontIcon(Material2AL.FLAG));
    }
    if (!note.text().isBlank()) {
      marks.getChildren().add(new FontIcon(Material2MZ.STICKY_NOTE_2));
    }
  }

  private void picture(ListedImage image) {
    Optional<Optional<PaintedPixels>> there =
        image.file().flatMap(file -> model.thumbnails().cached(file));
    show(there.orElse(Optional.empty()));
    if (there.isEmpty()) {
      image.file().ifPresent(file -> ask(file, image));
    }
  }

  private void ask(Path file, ListedImage image) {
    model
        .thumbnails()
        .ask(
            file,
            pixels -> {
              if (getItem() != null && getItem().image().equals(image)) {
                show(pixels);
              }
            });
  }

  private void show(Optional<PaintedPixels> pixels) {
    thumbnail.setImage(
        pixels
            .map(
                p ->
                    new WritableImage(
                        new PixelBuffer<>(
                            p.width(),
                            p.height(),
                            IntBuffer.wrap(p.argb()),
                            PixelFormat.getIntArgbPreInstance())))
            .orElse(null));
  }
}
