package org.gennas.ui.candidates;

import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.gennas.study.event.SplitScore;
import org.gennas.study.event.StudyEvent;
import org.gennas.study.event.StudyState;
import org.gennas.ui.text.Messages;
import org.gennas.ui.text.Quantities;

/** Thresholds, what they lead to for each finding, at which prevalence, and on what it rests. */
final class OperatingColumn extends VBox {
  private final CandidatesModel model;
  private final Messages messages;
  private final OperatingTable table;
  private final PrevalenceField prevalence;
  private final Label footnote = new Label();

  OperatingColumn(CandidatesModel model, Messages messages) {
    super(5);
    this.model = model;
    this.messages = messages;
    table = new OperatingTable(model.detail().thresholds(), messages);
    prevalence = new PrevalenceField(model.detail().thresholds(), messages);
    footnote.setWrapText(true);
    footnote.getStyleClass().add("gn-tiny");
    footnote.setMinHeight(Region.USE_PREF_SIZE);
    VBox rows = new VBox(6, table, prevalence, footnote);
    ScrollPane scroll = new ScrollPane(rows);
    scroll.setFitToWidth(true);
    scroll.setFocusTraversable(false);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().addAll(new OperatingChooser(model.detail().thresholds(), messages), scroll);
  }

  /** Shows a candidate's findings, or why there are none. */
  void show(Optional<CandidateCurves> curves, String otherwise) {
    curves.ifPresent(table::show);
    table.setVisible(curves.isPresent());
    table.setManaged(curves.isPresent());
    prevalence.setVisible(curves.isPresent());
    prevalence.setManaged(curves.isPresent());
    footnote.setText(curves.map(this::note).orElse(otherwise));
  }

  private String note(CandidateCurves curves) {
    String split =
        messages.format(
            "candidates.note.split",
            Quantities.grouped(curves.images()),
            Quantities.grouped(curves.patients()));
    String bands =
        curves.samples() == 0
            ? messages.get("candidates.note.bandsComing")
            : messages.format("candidates.note.bands", Quantities.grouped(curves.samples()));
    return split + " " + bands + " " + messages.get("candidates.note.rings") + " " + test();
  }

  /** Whether the test split is still sealed, or what it said of this candidate. */
  private String test() {
    Optional<StudyEvent.TestScored> scored = model.study().get().flatMap(StudyState::test);
    Optional<Integer> chosen = model.chosen().get();
    if (scored.isEmpty()) {
      return messages.get("candidates.note.testSealed");
    }
    if (chosen.isEmpty() || scored.get().number() != chosen.get()) {
      return messages.get("candidates.note.testOther");
    }
    SplitScore score = scored.get().score();
    return messages.format(
        "candidates.note.test",
        score.meanAuc().map(Quantities::auc).orElse(messages.get("candidates.undefined")),
        score
            .meanAucInterval()
            .map(i -> Quantities.auc(i.low()) + "–" + Quantities.auc(i.high()))
            .orElse(CandidateText.NONE));
  }
}
