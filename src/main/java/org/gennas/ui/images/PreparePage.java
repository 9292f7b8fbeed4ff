package org.gennas.ui.images;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.gennas.common.NumberFormats;
import org.gennas.data.prepared.ImagePreparation;
import org.gennas.data.prepared.PreparedStore;
import org.gennas.ui.control.Segments;
import org.gennas.ui.control.StatPair;
import org.gennas.ui.form.FormField;
import org.gennas.ui.images.PreparationModel.Place;
import org.gennas.ui.images.PreparationModel.Size;
import org.gennas.ui.images.PreparationModel.State;
import org.gennas.ui.text.Messages;
import org.gennas.ui.text.Quantities;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2MZ;

/** The size, how much room it takes, and the run that decodes and resizes all images once. */
final class PreparePage extends VBox {
  static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
  private static final int NAMED = 8;
  private static final double WIDTH = 720;

  private final ImportModel wizard;
  private final PreparationModel model;
  private final Messages messages;
  private final ZoneId zone;
  private final Segments<Size> sizes;
  private final TextField px = new TextField();
  private final Label wrong = new Label();
  private final StatPair images;
  private final StatPair room;
  private final StatPair free;
  private final CheckLine store = new CheckLine();
  private final CheckLine larger = new CheckLine();
  private final Label folder = new Label();
  private final Button button = new Button();
  private final ProgressBar bar = new ProgressBar(0);
  private final Label status = new Label();
  private final Label unreadable = new Label();

  PreparePage(ImportModel wizard, Messages messages, ZoneId zone) {
    super(18);
    this.wizard = wizard;
    this.model = wizard.preparation();
    this.messages = messages;
    this.zone = zone;
    sizes = new Segments<>(List.of(Size.values()), s -> messages.get("images.size." + s));
    images = new StatPair(messages.get("images.stat.images"));
    room = new StatPair(messages.get("images.prepare.room"));
    free = new StatPair(messages.get("images.prepare.free"));
    setMaxWidth(WIDTH);
    for (CheckLine line : List.of(store, larger)) {
      line.managedProperty().bind(line.visibleProperty());
    }
    store.setId("prepared-store");
    folder.getStyleClass().addAll("gn-note", "gn-mono");
    folder.setWrapText(true);
    folder.setMinHeight(Region.USE_PREF_SIZE);
    getChildren()
        .setAll(sizeLine(), new HBox(36, images, room, free), larger, store, folder, run());
    model.px().checked().addListener((property, before, now) -> show());
    model.place().addListener((property, before, now) -> show());
    model.state().addListener((property, before, now) -> show());
    wizard.facts().addListener((property, before, now) -> show());
    show();
  }

  private VBox sizeLine() {
    sizes.large().setId("size");
    sizes.valueProperty().bindBidirectional(model.size());
    for (Size size : Size.values()) {
      sizes.button(size).setTooltip(new Tooltip(messages.get("images.size." + size + ".hint")));
    }
    px.setId("images-px");
    px.setPrefColumnCount(4);
    px.setAccessibleText(messages.get("newstudy.px"));
    px.textProperty().bindBidirectional(model.px().text());
    Label unit = new Label(messages.get("images.px"));
    unit.getStyleClass().add("gn-muted");
    HBox line = new HBox(8, sizes, px, unit);
    line.setAlignment(Pos.CENTER_LEFT);
    Label name = new Label(messages.get("newstudy.px"));
    name.getStyleClass().add("gn-field-label");
    wrong.getStyleClass().add("gn-field-error");
    wrong.managedProperty().bind(wrong.visibleProperty());
    return new VBox(6, name, line, wrong);
  }

  private VBox run() {
    button.setId("prepare");
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(event -> toggle());
    bar.setId("prepare-progress");
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.setAccessibleText(messages.get("images.prepare.progress"));
    bar.managedProperty().bind(bar.visibleProperty());
    status.setId("prepare-status");
    status.setWrapText(true);
    status.setMinHeight(Region.USE_PREF_SIZE);
    unreadable.setWrapText(true);
    unreadable.setMinHeight(Region.USE_PREF_SIZE);
    unreadable.getStyleClass().add("gn-warn-text");
    unreadable.managedProperty().bind(unreadable.visibleProperty());
    HBox line = new HBox(12, button, status);
    line.setAlignment(Pos.CENTER_LEFT);
    return new VBox(10, bar, line, unreadable);
  }

  private void toggle() {
    if (model.running()) {
      model.cancel();
    } else {
      model.prepare();
    }
  }

