package org.gennas.ui.search;

import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.control.Button;
import javafx.util.Duration;
import org.gennas.ui.text.Messages;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2MZ;

/** A button whose action can be taken back for a while: the second press undoes the first. */
final class UndoButton extends Button {
  private final String text;
  private final Ikon icon;
  private final Messages messages;
  private final int seconds;
  private final Timeline countdown = new Timeline();
  private Runnable action = () -> {};
  private int left;

  /**
   * @param seconds during which the press can be undone; 0 for an action that happens at once
   */
  UndoButton(String text, Ikon icon, int seconds, Messages messages) {
    this.text = text;
    this.icon = icon;
    this.seconds = seconds;
    this.messages = messages;
    setMinWidth(USE_PREF_SIZE);
    countdown.getKeyFrames().setAll(new KeyFrame(Duration.seconds(1), event -> tick()));
    countdown.setCycleCount(Timeline.INDEFINITE);
    setOnAction(event -> press());
    rest();
  }

  /** What happens once it can no longer be undone. */
  void setDeferredAction(Runnable deferred) {
    action = deferred;
  }

  /** Takes a press back, if one is waiting. */
  void undo() {
    if (left > 0) {
      rest();
    }
  }

  /** Whether a press is waiting. */
  boolean isWaiting() {
    return left > 0;
  }

  private void press() {
    if (left > 0) {
      rest();
    } else if (seconds == 0) {
      action.run();
    } else {
      left = seconds;
      setGraphic(new FontIcon(Material2MZ.UNDO));
      setText(messages.format("search.undo", left));
      countdown.playFromStart();
    }
  }

  private void tick() {
    left--;
    if (left > 0) {
      setText(messages.format("search.undo", left));
    } else {
      rest();
      action.run();
    }
  }

  private void rest() {
    left = 0;
    countdown.stop();
    setText(text);
    setGraphic(new FontIcon(icon));
  }
}
