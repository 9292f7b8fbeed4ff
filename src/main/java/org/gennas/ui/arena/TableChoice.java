package org.gennas.ui.arena;

import java.io.File;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.gennas.runner.table.BenchmarkTable;
import org.gennas.ui.arena.TableField.Source;
import org.gennas.ui.arena.TableField.State;
import org.gennas.ui.control.Segments;
import org.gennas.ui.form.FormField;
import org.gennas.ui.text.Messages;

/** A synthetic landscape or a file, and below it what it holds or why it cannot be used. */
final class TableChoice extends VBox {
  private final TableField table;
  private final Messages messages;
  private final Label name = new Label();
  private final Label found = new Label();
  private final Segments<Source> source;
  private final FormField landscape;
  private final HBox file;

  TableChoice(TableField table, Messages messages, Supplier<Optional<File>> files) {
    super(8);
    this.table = table;
    this.messages = messages;
    source =
        new Segments<>(List.of(Source.values()), s -> messages.get("arena.source." + s)).large();
    source.setId("arena-source");
    source.valueProperty().bindBidirectional(table.source());
    source.button(Source.SYNTHETIC).setId("arena-source-synthetic");
    source.button(Source.FILE).setId("arena-source-file");
    source.getChildren().forEach(button -> HBox.setHgrow(button, Priority.ALWAYS));
    source.setMaxWidth(Double.MAX_VALUE);
    for (Source each : Source.values()) {
      source.button(each).setMaxWidth(Double.MAX_VALUE);
    }
    landscape =
        FormField.text(
            messages.get("arena.landscape"), table.landscape(), "", "arena-landscape", messages);
    file = file(files);
    found.setId("arena-table");
    found.setWrapText(true);
    found.setMinHeight(Region.USE_PREF_SIZE);
    getChildren()
        .setAll(new FormField(messages.get("arena.table"), source, ""), landscape, file, found);
    table.state().addListener((property, before, now) -> show());
    table.source().addListener((property, before, now) -> show());
    show();
  }

  void focus() {
    source.button(source.getValue()).requestFocus();
  }

  private HBox file(Supplier<Optional<File>> files) {
    Button open = new Button(messages.get("arena.open"));
    open.setId("arena-open");
    open.setMinWidth(Region.USE_PREF_SIZE);
    open.setOnAction(event -> files.get().map(File::toPath).ifPresent(table::open));
    name.setMinWidth(0);
    HBox row = new HBox(8, open, name);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private void show() {
    boolean synthetic = table.source().get() == Source.SYNTHETIC;
    landscape.setVisible(synthetic);
    landscape.setManaged(synthetic);
    file.setVisible(!synthetic);
    file.setManaged(!synthetic);
    name.setText(table.file().map(f -> f.getFileName().toString()).orElse(""));
    name.setTooltip(table.file().map(f -> new Tooltip(f.toString())).orElse(null));
    State state = table.state().get();
    boolean wrong = state instanceof State.Unusable;
    found.getStyleClass().setAll("label", wrong ? "gn-field-error" : "gn-field-help");
    found.setText(words(state));
    found.setVisible(!found.getText().isEmpty());
    found.setManaged(found.isVisible());
  }

  private String words(State state) {
    if (state instanceof State.Ready ready) {
      return holds(ready.table());
    } else if (state instanceof State.Unusable unusable) {
      return unusable.message();
    } else if (state instanceof State.Reading) {
      return messages.get("arena.table.reading");
    }
    return table.source().get() == Source.FILE ? messages.get("arena.table.formats") : "";
  }

  private String holds(BenchmarkTable there) {
    return messages.format(
        there.synthetic() ? "arena.table.synthetic" : "arena.table.trained",
        String.format(Locale.ROOT, "%,d", there.networks().distinct().size()),
        String.valueOf(there.networks().length()),
        String.format(Locale.ROOT, "%.4f", there.entry(there.best()).mean()));
  }
}
