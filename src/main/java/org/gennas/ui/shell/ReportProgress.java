package org.gennas.ui.shell;

import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.gennas.ui.study.ReportWork;
import org.gennas.ui.text.Messages;

/** How far the writing of a report is, over the status bar, with a way to call it off. */
final class ReportProgress extends HBox {
  private static final double WIDTH = 140;
  private static final Insets PLACE = new Insets(0, 16, 38, 0);

  private final Messages messages;
  private final ProgressBar bar = new ProgressBar(0);
  private final Label text = new Label();

  private ReportProgress(ReportWork work, Messages messages) {
    super(12);
    this.messages = messages;
    getStyleClass().addAll("gn-notice", "gn-info");
    setId("report-progress");
    setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    bar.setPrefWidth(WIDTH);
    bar.setAccessibleText(messages.get("report.progress.name"));
    Button cancel = new Button(messages.get("report.cancel"));
    cancel.getStyleClass().add("gn-small");
    cancel.setMinWidth(USE_PREF_SIZE);
    cancel.setId("report-cancel");
    cancel.setAccessibleText(messages.get("report.cancel.name"));
    cancel.setOnAction(event -> work.cancel());
    getChildren().setAll(text, bar, cancel);
    setVisible(false);
    work.stepProperty().addListener((observable, old, now) -> show(now));
  }

  /** Lays it over the lower right corner, below what else lies over the window. */
  static void over(StackPane window, ReportWork work, Messages messages) {
    ReportProgress progress = new ReportProgress(work, messages);
    StackPane.setAlignment(progress, Pos.BOTTOM_RIGHT);
    StackPane.setMargin(progress, PLACE);
    window.getChildren().add(Math.min(1, window.getChildren().size()), progress);
  }

  private void show(Optional<ReportWork.Step> step) {
    setVisible(step.isPresent());
    step.ifPresent(
        s -> {
          bar.setProgress(s.share());
          text.setText(
              messages.format("report.progress", String.valueOf(s.done()), String.valueOf(s.of())));
        });
  }
}
