package org.gennas.ui.compare;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.gennas.proposal.strategy.EffectEstimates;
import org.gennas.ui.control.Card;
import org.gennas.ui.control.EmptyState;
import org.kordamp.ikonli.material2.Material2AL;

/** What each block adds in each slot, and below which two blocks stand out together. */
final class EffectsCard extends VBox {
  private final CompareContext context;
  private final CompareText text;
  private final Card card;
  private final FittingNote note;
  private final EffectTable table;
  private final Label pairs = new Label();
  private final Tooltip allPairs = new Tooltip();
  private final Tooltip told = new Tooltip();
  private final VBox body;
  private final StackPane place = new StackPane();
  private final EmptyState empty;

  EffectsCard(CompareContext context) {
    this.context = context;
    text = context.text();
    card = new Card(text.get("compare.effects.title"));
    note = new FittingNote(card, text.get("compare.effects.title"));
    table = new EffectTable(context.palette(), text);
    table.setId("compare-effects");
    pairs.getStyleClass().add("gn-note");
    pairs.setId("compare-pairs");
    pairs.setMinWidth(0);
    pairs.setTooltip(allPairs);
    card.note().setTooltip(told);
    body = new VBox(4, table, pairs);
    VBox.setVgrow(table, Priority.ALWAYS);
    empty = new EmptyState(Material2AL.GRID_ON, text.get("compare.effects.none"));
    VBox.setVgrow(card, Priority.ALWAYS);
    card.setPaddedBody(place);
    getChildren().setAll(card);
    context.cloud().effectsProperty().addListener((observable, old, now) -> refresh());
    refresh();
  }

  private void refresh() {
    Optional<BlockEffects> effects = context.cloud().effectsProperty().get();
    table.show(ComparedBar.space(context), effects);
    note.set(
        effects.map(e -> text.format("compare.effects.note", e.trials())).orElse(""),
        effects.map(e -> text.format("compare.effects.brief", e.trials())).orElse(""));
    effects.ifPresent(e -> told.setText(text.format("compare.effects.tip", e.base())));
    effects.ifPresent(this::showPairs);
    place.getChildren().setAll(effects.isPresent() ? body : empty);
  }

  private void showPairs(BlockEffects effects) {
    List<String> lines = effects.pairs().stream().map(p -> words(effects, p)).toList();
    if (lines.isEmpty()) {
      pairs.setText(text.format("compare.pairs.none", effects.pairsAll()));
      allPairs.setText(text.get("compare.pairs.what"));
      return;
    }
    pairs.setText(
        text.format(
            "compare.pairs.some",
            effects.pairsOut(),
            effects.pairsAll(),
            lines.stream().limit(2).collect(Collectors.joining("; "))));
    allPairs.setText(
        text.get("compare.pairs.what")
            + "\n"
            + effects.pairs().stream()
                .map(p -> words(effects, p) + "  (" + text.thousandths(p.interval()) + ")")
                .collect(Collectors.joining("\n"))
            + "\n"
            + text.get("compare.pairs.chance"));
  }

  private String words(BlockEffects effects, EffectEstimates.Pair pair) {
    return text.format(
        "compare.pair",
        pair.slot() + 1,
        effects.networks().choiceName(pair.slot(), pair.choice()),
        pair.other() + 1,
        effects.networks().choiceName(pair.other(), pair.otherChoice()),
        CompareText.thousandths(pair.gain()));
  }
}
