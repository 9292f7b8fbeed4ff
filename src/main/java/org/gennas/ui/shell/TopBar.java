package org.gennas.ui.shell;

import java.util.List;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.gennas.ui.control.Badge;
import org.gennas.ui.control.FittingRow;
import org.gennas.ui.control.Pill;
import org.gennas.ui.control.StatPair;
import org.gennas.ui.text.Messages;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/** The bar above the screens: which study, how it stands, and Start, Pause, Stop. */
public final class TopBar extends HBox {
  private final Label name = new Label();
  private final Label subtitle = new Label();
  private final Button study = new Button();
  private final ContextMenu menu = new ContextMenu();
  private final Pill pill = new Pill(Badge.Kind.NEUTRAL, Material2MZ.RADIO_BUTTON_UNCHECKED, "");
  private final FittingRow stats = new FittingRow(28, FittingRow.Line.HANGING);
  private final Button start;
  private final Button pause;
  private final Button stop;

  TopBar(Messages messages) {
    getStyleClass().add("gn-top-bar");
    name.getStyleClass().add("gn-page-title");
    subtitle.getStyleClass().add("gn-study-subtitle");
    FontIcon chevron = new FontIcon(Material2AL.EXPAND_MORE);
    HBox line = new HBox(2, name, chevron);
    line.setStyle("-fx-alignment: center-left;");
    VBox titles = new VBox(line, subtitle);
    titles.setStyle("-fx-alignment: center-left;");
    study.setGraphic(titles);
    study.getStyleClass().addAll("gn-flat", "gn-study");
    study.setAccessibleText(messages.get("top.study"));
    study.setId("study-menu");
    study.setOnAction(event -> menu.show(study, Side.BOTTOM, 0, 0));
    study.setMinWidth(USE_PREF_SIZE);
    start = action(messages, "top.start", Material2MZ.PLAY_ARROW);
    pause = action(messages, "top.pause", Material2MZ.PAUSE);
    stop = action(messages, "top.stop", Material2MZ.STOP);
    stop.getStyleClass().add("gn-danger");
    HBox actions = new HBox(8, start, pause, stop);
    actions.setStyle("-fx-alignment: center;");
    actions.setMinWidth(Region.USE_PREF_SIZE);
    HBox.setHgrow(stats, Priority.ALWAYS);
    pill.setVisible(false);
    pill.setManaged(false);
    getChildren().setAll(study, pill, stats, actions);
    showStudy(messages.get("top.noStudy"), messages.get("top.noStudy.note"));
    for (Button button : List.of(start, pause, stop)) {
      button.setDisable(true);
    }
  }

  private static Button action(Messages messages, String key, Ikon icon) {
    Button button = new Button(messages.get(key), new FontIcon(icon));
    button.setMinWidth(USE_PREF_SIZE);
    button.setId(key.replace('.', '-'));
    button.setTooltip(new Tooltip(messages.get(key + ".hint")));
    return button;
  }

  /** Names the study and, below, how it searches. */
  public void showStudy(String title, String note) {
    name.setText(title);
    subtitle.setText(note);
  }

  /** What the study's name opens, such as New study and Open study. */
  public void setStudyMenu(List<MenuItem> items) {
    menu.getItems().setAll(items);
  }

  /** Says how the study stands. */
  public void showState(Badge.Kind kind, Ikon icon, String text) {
    pill.show(kind, icon, text);
    pill.setVisible(true);
    pill.setManaged(true);
  }

  /** The figures beside the state, most important first; those without room are hidden. */
  public void setStats(List<StatPair> pairs) {
    stats.show(pairs);
  }

  /** Starts or resumes; disabled until a screen enables it. */
  public Button start() {
    return start;
  }

  /** Pauses. */
  public Button pause() {
    return pause;
  }

  /** Stops. */
  public Button stop() {
    return stop;
  }
}
