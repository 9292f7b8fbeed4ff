package org.gennas.ui.candidates;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.gennas.evaluation.Confusion;
import org.gennas.evaluation.OperatingPoint;
import org.gennas.ui.text.Messages;
import org.gennas.ui.text.Quantities;

/**
 * Cases right and wrong of each finding at its threshold. By hand, each finding has a slider below
 * its figures, which follow it.
 */
final class OperatingTable extends GridPane {
  private static final List<String> HEADS =
      List.of("threshold", "tp", "fp", "fn", "tn", "sensitivity", "specificity", "ppv", "npv");
  private static final int SENSITIVITY = 5;
  private static final int SPECIFICITY = 6;

  private final Messages messages;
  private final ObjectProperty<Thresholds> thresholds;
  private final List<Line> lines = new ArrayList<>();
  private Optional<CandidateCurves> shown = Optional.empty();

  OperatingTable(ObjectProperty<Thresholds> thresholds, Messages messages) {
    this.thresholds = thresholds;
    this.messages = messages;
    setId("operating-table");
    getStyleClass().add("gn-operating");
    setHgap(6);
    ColumnConstraints names = new ColumnConstraints();
    names.setHgrow(Priority.ALWAYS);
    names.setMinWidth(Region.USE_PREF_SIZE);
    getColumnConstraints().add(names);
    for (int i = 0; i < HEADS.size(); i++) {
      ColumnConstraints column = new ColumnConstraints();
      column.setHalignment(HPos.RIGHT);
      column.setMinWidth(Region.USE_PREF_SIZE);
      getColumnConstraints().add(column);
    }
    thresholds.addListener((property, before, now) -> lines.forEach(Line::show));
  }

  /** Shows a candidate's findings; where only bands came in, everything stays. */
  void show(CandidateCurves curves) {
    if (shown.filter(old -> sameCases(old, curves)).isPresent()) {
      return;
    }
    shown = Optional.of(curves);
    lines.clear();
    getChildren().clear();
    add(head("finding"), 0, 0);
    for (int i = 0; i < HEADS.size(); i++) {
      add(head(HEADS.get(i)), i + 1, 0);
    }
    int row = 1;
    for (FindingCurves finding : curves.findings()) {
      Region rule = new Region();
      rule.getStyleClass().add("gn-hairline");
      add(rule, 0, row, HEADS.size() + 1, 1);
      lines.add(new Line(finding, row + 1));
      row += 3;
    }
    lines.forEach(Line::show);
  }

  private static boolean sameCases(CandidateCurves a, CandidateCurves b) {
    if (a.findings().size() != b.findings().size()) {
      return false;
    }
    for (int i = 0; i < a.findings().size(); i++) {
      if (a.findings().get(i).cases() != b.findings().get(i).cases()) {
        return false;
      }
    }
    return true;
  }

  private Label head(String key) {
    Label label = new Label(messages.get("candidates.operating." + key));
    label.getStyleClass().add("gn-tiny");
    label.setMinHeight(24);
    label.setMinWidth(Region.USE_PREF_SIZE);
    label.setTooltip(new Tooltip(messages.get("candidates.operating.long." + key)));
    return label;
  }

  /** One finding: its name, its figures, its slider. */
  private final class Line {
    private final FindingCurves finding;
    private final List<Label> figures = new ArrayList<>();
    private final Label undefined = new Label();
    private final Slider slider = new Slider(0, 1, 0.5);
    private boolean following;

    Line(FindingCurves finding, int row) {
      this.finding = finding;
      Region swatch = new Region();
      swatch.getStyleClass().addAll("gn-swatch", "gn-series-" + finding.index() % 5);
      Label name = new Label(FindingNames.fitting(finding.finding()), swatch);
      name.setTooltip(new Tooltip(finding.finding()));
      name.setMinHeight(27);
      name.setMinWidth(Region.USE_PREF_SIZE);
      add(name, 0, row);
      for (int i = 0; i < HEADS.size(); i++) {
        Label figure = new Label();
        figure.setAlignment(Pos.CENTER_RIGHT);
        figure.setMinWidth(Region.USE_PREF_SIZE);
        figure.getStyleClass().add(i == SENSITIVITY || i == SPECIFICITY ? "gn-strong" : "gn-plain");
        figures.add(figure);
        add(figure, i + 1, row);
      }
      undefined.getStyleClass().add("gn-note");
      undefined.setText(
          messages.format(
              "candidates.operating.undefined",
              finding.cases().positives(),
              finding.cases().negatives()));
      add(undefined, 1, row, HEADS.size(), 1);
      slide(row + 1);
    }

    private void slide(int row) {
      slider.setId("operating-threshold-" + finding.index());
      slider.setBlockIncrement(0.01);
      slider.setAccessibleText(messages.format("candidates.operating.slider", finding.finding()));
      slider.getStyleClass().addAll("gn-threshold", "gn-series-" + finding.index() % 5);
      slider
          .valueProperty()
          .addListener(
              (property, before, now) -> {
                if (!following) {
                  thresholds.set(thresholds.get().at(finding.index(), now.doubleValue()));
                }
              });
      add(slider, 0, row, HEADS.size() + 1, 1);
    }

    void show() {
      Thresholds how = thresholds.get();
      Optional<OperatingPoint> point = how.point(finding.index(), finding.cases());
      visible(undefined, point.isEmpty());
      figures.forEach(figure -> visible(figure, point.isPresent()));
      visible(slider, point.isPresent() && how.way() == Thresholds.Way.MANUAL);
      point.ifPresent(at -> fill(how, at));
    }

    private void fill(Thresholds how, OperatingPoint at) {
      following = true;
      slider.setValue(at.threshold());
      following = false;
      Confusion c = at.confusion();
      List<String> texts =
          List.of(
              String.format(Locale.ROOT, "%.2f", at.threshold()),
              Quantities.grouped(c.truePositives()),
              Quantities.grouped(c.falsePositives()),
              Quantities.grouped(c.falseNegatives()),
              Quantities.grouped(c.trueNegatives()),
              CandidateText.percent(c.sensitivity(), messages),
              CandidateText.percent(c.specificity(), messages),
              CandidateText.percent(how.ppv(c), messages),
              CandidateText.percent(how.npv(c), messages));
      for (int i = 0; i < texts.size(); i++) {
        figures.get(i).setText(texts.get(i));
      }
    }

    private void visible(javafx.scene.Node node, boolean on) {
      node.setVisible(on);
      node.setManaged(on);
    }
  }
}