  private void show() {
    wrong.setText(model.px().problem().map(p -> FormField.text(p, messages)).orElse(""));
    wrong.setVisible(!wrong.getText().isEmpty());
    showPlace();
    showRun();
  }

  private void showPlace() {
    Optional<Place> place = model.place().get();
    Optional<Integer> side = model.px().value();
    px.getStyleClass().remove("gn-invalid");
    if (side.isEmpty()) {
      px.getStyleClass().add("gn-invalid");
    }
    if (place.isEmpty() || side.isEmpty()) {
      images.unknown();
      room.unknown();
      free.unknown();
      store.setVisible(false);
      larger.setVisible(false);
      folder.setText("");
      return;
    }
    Place known = place.get();
    images.show(Quantities.grouped(known.wanted()));
    long bytes = (long) known.wanted() * side.get() * side.get();
    room.show(NumberFormats.bytes(bytes));
    if (known.free() >= 0) {
      free.show(NumberFormats.bytes(known.free()));
    } else {
      free.unknown();
    }
    folder.setText(known.folder().toString());
    showStore(known);
    int stored = wizard.facts().get().map(f -> f.storedSide().orElse(0)).orElse(0);
    larger.setVisible(stored > 0 && side.get() > stored);
    larger.show(
        CheckLine.Kind.DOUBTFUL, messages.format("images.prepare.larger", String.valueOf(stored)));
  }

  private void showStore(Place place) {
    store.setVisible(place.store().isPresent());
    place
        .store()
        .ifPresent(
            s -> {
              boolean whole = place.whole();
              store.show(
                  whole ? CheckLine.Kind.GOOD : CheckLine.Kind.TOLD,
                  messages.format(
                      whole ? "images.prepare.there" : "images.prepare.part",
                      Quantities.grouped(s.done()),
                      Quantities.grouped(place.wanted()),
                      NumberFormats.bytes(s.bytes()),
                      when(s)));
            });
  }

  private String when(PreparedStore s) {
    return WHEN.format(s.changed().atZone(zone));
  }

  private void showRun() {
    State state = model.state().get();
    boolean running = state instanceof State.Running;
    boolean whole = model.place().get().map(Place::whole).orElse(false);
    String idle = whole ? "images.prepare.again" : "images.prepare.start";
    button.setText(messages.get(running ? "images.prepare.cancel" : idle));
    button.setGraphic(
        new FontIcon(
            running ? Material2MZ.STOP : whole ? Material2MZ.REFRESH : Material2MZ.PLAY_ARROW));
    button.setTooltip(
        new Tooltip(messages.get((running ? "images.prepare.cancel" : idle) + ".hint")));
    button.getStyleClass().removeAll("gn-primary", "gn-danger");
    if (running || !whole) {
      button.getStyleClass().add(running ? "gn-danger" : "gn-primary");
    }
    button.setDisable(!running && model.px().value().isEmpty());
    bar.setVisible(running);
    sizes.setDisable(running);
    px.setDisable(running);
    if (state instanceof State.Running r) {
      bar.setProgress(r.total() == 0 ? 0 : (double) r.done() / r.total());
    }
    status.setText(words(state));
    status
        .getStyleClass()
        .setAll(
            "label",
            state instanceof State.Failed
                ? "gn-field-error"
                : state instanceof State.Done ? "gn-ok-text" : "gn-note");
    List<ImagePreparation.Unreadable> left =
        state instanceof State.Done done ? done.report().unreadable() : List.of();
    unreadable.setVisible(!left.isEmpty());
    unreadable.setText(
        messages.format(
            "images.prepare.unreadable",
            Quantities.grouped(left.size()),
            left.stream()
                .limit(NAMED)
                .map(u -> u.path() + ": " + u.reason())
                .collect(Collectors.joining("\n"))));
  }

  private String words(State state) {
    if (state instanceof State.Running r) {
      String done = Quantities.grouped(r.done());
      String total = Quantities.grouped(r.total());
      if (r.elsewhere()) {
        return messages.format("images.prepare.elsewhere", done, total);
      }
      return r.left()
          .map(
              left ->
                  messages.format("images.prepare.left", done, total, NumberFormats.duration(left)))
          .orElseGet(() -> messages.format("images.prepare.done", done, total));
    } else if (state instanceof State.Stopped s) {
      return messages.format(
          "images.prepare.stopped", Quantities.grouped(s.done()), Quantities.grouped(s.total()));
    } else if (state instanceof State.Failed f) {
      return f.message();
    } else if (state instanceof State.Done d) {
      return messages.format(
          "images.prepare.ended",
          Quantities.grouped(d.report().prepared()),
          Quantities.grouped(d.report().kept()));
    }
    return "";
  }
}
