package org.gennas.ui.candidates;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gennas.study.event.FindingScore;
import org.gennas.study.folder.PredictionTable;
import org.gennas.ui.chart.FigureTable;

/**
 * Rows as they are shown, as CSV with all digits: first a line that says what it is for, then the
 * header. What is undefined is an empty cell.
 */
final class CandidatesCsv {
  private static final List<String> HEAD =
      List.of("trial", "architecture", "repeats", "state", "mean_auc", "ci_low", "ci_high");
  private static final List<String> TAIL =
      List.of(
          "params",
          "macs",
          "epochs",
          "seconds",
          "energy_wh",
          "proposer",
          "iteration",
          "tags",
          "note",
          "problem");

  private CandidatesCsv() {}

  /**
   * @param findings the study's, in its order
   */
  static String of(List<String> findings, List<CandidateRow> rows) {
    List<String> columns = new ArrayList<>(HEAD);
    findings.forEach(f -> columns.add("auc " + f));
    columns.addAll(TAIL);
    FigureTable.Builder table = FigureTable.of(columns.toArray(String[]::new));
    rows.forEach(row -> table.row(cells(findings.size(), row).toArray()));
    return PredictionTable.NOTICE + "\r\n" + table.build().csv();
  }

  private static List<Object> cells(int findings, CandidateRow row) {
    List<Object> cells = new ArrayList<>();
    cells.add(row.trial().id().label());
    cells.add(row.architecture().code());
    cells.add(row.trial().trial().repeats().map(String::valueOf).orElse(""));
    cells.add(row.trial().status().name().toLowerCase(java.util.Locale.ROOT));
    cells.add(number(row.auc()));
    cells.add(number(row.interval().map(i -> i.low())));
    cells.add(number(row.interval().map(i -> i.high())));
    for (int i = 0; i < findings; i++) {
      int finding = i;
      cells.add(
          number(row.findings().stream().skip(finding).findFirst().flatMap(FindingScore::auc)));
    }
    cells.add(row.params());
    cells.add(row.macs());
    cells.add(row.epochs());
    cells.add(number(row.seconds()));
    cells.add(number(row.energyWh()));
    cells.add(row.trial().trial().proposal().proposer());
    cells.add(row.trial().trial().iteration());
    cells.add(row.note().tags().stream().collect(Collectors.joining(" ")));
    cells.add(row.note().note());
    cells.add(row.trial().problem().orElse(""));
    return cells;
  }

  private static double number(Optional<Double> value) {
    return value.orElse(Double.NaN);
  }
}
