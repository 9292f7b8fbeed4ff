package org.gennas.ui.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.gennas.figure.Brush;
import org.gennas.figure.Ruler;
import org.gennas.ui.chart.FxRuler;
import org.gennas.ui.control.Card;
import org.gennas.ui.control.EmptyState;
import org.gennas.ui.control.Segments;
import org.kordamp.ikonli.material2.Material2AL;

/** ROC and precision-recall curves of the compared trials over each other, finding by finding. */
final class OverlayCard extends VBox {
  private static final double OLD = 0.45;

  /** More findings than these are chosen from a list: a row of buttons has no room for them. */
  private static final int SEGMENTS = 6;

  private static final double SEGMENT_PADDING = 16;

  private final Ruler ruler = new FxRuler();
  private final CompareContext context;
  private final CompareText text;
  private final Card card;
  private final OverlayPlot roc;
  private final OverlayPlot precisionRecall;
  private final HBox plots;
  private final StackPane place = new StackPane();
  private List<String> findings = List.of();
  private boolean roomy = true;

  OverlayCard(CompareContext context) {
    this.context = context;
    text = context.text();
    card = new Card(text.get("compare.curves.title"));
    roc = new OverlayPlot(context.palette(), OverlayPlot.Kind.ROC, text);
    precisionRecall = new OverlayPlot(context.palette(), OverlayPlot.Kind.PRECISION_RECALL, text);
    roc.setId("compare-roc");
    precisionRecall.setId("compare-pr");
    plots = new HBox(10, roc, precisionRecall);
    HBox.setHgrow(roc, Priority.ALWAYS);
    HBox.setHgrow(precisionRecall, Priority.ALWAYS);
    VBox.setVgrow(card, Priority.ALWAYS);
    card.setPaddedBody(place);
    getChildren().setAll(card);
    widthProperty().addListener((observable, old, now) -> fit());
    context.compare().stateProperty().addListener((observable, old, now) -> refresh());
    context.compare().findingProperty().addListener((observable, old, now) -> refresh());
    context.compare().highlightedProperty().addListener((observable, old, now) -> refresh());
    refresh();
  }

  private void refresh() {
    CompareModel.State state = context.compare().stateProperty().get();
    if (state instanceof CompareModel.State.Shown shown) {
      show(shown.comparison(), 1);
    } else if (state instanceof CompareModel.State.Loading loading && loading.old().isPresent()) {
      show(loading.old().get(), OLD);
    } else {
      place.getChildren().setAll(PairedDifferenceCard.working(text.get("compare.working")));
    }
  }

  private void show(Comparison comparison, double opacity) {
    if (!comparison.findings().equals(findings)) {
      findings = comparison.findings();
      choose();
    }
    boolean none = comparison.curves().stream().allMatch(Optional::isEmpty);
    if (none) {
      String problem =
          comparison.problems().stream().flatMap(Optional::stream).findFirst().orElse("");
      place
          .getChildren()
          .setAll(
              new EmptyState(Material2AL.ERROR_OUTLINE, text.format("compare.missing", problem)));
      return;
    }
    roc.show(shown(comparison, true));
    precisionRecall.show(shown(comparison, false));
    plots.setOpacity(opacity);
    place.getChildren().setAll(plots);
  }

  private OverlayPlot.Shown shown(Comparison comparison, boolean ofRoc) {
    Optional<Integer> finding =
        context.compare().findingProperty().get().filter(f -> f < findings.size());
    List<OverlayPlot.Line> lines = new ArrayList<>();
    OptionalDouble level = OptionalDouble.empty();
    for (int place = 0; place < comparison.curves().size(); place++) {
      Optional<TrialCurves> curves = comparison.curves().get(place);
      if (curves.isPresent()) {
        TrialCurves.Curves of = curves.get().of(finding);
        level = ofRoc || level.isPresent() ? level : of.prevalence();
        Optional<OverlayPlot.Line> line = line(place, comparison, of, ofRoc);
        line.ifPresent(lines::add);
      }
    }
    String name = finding.map(findings::get).orElse(text.get("compare.mean"));
    return new OverlayPlot.Shown(lines, name, level, context.compare().highlightedProperty().get());
  }

  private static Optional<OverlayPlot.Line> line(
      int place, Comparison comparison, TrialCurves.Curves of, boolean ofRoc) {
    String name = comparison.trials().get(place).label();
    return (ofRoc ? of.roc() : of.precisionRecall())
        .map(
            points ->
                new OverlayPlot.Line(
                    place,
                    name,
                    of.auc(),
                    points,
                    ofRoc ? of.rocBand() : of.precisionRecallBand()));
  }

  /** Buttons in a row where they have room beside the title, else a list. */
  private void fit() {
    boolean now = findings.size() <= SEGMENTS && rowWidth() < getWidth();
    if (now != roomy) {
      choose();
    }
  }

  private double rowWidth() {
    double width = ruler.width(text.get("compare.curves.title"), Brush.STRONG) * 14 / 11 + 34;
    width += ruler.width(text.get("compare.mean"), Brush.PLAIN) * 12 / 11 + SEGMENT_PADDING;
    for (int f = 0; f < findings.size(); f++) {
      String name = shortName(Optional.of(f));
      width += ruler.width(name, Brush.PLAIN) * 12 / 11 + SEGMENT_PADDING;
    }
    return width;
  }

  /** The choice of a finding in the card's head. */
  private void choose() {
    List<Optional<Integer>> values = new ArrayList<>();
    values.add(Optional.empty());
    for (int f = 0; f < findings.size(); f++) {
      values.add(Optional.of(f));
    }
    if (context.compare().findingProperty().get().filter(f -> f >= findings.size()).isPresent()) {
      context.compare().findingProperty().set(Optional.empty());
    }
    roomy = findings.size() <= SEGMENTS && rowWidth() < getWidth();
    card.actions().getChildren().setAll(roomy ? row(values) : list(values));
  }

  private Node row(List<Optional<Integer>> values) {
    Segments<Optional<Integer>> row = new Segments<>(values, this::shortName);
    row.setId("compare-findings");
    row.valueProperty().set(context.compare().findingProperty().get());
    row.valueProperty()
        .addListener((observable, old, now) -> context.compare().findingProperty().set(now));
    return row;
  }

  private Node list(List<Optional<Integer>> values) {
    ComboBox<Optional<Integer>> list = new ComboBox<>();
    list.setId("compare-findings");
    list.getStyleClass().add("gn-small");
    list.getItems().setAll(values);
    list.setAccessibleText(text.get("compare.finding"));
    list.setCellFactory(view -> new NamedCell());
    list.setButtonCell(new NamedCell());
    list.setValue(context.compare().findingProperty().get());
    list.valueProperty()
        .addListener((observable, old, now) -> context.compare().findingProperty().set(now));
    return list;
  }

  private final class NamedCell extends ListCell<Optional<Integer>> {
    @Override
    protected void updateItem(Optional<Integer> item, boolean empty) {
      super.updateItem(item, empty);
      setText(empty || item == null ? "" : name(item));
    }
  }

  private String name(Optional<Integer> finding) {
    return finding.map(findings::get).orElse(text.get("compare.mean"));
  }

  /** Of a long name the last word, or its beginning. */
  private String shortName(Optional<Integer> finding) {
    String name = name(finding);
    String last = name.substring(name.lastIndexOf(' ') + 1);
    return last.length() <= 12 ? last : last.substring(0, 8) + ".";
  }
}
