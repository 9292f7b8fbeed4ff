package org.gennas.ui.xrays;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.gennas.ui.control.Segments;
import org.gennas.ui.text.Messages;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/** Tools, zoom, inversion, layout. In a narrow window the buttons keep their icons only. */
final class ViewerToolbar extends HBox {
  private static final double WIDE = 800;

  private final ViewerModel viewer;
  private final Messages messages;
  private final List<ButtonBase> shrinking = new ArrayList<>();
  private final List<Button> zoomSteps = new ArrayList<>();
  private final MenuButton zoom = new MenuButton();

  /**
   * What the buttons at the end do.
   *
   * @param whole whether the viewer fills the window
   */
  record Actions(Runnable copy, Runnable save, BooleanProperty whole) {}

  ViewerToolbar(ViewerModel viewer, Messages messages, Actions actions) {
    super(5);
    this.viewer = viewer;
    this.messages = messages;
    getStyleClass().add("gn-viewer-toolbar");
    setAlignment(Pos.CENTER_LEFT);
    setMinWidth(0);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    getChildren()
        .setAll(
            tools(),
            zooms(),
            toggle("xrays.invert", Material2MZ.TONALITY, viewer.inverted()),
            gap,
            layouts(),
            toggle("xrays.linked", Material2AL.LINK, viewer.linked()),
            export(actions),
            wholeButton(actions.whole()));
    viewer.viewport(0).addListener((property, before, now) -> showZoom());
    widthProperty().addListener((property, before, now) -> shrink(now.doubleValue() < WIDE));
    showZoom();
  }

  private Segments<ViewerModel.Tool> tools() {
    Segments<ViewerModel.Tool> tools =
        new Segments<>(
            List.of(ViewerModel.Tool.values()), tool -> messages.get("xrays.tool." + tool));
    icon(tools, ViewerModel.Tool.PAN, Material2MZ.PAN_TOOL);
    icon(tools, ViewerModel.Tool.WINDOW, Material2AL.BRIGHTNESS_MEDIUM);
    icon(tools, ViewerModel.Tool.MEASURE, Material2MZ.STRAIGHTEN);
    tools.valueProperty().bindBidirectional(viewer.tool());
    return tools;
  }

  private void icon(Segments<ViewerModel.Tool> tools, ViewerModel.Tool tool, Ikon icon) {
    ToggleButton button = tools.button(tool);
    button.setGraphic(new FontIcon(icon));
    button.setId("xrays-tool-" + tool);
    hint(button, "xrays.tool." + tool, "xrays.tool.hint." + tool);
    shrinking.add(button);
  }

  private void hint(ButtonBase button, String name, String hint) {
    button.setAccessibleText(messages.get(name));
    button.setTooltip(new Tooltip(messages.get(hint)));
  }

  private HBox zooms() {
    Button out = iconButton("xrays.zoom.out", Material2MZ.ZOOM_OUT, viewer::zoomOut);
    Button in = iconButton("xrays.zoom.in", Material2MZ.ZOOM_IN, viewer::zoomIn);
    zoomSteps.addAll(List.of(out, in));
    zoom.setId("xrays-zoom");
    zoom.getStyleClass().add("gn-small");
    zoom.setMinWidth(74);
    zoom.setAccessibleText(messages.get("xrays.zoom"));
    zoom.setTooltip(new Tooltip(messages.get("xrays.zoom.hint")));
    zoom.getItems()
        .setAll(item("xrays.zoom.fit", viewer::fit), item("xrays.zoom.actual", viewer::actualSize));
    HBox zooms = new HBox(2, out, zoom, in);
    zooms.setAlignment(Pos.CENTER_LEFT);
    zooms.setMinWidth(USE_PREF_SIZE);
    return zooms;
  }

  private void showZoom() {
    zoom.setText(ImageText.percent(viewer.viewport(0).get().scale()));
  }

  private MenuItem item(String key, Runnable action) {
    MenuItem item = new MenuItem(messages.get(key));
    item.setOnAction(event -> action.run());
    return item;
  }

  private Button iconButton(String key, Ikon icon, Runnable action) {
    Button button = new Button("", new FontIcon(icon));
    button.getStyleClass().addAll("gn-small", "gn-icon");
    hint(button, key, key + ".hint");
    button.setOnAction(event -> action.run());
    return button;
  }

  private ToggleButton toggle(String key, Ikon icon, BooleanProperty on) {
    ToggleButton button = new ToggleButton(messages.get(key), new FontIcon(icon));
    button.getStyleClass().add("gn-small");
    button.setMinWidth(USE_PREF_SIZE);
    button.setId(key.replace('.', '-'));
    hint(button, key, key + ".hint");
    button.selectedProperty().bindBidirectional(on);
    shrinking.add(button);
    return button;
  }

  private Segments<ViewerModel.Layout> layouts() {
    Segments<ViewerModel.Layout> layouts =
        new Segments<>(
            List.of(ViewerModel.Layout.values()), layout -> messages.get("xrays.layout." + layout));
    for (ViewerModel.Layout layout : ViewerModel.Layout.values()) {
      layouts.button(layout).setId("xrays-layout-" + layout);
      layouts.button(layout).setTooltip(new Tooltip(messages.get("xrays.layout.hint." + layout)));
    }
    layouts.valueProperty().set(viewer.layout().get());
    layouts.valueProperty().bindBidirectional(viewer.layout());
    return layouts;
  }

  private MenuButton export(Actions actions) {
    MenuButton menu = new MenuButton("", new FontIcon(Material2MZ.SAVE_ALT));
    menu.getStyleClass().add("gn-small");
    menu.setId("xrays-export");
    menu.setMinWidth(USE_PREF_SIZE);
    hint(menu, "xrays.export", "xrays.export.hint");
    menu.getItems()
        .setAll(
            item("xrays.command.copy", actions.copy()), item("xrays.command.save", actions.save()));
    return menu;
  }

  private ToggleButton wholeButton(BooleanProperty whole) {
    ToggleButton button = new ToggleButton("", new FontIcon(Material2AL.FULLSCREEN));
    button.getStyleClass().addAll("gn-small", "gn-icon-toggle");
    button.setId("xrays-whole");
    hint(button, "xrays.whole", "xrays.whole.hint");
    button.selectedProperty().bindBidirectional(whole);
    return button;
  }

  private void shrink(boolean narrow) {
    for (ButtonBase button : shrinking) {
      button.setContentDisplay(narrow ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT);
    }
    // wheel, keys and menu zoom as well
    for (Button button : zoomSteps) {
      button.setVisible(!narrow);
      button.setManaged(!narrow);
    }
  }
}
