package org.gennas.ui.search;

import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.gennas.space.Architecture;
import org.gennas.ui.control.KeyCap;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/** Approve, edit or veto below an offered proposal, and what an edit or a veto still asks for. */
final class OfferActions extends VBox {
  private final SearchContext context;
  private final ReviewModel review;
  private final Architecture offered;
  private final boolean narrow;
  private InvalidationListener naming = observable -> {};

  /**
   * @param narrow whether there is little room
   */
  OfferActions(SearchContext context, Architecture offered, boolean narrow) {
    super(6);
    this.narrow = narrow;
    this.context = context;
    this.review = context.model().review();
    this.offered = offered;
    getStyleClass().addAll("gn-proposal-indent", "gn-offer-actions");
    setId("offer-" + offered.code());
    show(review.decisionProperty().get());
  }

  /** Listens to A, E and V on the proposal that this belongs to. */
  void listen(Node row) {
    row.setFocusTraversable(true);
    row.setAccessibleText(context.text("search.offer.name", offered.code()));
    row.addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getTarget() != row || !review.canDecide()) {
            return;
          }
          if (event.getCode() == KeyCode.A) {
            review.approve(offered);
          } else if (event.getCode() == KeyCode.E) {
            review.edit(offered);
          } else if (event.getCode() == KeyCode.V) {
            review.veto(offered);
          } else {
            return;
          }
          event.consume();
        });
  }

  /** Shows what the decision under way asks for. */
  void show(Optional<Decision> decision) {
    Optional<Decision> mine = decision.filter(d -> d.offered().equals(offered));
    if (mine.isEmpty()) {
      getChildren().setAll(choices());
    } else if (mine.get().kind() == Decision.Kind.EDIT) {
      getChildren().setAll(editing());
    } else {
      getChildren().setAll(vetoing());
    }
    setDisable(!review.canDecide());
  }

  private Node choices() {
    Button approve = button("approve", Material2AL.CHECK, () -> review.approve(offered));
    approve.getStyleClass().add("gn-primary");
    Button edit = button("edit", Material2AL.EDIT, () -> review.edit(offered));
    Button veto = button("veto", Material2AL.BLOCK, () -> review.veto(offered));
    veto.getStyleClass().add("gn-danger");
    FlowPane row = new FlowPane(6, 6, approve, edit, veto);
    row.setAlignment(Pos.CENTER_LEFT);
    HBox keys = new HBox(3, new KeyCap("A"), new KeyCap("E"), new KeyCap("V"));
    keys.setAlignment(Pos.CENTER_LEFT);
    if (!narrow) {
      row.getChildren().add(keys);
    }
    return row;
  }

  private Node editing() {
    Label how = new Label(context.text("search.offer.editing"));
    how.setWrapText(true);
    how.getStyleClass().add("gn-note");
    Button use = button("use", Material2AL.CHECK, () -> review.confirm(""));
    use.getStyleClass().add("gn-primary");
    Runnable name =
        () ->
            use.setText(
                context.text("search.offer.use", context.model().editor().architecture().code()));
    name.run();
    // Held weakly: the button goes with the row, the editor stays.
    naming = observable -> name.run();
    context.model().costProperty().addListener(new WeakInvalidationListener(naming));
    return new VBox(6, how, new HBox(6, use, cancel()));
  }

  private Node vetoing() {
    TextField reason = new TextField();
    reason.setId("veto-reason");
    reason.setPromptText(context.text("search.offer.reason"));
    reason.setAccessibleText(context.text("search.offer.reason"));
    reason.setOnAction(event -> review.confirm(reason.getText()));
    reason.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            review.cancel();
            event.consume();
          }
        });
    HBox.setHgrow(reason, Priority.ALWAYS);
    Button veto = button("veto", Material2AL.BLOCK, () -> review.confirm(reason.getText()));
    veto.getStyleClass().add("gn-danger");
    reason
        .sceneProperty()
        .addListener(
            (observable, old, now) -> {
              if (now != null) {
                Platform.runLater(reason::requestFocus);
              }
            });
    return new VBox(6, reason, new HBox(6, veto, cancel()));
  }

  private Button cancel() {
    return button("cancel", Material2AL.CLOSE, review::cancel);
  }

  private Button button(String key, Ikon icon, Runnable action) {
    Button button = new Button(context.text("search.offer." + key), new FontIcon(icon));
    button.setId("offer-" + key);
    button.setMinWidth(USE_PREF_SIZE);
    button.getStyleClass().add("gn-small");
    button.setOnAction(event -> action.run());
    button.setTooltip(new Tooltip(context.text("search.offer." + key + ".hint")));
    return button;
  }

  static FontIcon waits() {
    return new FontIcon(Material2MZ.PAN_TOOL);
  }
}
