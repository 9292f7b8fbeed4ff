package org.gennas.ui.candidates;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.gennas.evaluation.Confusion;
import org.gennas.evaluation.OperatingPoint;
import org.gennas.evaluation.OperatingRule;
import org.gennas.ui.Messages;
import org.gennas.ui.search.Quantities;

/** Cases right and wrong of each finding at its threshold. */
final class OperatingTable extends GridPane {
  private static final List<String> HEADS =
      List.of("threshold", "tp", "fp", "fn", "tn", "sensitivity", "specificity", "ppv", "npv");

  private final Messages messages;

  OperatingTable(Messages messages) {
    this.messages = messages;
    setHgap(7);
    ColumnConstraints names = new ColumnConstraints();
    names.setHgrow(Priority.ALWAYS);
    names.setMinWidth(90);
    getColumnConstraints().add(names);
    for (int i = 0; i < HEADS.size(); i++) {
      ColumnConstraints column = new ColumnConstraints();
      column.setHalignment(HPos.RIGHT);
      column.setMinWidth(Region.USE_PREF_SIZE);
      getColumnConstraints().add(column);
    }
  }

  void show(CandidateCurves curves, OperatingRule rule) {
    getChildren().clear();
    add(head(messages.get("candidates.operating.finding")), 0, 0);
    for (int i = 0; i < HEADS.size(); i++) {
      add(head(messages.get("candidates.operating." + HEADS.get(i))), i + 1, 0);
    }
    int row = 1;
    for (FindingCurves finding : curves.findings()) {
      Region line = new Region();
      line.getStyleClass().add("gn-hairline");
      add(line, 0, row++, HEADS.size() + 1, 1);
      fill(finding, rule.choose(finding.cases()), row++);
    }
  }

  private static Label head(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("gn-tiny");
    label.setMinHeight(26);
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }

  private void fill(FindingCurves finding, Optional<OperatingPoint> point, int row) {
    Region swatch = new Region();
    swatch.getStyleClass().addAll("gn-swatch", "gn-series-" + finding.index() % 5);
    Label name = new Label(finding.finding(), swatch);
    name.setMinHeight(30);
    add(name, 0, row);
    if (point.isEmpty()) {
      Label undefined =
          new Label(
              messages.format(
                  "candidates.operating.undefined",
                  finding.cases().positives(),
                  finding.cases().negatives()));
      undefined.getStyleClass().add("gn-note");
      add(undefined, 1, row, HEADS.size(), 1);
      return;
    }
    Confusion c = point.get().confusion();
    List<String> figures =
        List.of(
            String.format(Locale.ROOT, "%.2f", point.get().threshold()),
            Quantities.grouped(c.truePositives()),
            Quantities.grouped(c.falsePositives()),
            Quantities.grouped(c.falseNegatives()),
            Quantities.grouped(c.trueNegatives()),
            CandidateText.percent(c.sensitivity(), messages),
            CandidateText.percent(c.specificity(), messages),
            CandidateText.percent(c.ppv(), messages),
            CandidateText.percent(c.npv(), messages));
    for (int i = 0; i < figures.size(); i++) {
      Label figure = new Label(figures.get(i));
      figure.setAlignment(Pos.CENTER_RIGHT);
      figure.setMinWidth(Region.USE_PREF_SIZE);
      figure.getStyleClass().add(i == 5 || i == 6 ? "gn-strong" : "gn-figure");
      add(figure, i + 1, row);
    }
  }
}
