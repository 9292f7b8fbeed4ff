package org.gennas.ui.compare;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.SVGPath;
import org.gennas.ui.control.Card;
import org.gennas.ui.control.EmptyState;
import org.kordamp.ikonli.material2.Material2MZ;

/**
 * Score against cost of all finished trials. A click selects a trial, a double click compares it;
 * the arrow keys go from trial to trial, + compares.
 */
final class CostCard extends VBox {
  private final CompareContext context;
  private final CompareText text;
  private final Card card;
  private final CostPlot plot;
  private final HBox legend = new HBox(9);
  private final StackPane place = new StackPane();
  private final EmptyState empty;

  CostCard(CompareContext context) {
    this.context = context;
    text = context.text();
    card = new Card(text.get("compare.cost.title"));
    plot = new CostPlot(context.palette(), text);
    plot.setId("compare-cost");
    empty = new EmptyState(Material2MZ.SCATTER_PLOT, text.get("compare.cost.none"));
    legend.setAlignment(Pos.CENTER_RIGHT);
    legend.setMinWidth(0);
    card.actions().getChildren().setAll(legend, axes());
    card.actions().setSpacing(10);
    VBox.setVgrow(card, Priority.ALWAYS);
    card.setPaddedBody(place);
    getChildren().setAll(card);
    context.cloud().cloudProperty().addListener((observable, old, now) -> refresh());
    context.cloud().costProperty().addListener((observable, old, now) -> refresh());
    context.compare().trialsProperty().addListener((observable, old, now) -> refresh());
    context.selected().addListener((observable, old, now) -> refresh());
    context.hovered().addListener((observable, old, now) -> refresh());
    listen();
    refresh();
  }

  private ComboBox<CostAxis> axes() {
    ComboBox<CostAxis> axes = new ComboBox<>();
    axes.setId("compare-cost-axis");
    axes.getStyleClass().add("gn-small");
    axes.getItems().setAll(CostAxis.values());
    axes.setAccessibleText(text.get("compare.cost.axis"));
    axes.setCellFactory(view -> new AxisCell(false));
    axes.setButtonCell(new AxisCell(true));
    axes.setValue(context.cloud().costProperty().get());
    axes.valueProperty()
        .addListener((observable, old, now) -> context.cloud().costProperty().set(now));
    context.cloud().costProperty().addListener((observable, old, now) -> axes.setValue(now));
    return axes;
  }

  private final class AxisCell extends ListCell<CostAxis> {
    private final boolean button;

    AxisCell(boolean button) {
      this.button = button;
    }

    @Override
    protected void updateItem(CostAxis item, boolean none) {
      super.updateItem(item, none);
      String name = none || item == null ? "" : text.get("compare.cost.name." + item);
      setText(button ? text.format("compare.cost.x", name) : name);
    }
  }

  private void refresh() {
    TrialCloud cloud = context.cloud().cloudProperty().get();
    plot.show(
        new CostPlot.Shown(
            cloud,
            context.cloud().costProperty().get(),
            context.places(),
            context.selected().get(),
            context.hovered().get()));
    int shown = cloud.points().size();
    card.setNote(
        shown == cloud.all()
            ? text.format("compare.trials.all", shown)
            : text.format("compare.trials.some", shown, cloud.all()));
    List<ProposerKind> kinds = plot.kinds();
    if (legend.getChildren().size() != kinds.size() || !kinds.equals(legend.getUserData())) {
      legend.setUserData(kinds);
      legend.getChildren().setAll(kinds.stream().map(this::key).toList());
    }
    boolean measured =
        cloud.points().stream()
            .anyMatch(p -> !Double.isNaN(p.cost(context.cloud().costProperty().get())));
    place.getChildren().setAll(measured ? plot : empty);
  }

  private Label key(ProposerKind kind) {
    SVGPath shape = new SVGPath();
    shape.setContent(
        switch (kind) {
          case LANGUAGE_MODEL -> "M4 0 A4 4 0 1 1 3.99 0 Z";
          case SURROGATE -> "M0 0 H8 V8 H0 Z";
          case PERSON -> "M5 0 L10 5 L5 10 L0 5 Z";
          case VARIATION -> "M5 0 L10 9 L0 9 Z";
          case RANDOM -> "M0 0 L8 8 M0 8 L8 0";
        });
    shape.getStyleClass().add("gn-shape-key");
    Label label = new Label(text.get("compare.proposer." + kind), shape);
    label.getStyleClass().add("gn-tiny");
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }

  private void listen() {
    plot.addEventHandler(
        MouseEvent.MOUSE_MOVED,
        event ->
            context
                .hovered()
                .set(plot.nearest(event.getX(), event.getY()).map(TrialPoint::number)));
    plot.addEventHandler(MouseEvent.MOUSE_EXITED, event -> context.hovered().set(Optional.empty()));
    plot.addEventHandler(
        MouseEvent.MOUSE_CLICKED,
        event -> {
          if (event.getButton() == MouseButton.PRIMARY) {
            plot.whenAt(
                event.getX(),
                event.getY(),
                number -> {
                  context.selected().set(Optional.of(number));
                  if (event.getClickCount() == 2) {
                    context.compare().add(number);
                  }
                });
          }
        });
    plot.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
  }

  private void onKey(KeyEvent event) {
    KeyCode code = event.getCode();
    if (code == KeyCode.LEFT || code == KeyCode.RIGHT) {
      plot.neighbour(context.selected().get(), code == KeyCode.LEFT ? -1 : 1)
          .ifPresent(p -> context.selected().set(Optional.of(p.number())));
      event.consume();
    } else if (code == KeyCode.PLUS || code == KeyCode.ADD || code == KeyCode.INSERT) {
      context.selected().get().ifPresent(context.compare()::add);
      event.consume();
    }
  }
}
