package org.gennas.ui.newstudy;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.gennas.study.event.PlanReason;
import org.gennas.study.event.TimePlan;
import org.gennas.ui.control.Card;
import org.gennas.ui.form.FormField;
import org.gennas.ui.text.Messages;

/** The form's first field, the time, and beside it the plan that follows from it. */
final class PlanCard {
  private static final int FIELD_WIDTH = 190;
  private static final int SPINNER = 18;
  private static final int GAP = 16;

  private final Messages messages;
  private final PlanWords words;
  private final Card card;
  private final VBox plan = new VBox(4);

  PlanCard(TimeField time, Messages messages) {
    this.messages = messages;
    this.words = new PlanWords(messages);
    FormField field =
        FormField.text(messages.get("newstudy.time.field"), time.minutes(), "", "time", messages);
    field.setMinWidth(FIELD_WIDTH);
    field.setPrefWidth(FIELD_WIDTH);
    plan.setId("plan");
    plan.setMinWidth(0);
    HBox.setHgrow(plan, Priority.ALWAYS);
    card = new Card(messages.get("newstudy.time")).setPaddedBody(new HBox(GAP, field, plan));
    time.state().addListener((property, before, now) -> show(now));
    show(time.state().get());
  }

  Card card() {
    return card;
  }

  private void show(TimeField.State state) {
    if (state instanceof TimeField.State.Laid laid) {
      show(laid.plan());
    } else if (state instanceof TimeField.State.Measuring) {
      ProgressIndicator busy = new ProgressIndicator();
      busy.setPrefSize(SPINNER, SPINNER);
      busy.setMaxSize(SPINNER, SPINNER);
      HBox line = new HBox(8, busy, text(messages.get("newstudy.time.measuring"), "gn-muted"));
      line.setAlignment(Pos.CENTER_LEFT);
      plan.getChildren().setAll(line);
    } else if (state instanceof TimeField.State.TooShort shorter) {
      plan.getChildren()
          .setAll(
              text(
                  messages.format("newstudy.time.tooShort", words.minutesUp(shorter.minutes())),
                  "gn-field-error"));
    } else if (state instanceof TimeField.State.Failed failed) {
      plan.getChildren()
          .setAll(
              text(messages.format("newstudy.time.failed", failed.message()), "gn-field-error"));
    } else {
      String key =
          state instanceof TimeField.State.Waiting
              ? "newstudy.time.waiting"
              : "newstudy.time.byHand";
      plan.getChildren().setAll(text(messages.get(key), "gn-field-help"));
    }
  }

  private void show(TimePlan laid) {
    VBox reasons = new VBox(2);
    for (PlanReason reason : laid.reasons()) {
      reasons.getChildren().add(text("· " + words.reason(reason), "gn-field-help"));
    }
    plan.getChildren()
        .setAll(
            text(words.summary(laid), "gn-strong"), text(words.parts(laid), "gn-muted"), reasons);
  }

  private static Label text(String text, String style) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.getStyleClass().add(style);
    return label;
  }
}
