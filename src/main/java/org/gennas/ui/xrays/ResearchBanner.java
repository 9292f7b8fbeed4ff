package org.gennas.ui.xrays;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.gennas.ui.text.Messages;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2MZ;

/** Says what predictions are for and what they are not; always there. */
final class ResearchBanner extends HBox {
  private final XraysModel model;
  private final Messages messages;
  private final Label source = new Label();

  ResearchBanner(XraysModel model, Messages messages) {
    super(8);
    this.model = model;
    this.messages = messages;
    getStyleClass().add("gn-research-banner");
    setId("xrays-research-banner");
    setAlignment(Pos.CENTER_LEFT);
    Label strong = new Label(messages.get("app.researchUse"), new FontIcon(Material2MZ.SECURITY));
    strong.getStyleClass().add("gn-strong");
    strong.setMinWidth(Region.USE_PREF_SIZE);
    Label more = new Label(messages.get("xrays.research.more"));
    more.setMinWidth(0);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    source.setMinWidth(Region.USE_PREF_SIZE);
    getChildren().setAll(strong, more, gap, source);
    setMinHeight(USE_PREF_SIZE);
    model.first().chosen().addListener((property, before, now) -> show());
    model.images().state().addListener((property, before, now) -> show());
    show();
  }

  private void show() {
    Optional<ImageListModel.Found> found = model.images().found();
    Optional<String> trial = model.first().chosen().get().map(each -> each.label(messages));
    String set =
        found
            .map(
                f ->
                    f.synthetic()
                        ? messages.get("xrays.source.synthetic")
                        : f.dataset().orElse(messages.get("xrays.source.gone")))
            .orElse("");
    source.setText(
        found.isPresent() && trial.isPresent()
            ? messages.format("xrays.source", trial.get(), set)
            : set);
  }
}
