package org.gennas.report;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gennas.study.event.FindingScore;
import org.gennas.study.event.TrialEvent;
import org.gennas.study.event.TrialState;

/**
 * All epochs of all trials as CSV (RFC 4180, UTF-8): a row of column names, then a row an epoch,
 * trials in the order of their numbers. What does not exist is an empty cell.
 */
public final class EpochsCsv {
  private static final List<String> BEFORE =
      List.of(
          "trial",
          "architecture",
          "epoch",
          "at",
          "learning_rate",
          "train_loss",
          "valid_loss",
          "mean_auc",
          "mean_average_precision");
  private static final List<String> AFTER = List.of("best", "seconds", "notice");

  private EpochsCsv() {}

  /**
   * Writes the table, replacing an older one atomically.
   *
   * @throws IOException if the file cannot be written
   */
  public static void write(ReportContent content, Path file) throws IOException {
    Csv.write(file, out -> write(content, out));
  }

  private static void write(ReportContent content, Writer out) throws IOException {
    List<String> header = new ArrayList<>(BEFORE);
    content.findings().forEach(f -> header.add("auc " + f));
    header.addAll(AFTER);
    out.write(Csv.line(header));
    String notice = Csv.notice(content.state());
    for (TrialState trial : content.state().trials()) {
      for (TrialEvent.EpochEnded epoch : content.history(trial).epochs()) {
        out.write(Csv.line(cells(trial, epoch, content.findings(), notice)));
      }
    }
  }

  private static List<String> cells(
      TrialState trial, TrialEvent.EpochEnded epoch, List<String> findings, String notice) {
    List<String> cells = new ArrayList<>();
    cells.add(String.valueOf(trial.id().number()));
    cells.add(trial.id().architecture().code());
    cells.add(String.valueOf(epoch.epoch()));
    cells.add(epoch.at().toString());
    cells.add(Csv.number(Optional.of(epoch.learningRate())));
    cells.add(Csv.number(Optional.of(epoch.trainLoss())));
    cells.add(Csv.number(Optional.of(epoch.valid().loss())));
    cells.add(Csv.number(epoch.valid().meanAuc()));
    cells.add(Csv.number(epoch.valid().meanAveragePrecision()));
    for (String finding : findings) {
      cells.add(
          Csv.number(
              epoch.valid().findings().stream()
                  .filter(f -> f.finding().equals(finding))
                  .findFirst()
                  .flatMap(FindingScore::auc)));
    }
    cells.add(epoch.best() ? "1" : "0");
    cells.add(Csv.number(Optional.of(epoch.seconds())));
    cells.add(notice);
    return cells;
  }
}
