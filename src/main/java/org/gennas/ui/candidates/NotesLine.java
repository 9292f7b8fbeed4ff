package org.gennas.ui.candidates;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.gennas.study.event.TrialState;
import org.gennas.study.notes.TrialNote;

/** Tags as small frames, then the note, or why the trial is what it is. */
final class NotesLine extends HBox {
  /** More would leave no room for the note. */
  private static final int TAGS = 3;

  private final CandidateText text;
  private final Consumer<String> onTag;
  private final Label note = new Label();

  /**
   * @param onTag told which tag was clicked
   */
  NotesLine(CandidateText text, Consumer<String> onTag) {
    super(5);
    this.text = text;
    this.onTag = onTag;
    setAlignment(Pos.CENTER_LEFT);
    setMinWidth(0);
    note.setMinWidth(0);
  }

  void show(CandidateRow row) {
    TrialNote written = row.note();
    List<Node> nodes = new ArrayList<>();
    written.tags().stream().limit(TAGS).forEach(tag -> nodes.add(tag(tag)));
    if (written.tags().size() > TAGS) {
      Label more = new Label("+" + (written.tags().size() - TAGS));
      more.getStyleClass().add("gn-tiny");
      more.setMinWidth(Region.USE_PREF_SIZE);
      nodes.add(more);
    }
    String cause = text.cause(row).orElse("");
    String words = written.note().isEmpty() ? cause : written.note();
    boolean failed = row.trial().status() == TrialState.Status.FAILED && written.note().isEmpty();
    note.setText(words);
    note.getStyleClass().setAll("label", failed ? "gn-danger-text" : "gn-note");
    nodes.add(note);
    getChildren().setAll(nodes);
    String all = String.join(" ", TagLine.text(written), written.note().isEmpty() ? cause : "");
    setAccessibleText(all.strip());
    note.setTooltip(words.isEmpty() ? null : tip(cause.isEmpty() ? words : words + "\n" + cause));
  }

  private static Tooltip tip(String words) {
    Tooltip tip = new Tooltip(words);
    tip.setWrapText(true);
    tip.setMaxWidth(420);
    return tip;
  }

  private Label tag(String tag) {
    Label label = new Label(tag);
    label.getStyleClass().add("gn-tag");
    label.setMinWidth(Region.USE_PREF_SIZE);
    label.setOnMouseClicked(
        event -> {
          if (event.getClickCount() == 1 && event.isStillSincePress()) {
            onTag.accept(tag);
            event.consume();
          }
        });
    return label;
  }
}
