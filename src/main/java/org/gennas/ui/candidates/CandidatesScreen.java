package org.gennas.ui.candidates;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.control.Button;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.controlsfx.control.textfield.CustomTextField;
import org.gennas.space.Architecture;
import org.gennas.ui.Messages;
import org.gennas.ui.control.Card;
import org.gennas.ui.control.EmptyState;
import org.gennas.ui.control.Segments;
import org.gennas.ui.study.TrialFilter;
import org.gennas.ui.study.TrialFilter.Segment;
import org.gennas.ui.theme.Palette;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/** All trials in a table, and the plots of the chosen one below it. */
public final class CandidatesScreen extends StackPane {
  private final CandidatesModel model;
  private final Messages messages;
  private final CustomTextField pattern = new CustomTextField();
  private final Segments<Segment> segments;
  private final Card card;

  /**
   * @param open shows an architecture in the editor of the Search screen
   */
  public CandidatesScreen(
      CandidatesModel model,
      ObservableValue<Palette> palette,
      Messages messages,
      Consumer<Architecture> open) {
    this.model = model;
    this.messages = messages;
    segments = new Segments<>(List.of(Segment.values()), this::segmentText);
    card = new Card(messages.get("screen.candidates"));
    CandidatesTable table = new CandidatesTable(model, messages, open);
    StackPane body = new StackPane(table, noMatch());
    card.setBody(body);
    card.setMinHeight(180);
    filterLine();
    SplitPane split = new SplitPane(card, new CandidateCard(model, palette, messages, open));
    split.setOrientation(Orientation.VERTICAL);
    split.setDividerPositions(0.56);
    split.getStyleClass().add("gn-split");
    getChildren().add(split);
    // The typed character, not the pressed key: else the slash would land in the field itself.
    addEventFilter(KeyEvent.KEY_TYPED, this::focusFilter);
    pattern.addEventFilter(KeyEvent.KEY_PRESSED, this::clearFilter);
    model.study().addListener((property, before, now) -> showCounts());
    showCounts();
  }

  private String segmentText(Segment segment) {
    return messages.format("candidates.segment." + segment, model.count(segment));
  }

  private void filterLine() {
    pattern.setId("candidates-filter");
    StackPane lens = new StackPane(new FontIcon(Material2MZ.SEARCH));
    lens.setPadding(new Insets(0, 0, 0, 8));
    pattern.setLeft(lens);
    pattern.setPromptText(messages.get("candidates.filter"));
    pattern.setAccessibleText(messages.get("candidates.filter"));
    pattern.setPrefWidth(290);
    pattern.getStyleClass().add("gn-small");
    pattern.textProperty().addListener((property, before, now) -> filter());
    segments.valueProperty().addListener((property, before, now) -> filter());
    HBox leading = card.leading();
    leading.getChildren().addAll(pattern, segments);
  }

  private void filter() {
    model.filter().set(new TrialFilter(pattern.getText(), segments.getValue()));
  }

  private EmptyState noMatch() {
    Button clear = new Button(messages.get("candidates.clearFilter"));
    clear.setOnAction(
        event -> {
          pattern.clear();
          segments.valueProperty().set(Segment.ALL);
        });
    EmptyState empty =
        new EmptyState(Material2AL.FILTER_LIST, messages.get("candidates.noMatch"), clear);
    Runnable refresh =
        () -> empty.setVisible(model.rows().isEmpty() && model.count(Segment.ALL) > 0);
    model.rows().addListener((ListChangeListener<CandidateRow>) c -> refresh.run());
    refresh.run();
    return empty;
  }

  private void showCounts() {
    for (Segment segment : Segment.values()) {
      segments.setText(segment, segmentText(segment));
    }
    card.setNote(messages.format("candidates.counts", model.count(Segment.ALL), model.results()));
  }

  private void focusFilter(KeyEvent event) {
    boolean typing = event.getTarget() instanceof TextInputControl;
    if (event.getCharacter().equals("/") && !typing) {
      pattern.requestFocus();
      event.consume();
    }
  }

  private void clearFilter(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE) {
      pattern.clear();
      event.consume();
    }
  }
}
