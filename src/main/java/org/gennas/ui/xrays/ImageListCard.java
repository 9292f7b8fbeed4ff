package org.gennas.ui.xrays;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.Tooltip;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.gennas.ui.control.Card;
import org.gennas.ui.control.EmptyState;
import org.gennas.ui.text.Messages;
import org.gennas.ui.text.Quantities;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/** The study's images under their filters. */
final class ImageListCard extends VBox {
  private static final double ROW = 69;

  private final XraysModel model;
  private final ImageListModel images;
  private final Messages messages;
  private final Card card;
  private final Button reset = new Button("", new FontIcon(Material2MZ.REFRESH));
  private final Button order = new Button();
  private final ListView<ImageRows.Row> list = new ListView<>();
  private final StackPane body = new StackPane();
  private final Label foot = new Label();
  private boolean showing;

  ImageListCard(XraysModel model, Messages messages) {
    this.model = model;
    this.images = model.images();
    this.messages = messages;
    card = new Card(messages.get("xrays.images"));
    reset.getStyleClass().addAll("gn-small", "gn-icon");
    reset.setId("xrays-reset");
    reset.setAccessibleText(messages.get("xrays.filter.clear"));
    reset.setTooltip(new Tooltip(messages.get("xrays.filter.clear")));
    reset.setOnAction(event -> clearFilter());
    card.actions().getChildren().add(reset);
    list.setId("xrays-list");
    list.getStyleClass().add("gn-image-list");
    list.setFixedCellSize(ROW);
    list.setAccessibleText(messages.get("xrays.images"));
    ImageText text = new ImageText(messages);
    list.setCellFactory(view -> new ImageCell(model, text));
    foot.getStyleClass().addAll("gn-tiny", "gn-image-foot");
    foot.setMaxWidth(Double.MAX_VALUE);
    VBox.setVgrow(body, Priority.ALWAYS);
    VBox whole = new VBox(new ImageFilters(images, messages), head(), body, foot);
    card.setBody(whole);
    VBox.setVgrow(card, Priority.ALWAYS);
    getChildren().setAll(card);
    follow();
    showState();
  }

  private HBox head() {
    order.getStyleClass().addAll("gn-small", "gn-flat", "gn-order");
    order.setId("xrays-order");
    order.setContentDisplay(ContentDisplay.RIGHT);
    order.setTooltip(new Tooltip(messages.get("xrays.order.hint")));
    order.setOnAction(event -> images.rising().set(!images.rising().get()));
    Label columns = new Label(messages.get("xrays.columns"));
    columns.getStyleClass().add("gn-tiny");
    columns.setMinWidth(Region.USE_PREF_SIZE);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox head = new HBox(order, gap, columns);
    head.setAlignment(Pos.CENTER_LEFT);
    head.getStyleClass().add("gn-image-head");
    showOrder();
    return head;
  }

  private void showOrder() {
    order.setText(messages.get("xrays.order"));
    order.setGraphic(
        new FontIcon(
            images.rising().get() ? Material2AL.ARROW_UPWARD : Material2AL.ARROW_DOWNWARD));
  }

  private void follow() {
    images.rows().addListener((property, before, now) -> showRows());
    images.state().addListener((property, before, now) -> showState());
    images.rising().addListener((property, before, now) -> showOrder());
    images.selected().addListener((property, before, now) -> showSelection());
    model.notes().notes().addListener((property, before, now) -> list.refresh());
    list.getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (property, before, now) -> {
              if (!showing && now != null) {
                images.selected().set(Optional.of(now.image()));
              }
            });
  }

  /** Shows all images again. */
  void clearFilter() {
    images.filter().set(images.filter().get().cleared());
  }

  /** Puts the keyboard into the list. */
  void focusList() {
    list.requestFocus();
  }

  private void showRows() {
    showing = true;
    List<ImageRows.Row> rows = images.rows().get().shown();
    list.getItems().setAll(rows);
    showing = false;
    showSelection();
    showState();
  }

  private void showSelection() {
    int at = images.position();
    showing = true;
    if (at < 0) {
      list.getSelectionModel().clearSelection();
    } else if (list.getSelectionModel().getSelectedIndex() != at) {
      list.getSelectionModel().select(at);
    }
    showing = false;
    if (at >= 0 && !isVisible(at)) {
      list.scrollTo(Math.max(0, at - 1));
    }
  }

  private boolean isVisible(int at) {
    return list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow
        && flow.getFirstVisibleCell() != null
        && flow.getFirstVisibleCell().getIndex() < at
        && flow.getLastVisibleCell().getIndex() > at;
  }

  private void showState() {
    ImageRows rows = images.rows().get();
    boolean ready = images.state().get() instanceof ImageListModel.State.Ready;
    card.setNote(
        ready
            ? messages.format(
                "xrays.count",
                Quantities.grouped(rows.shown().size()),
                Quantities.grouped(rows.total()))
            : "");
    reset.setDisable(images.filter().get().isClear());
    foot.setVisible(ready);
    ImageListModel.State state = images.state().get();
    if (state instanceof ImageListModel.State.Ready it) {
      showFoot(it.found());
      if (rows.shown().isEmpty()) {
        body.getChildren().setAll(noMatch());
      } else if (!body.getChildren().contains(list)) {
        body.getChildren().setAll(list);
      }
    } else if (state instanceof ImageListModel.State.Unreadable it) {
      body.getChildren().setAll(new EmptyState(Material2AL.ERROR_OUTLINE, it.message()));
    } else if (state instanceof ImageListModel.State.Loading) {
      ProgressIndicator turning = new ProgressIndicator();
      turning.setMaxSize(32, 32);
      turning.setAccessibleText(messages.get("xrays.loading"));
      body.getChildren().setAll(turning);
    } else {
      body.getChildren()
          .setAll(new EmptyState(Material2AL.IMAGE_SEARCH, messages.get("xrays.empty.study")));
    }
  }

  private void showFoot(ImageListModel.Found found) {
    String labels =
        found.synthetic()
            ? messages.get("xrays.labels.synthetic")
            : found
                .dataset()
                .map(name -> messages.format("xrays.labels", name))
                .orElse(messages.get("xrays.labels.gone"));
    foot.setText(labels);
    foot.setTooltip(new Tooltip(found.obstacle().orElse(labels)));
  }

  private EmptyState noMatch() {
    if (images.filter().get().isClear()) {
      return new EmptyState(Material2AL.IMAGE_SEARCH, messages.get("xrays.empty.images"));
    }
    Button clear = new Button(messages.get("xrays.filter.clear"));
    clear.setOnAction(event -> clearFilter());
    return new EmptyState(Material2AL.FILTER_ALT, messages.get("xrays.empty.match"), clear);
  }
}
