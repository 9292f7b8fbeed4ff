package org.gennas.ui.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.beans.value.ObservableValue;
import org.gennas.figure.Anchor;
import org.gennas.figure.Brush;
import org.gennas.figure.Colour;
import org.gennas.figure.Palette;
import org.gennas.space.SearchSpace;
import org.gennas.space.Slot;
import org.gennas.ui.chart.ChartCanvas;
import org.gennas.ui.chart.FigureTable;

/**
 * The compared architectures slot by slot, a row each. Where all hold the same block the cells are
 * plain; where they differ they bear the blocks' colours.
 */
final class SlotGrid extends ChartCanvas {
  private static final double HEAD = 22;
  private static final double ROW = 32;
  private static final double CELL = 28;
  private static final double FOOT = 20;
  private static final double NAMES = 68;
  private static final double GAP = 2;
  private static final double STAGE_GAP = 8;

  private final CompareText text;
  private List<ComparedTrial> trials = List.of();
  private SearchSpace space = SearchSpace.chestXray();
  private List<Place> places = List.of();

  private record Place(MarkerShapes.Box box, String words) {}

  SlotGrid(ObservableValue<Palette> palette, CompareText text) {
    super(palette);
    this.text = text;
  }

  void show(SearchSpace now, List<ComparedTrial> shown) {
    space = now;
    trials = shown;
    requestPaint();
    requestLayout();
  }

  /** In how many slots not all hold the same block. */
  static int differing(SearchSpace space, List<ComparedTrial> trials) {
    return (int) IntStream.range(0, space.length()).filter(i -> differs(trials, i)).count();
  }

  private static boolean differs(List<ComparedTrial> trials, int slot) {
    return trials.stream().map(t -> t.architecture().choice(slot)).distinct().count() > 1;
  }

  @Override
  protected double computePrefHeight(double width) {
    return HEAD + ROW * Math.max(1, trials.size()) + FOOT;
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected void paint(Brush brush, double width, double height) {
    places = new ArrayList<>();
    int stages = space.stages().size();
    double cell = (width - NAMES - STAGE_GAP * (stages - 1)) / space.length();
    if (cell < 12 || trials.isEmpty()) {
      return;
    }
    for (int row = 0; row < trials.size(); row++) {
      double y = HEAD + ROW * (row + 0.5);
      MarkerShapes.letter(brush, 9, y, row, 18);
      Colour ink = brush.palette().fg();
      brush.strongText(trials.get(row).label(), 24, y, Anchor.START, ink);
    }
    for (Slot slot : space.slots()) {
      paintSlot(brush, slot, NAMES + slot.index() * cell + slot.stage() * STAGE_GAP, cell - GAP);
    }
    paintStages(brush, cell);
  }

  private void paintSlot(Brush brush, Slot slot, double x, double width) {
    Palette palette = brush.palette();
    boolean differs = differs(trials, slot.index());
    String head = (differs ? "≠ " : "") + (slot.index() + 1);
    if (differs) {
      brush.strongText(head, x + width / 2, 10, Anchor.MIDDLE, palette.fg());
    } else {
      brush.text(head, x + width / 2, 10, Anchor.MIDDLE, palette.muted());
    }
    for (int row = 0; row < trials.size(); row++) {
      int digit = trials.get(row).architecture().choice(slot.index());
      double y = HEAD + ROW * row + (ROW - CELL) / 2;
      MarkerShapes.Box box = new MarkerShapes.Box(x, y, width, CELL, 4);
      Colour fill = differs ? palette.block(Math.min(digit, 2)) : palette.card();
      Colour edge = differs && digit > 0 ? fill : palette.token("border");
      MarkerShapes.box(brush, inset(box), fill, edge, 1, Brush.SOLID);
      Colour ink =
          differs ? palette.token("block-" + Math.min(digit, 2) + "-text") : palette.muted();
      paintBlock(brush, digit, box, ink, differs);
      String name = space.blocks().get(digit).name();
      places.add(
          new Place(
              box,
              text.format("compare.slot.words", trials.get(row).label(), slot.index() + 1, name)));
    }
  }

  private static MarkerShapes.Box inset(MarkerShapes.Box box) {
    return new MarkerShapes.Box(
        Math.round(box.x()) + 0.5,
        Math.round(box.y()) + 0.5,
        Math.round(box.width()) - 1,
        box.height() - 1,
        box.radius());
  }

  private void paintBlock(
      Brush brush, int digit, MarkerShapes.Box box, Colour ink, boolean strong) {
    String name = space.blocks().get(digit).name();
    String number = String.valueOf(digit);
    double middle = box.y() + box.height() / 2;
    double digitWidth = brush.width(number, true);
    double whole = digitWidth + 4 + brush.width(name, false);
    if (whole > box.width() - 4) {
      brush.strongText(number, box.x() + box.width() / 2, middle, Anchor.MIDDLE, ink);
      return;
    }
    double x = box.x() + (box.width() - whole) / 2;
    if (strong) {
      brush.strongText(number, x, middle, Anchor.START, ink);
    } else {
      brush.text(number, x, middle, Anchor.START, ink);
    }
    brush.text(name, x + digitWidth + 4, middle, Anchor.START, ink);
  }

  private void paintStages(Brush brush, double cell) {
    double y = HEAD + ROW * trials.size() + 9;
    for (int stage = 0; stage < space.stages().size(); stage++) {
      int here = stage;
      List<Slot> slots = space.slots().stream().filter(s -> s.stage() == here).toList();
      double from = NAMES + slots.get(0).index() * cell + stage * STAGE_GAP;
      double width = slots.size() * cell - GAP;
      String words = text.format("compare.stage", stage + 1, space.stages().get(stage).channels());
      if (brush.width(words, false) < width + STAGE_GAP) {
        brush.text(words, from + width / 2, y, Anchor.MIDDLE, brush.palette().muted());
      }
    }
  }

  @Override
  protected boolean marksHover() {
    return false;
  }

  @Override
  protected Optional<Hover> at(double x, double y) {
    return places.stream()
        .filter(p -> p.box().contains(x, y))
        .findFirst()
        .map(p -> new Hover(p.box().x() + p.box().width() / 2, p.box().y(), p.words()));
  }

  @Override
  public String figureTitle() {
    return text.get("compare.architecture.title");
  }

  @Override
  public FigureTable table() {
    FigureTable.Builder table = FigureTable.of("trial", "slot", "digit", "block", "differs");
    for (ComparedTrial trial : trials) {
      for (int slot = 0; slot < space.length(); slot++) {
        int digit = trial.architecture().choice(slot);
        table.row(
            trial.label(),
            slot + 1,
            digit,
            space.blocks().get(digit).name(),
            differs(trials, slot));
      }
    }
    return table.build();
  }

  @Override
  public String describe() {
    StringBuilder words = new StringBuilder(figureTitle());
    words.append(": ");
    words.append(text.format("compare.slots.differ", differing(space, trials), space.length()));
    for (ComparedTrial trial : trials) {
      words.append("; ").append(trial.letter()).append(' ').append(trial.label()).append(' ');
      words.append(trial.architecture().code());
    }
    return words.toString();
  }
}
