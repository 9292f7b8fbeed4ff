package org.gennas.ui.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.gennas.ui.text.Messages;
import org.gennas.ui.theme.Appearance;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/** The column at the left: logo, a button for each screen, theme and help. */
final class NavigationRail extends VBox {
  private final Map<String, ToggleButton> buttons = new LinkedHashMap<>();
  private final Map<String, Region> dots = new LinkedHashMap<>();
  private final Button theme = new Button();
  private final Messages messages;

  NavigationRail(
      Appearance appearance,
      Messages messages,
      List<Screen> screens,
      List<Screen> lower,
      Consumer<String> onShow,
      Runnable onHelp) {
    this.messages = messages;
    getStyleClass().add("gn-rail");
    getChildren().add(logo());
    ToggleGroup group = new ToggleGroup();
    for (Screen screen : screens) {
      String keys = "Ctrl+" + (buttons.size() + 1);
      getChildren().add(place(screen, keys, group, onShow));
    }
    Region room = new Region();
    VBox.setVgrow(room, Priority.ALWAYS);
    theme.setId("rail-theme");
    theme.setOnAction(event -> appearance.toggle());
    Button help = new Button(messages.get("rail.help"), new FontIcon(Material2AL.HELP_OUTLINE));
    help.setId("rail-help");
    help.setTooltip(new Tooltip(messages.get("rail.help.hint")));
    help.setOnAction(event -> onHelp.run());
    getChildren().add(room);
    for (Screen screen : lower) {
      getChildren().add(place(screen, "Ctrl+,", group, onShow));
    }
    getChildren().addAll(theme, help);
    appearance.paletteProperty().addListener((observable, old, now) -> nameTheme(now.isDark()));
    nameTheme(appearance.isDark());
  }

  private StackPane place(Screen screen, String keys, ToggleGroup group, Consumer<String> onShow) {
    ToggleButton button = new ToggleButton(screen.title(), new FontIcon(screen.icon()));
    button.setToggleGroup(group);
    button.setId("rail-" + screen.id());
    button.setTooltip(new Tooltip(screen.title() + " (" + keys + ")"));
    button.setOnAction(
        event -> {
          // a second press must not put the mark away
          button.setSelected(true);
          onShow.accept(screen.id());
        });
    Region dot = new Region();
    dot.getStyleClass().add("gn-rail-dot");
    dot.setMouseTransparent(true);
    dot.setVisible(false);
    buttons.put(screen.id(), button);
    dots.put(screen.id(), dot);
    StackPane place = new StackPane(button, dot);
    place.setMaxWidth(USE_PREF_SIZE);
    return place;
  }

  private void nameTheme(boolean dark) {
    theme.setText(messages.get(dark ? "rail.light" : "rail.dark"));
    theme.setGraphic(new FontIcon(dark ? Material2MZ.WB_SUNNY : Material2AL.BRIGHTNESS_2));
    theme.setTooltip(new Tooltip(messages.get(dark ? "rail.light.hint" : "rail.dark.hint")));
  }

  /** Marks a screen's button as chosen. */
  void select(String id) {
    buttons.get(id).setSelected(true);
  }

  /** Shows or hides the green dot of a screen where work is going on. */
  void mark(String id, boolean busy) {
    dots.get(id).setVisible(busy);
    ToggleButton button = buttons.get(id);
    button.setAccessibleText(
        busy ? button.getText() + ": " + messages.get("study.busyDot") : button.getText());
  }

  private static HBox logo() {
    HBox logo =
        new HBox(3, bar("gn-logo-bar-1", 15), bar("gn-logo-bar-2", 23), bar("gn-logo-bar-0", 8));
    logo.setStyle("-fx-alignment: bottom-center; -fx-padding: 0 0 9 0;");
    logo.setMinHeight(40);
    logo.setPrefHeight(40);
    VBox.setMargin(logo, new javafx.geometry.Insets(0, 0, 6, 0));
    return logo;
  }

  private static Region bar(String style, double height) {
    Region bar = new Region();
    bar.getStyleClass().add(style);
    bar.setMinSize(7, height);
    bar.setMaxSize(7, height);
    return bar;
  }
}
