package org.gennas.ui.candidates;

import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.gennas.evaluation.Reliability;
import org.gennas.figure.Palette;
import org.gennas.ui.text.Messages;
import org.gennas.ui.text.Quantities;

/** The reliability diagram of one finding, with its error and Brier score before and after. */
final class CalibrationPane extends VBox {
  private final Messages messages;
  private final CalibrationChart chart;
  private final ComboBox<String> choice = new ComboBox<>();
  private final GridPane numbers = new GridPane();
  private final Label note = new Label();
  private List<FindingCurves> findings = List.of();

  CalibrationPane(ObservableValue<Palette> palette, Messages messages) {
    super(4);
    this.messages = messages;
    chart = new CalibrationChart(palette, messages);
    choice.setId("calibration-finding");
    choice.getStyleClass().add("gn-small");
    choice.setMaxWidth(Double.MAX_VALUE);
    choice.setAccessibleText(messages.get("candidates.operating.finding"));
    choice.valueProperty().addListener((property, before, now) -> refresh());
    VBox.setVgrow(chart, Priority.ALWAYS);
    setMinWidth(0);
    numbers.setHgap(10);
    note.getStyleClass().add("gn-tiny");
    note.setWrapText(true);
    note.setMinHeight(Region.USE_PREF_SIZE);
    getChildren().addAll(choice, chart, numbers, note);
  }

  /** Shows a candidate's findings; the one that was looked at stays. */
  void show(Optional<CandidateCurves> curves) {
    findings = curves.map(CandidateCurves::findings).orElse(List.of());
    List<String> names = findings.stream().map(FindingCurves::finding).toList();
    String kept = choice.getValue();
    if (!names.equals(choice.getItems())) {
      choice.getItems().setAll(names);
    }
    if (!names.isEmpty()) {
      choice.setValue(names.contains(kept) ? kept : names.get(0));
    }
    refresh();
  }

  private void refresh() {
    Optional<FindingCurves> finding =
        findings.stream().filter(f -> f.finding().equals(choice.getValue())).findFirst();
    chart.show(finding);
    numbers.getChildren().clear();
    Optional<FindingCalibration> calibration = finding.flatMap(FindingCurves::calibration);
    calibration.ifPresent(
        c -> {
          row(0, "", "candidates.calibration.ece", "candidates.calibration.brier", "n");
          row(1, messages.get("candidates.calibration.before"), c.before());
          c.after().ifPresent(r -> row(2, messages.get("candidates.calibration.after"), r));
        });
    note.setText(
        calibration
            .map(
                c ->
                    messages.get(
                        c.after().isPresent()
                            ? "candidates.calibration.flatters"
                            : "candidates.calibration.unscaled"))
            .orElse(messages.get("candidates.calibration.none")));
  }

  private void row(int at, String name, String first, String second, String third) {
    cell(at, 0, name, "gn-tiny");
    cell(at, 1, messages.get(first), "gn-tiny");
    cell(at, 2, messages.get(second), "gn-tiny");
    cell(at, 3, third, "gn-tiny");
  }

  private void row(int at, String name, Reliability r) {
    cell(at, 0, name, "gn-tiny");
    cell(at, 1, CalibrationChart.three(r.expectedCalibrationError()), "gn-plain");
    cell(at, 2, CalibrationChart.three(r.brier()), "gn-plain");
    cell(at, 3, Quantities.grouped(r.cases()), "gn-plain");
  }

  private void cell(int row, int column, String text, String style) {
    Label label = new Label(text);
    label.getStyleClass().add(style);
    label.setMinWidth(Region.USE_PREF_SIZE);
    if (column > 0) {
      label.setMaxWidth(Double.MAX_VALUE);
      label.setStyle("-fx-alignment: center-right;");
    } else {
      GridPane.setHgrow(label, Priority.ALWAYS);
    }
    numbers.add(label, column, row);
  }
}
