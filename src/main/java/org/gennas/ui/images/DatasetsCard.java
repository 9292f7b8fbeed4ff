package org.gennas.ui.images;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.gennas.common.NumberFormats;
import org.gennas.data.prepared.PreparedStore;
import org.gennas.ui.control.Badge;
import org.gennas.ui.control.Card;
import org.gennas.ui.form.DatasetField;
import org.gennas.ui.text.Messages;
import org.gennas.ui.text.Quantities;

/** The datasets that are known here, each with what is prepared of it. */
final class DatasetsCard extends StackPane {
  private final ImagesModel model;
  private final Card card;
  private final Messages messages;
  private final ZoneId zone;
  private final ListView<Line> list = new ListView<>();

  /** A line of the list. */
  private sealed interface Line {
    record Known(KnownDataset dataset) implements Line {}

    record Other(PreparedStore store) implements Line {}

    record Heading(String text) implements Line {}
  }

  DatasetsCard(ImagesModel model, Messages messages, ZoneId zone) {
    card = new Card(messages.get("images.shelf"));
    getChildren().setAll(card);
    this.model = model;
    this.messages = messages;
    this.zone = zone;
    list.setId("datasets");
    list.getStyleClass().add("gn-shelf");
    list.setAccessibleText(messages.get("images.shelf"));
    list.setCellFactory(view -> new Cell());
    list.setPlaceholder(placeholder());
    list.setOnMouseClicked(
        event -> {
          if (event.getButton() == MouseButton.PRIMARY) {
            open();
          }
        });
    list.addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
    card.setBody(list);
    card.setMinHeight(0);
    setMinHeight(120);
    model.contents().addListener((property, before, now) -> show(now));
    model.dataset().state().addListener((property, before, now) -> list.refresh());
    show(model.contents().get());
  }

  private Label placeholder() {
    Label label = new Label(messages.get("images.shelf.empty"));
    label.getStyleClass().add("gn-note");
    label.setWrapText(true);
    return label;
  }

  private void show(Optional<DatasetRegistry.Contents> contents) {
    List<Line> lines = new ArrayList<>();
    contents.ifPresent(
        c -> {
          c.datasets().forEach(d -> lines.add(new Line.Known(d)));
          if (!c.others().isEmpty()) {
            lines.add(new Line.Heading(messages.get("images.shelf.others")));
            c.others().forEach(s -> lines.add(new Line.Other(s)));
          }
        });
    if (!lines.equals(list.getItems())) {
      int selected = list.getSelectionModel().getSelectedIndex();
      list.getItems().setAll(lines);
      if (selected >= 0 && selected < lines.size()) {
        list.getSelectionModel().select(selected);
      }
    }
    card.setNote(
        contents
            .map(c -> c.datasets().isEmpty() ? "" : String.valueOf(c.datasets().size()))
            .orElse(messages.get("images.shelf.looking")));
  }

  private void open() {
    if (list.getSelectionModel().getSelectedItem() instanceof Line.Known known) {
      model.open(known.dataset().folder());
    }
  }

  private void onKey(KeyEvent event) {
    if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
      open();
      event.consume();
    } else if (event.getCode() == KeyCode.DELETE
        && list.getSelectionModel().getSelectedItem() instanceof Line.Known known) {
      model.forget(known.dataset());
      event.consume();
    }
  }

  /** Takes the selected dataset off the list, if it was imported. */
  void forgetSelected() {
    if (list.getSelectionModel().getSelectedItem() instanceof Line.Known known) {
      model.forget(known.dataset());
    }
  }

  /** Puts the keyboard on the list. */
  void focusList() {
    list.requestFocus();
  }

  private boolean isOpen(KnownDataset dataset) {
    return model.dataset().state().get() instanceof DatasetField.State.Found found
        && (found.folder().equals(dataset.folder()) || inside(found.folder(), dataset.folder()));
  }

  private static boolean inside(Path dataset, Path around) {
    return dataset.startsWith(around);
  }

  private VBox known(KnownDataset dataset) {
    Label name = new Label(dataset.name());
    name.getStyleClass().add(isOpen(dataset) ? "gn-strong" : "gn-medium");
    name.setMinWidth(0);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    Badge origin =
        dataset.there()
            ? new Badge(Badge.Kind.NEUTRAL, messages.get("images.origin." + dataset.origin()))
            : new Badge(Badge.Kind.WARNING, messages.get("images.shelf.missing"));
    HBox head = new HBox(6, name, space, origin);
    head.setAlignment(Pos.CENTER_LEFT);
    Label folder = new Label(String.valueOf(dataset.folder().getParent()));
    folder.getStyleClass().add("gn-tiny");
    folder.setTextOverrun(javafx.scene.control.OverrunStyle.LEADING_ELLIPSIS);
    VBox box = new VBox(2, head, folder);
    dataset.stores().forEach(s -> box.getChildren().add(store(s)));
    return box;
  }

  private Label store(PreparedStore store) {
    Label label =
        new Label(
            messages.format(
                "images.shelf.store",
                String.valueOf(store.px()),
                store.done() == store.rows()
                    ? Quantities.grouped(store.done())
                    : Quantities.grouped(store.done()) + " / " + Quantities.grouped(store.rows()),
                NumberFormats.bytes(store.bytes()),
                PreparePage.WHEN.format(store.changed().atZone(zone))));
    label.getStyleClass().addAll("gn-tiny", "gn-store");
    label.setTooltip(new Tooltip(store.folder().toString()));
    return label;
  }

  private final class Cell extends ListCell<Line> {
    @Override
    protected void updateItem(Line line, boolean empty) {
      super.updateItem(line, empty);
      setText(null);
      setGraphic(empty || line == null ? null : content(line));
      setPrefWidth(0);
      getStyleClass().remove("gn-open");
      if (!empty && line instanceof Line.Known known && isOpen(known.dataset())) {
        getStyleClass().add("gn-open");
      }
      setTooltip(
          !empty && line instanceof Line.Known known
              ? new Tooltip(known.dataset().folder().toString())
              : null);
    }

    private Node content(Line line) {
      if (line instanceof Line.Known known) {
        return known(known.dataset());
      } else if (line instanceof Line.Other other) {
        Label name = new Label(other.store().dataset());
        name.getStyleClass().add("gn-medium");
        return new VBox(2, name, store(other.store()));
      }
      Label heading = new Label(((Line.Heading) line).text());
      heading.getStyleClass().add("gn-tiny");
      return heading;
    }
  }
}
