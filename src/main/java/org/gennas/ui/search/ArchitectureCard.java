package org.gennas.ui.search;

import java.time.Duration;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.gennas.common.NumberFormats;
import org.gennas.space.NetworkCost;
import org.gennas.ui.control.ArchitectureEditor;
import org.gennas.ui.control.BlockEditor;
import org.gennas.ui.control.Card;
import org.gennas.ui.control.ChoiceHint;
import org.gennas.ui.control.CodeField;
import org.gennas.ui.control.KeyCap;
import org.gennas.ui.control.LayerSketch;
import org.gennas.ui.control.StatPair;
import org.gennas.ui.text.Magnitude;
import org.gennas.ui.text.Quantities;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/** The block editor, what the edited network costs, and what the study knows of it. */
final class ArchitectureCard extends VBox {
  private static final double NARROW = 1000;
  private static final double WIDE = 22;
  private static final double TIGHT = 16;
  private static final double BUTTONS = 8;

  private final SearchContext context;
  private final SearchModel model;
  private final Card card;
  private final HBox keys = new HBox(8);
  private final StatPair params;
  private final StatPair macs;
  private final StatPair epoch;
  private final StatPair field;
  private final HBox codePlace = new HBox();
  private final VBox editorPlace = new VBox();
  private final Button train = new Button();
  private final Button ask = new Button();
  private final HBox figures;
  private final Label reason = Nodes.label("", "gn-note");
  private final ArchitectureStatusLine standing;
  private BlockEditor blocks;

  ArchitectureCard(SearchContext context) {
    this.context = context;
    this.model = context.model();
    card = new Card(context.text("search.architecture"));
    params = new StatPair(context.text("search.params"));
    macs = new StatPair(context.text("search.macs"));
    epoch = new StatPair(context.text("search.epochTime"));
    field = new StatPair(context.text("search.receptiveField"));
    Tooltip.install(epoch, new Tooltip(context.text("search.epochTime.hint")));
    standing = new ArchitectureStatusLine(context);
    train.setText(context.text("search.train"));
    train.setId("train");
    train.getStyleClass().add("gn-primary");
    train.setMinWidth(USE_PREF_SIZE);
    train.setGraphic(new FontIcon(Material2MZ.PLAY_ARROW));
    train.setTooltip(new Tooltip(context.text("search.train.hint")));
    train.setOnAction(event -> model.train());
    dressAsk();
    keys.setAlignment(Pos.CENTER_RIGHT);
    keys.setMinWidth(0);
    card.actions().setMinWidth(0);
    card.actions().getChildren().setAll(keys, new LoadMenu(context));
    Nodes.wholeOrNothing(card.note());
    figures = figures();
    VBox body = new VBox(editorPlace, figures, lookup());
    body.getStyleClass().add("gn-architecture-body");
    card.setBody(body);
    getChildren().setAll(card);
    widthProperty().addListener((observable, old, now) -> fit());
    model.effectsProperty().addListener((observable, old, now) -> showEffects());
    model.editorProperty().addListener((observable, old, now) -> show(now));
    model.costProperty().addListener((observable, old, now) -> showCost(now));
    model.standingProperty().addListener((observable, old, now) -> refresh());
    model.codeProblemProperty().addListener((observable, old, now) -> refresh());
    model.offerProperty().addListener((observable, old, now) -> refresh());
    model.study().momentProperty().addListener((observable, old, now) -> follow());
    show(model.editor());
    refresh();
  }

  private void dressAsk() {
    ask.setId("ask");
    ask.setGraphic(new FontIcon(Material2AL.LIGHTBULB));
    ask.setMinWidth(USE_PREF_SIZE);
    ask.setAccessibleText(context.text("search.ask"));
    ask.setTooltip(new Tooltip(context.text("search.ask.hint")));
    ask.setOnAction(event -> model.ask());
    ask.disableProperty().bind(model.askableProperty().not());
  }

  /** The editor, to which keys are passed on. */
  BlockEditor blocks() {
    return blocks;
  }

  private HBox figures() {
    VBox code = new VBox(1, Nodes.label(context.text("search.code"), "gn-tiny"), codePlace);
    HBox row = new HBox(WIDE, code, params, macs, epoch, field, Nodes.room(), ask, train);
    HBox.setMargin(train, new Insets(0, 0, 0, BUTTONS - WIDE));
    row.getStyleClass().add("gn-figures");
    row.setAlignment(Pos.BOTTOM_LEFT);
    return row;
  }

  private HBox lookup() {
    reason.setMinWidth(0);
    Region room = Nodes.room();
    HBox row = new HBox(10, standing, room, reason);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("gn-lookup");
    return row;
  }

