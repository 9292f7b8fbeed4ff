package org.gennas.ui.shell;

import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.util.Duration;
import org.gennas.ui.control.Badge;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;

/** A line above the status bar that goes by itself, with an offer such as Undo. Blocks nothing. */
final class Notice extends HBox {
  /** For so long an offer stands. */
  static final Duration OFFER = Duration.seconds(10);

  private final PauseTransition clock = new PauseTransition(OFFER);

  Notice() {
    super(10);
    getStyleClass().add("gn-notice");
    setId("notice");
    setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    setVisible(false);
    clock.setOnFinished(event -> setVisible(false));
  }

  /** Shows a text and perhaps an offer for ten seconds; replaces what is shown. */
  void show(Badge.Kind kind, String text, Optional<Offer> offer) {
    FontIcon icon = new FontIcon(icon(kind));
    getStyleClass().removeIf(style -> style.matches("gn-(ok|info|warning|error|neutral)"));
    getStyleClass().add("gn-" + kind.name().toLowerCase(java.util.Locale.ROOT));
    Label label = new Label(text);
    getChildren().setAll(icon, label);
    offer.ifPresent(
        o -> {
          Hyperlink link = new Hyperlink(o.text());
          link.setOnAction(
              event -> {
                clock.stop();
                setVisible(false);
                o.action().run();
              });
          getChildren().add(link);
        });
    setVisible(true);
    clock.playFromStart();
  }

  private static Ikon icon(Badge.Kind kind) {
    return switch (kind) {
      case OK -> Material2AL.CHECK_CIRCLE;
      case ERROR, WARNING -> Material2AL.ERROR_OUTLINE;
      case INFO, NEUTRAL -> Material2AL.INFO;
    };
  }

  /** What a click on the link does. */
  record Offer(String text, Runnable action) {}
}
