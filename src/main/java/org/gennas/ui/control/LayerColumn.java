package org.gennas.ui.control;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.gennas.ui.text.Magnitude;
import org.gennas.ui.text.Messages;

/** The picture of one layer's output: a box as high as the map and as wide as its channels. */
final class LayerColumn extends VBox {
  private static final double ROW = 54;
  private static final double HIGHEST = 41;
  private static final double PER_HALVING = 7.5;
  private static final double LOWEST = 4;
  private static final double WIDEST = 54;
  private static final double NARROWEST = 5;
  private static final double STEM_WIDTH = 13;
  private static final double PER_DOUBLING = 9.7;
  private static final double STEM_CHANNELS = 32;
  private static final double OUTPUT_HEIGHT = 20;

  private final Messages messages;
  private final Region shape = new Region();
  private final Label size = new Label();
  private final Label channels = new Label();
  private final Bar bar = new Bar(5, Bar.Tone.PLAIN);
  private final Label macs = new Label();

  LayerColumn(Messages messages) {
    this.messages = messages;
    setAlignment(Pos.TOP_CENTER);
    shape.getStyleClass().add("gn-shape");
    // a ring of the card's colour parts the box from the wire behind it
    StackPane halo = new StackPane(shape);
    halo.getStyleClass().add("gn-shape-halo");
    halo.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    StackPane place = new StackPane(halo);
    place.setMinHeight(ROW);
    place.setPrefHeight(ROW);
    for (Label label : new Label[] {size, channels, macs}) {
      label.setMinWidth(USE_PREF_SIZE);
    }
    size.getStyleClass().add("gn-layer-size");
    channels.getStyleClass().add("gn-layer-note");
    macs.getStyleClass().add("gn-layer-note");
    bar.setMaxWidth(68);
    bar.setMinWidth(20);
    VBox.setMargin(bar, new javafx.geometry.Insets(6, 0, 3, 0));
    getChildren().setAll(place, size, channels, bar, macs);
  }

  /** Stands in place of bar and number where a layer has none: names the row. */
  void nameMacs(String text) {
    bar.setManaged(false);
    bar.setVisible(false);
    macs.setText(text);
    macs.setStyle("-fx-text-alignment: center;");
  }

  /**
   * Shows a layer.
   *
   * @param inputPx side of the image, px: the highest box
   * @param most the most MACs of any layer, for the bar
   * @param blockClass style class of its block, or empty
   */
  void show(LayerSketch layer, int inputPx, long most, String blockClass) {
    shape.getStyleClass().setAll("gn-shape");
    if (!blockClass.isEmpty()) {
      shape.getStyleClass().add(blockClass);
    }
    double height =
        layer.px() == 0
            ? OUTPUT_HEIGHT
            : Math.max(LOWEST, HIGHEST - PER_HALVING * log2((double) inputPx / layer.px()));
    double byChannels = STEM_WIDTH + PER_DOUBLING * log2(layer.channels() / STEM_CHANNELS);
    double width = Math.max(NARROWEST, Math.min(WIDEST, byChannels));
    shape.setMinSize(Math.round(width), Math.round(height));
    shape.setMaxSize(Math.round(width), Math.round(height));
    if (layer.px() == 0) {
      size.setText(Integer.toString(layer.channels()));
      channels.setText(messages.get("editor.findings"));
    } else {
      size.setText(layer.px() + " \u00d7 " + layer.px());
      channels.setText(messages.format("editor.channels", Integer.toString(layer.channels())));
    }
    if (bar.isManaged()) {
      boolean known = layer.macs().isPresent();
      bar.setVisible(known);
      long count = layer.macs().orElse(0);
      bar.setFraction(known && most > 0 ? (double) count / most : Double.NaN);
      macs.setText(known ? Magnitude.brief(count) : "");
    }
  }

  private static double log2(double value) {
    return Math.log(value) / Math.log(2);
  }
}
