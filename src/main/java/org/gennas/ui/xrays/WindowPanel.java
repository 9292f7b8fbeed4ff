package org.gennas.ui.xrays;

import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.gennas.data.images.GreyWindow;
import org.gennas.data.images.Radiograph;
import org.gennas.figure.Palette;
import org.gennas.ui.text.Messages;

/** Window and level: presets, the picture's levels with the window over them, and sliders. */
final class WindowPanel extends VBox {
  private final ViewerModel viewer;
  private final HistogramChart histogram;
  private final OptionalSegments<WindowPreset> presets;
  private final ValueSlider width;
  private final ValueSlider level;

  WindowPanel(ViewerModel viewer, ObservableValue<Palette> palette, Messages messages) {
    super(6);
    this.viewer = viewer;
    getStyleClass().add("gn-viewer-panel");
    histogram = new HistogramChart(palette, messages);
    histogram.setId("xrays-histogram");
    histogram.setMinHeight(50);
    histogram.setPrefHeight(86);
    VBox.setVgrow(histogram, Priority.ALWAYS);
    presets =
        new OptionalSegments<>(
            List.of(WindowPreset.values()),
            preset -> messages.get("xrays.preset." + preset),
            chosen -> chosen.ifPresentOrElse(viewer::choose, this::show));
    width =
        new ValueSlider(
            messages.get("xrays.window"),
            value -> viewer.setWindow(value, viewer.window().get().center()),
            ImageText::level);
    level =
        new ValueSlider(
            messages.get("xrays.level"),
            value -> viewer.setWindow(viewer.window().get().width(), value),
            ImageText::level);
    width.slider().setId("xrays-window");
    level.slider().setId("xrays-level");
    getChildren().setAll(head(messages), histogram, width, level);
    viewer.window().addListener((property, before, now) -> show());
    viewer.preset().addListener((property, before, now) -> show());
    viewer.picture().addListener((property, before, now) -> show());
    show();
  }

  private HBox head(Messages messages) {
    for (WindowPreset preset : WindowPreset.values()) {
      presets.button(preset).setMinWidth(USE_PREF_SIZE);
      presets
          .button(preset)
          .setTooltip(
              new Tooltip(
                  messages.format(
                      "xrays.preset.hint." + preset,
                      String.valueOf(preset.low()),
                      String.valueOf(preset.high()))));
      presets.button(preset).setId("xrays-preset-" + preset);
    }
    Label title = new Label(messages.get("xrays.window.title"));
    title.getStyleClass().add("gn-section-title");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox head = new HBox(8, title, gap, presets);
    head.setAlignment(Pos.CENTER_LEFT);
    return head;
  }

  private void show() {
    Optional<Radiograph> picture = viewer.picture().get();
    GreyWindow window = viewer.window().get();
    int white = picture.map(Radiograph::white).orElse(255);
    presets.show(picture.isPresent() ? viewer.preset().get() : Optional.empty());
    histogram.show(picture, window);
    width.show(1, Math.max(white, window.width()), window.width());
    level.show(0, white, window.center());
    setDisable(picture.isEmpty());
  }
}