  /** A narrow card sets everything closer; what has no room for words keeps its icon. */
  private void fit() {
    boolean narrow = isNarrow();
    blocks.setCompact(narrow);
    showNote(model.editor());
    figures.setSpacing(narrow ? TIGHT : WIDE);
    HBox.setMargin(train, new Insets(0, 0, 0, BUTTONS - figures.getSpacing()));
    ask.setText(narrow ? "" : context.text("search.ask"));
    for (Node hint : keys.getChildren().subList(2, keys.getChildren().size())) {
      Nodes.show(hint, !narrow);
    }
  }

  private boolean isNarrow() {
    return getWidth() > 0 && getWidth() < NARROW;
  }

  private void show(ArchitectureEditor editor) {
    blocks = new BlockEditor(editor, context.messages());
    blocks.setId("block-editor");
    boolean wasFocused = getScene() != null && getScene().getFocusOwner() instanceof BlockEditor;
    editorPlace.getChildren().setAll(blocks);
    codePlace.getChildren().setAll(new CodeField(editor, context.messages()));
    editor.lockedProperty().addListener((observable, old, now) -> showNote(editor));
    editor.lockingProperty().addListener((observable, old, now) -> showKeys(editor));
    showNote(editor);
    showKeys(editor);
    showEffects();
    showCost(model.costProperty().get());
    if (wasFocused) {
      blocks.requestFocus();
    }
  }

  private void showNote(ArchitectureEditor editor) {
    int slots = editor.space().length();
    String note =
        context.text(
            "search.architecture.note", slots + 4, slots - editor.lockedProperty().get().size());
    boolean hints = !isNarrow() && model.effectsProperty().get().of(0, 0).isPresent();
    card.setNote(hints ? note + " · " + context.text("search.effects.note") : note);
  }

  private void showEffects() {
    SlotEffects effects = model.effectsProperty().get();
    blocks.showHints((slot, choice) -> effects.of(slot, choice).map(e -> hint(slot, choice, e)));
    showNote(model.editor());
  }

  private ChoiceHint hint(int slot, int choice, SlotEffects.Effect effect) {
    String words =
        context.text(
            "search.effects.hint",
            model.editor().space().blocks().get(choice).name(),
            String.valueOf(slot + 1),
            Quantities.gain(effect.gain()),
            Quantities.gain(effect.interval().low()),
            Quantities.gain(effect.interval().high()),
            String.valueOf(effect.trials()));
    return new ChoiceHint(
        Quantities.thousandths(effect.gain()),
        effect.certain() ? words : words + " " + context.text("search.effects.uncertain"),
        !effect.certain());
  }

  private void showKeys(ArchitectureEditor editor) {
    keys.getChildren()
        .setAll(
            KeyCap.hint(context.text("search.keys.move"), "←", "→"),
            KeyCap.hint(context.text("search.keys.choose"), "0", "1", "2"));
    if (editor.isLockable()) {
      keys.getChildren().add(KeyCap.hint(context.text("search.keys.lock"), "L"));
    }
    keys.getChildren().add(KeyCap.hint(context.text("search.keys.undo"), "Ctrl", "Z"));
    fit();
  }

  private void showCost(NetworkCost cost) {
    if (cost.layers().size() != model.editor().space().length() + 4) {
      return;
    }
    params.show(Magnitude.of(cost.params()));
    macs.show(Magnitude.of(cost.macs()));
    field.show(context.text("search.px", cost.receptiveFieldPx()));
    blocks.showLayers(LayerSketch.of(cost));
    showEpochTime();
  }

  private void showEpochTime() {
    Optional<Duration> time = model.epochTime().of(model.costProperty().get().macs());
    time.ifPresentOrElse(
        t -> epoch.show(context.text("search.epochTime.about", NumberFormats.duration(t))),
        epoch::unknown);
  }

  private void follow() {
    showEpochTime();
    reason.setText(reason(model.offerProperty().get()));
  }

  private void refresh() {
    SearchModel.Offer offer = model.offerProperty().get();
    train.setDisable(!offer.stands());
    train.setText(
        switch (offer) {
          case CONTINUE -> context.text("search.continue");
          case AGAIN -> context.text("search.again");
          default -> context.text("search.train");
        });
    reason.setText(reason(offer));
    standing.show(model.standingProperty().get(), model.codeProblemProperty().get());
  }

  private String reason(SearchModel.Offer offer) {
    Optional<SearchModel.NextFree> next =
        offer == SearchModel.Offer.TRAIN ? model.nextFree() : Optional.empty();
    return next.map(
            n ->
                context.text(
                    "search.offer.queue",
                    context.device(n.device()),
                    NumberFormats.duration(n.in())))
        .orElseGet(() -> context.text("search.offer." + offer.name()));
  }
}
