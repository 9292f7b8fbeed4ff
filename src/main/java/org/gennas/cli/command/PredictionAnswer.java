package org.gennas.cli.command;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gennas.cli.text.Figures;
import org.gennas.cli.text.TextTable;
import org.gennas.common.ResearchNotice;
import org.gennas.study.event.FindingScore;
import org.gennas.study.event.SplitScore;

/**
 * What a model said of images.
 *
 * @param csv the table of probabilities
 * @param images in the table
 * @param unreadable why others are not
 * @param trainedOn images in the table that the model has learned from; not scored
 * @param scores where labels are there
 */
record PredictionAnswer(
    TrainedModelFile model,
    Path csv,
    int images,
    List<String> unreadable,
    int trainedOn,
    Optional<SplitScore> scores)
    implements Answer {
  @Override
  public Map<String, Object> json() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("notice", ResearchNotice.TEXT);
    fields.put("model", model.file().toString());
    fields.put("csv", csv.toString());
    fields.put("images", images);
    fields.put("unreadable", unreadable);
    fields.put("trainedOn", trainedOn);
    fields.put("scored", scores.isPresent() ? images - trainedOn : 0);
    fields.put("meanAuc", scores.flatMap(SplitScore::meanAuc));
    fields.put("meanAucInterval", scores.flatMap(SplitScore::meanAucInterval));
    fields.put("findings", scores.map(SplitScore::findings).orElse(List.of()));
    return fields;
  }

  @Override
  public void print(PrintStream out) {
    out.println("Model    " + model.trial().map(trial -> trial + ", ").orElse("") + model.file());
    out.println(
        "Images   " + images + (unreadable.isEmpty() ? "" : ", not read: " + unreadable.size()));
    unreadable.forEach(reason -> out.println("         " + reason));
    if (trainedOn > 0) {
      out.println(
          "         " + trainedOn + " of them were used to train the model; they are not scored");
    }
    scores.ifPresentOrElse(
        s -> print(out, s), () -> out.println("Metrics  none: no image has a label to score"));
    out.println("Table    " + csv);
    out.println(ResearchNotice.SENTENCE);
  }

  private static void print(PrintStream out, SplitScore scores) {
    TextTable table =
        new TextTable(
            TextTable.Column.text("finding"),
            TextTable.Column.figures("AUC"),
            TextTable.Column.text("95 % CI"),
            TextTable.Column.figures("AP"),
            TextTable.Column.figures("with"),
            TextTable.Column.figures("without"));
    for (FindingScore finding : scores.findings()) {
      table.row(
          finding.finding(),
          Figures.score(finding.auc()),
          Figures.interval(finding.aucInterval()),
          Figures.score(finding.averagePrecision()),
          Integer.toString(finding.positives()),
          Integer.toString(finding.negatives()));
    }
    table.row(
        "mean",
        Figures.score(scores.meanAuc()),
        Figures.interval(scores.meanAucInterval()),
        "",
        "",
        "");
    out.println();
    table.print(out);
    out.println();
  }
}
