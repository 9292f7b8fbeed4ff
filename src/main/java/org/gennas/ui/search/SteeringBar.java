package org.gennas.ui.search;

import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.gennas.proposal.strategy.Calibration;
import org.gennas.proposal.strategy.ProposerChoice;
import org.gennas.ui.study.Conversation;
import org.gennas.ui.study.StudySnapshot;
import org.gennas.ui.text.Quantities;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/** Below the proposals: the note to the model, review on or off, cost and calibration so far. */
final class SteeringBar extends VBox {
  private static final String SURROGATE = ProposerChoice.SURROGATE.proposer().name();

  private final SearchContext context;
  private final ReviewModel review;
  private final TextField note = new TextField();
  private final Button send = new Button("", new FontIcon(Material2MZ.SEND));
  private final Label inForce = Nodes.label("", "gn-muted");
  private final Button clear = new Button("", new FontIcon(Material2AL.CLOSE));
  private final HBox noteLine = new HBox(6, inForce, clear);
  private final KeyLine key;
  private final CheckBox automatic = new CheckBox();
  private final Label cost = Nodes.label("", "gn-muted");
  private final Label calibration = Nodes.label("", "gn-muted");
  private final Tooltip calibrationWords = new Tooltip();
  private boolean following;

  SteeringBar(SearchContext context) {
    super(7);
    this.context = context;
    this.review = context.model().review();
    this.key = new KeyLine(context);
    setId("steering");
    getStyleClass().add("gn-steering");
    note.setId("note");
    note.setPromptText(context.text("search.note.prompt"));
    note.setAccessibleText(context.text("search.note"));
    note.setOnAction(event -> send());
    send.setId("send-note");
    send.setAccessibleText(context.text("search.note.send"));
    send.setTooltip(new Tooltip(context.text("search.note.send")));
    send.setOnAction(event -> send());
    HBox.setHgrow(note, Priority.ALWAYS);
    inForce.setMinWidth(0);
    HBox.setHgrow(inForce, Priority.ALWAYS);
    inForce.setMaxWidth(Double.MAX_VALUE);
    clear.setId("clear-note");
    clear.getStyleClass().add("gn-flat");
    clear.setAccessibleText(context.text("search.note.clear"));
    clear.setTooltip(new Tooltip(context.text("search.note.clear")));
    clear.setOnAction(event -> review.send(""));
    noteLine.setAlignment(Pos.CENTER_LEFT);
    automatic.setId("automatic");
    automatic.setText(context.text("search.automatic"));
    automatic.setTooltip(new Tooltip(context.text("search.automatic.hint")));
    automatic.setMinWidth(USE_PREF_SIZE);
    automatic
        .selectedProperty()
        .addListener(
            (observable, old, now) -> {
              if (!following) {
                review.review(!now);
              }
            });
    calibration.setMinWidth(0);
    cost.setMinWidth(0);
    setMinWidth(0);
    calibration.setTooltip(calibrationWords);
    calibrationWords.setWrapText(true);
    calibrationWords.setMaxWidth(360);
    HBox write = new HBox(6, note, send);
    write.setAlignment(Pos.CENTER_LEFT);
    HBox last = new HBox(8, automatic, Nodes.room(), cost);
    last.setAlignment(Pos.CENTER_LEFT);
    getChildren().setAll(key, calibration, noteLine, write, last);
  }

  private void send() {
    if (!note.getText().isBlank()) {
      review.send(note.getText());
      note.clear();
    }
  }

  /**
   * @param narrow whether there is little room
   */
  void show(StudySnapshot moment, boolean narrow) {
    boolean can = review.canDecide();
    note.setDisable(!can);
    send.setDisable(!can);
    automatic.setDisable(!can);
    clear.setDisable(!can);
    key.show(moment);
    following = true;
    automatic.setSelected(!review.reviews());
    following = false;
    inForce.setText(context.text("search.note.inForce", review.note()));
    Nodes.show(noteLine, !review.note().isEmpty());
    cost.setText(moment.conversation().map(c -> cost(c, narrow)).orElse(""));
    Optional<Calibration> own = calibration(moment);
    Nodes.show(calibration, own.isPresent());
    own.ifPresent(this::show);
  }

  private String cost(Conversation conversation, boolean narrow) {
    if (conversation.tokens() == 0) {
      return "";
    }
    String tokens = context.text("search.cost.tokens", Quantities.grouped(conversation.tokens()));
    return conversation
        .dollars()
        .map(d -> String.format(Locale.ROOT, "$%.2f", d))
        .map(d -> narrow ? d : tokens + " \u00b7 " + d)
        .orElse(tokens);
  }

  /** The proposer's own, not the surrogate's that fills in. */
  private static Optional<Calibration> calibration(StudySnapshot moment) {
    return moment.calibrations().stream()
        .filter(c -> c.trials() > 0 && !c.proposer().equals(SURROGATE))
        .findFirst();
  }

  private String held(Calibration own) {
    return own.stated() == 0
        ? ""
        : " "
            + context.text(
                "search.calibration.held",
                String.valueOf(own.stated()),
                String.valueOf(own.held()));
  }

  private void show(Calibration own) {
    String surrogate =
        own.surrogateThere().isPresent()
            ? Quantities.auc(own.surrogateThere().getAsDouble())
            : context.text("search.calibration.undefined");
    calibration.setText(
        context.text(
            "search.calibration", Quantities.auc(own.meanError().getAsDouble()), surrogate));
    calibrationWords.setText(
        context.text(
                "search.calibration.hint",
                own.proposer(),
                String.valueOf(own.trials()),
                Quantities.gain(own.bias().getAsDouble()),
                String.valueOf(own.shared()))
            + held(own));
  }
}
