package org.gennas.ui.compare;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.gennas.ui.control.Card;
import org.gennas.ui.control.EmptyState;
import org.gennas.ui.text.Quantities;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/** The differences of AUC against the reference, and what they say in plain words. */
final class PairedDifferenceCard extends VBox {
  private static final double OLD = 0.45;

  private final CompareContext context;
  private final CompareText text;
  private final Card card;
  private final ForestPlot plot;
  private final Label verdict = new Label();
  private final FittingNote note;
  private final Tooltip sample = new Tooltip();
  private final StackPane place = new StackPane();
  private final VBox body;

  PairedDifferenceCard(CompareContext context) {
    this.context = context;
    text = context.text();
    card = new Card(text.get("compare.difference.title"));
    plot = new ForestPlot(context.palette(), text);
    plot.setId("compare-forest");
    card.note().setTooltip(sample);
    note = new FittingNote(card, text.get("compare.difference.title"));
    verdict.setWrapText(true);
    verdict.setMinHeight(Region.USE_PREF_SIZE);
    verdict.setId("compare-verdict");
    verdict.getStyleClass().add("gn-verdict");
    FontIcon icon = new FontIcon(Material2AL.INFO);
    HBox line = new HBox(8, icon, verdict);
    line.getStyleClass().addAll("gn-verdict-line", "gn-info");
    line.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(verdict, Priority.ALWAYS);
    Region space = new Region();
    VBox.setVgrow(space, Priority.ALWAYS);
    body = new VBox(plot, space, line);
    VBox.setVgrow(card, Priority.ALWAYS);
    card.setPaddedBody(place);
    getChildren().setAll(card);
    context.compare().stateProperty().addListener((observable, old, now) -> refresh());
    context.compare().trialsProperty().addListener((observable, old, now) -> refresh());
    refresh();
  }

  private void refresh() {
    CompareModel.State state = context.compare().stateProperty().get();
    List<ComparedTrial> trials = context.compare().trialsProperty().get();
    if (state instanceof CompareModel.State.Shown shown) {
      show(trials, shown.comparison(), 1);
    } else if (state instanceof CompareModel.State.Loading loading
        && loading.old().filter(old -> matches(trials, old)).isPresent()) {
      show(trials, loading.old().get(), OLD);
    } else {
      note.set("", "");
      place.getChildren().setAll(working(text.get("compare.working")));
    }
  }

  private static boolean matches(List<ComparedTrial> trials, Comparison comparison) {
    return trials.stream().map(t -> t.trial().id()).toList().equals(comparison.trials());
  }

  /** A spinner with words, for a card that waits. */
  static Node working(String words) {
    ProgressIndicator spinner = new ProgressIndicator();
    spinner.setMaxSize(22, 22);
    Label label = new Label(words);
    label.getStyleClass().add("gn-note");
    HBox line = new HBox(10, spinner, label);
    line.setAlignment(Pos.CENTER);
    return line;
  }

  private void show(List<ComparedTrial> trials, Comparison comparison, double opacity) {
    if (!matches(trials, comparison)) {
      return;
    }
    String images = Quantities.grouped(comparison.images());
    if (comparison.images() == 0) {
      note.set("", "");
    } else {
      note.set(
          text.format("compare.difference.note", images, comparison.tests()),
          text.format("compare.difference.brief", images, comparison.tests()));
    }
    sample.setText(
        text.format(
            "compare.difference.tip",
            Quantities.grouped(comparison.images()),
            Quantities.grouped(comparison.patients()),
            comparison.tests()));
    if (comparison.pairs().isEmpty()) {
      place.getChildren().setAll(working(text.get("compare.testing")));
      return;
    }
    List<Comparison.Pair> pairs = comparison.pairs().get();
    Optional<String> problem = pairs.stream().flatMap(pair -> pair.problem().stream()).findFirst();
    if (pairs.stream().allMatch(pair -> pair.problem().isPresent())) {
      place.getChildren().setAll(missing(problem.orElse("")));
      return;
    }
    plot.show(trials, comparison);
    verdict.setText(
        text.verdict(comparison)
            + ". "
            + context
                .compare()
                .study()
                .momentProperty()
                .get()
                .map(m -> text.seeds(m.state()))
                .orElse("")
            + problem.map(p -> " " + p).orElse(""));
    body.setOpacity(opacity);
    place.getChildren().setAll(body);
  }

  private Node missing(String problem) {
    Button again = new Button(text.get("compare.readAgain"), new FontIcon(Material2MZ.REFRESH));
    again.setOnAction(event -> context.compare().compare());
    return new EmptyState(
        Material2AL.ERROR_OUTLINE, text.format("compare.missing", problem), again);
  }
}
