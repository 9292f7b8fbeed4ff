package org.gennas.ui.search;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.gennas.study.event.TrialState;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/** What can be done about a failed trial: train it once more, or read what its worker wrote. */
final class FailureActions extends HBox {
  FailureActions(SearchContext context, TrialState trial) {
    super(2);
    setAlignment(Pos.CENTER_LEFT);
    Button retry = button(context, "search.retry", new FontIcon(Material2MZ.REPLAY));
    retry.setId("retry-" + trial.id().number());
    retry.setOnAction(event -> context.model().retry(trial.id().number()));
    Nodes.show(retry, context.model().canRetry(trial));
    Button log = button(context, "search.lane.log", new FontIcon(Material2AL.DESCRIPTION));
    log.setOnAction(event -> context.openLog().accept(trial.id()));
    getChildren().setAll(retry, log);
  }

  private static Button button(SearchContext context, String key, FontIcon icon) {
    Button button = new Button("", icon);
    button.getStyleClass().addAll("gn-flat", "gn-icon", "gn-small");
    button.setAccessibleText(context.text(key));
    button.setTooltip(new Tooltip(context.text(key)));
    return button;
  }
}
