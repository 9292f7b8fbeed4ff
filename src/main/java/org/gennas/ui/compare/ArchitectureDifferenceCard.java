package org.gennas.ui.compare;

import java.util.List;
import java.util.Optional;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.gennas.space.SearchSpace;
import org.gennas.ui.control.Card;
import org.gennas.ui.text.Quantities;

/** The architectures slot by slot, and below them what each scores and costs. */
final class ArchitectureDifferenceCard extends VBox {
  private static final List<String> COLUMNS =
      List.of(
          "compare.column.auc",
          "compare.column.params",
          "compare.column.macs",
          "compare.column.epoch",
          "compare.column.field",
          "compare.column.energy");

  private final CompareContext context;
  private final CompareText text;
  private final Card card;
  private final SlotGrid slots;
  private final GridPane figures = new GridPane();

  ArchitectureDifferenceCard(CompareContext context) {
    this.context = context;
    text = context.text();
    card = new Card(text.get("compare.architecture.title"));
    slots = new SlotGrid(context.palette(), text);
    slots.setId("compare-slots");
    ColumnConstraints letter = new ColumnConstraints(24);
    figures.getColumnConstraints().add(letter);
    for (int i = 0; i < COLUMNS.size(); i++) {
      ColumnConstraints column = new ColumnConstraints();
      column.setHgrow(Priority.ALWAYS);
      column.setHalignment(HPos.RIGHT);
      figures.getColumnConstraints().add(column);
    }
    figures.setHgap(6);
    figures.setVgap(3);
    Region rule = new Region();
    rule.getStyleClass().add("gn-hairline");
    VBox body = new VBox(5, slots, rule, figures);
    VBox.setVgrow(card, Priority.ALWAYS);
    card.setPaddedBody(body);
    getChildren().setAll(card);
    context.compare().trialsProperty().addListener((observable, old, now) -> refresh());
    refresh();
  }

  private void refresh() {
    List<ComparedTrial> trials = context.compare().trialsProperty().get();
    SearchSpace space = ComparedBar.space(context);
    slots.show(space, trials);
    card.setNote(
        text.format("compare.slots.differ", SlotGrid.differing(space, trials), space.length()));
    figures.getChildren().clear();
    for (int i = 0; i < COLUMNS.size(); i++) {
      figures.add(head(text.get(COLUMNS.get(i))), i + 1, 0);
    }
    for (ComparedTrial trial : trials) {
      int row = trial.place() + 1;
      figures.add(new LetterDisc(trial.place()), 0, row);
      figures.add(auc(trial), 1, row);
      figures.add(cell(CompareText.millions(trial.params())), 2, row);
      figures.add(cell(CompareText.billions(trial.macs())), 3, row);
      figures.add(cell(trial.secondsPerEpoch().map(CompareText::time)), 4, row);
      figures.add(
          cell(text.format("compare.px", Quantities.grouped(trial.receptiveFieldPx()))), 5, row);
      figures.add(cell(trial.energyWh().map(CompareText::energy)), 6, row);
    }
  }

  private static Label head(String words) {
    Label label = new Label(words);
    label.getStyleClass().add("gn-tiny");
    label.setMinWidth(0);
    return label;
  }

  private static Label cell(String words) {
    Label label = new Label(words);
    label.getStyleClass().add("gn-figure");
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }

  private static Label cell(Optional<String> words) {
    return cell(words.orElse(CompareText.NONE));
  }

  private Node auc(ComparedTrial trial) {
    Label score = cell(text.auc(trial.auc()));
    score.getStyleClass().add("gn-strong");
    Label interval =
        new Label(
            trial
                .interval()
                .map(i -> Quantities.auc(i.low()) + "–" + Quantities.auc(i.high()))
                .orElse(""));
    interval.getStyleClass().add("gn-tiny");
    interval.setMinWidth(0);
    HBox both = new HBox(5, score, interval);
    both.setAlignment(Pos.CENTER_RIGHT);
    return both;
  }
}
