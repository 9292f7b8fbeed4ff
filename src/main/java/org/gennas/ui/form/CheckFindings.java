package org.gennas.ui.form;

import java.time.Duration;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.gennas.proposal.llm.LanguageModelCheck;
import org.gennas.ui.text.Messages;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/** What a {@link ModelCheck} has found so far, a line a step. */
public final class CheckFindings extends VBox {
  private final Messages messages;

  public CheckFindings(ModelCheck check, Messages messages) {
    super(4);
    this.messages = messages;
    check.state().addListener((property, before, now) -> show(now));
    show(check.state().get());
  }

  private void show(ModelCheck.State state) {
    getChildren().clear();
    if (state instanceof ModelCheck.State.Running asked) {
      ProgressIndicator turning = new ProgressIndicator();
      turning.setPrefSize(16, 16);
      Label label =
          new Label(messages.format("newstudy.llm.check.running", asked.model()), turning);
      getChildren().add(label);
    } else if (state instanceof ModelCheck.State.Done done) {
      show(done.found());
    }
  }

  private void show(LanguageModelCheck result) {
    for (LanguageModelCheck.Step step : result.steps()) {
      FontIcon icon =
          new FontIcon(
              switch (step.outcome()) {
                case OK -> Material2AL.CHECK_CIRCLE;
                case FAILED -> Material2AL.ERROR;
                case NOT_TRIED -> Material2MZ.REMOVE;
              });
      Label label = new Label(step.subject().title() + ": " + step.words(), icon);
      label.setWrapText(true);
      label.setMinHeight(Region.USE_PREF_SIZE);
      label
          .getStyleClass()
          .add(
              switch (step.outcome()) {
                case OK -> "gn-check-ok";
                case FAILED -> "gn-check-failed";
                case NOT_TRIED -> "gn-check-open";
              });
      getChildren().add(label);
    }
    Label verdict =
        new Label(
            result
                .times()
                .filter(t -> result.usable())
                .map(
                    t ->
                        messages.format(
                            "newstudy.llm.check.ok", seconds(t.firstPiece()), seconds(t.whole())))
                .orElseGet(() -> messages.get("newstudy.llm.check.failed")));
    verdict.getStyleClass().add("gn-strong");
    verdict.setWrapText(true);
    verdict.setAlignment(Pos.CENTER_LEFT);
    getChildren().add(verdict);
  }

  private static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.2f s", time.toMillis() / 1e3);
  }
}
