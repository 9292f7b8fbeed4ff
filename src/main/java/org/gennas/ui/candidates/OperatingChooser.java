package org.gennas.ui.candidates;

import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.gennas.ui.candidates.Thresholds.Way;
import org.gennas.ui.control.Segments;
import org.gennas.ui.text.Messages;

/** How thresholds are chosen: Youden, a sensitivity of 90 %, or by hand. */
final class OperatingChooser extends HBox {
  OperatingChooser(ObjectProperty<Thresholds> thresholds, Messages messages) {
    super(8);
    setAlignment(Pos.CENTER_LEFT);
    Label head = new Label(messages.get("candidates.operating"));
    head.getStyleClass().add("gn-section-title");
    head.setMinWidth(0);
    Region gap = new Region();
    HBox.setHgrow(gap, javafx.scene.layout.Priority.ALWAYS);
    Segments<Way> ways =
        new Segments<>(List.of(Way.values()), w -> messages.get("candidates.operating.way." + w));
    ways.setId("operating-way");
    ways.setMinWidth(USE_PREF_SIZE);
    ways.valueProperty()
        .addListener((property, before, now) -> thresholds.set(thresholds.get().by(now)));
    thresholds.addListener((property, before, now) -> ways.valueProperty().set(now.way()));
    getChildren().addAll(head, gap, ways);
  }
}
