package org.gennas.ui.xrays;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.RangeSlider;
import org.gennas.ui.control.Segments;
import org.gennas.ui.text.Messages;
import org.gennas.ui.text.Quantities;

/** What narrows the list: finding, outcome, view, sex, age, disagreement, marks. */
final class ImageFilters extends VBox {
  private final ImageListModel images;
  private final Messages messages;
  private final ComboBox<String> finding = new ComboBox<>();
  private final OptionalSegments<CallOutcome> outcomes;
  private final Segments<ImageFilter.Projection> projections;
  private final Segments<ImageFilter.Sex> sexes;
  private final Segments<ImageFilter.Mark> marks;
  private final Label ages = new Label();
  private final RangeSlider range = new RangeSlider(0, ImageFilter.OLDEST, 0, ImageFilter.OLDEST);
  private final CheckBox disagreement = new CheckBox();
  private boolean showing;

  ImageFilters(ImageListModel images, Messages messages) {
    super(4);
    this.images = images;
    this.messages = messages;
    getStyleClass().add("gn-image-filters");
    finding.setId("xrays-finding");
    finding.setMaxWidth(Double.MAX_VALUE);
    finding.setAccessibleText(messages.get("xrays.finding"));
    outcomes =
        new OptionalSegments<CallOutcome>(
                List.of(CallOutcome.values()),
                CallOutcome::name,
                chosen -> change(images.filter().get().withOutcome(chosen)))
            .wide();
    projections = segments("xrays.view.", ImageFilter.Projection.values());
    sexes = segments("xrays.sex.", ImageFilter.Sex.values());
    marks = segments("xrays.mark.", ImageFilter.Mark.values());
    for (CallOutcome outcome : CallOutcome.values()) {
      ToggleButton button = outcomes.button(outcome);
      button.setId("xrays-outcome-" + outcome);
      button.setTooltip(new Tooltip(messages.get("xrays.outcome.hint." + outcome)));
    }
    disagreement.setId("xrays-disagreement");
    ages.getStyleClass().add("gn-filter-label");
    range.setId("xrays-ages");
    range.setAccessibleText(messages.get("xrays.ages"));
    range.setBlockIncrement(5);
    HBox two = new HBox(10, labelled("xrays.view", projections), labelled("xrays.sex", sexes));
    getChildren()
        .setAll(
            labelled("xrays.finding", finding),
            labelled("xrays.outcome", outcomes),
            two,
            new VBox(2, ages, range),
            labelled("xrays.mark", marks),
            disagreement);
    follow();
    show();
  }

  private <T extends Enum<T>> Segments<T> segments(String keys, T[] values) {
    Segments<T> made = new Segments<>(List.of(values), each -> messages.get(keys + each));
    for (T each : values) {
      made.button(each).setId((keys + each).replace('.', '-'));
    }
    return made;
  }

  private VBox labelled(String key, Node control) {
    Label label = new Label(messages.get(key));
    label.getStyleClass().add("gn-filter-label");
    label.setMinWidth(Region.USE_PREF_SIZE);
    VBox pair = new VBox(3, label, control);
    HBox.setHgrow(pair, Priority.SOMETIMES);
    return pair;
  }

  private void follow() {
    images.filter().addListener((property, before, now) -> show());
    images.rows().addListener((property, before, now) -> showCounts());
    images.state().addListener((property, before, now) -> showFindings());
    projections
        .valueProperty()
        .addListener((property, before, now) -> change(filter().withProjection(now)));
    sexes.valueProperty().addListener((property, before, now) -> change(filter().withSex(now)));
    marks.valueProperty().addListener((property, before, now) -> change(filter().withMark(now)));
    disagreement
        .selectedProperty()
        .addListener((property, before, now) -> change(filter().withDisagreement(now)));
    range.lowValueProperty().addListener((property, before, now) -> changeAges());
    range.highValueProperty().addListener((property, before, now) -> changeAges());
    finding
        .valueProperty()
        .addListener(
            (property, before, now) -> {
              if (now != null) {
                change(filter().withFinding(images.findings().indexOf(now)));
              }
            });
  }

  private ImageFilter filter() {
    return images.filter().get();
  }

  private void changeAges() {
    change(
        filter()
            .withAges(
                (int) Math.round(range.getLowValue()), (int) Math.round(range.getHighValue())));
  }

  private void change(ImageFilter next) {
    if (!showing) {
      images.filter().set(next);
    }
  }

  private void showFindings() {
    showing = true;
    finding.getItems().setAll(images.findings());
    showing = false;
    show();
  }

  private void show() {
    ImageFilter now = filter();
    showing = true;
    if (now.finding() < finding.getItems().size()) {
      finding.setValue(finding.getItems().get(now.finding()));
    }
    outcomes.show(now.outcome());
    projections.valueProperty().set(now.projection());
    sexes.valueProperty().set(now.sex());
    marks.valueProperty().set(now.mark());
    disagreement.setSelected(now.disagreement());
    range.setHighValue(now.oldest());
    range.setLowValue(now.youngest());
    ages.setText(
        now.youngest() == 0 && now.oldest() >= ImageFilter.OLDEST
            ? messages.get("xrays.ages.all")
            : messages.format(
                "xrays.ages.some", String.valueOf(now.youngest()), String.valueOf(now.oldest())));
    showing = false;
    showCounts();
  }

  private void showCounts() {
    Map<CallOutcome, Integer> counts = images.rows().get().counts();
    for (CallOutcome outcome : CallOutcome.values()) {
      int count = Optional.ofNullable(counts.get(outcome)).orElse(0);
      outcomes.button(outcome).setText(outcome + " " + Quantities.grouped(count));
    }
    disagreement.setText(
        messages.format(
            "xrays.disagreement", Quantities.grouped(images.rows().get().disagreements())));
  }
}
