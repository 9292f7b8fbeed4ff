package org.gennas.ui.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.gennas.common.NumberFormats;
import org.gennas.runner.Device;
import org.gennas.runner.FoundDevices;
import org.gennas.ui.control.Badge;
import org.gennas.ui.control.Card;
import org.gennas.ui.text.Messages;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/** What this machine can train on, and why something of it is not used. */
final class DevicesCard {

  private final SettingsModel model;
  private final Messages messages;
  private final VBox body = new VBox(8);

  DevicesCard(SettingsModel model, Messages messages) {
    this.model = model;
    this.messages = messages;
  }

  Card card() {
    body.setId("settings-devices");
    Button again = new Button("", new FontIcon(Material2MZ.REFRESH));
    again.setId("settings-devices-again");
    again.getStyleClass().addAll("gn-small", "gn-icon", "gn-flat");
    again.setTooltip(new Tooltip(messages.get("settings.devices.again")));
    again.setAccessibleText(messages.get("settings.devices.again"));
    again.setOnAction(event -> model.look());
    model.devices().addListener((observable, old, now) -> show(now));
    show(model.devices().get());
    Card card = new Card(messages.get("settings.devices")).setPaddedBody(body);
    card.actions().getChildren().add(again);
    return card;
  }

  private void show(Optional<FoundDevices> found) {
    body.getChildren().setAll(found.map(this::rows).orElseGet(this::looking));
  }

  private List<Node> looking() {
    ProgressBar bar = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);
    bar.setPrefWidth(80);
    HBox row = new HBox(10, bar, muted(messages.get("settings.devices.looking")));
    row.setAlignment(Pos.CENTER_LEFT);
    return List.of(row);
  }

  private List<Node> rows(FoundDevices found) {
    List<Node> rows = new ArrayList<>();
    for (Device gpu : found.gpus()) {
      String about =
          messages.format(
              "settings.devices.gpu",
              NumberFormats.bytes(gpu.memoryBytes()),
              gpu.computeCapability().map(String::valueOf).orElse("\u2013"));
      rows.add(row(gpu.id(), gpu.name(), about, true));
    }
    String cpu =
        messages.format(
            "settings.devices.cpu",
            String.valueOf(found.cores()),
            NumberFormats.bytes(found.memoryBytes()),
            String.valueOf(found.cpuWorkers(found.cores()).size()));
    rows.add(row("cpu", found.cpu(), cpu, found.gpus().isEmpty()));
    for (String note : found.notes()) {
      Label label = new Label(note, new FontIcon(Material2AL.INFO));
      label.getStyleClass().addAll("gn-info", "gn-note");
      label.setWrapText(true);
      label.setMinHeight(Region.USE_PREF_SIZE);
      rows.add(label);
    }
    return rows;
  }

  private HBox row(String id, String name, String about, boolean used) {
    Label title = new Label(name);
    title.getStyleClass().add("gn-medium");
    title.setMinWidth(0);
    Label words = muted(about);
    VBox text = new VBox(2, title, words);
    text.setMinWidth(0);
    HBox.setHgrow(text, Priority.ALWAYS);
    Label code = new Label(id);
    code.getStyleClass().add("gn-mono");
    code.setMinWidth(56);
    Badge badge =
        new Badge(
            used ? Badge.Kind.OK : Badge.Kind.NEUTRAL,
            used ? Material2AL.CHECK : Material2MZ.REMOVE,
            messages.get(used ? "settings.devices.used" : "settings.devices.onWish"));
    badge.setTooltip(
        new Tooltip(
            messages.get(used ? "settings.devices.used.hint" : "settings.devices.onWish.hint")));
    HBox row = new HBox(10, code, text, badge);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private static Label muted(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("gn-note");
    label.setMinWidth(0);
    return label;
  }
}
