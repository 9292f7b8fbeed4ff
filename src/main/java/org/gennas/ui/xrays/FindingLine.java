package org.gennas.ui.xrays;

import java.util.Optional;
import java.util.OptionalDouble;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.gennas.ui.control.Badge;
import org.gennas.ui.text.Messages;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/** What two candidates say of one finding in the picture, beside its label. */
final class FindingLine extends VBox {
  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

  /** The dataset's word on a finding. */
  enum Truth {
    LABELLED,
    NOT_LABELLED,
    /** Uncertain, or blank where blanks are not taken as absent: not scored. */
    MASKED,
    /** The picture belongs to no dataset. */
    NONE
  }

  /**
   * What one candidate says.
   *
   * @param probability on the scale shown; empty while it is awaited
   * @param threshold on the same scale; empty where none is defined
   * @param called whether it is called positive; empty where not known
   * @param outcome empty where not known
   */
  record Said(
      OptionalDouble probability,
      OptionalDouble threshold,
      Optional<Boolean> called,
      Optional<CallOutcome> outcome) {}

  /** What is shown, so that showing the same again costs nothing. */
  private record Shown(Truth label, Said a, Optional<Said> b) {}

  private final Messages messages;
  private final Label truth = new Label();
  private final CandidateLine first;
  private final CandidateLine second;
  private final String finding;
  private Optional<Shown> shown = Optional.empty();

  /**
   * @param choose what a click or Enter does
   */
  FindingLine(String finding, Runnable choose, Messages messages) {
    super(4);
    this.messages = messages;
    this.finding = finding;
    getStyleClass().add("gn-finding-line");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.RADIO_BUTTON);
    Label name = new Label(finding);
    name.getStyleClass().add("gn-strong");
    name.setMinWidth(0);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    truth.setMinWidth(Region.USE_PREF_SIZE);
    HBox head = new HBox(6, name, gap, truth);
    head.setAlignment(Pos.CENTER_LEFT);
    first = new CandidateLine(0);
    second = new CandidateLine(1);
    getChildren().setAll(head, first, second);
    setOnMousePressed(
        event -> {
          requestFocus();
          choose.run();
        });
    setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
            choose.run();
            event.consume();
          }
        });
  }

  /** Marks it as the finding that heat and list speak of. */
  void setChosen(boolean chosen) {
    pseudoClassStateChanged(CHOSEN, chosen);
  }

  /** Shows label and both candidates; the second is left out where there is none. */
  void show(Truth label, Said a, Optional<Said> b) {
    Optional<Shown> next = Optional.of(new Shown(label, a, b));
    if (!next.equals(shown)) {
      paint(shown, label, a, b);
      shown = next;
    }
  }

  private void paintTruth(Truth label) {
    truth.setText(messages.get("xrays.truth." + label));
    truth.setGraphic(
        switch (label) {
          case LABELLED -> new FontIcon(Material2AL.CHECK_CIRCLE);
          case NOT_LABELLED -> new FontIcon(Material2MZ.RADIO_BUTTON_UNCHECKED);
          case MASKED -> new FontIcon(Material2AL.HELP_OUTLINE);
          case NONE -> null;
        });
    truth
        .getStyleClass()
        .setAll("label", "gn-truth", label == Truth.LABELLED ? "gn-ok" : "gn-tiny");
  }

  private void paint(Optional<Shown> before, Truth label, Said a, Optional<Said> b) {
    if (before.map(was -> was.label() != label).orElse(true)) {
      paintTruth(label);
    }
    first.show(a);
    second.setVisible(b.isPresent());
    second.setManaged(b.isPresent());
    b.ifPresent(second::show);
    setAccessibleText(
        String.join(
            ", ",
            finding,
            truth.getText(),
            "A " + first.words(),
            b.isPresent() ? "B " + second.words() : ""));
  }

  /** One candidate's bar. */
  private final class CandidateLine extends HBox {
    private final ProbabilityBar bar;
    private final Label value = new Label();
    private final Badge outcome = new Badge(Badge.Kind.NEUTRAL, "");

    CandidateLine(int series) {
      super(8);
      setAlignment(Pos.CENTER_LEFT);
      bar = new ProbabilityBar(series);
      HBox.setHgrow(bar, Priority.ALWAYS);
      value.setMinWidth(30);
      value.setAlignment(Pos.CENTER_RIGHT);
      outcome.setMinWidth(36);
      outcome.setAlignment(Pos.CENTER);
      getChildren().setAll(CandidateLetter.of(series), bar, value, outcome);
    }

    void show(Said said) {
      bar.show(said.probability(), said.threshold());
      value.setText(ImageText.probability(said.probability()));
      if (said.outcome().isPresent()) {
        outcome.show(kind(said.outcome().get()), said.outcome().get().name());
      } else {
        outcome.show(
            Badge.Kind.NEUTRAL,
            said.called()
                .map(yes -> messages.get(yes ? "xrays.called.yes" : "xrays.called.no"))
                .orElse("–"));
      }
    }

    private Badge.Kind kind(CallOutcome of) {
      return switch (of) {
        case TP -> Badge.Kind.OK;
        case TN -> Badge.Kind.NEUTRAL;
        case FP, FN -> Badge.Kind.ERROR;
      };
    }

    String words() {
      return value.getText() + " " + outcome.getText();
    }
  }
}
