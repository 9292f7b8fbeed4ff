package org.gennas.ui.xrays;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.gennas.data.images.Radiograph;
import org.gennas.data.outlier.OutOfDistributionDetector;
import org.gennas.ui.text.Messages;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/**
 * Says of a picture from disk what it is, and warns where it is unlike the training images. Hidden
 * while the study's own images are looked at.
 */
final class PictureStrip extends VBox {
  private final XraysModel model;
  private final Messages messages;
  private final Label file = new Label();
  private final Label warning = new Label();

  PictureStrip(XraysModel model, Messages messages) {
    super(6);
    this.model = model;
    this.messages = messages;
    setId("xrays-strip");
    file.setGraphic(new FontIcon(Material2AL.INSERT_PHOTO));
    file.setMinWidth(0);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    Button back =
        new Button(messages.get("xrays.file.close"), new FontIcon(Material2AL.ARROW_BACK));
    back.getStyleClass().add("gn-small");
    back.setId("xrays-file-close");
    back.setMinWidth(USE_PREF_SIZE);
    back.setOnAction(event -> model.closeFile());
    HBox line = new HBox(10, file, gap, back);
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("gn-file-strip");
    warning.setId("xrays-unlike");
    warning.setWrapText(true);
    warning.setMinHeight(USE_PREF_SIZE);
    warning.setMaxWidth(Double.MAX_VALUE);
    getChildren().setAll(line, warning);
    setMinHeight(USE_PREF_SIZE);
    model.subject().addListener((property, before, now) -> show());
    model.shown().addListener((property, before, now) -> show());
    model.comparison().state().addListener((property, before, now) -> show());
    show();
  }

  private void show() {
    boolean fromDisk = model.subject().get() instanceof XraysModel.Subject.FromDisk;
    setVisible(fromDisk);
    setManaged(fromDisk);
    if (model.subject().get() instanceof XraysModel.Subject.FromDisk it) {
      String what =
          model.shown().get() instanceof XraysModel.Shown.Picture shown
              ? described(shown.picture())
              : "";
      file.setText(messages.format("xrays.file", String.valueOf(it.file().getFileName()), what));
      showWarning();
    }
  }

  private String described(Radiograph picture) {
    return messages.format(
        "xrays.file.described",
        picture.origin().format(),
        String.valueOf(picture.width()),
        String.valueOf(picture.height()),
        String.valueOf(picture.bits()));
  }

  private void showWarning() {
    PictureComparison.State comparison = model.comparison().state().get();
    boolean warns =
        comparison instanceof PictureComparison.State.Known it && !it.deviations().isEmpty();
    String text = words(comparison);
    warning.setText(text);
    warning.setVisible(!text.isEmpty());
    warning.setManaged(!text.isEmpty());
    warning
        .getStyleClass()
        .setAll("label", warns ? "gn-research-banner" : "gn-file-strip", "gn-unlike");
    warning.setGraphic(new FontIcon(warns ? Material2MZ.WARNING : Material2AL.INFO));
  }

  private String words(PictureComparison.State comparison) {
    if (comparison instanceof PictureComparison.State.Known it) {
      return it.deviations().isEmpty()
          ? messages.get("xrays.compare.like")
          : messages.format("xrays.compare.unlike", reasons(it.deviations()));
    }
    if (comparison instanceof PictureComparison.State.Underway) {
      return messages.get("xrays.compare.underway");
    }
    return comparison instanceof PictureComparison.State.Unknown
        ? messages.get("xrays.compare.unknown")
        : "";
  }

  private String reasons(List<OutOfDistributionDetector.Deviation> deviations) {
    return deviations.stream()
        .map(
            d ->
                messages.format(
                    "xrays.unlike." + d.measure() + (d.low() ? ".low" : ".high"),
                    String.format(Locale.ROOT, "%.2f", d.value()),
                    String.format(
                        Locale.ROOT, "%.2f", d.low() ? d.usual().low() : d.usual().high())))
        .collect(Collectors.joining("; "));
  }
}
