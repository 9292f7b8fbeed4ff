package org.gennas.ui.xrays;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.gennas.data.tables.ReferenceBoxes;
import org.gennas.evaluation.HeatInBox;
import org.gennas.evaluation.Localisation;
import org.gennas.study.inspection.Reading;
import org.gennas.ui.text.Messages;

/** What lies over the picture: heat and boxes, and how well they agree. */
final class OverlayPanel extends VBox {
  private static final double LEAST_HIDDEN = 0;
  private static final double MOST_HIDDEN = 0.95;

  private final XraysModel model;
  private final Messages messages;
  private final ComboBox<String> finding = new ComboBox<>();
  private final Label peak = new Label();
  private final Label share = new Label();
  private final Label all = new Label();
  private final Button score = new Button();
  private final ValueSlider opacity;
  private final ValueSlider hideBelow;
  private boolean showing;

  OverlayPanel(XraysModel model, Messages messages) {
    super(3);
    this.model = model;
    this.messages = messages;
    getStyleClass().add("gn-viewer-panel");
    ViewerModel viewer = model.viewer();
    opacity =
        new ValueSlider(messages.get("xrays.opacity"), viewer.opacity()::set, ImageText::percent);
    hideBelow =
        new ValueSlider(
            messages.get("xrays.hideBelow"), viewer.hideBelow()::set, ImageText::probability);
    opacity.slider().setId("xrays-opacity");
    hideBelow.slider().setId("xrays-hide-below");
    hideBelow.slider().setTooltip(new Tooltip(messages.get("xrays.hideBelow.hint")));
    Label warning = new Label(messages.get("xrays.heat.warning"));
    warning.getStyleClass().add("gn-tiny");
    warning.setTooltip(new Tooltip(messages.get("xrays.heat.warning.more")));
    warning.setWrapText(true);
    warning.setMinHeight(Region.USE_PREF_SIZE);
    name();
    HBox allValue = new HBox(8, all, score);
    allValue.setAlignment(Pos.CENTER_RIGHT);
    getChildren()
        .setAll(
            head(viewer),
            opacity,
            hideBelow,
            line(messages.get("xrays.finding.shown"), finding),
            line(messages.get("xrays.peak"), strong(peak)),
            line(messages.get("xrays.share"), strong(share)),
            line(messages.get("xrays.boxes"), allValue),
            warning);
    follow();
    showFindings();
    show();
  }

  private void name() {
    finding.setId("xrays-finding-shown");
    finding.getStyleClass().add("gn-small");
    finding.setAccessibleText(messages.get("xrays.finding.shown"));
    score.setId("xrays-score-boxes");
    score.getStyleClass().add("gn-small");
    score.setMinWidth(USE_PREF_SIZE);
    score.setTooltip(new Tooltip(messages.get("xrays.boxes.hint")));
    peak.setId("xrays-peak");
    share.setId("xrays-share");
    all.setId("xrays-boxes");
  }

  private static Label strong(Label label) {
    label.getStyleClass().add("gn-strong");
    return label;
  }

  private HBox head(ViewerModel viewer) {
    Label title = new Label(messages.get("xrays.overlay"));
    title.getStyleClass().add("gn-section-title");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    ToggleButton heat = toggle("xrays.heat", viewer.heatShown(), "gn-first");
    heat.setId("xrays-heat");
    ToggleButton boxes = toggle("xrays.box", viewer.boxesShown(), "gn-last");
    boxes.setId("xrays-box");
    HBox toggles = new HBox(heat, boxes);
    toggles.getStyleClass().add("gn-segments");
    HBox head = new HBox(8, title, gap, toggles);
    head.setAlignment(Pos.CENTER_LEFT);
    return head;
  }

  private ToggleButton toggle(String key, BooleanProperty shown, String edge) {
    ToggleButton button = new ToggleButton(messages.get(key));
    button.getStyleClass().addAll("gn-small", edge);
    button.setMinWidth(USE_PREF_SIZE);
    button.setTooltip(new Tooltip(messages.get(key + ".hint")));
    button.selectedProperty().bindBidirectional(shown);
    return button;
  }

  private static HBox line(String name, Node value) {
    Label label = new Label(name);
    label.getStyleClass().add("gn-note");
    label.setMinWidth(0);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox line = new HBox(8, label, gap, value);
    line.getStyleClass().add("gn-overlay-line");
    return line;
  }

  private void follow() {
    ViewerModel viewer = model.viewer();
    viewer.opacity().addListener((property, before, now) -> show());
    viewer.hideBelow().addListener((property, before, now) -> show());
    model.images().state().addListener((property, before, now) -> showFindings());
    model.images().filter().addListener((property, before, now) -> show());
    model.subject().addListener((property, before, now) -> show());
    model.firstNetwork().state().addListener((property, before, now) -> show());
    model.boxScoring().state().addListener((property, before, now) -> show());
    model.first().chosen().addListener((property, before, now) -> show());
    finding
        .valueProperty()
        .addListener(
            (property, before, now) -> {
              if (!showing && now != null) {
                int index = model.images().findings().indexOf(now);
                model.images().filter().set(model.images().filter().get().withFinding(index));
              }
            });
    score.setOnAction(event -> toggleScoring());
  }

  private void toggleScoring() {
    if (model.boxScoring().state().get() instanceof BoxScoring.State.Running) {
      model.boxScoring().cancel();
    } else {
      model.scoreBoxes();
    }
  }

  private void showFindings() {
    showing = true;
    finding.getItems().setAll(model.images().findings());
    showing = false;
    show();
  }

  private void show() {
    showing = true;
    opacity.show(0, 1, model.viewer().opacity().get());
    hideBelow.show(LEAST_HIDDEN, MOST_HIDDEN, model.viewer().hideBelow().get());
    finding.setValue(model.finding().orElse(null));
    showing = false;
    showThisImage();
    showAll();
  }

  private void showThisImage() {
    List<ReferenceBoxes.Box> boxes = boxes();
    Optional<Reading> reading = model.firstNetwork().reading();
    if (boxes.isEmpty()) {
      peak.setText(messages.get("xrays.box.none"));
      share.setText("–");
    } else if (reading.isEmpty()) {
      peak.setText("…");
      share.setText("…");
    } else {
      int index = reading.get().findings().indexOf(model.finding().orElse(""));
      Optional<HeatInBox> heat =
          index < 0 ? Optional.empty() : BoxScoring.inBoxes(reading.get(), index, boxes);
      peak.setText(
          heat.map(h -> messages.get(h.peakInside() ? "xrays.yes" : "xrays.no"))
              .orElse(messages.get("xrays.heat.nowhere")));
      share.setText(
          heat.map(
                  h ->
                      messages.format(
                          "xrays.share.value",
                          ImageText.percent(h.shareInside()),
                          ImageText.percent(h.areaInside())))
              .orElse("–"));
    }
  }

  private List<ReferenceBoxes.Box> boxes() {
    return model.subject().get() instanceof XraysModel.Subject.OfStudy it
        ? it.image().boxes(model.finding().orElse(""))
        : List.of();
  }

  private void showAll() {
    int images = model.boxedImages();
    BoxScoring.State state = model.boxScoring().state().get();
    score.setDisable(images == 0 || model.first().chosen().get().isEmpty());
    score.setVisible(!(state instanceof BoxScoring.State.Done));
    score.setManaged(score.isVisible());
    if (state instanceof BoxScoring.State.Running running) {
      all.setText(
          messages.format(
              "xrays.boxes.running",
              String.valueOf(running.done()),
              String.valueOf(running.total())));
      score.setText(messages.get("xrays.cancel"));
    } else if (state instanceof BoxScoring.State.Done done) {
      all.setText(summary(done));
    } else {
      all.setText(messages.format("xrays.boxes.count", String.valueOf(images)));
      score.setText(messages.get("xrays.boxes.score"));
    }
    all.getStyleClass()
        .setAll("label", state instanceof BoxScoring.State.Done ? "gn-strong" : "gn-note");
    all.setTooltip(state instanceof BoxScoring.State.Done done ? new Tooltip(details(done)) : null);
  }

  private String summary(BoxScoring.State.Done done) {
    return done.score()
        .map(
            s ->
                messages.format(
                    "xrays.boxes.done",
                    ImageText.percent(s.rate()),
                    ImageText.percents(s.interval()),
                    String.valueOf(s.images())))
        .orElse(messages.get("xrays.boxes.failed"));
  }

  private String details(BoxScoring.State.Done done) {
    Optional<Localisation> score = done.score();
    return score
        .map(
            s ->
                messages.format(
                    "xrays.boxes.details",
                    String.valueOf(s.hits()),
                    String.valueOf(s.images()),
                    s.meanShare().map(ImageText::percent).orElse("–"),
                    s.meanArea().map(ImageText::percent).orElse("–"),
                    String.valueOf(s.pointingNowhere()),
                    String.valueOf(done.unread())))
        .orElse(messages.get("xrays.boxes.failed"));
  }
}
