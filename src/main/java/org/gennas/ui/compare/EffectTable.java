package org.gennas.ui.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import org.gennas.figure.Anchor;
import org.gennas.figure.Brush;
import org.gennas.figure.Colour;
import org.gennas.figure.Palette;
import org.gennas.proposal.strategy.EffectEstimates;
import org.gennas.space.SearchSpace;
import org.gennas.space.Slot;
import org.gennas.ui.chart.ChartCanvas;
import org.gennas.ui.chart.FigureTable;

/**
 * What each block adds in each slot, as a table whose cells are the bluer the better and the redder
 * the worse. Bold where the interval leaves out 0, dashed where few trials stand behind it.
 */
final class EffectTable extends ChartCanvas {
  private static final double NAMES = 88;
  private static final double HEAD = 20;
  private static final double FOOT = 26;
  private static final double GAP = 2;
  private static final double STAGE_GAP = 8;
  private static final double TALLEST = 60;
  private static final double DEEPEST = 0.6;
  private static final double LEAST_SPAN = 0.001;
  private static final double[] DASHES = {4, 3};

  /** Fewer trials than these are read with care. */
  private static final int FEW = 3;

  private final CompareText text;
  private Optional<BlockEffects> effects = Optional.empty();
  private SearchSpace space = SearchSpace.chestXray();
  private List<Place> places = List.of();

  private record Place(MarkerShapes.Box box, String words) {}

  /**
   * @param span the gain of the deepest colour
   * @param halves whether all cells have room for the intervals' half widths
   */
  private record Scale(double span, boolean halves) {}

  EffectTable(ObservableValue<Palette> palette, CompareText text) {
    super(palette);
    this.text = text;
  }

  void show(SearchSpace now, Optional<BlockEffects> shown) {
    space = now;
    effects = shown;
    requestPaint();
  }

  @Override
  protected void paint(Brush brush, double width, double height) {
    places = new ArrayList<>();
    effects.ifPresent(e -> paint(brush, e, width, height));
  }

  private void paint(Brush brush, BlockEffects e, double width, double height) {
    int stages = space.stages().size();
    double cell = (width - NAMES - STAGE_GAP * (stages - 1)) / space.length();
    int rows = space.blocks().size();
    double tall = Math.min(TALLEST, (height - HEAD - FOOT) / rows);
    if (cell < 20 || tall < 18) {
      return;
    }
    for (int row = 0; row < rows; row++) {
      paintName(brush, rows - 1 - row, HEAD + tall * (row + 0.5));
    }
    for (Slot slot : space.slots()) {
      double x = NAMES + slot.index() * cell + slot.stage() * STAGE_GAP;
      String head = text.format("compare.slot", slot.index() + 1);
      head = brush.width(head, false) < cell ? head : String.valueOf(slot.index() + 1);
      brush.text(head, x + cell / 2 - 1, 9, Anchor.MIDDLE, brush.palette().muted());
    }
    double span = span(e);
    boolean halves = e.mains().stream().allMatch(m -> brush.width(both(m), true) < cell - 6);
    for (EffectEstimates.Main main : e.mains()) {
      Slot slot = space.slots().get(main.slot());
      double x = NAMES + slot.index() * cell + slot.stage() * STAGE_GAP;
      double y = HEAD + tall * (rows - 1 - main.choice());
      MarkerShapes.Box box = new MarkerShapes.Box(x, y, cell - GAP, tall - GAP - 1, 4);
      paintCell(brush, e, main, box, new Scale(span, halves));
    }
    paintLegend(brush, HEAD + tall * rows + 14, width, halves);
  }

  private static double span(BlockEffects e) {
    return e.mains().stream()
        .filter(m -> e.count(m) > 0)
        .mapToDouble(m -> Math.abs(m.gain()))
        .reduce(LEAST_SPAN, Math::max);
  }

  private void paintName(Brush brush, int digit, double y) {
    Palette palette = brush.palette();
    int known = Math.min(digit, 2);
    MarkerShapes.Box box = new MarkerShapes.Box(0.5, Math.round(y) - 8.5, 14, 17, 3);
    Colour edge = known == 0 ? palette.token("block-0-border") : palette.block(known);
    MarkerShapes.box(brush, box, palette.block(known), edge, 1, Brush.SOLID);
    Colour ink = palette.token("block-" + known + "-text");
    brush.strongText(String.valueOf(digit), 7.5, y, Anchor.MIDDLE, ink);
    String name = space.blocks().get(digit).name();
    brush.text(name, 22, y, Anchor.START, palette.fg());
  }

  private void paintCell(
      Brush brush, BlockEffects e, EffectEstimates.Main main, MarkerShapes.Box box, Scale scale) {
    Palette palette = brush.palette();
    int n = e.count(main);
    double strength = n == 0 ? 0 : Math.min(1, Math.abs(main.gain()) / scale.span());
    Colour hue = palette.finding(main.gain() < 0 ? 1 : 0);
    Colour fill = hue.faded(DEEPEST * strength);
    Colour edge = n < FEW && n > 0 ? palette.muted() : palette.token("hairline");
    MarkerShapes.Box inner =
        new MarkerShapes.Box(
            Math.round(box.x()) + 0.5,
            Math.round(box.y()) + 0.5,
            Math.round(box.width()) - 1,
            Math.round(box.height()) - 1,
            4);
    MarkerShapes.box(brush, inner, fill, edge, 1, n < FEW && n > 0 ? DASHES : Brush.SOLID);
    double middle = box.x() + box.width() / 2;
    boolean two = box.height() >= 30;
    double y = box.y() + box.height() / 2;
    String gain = scale.halves() ? both(main) : CompareText.thousandths(main.gain());
    String value = n == 0 ? CompareText.NONE : gain;
    double up = two ? y - 7 : y;
    if (n > 0 && !main.interval().contains(0)) {
      brush.strongText(value, middle, up, Anchor.MIDDLE, palette.fg());
    } else {
      brush.text(value, middle, up, Anchor.MIDDLE, palette.fg());
    }
    if (two) {
      Colour ink = strength > 0.5 ? palette.fg() : palette.muted();
      brush.text(text.format("compare.n", n), middle, y + 8, Anchor.MIDDLE, ink);
    }
    places.add(new Place(box, words(e, main)));
  }

  /** The gain with half its interval's width, in thousandths. */
  private static String both(EffectEstimates.Main main) {
    String half = String.format(Locale.ROOT, "%.1f", main.interval().halfWidth() * 1000);
    return CompareText.thousandths(main.gain()) + " ±" + half;
  }

  private void paintLegend(Brush brush, double y, double width, boolean halves) {
    Palette palette = brush.palette();
    String worse = text.get("compare.worse");
    brush.text(worse, 0, y, Anchor.START, palette.muted());
    double x = brush.width(worse, false) + 8;
    int steps = 24;
    for (int i = 0; i < steps; i++) {
      double share = 2.0 * i / (steps - 1) - 1;
      Colour hue = palette.finding(share < 0 ? 1 : 0);
      Colour fill = hue.faded(DEEPEST * Math.abs(share));
      brush.rectangle(x + i * 4, y - 4, 4, 8, fill);
    }
    double after = x + steps * 4 + 8;
    String better = text.get(halves ? "compare.better.interval" : "compare.better");
    brush.text(better, after, y, Anchor.START, palette.muted());
    String few = text.format("compare.few", FEW);
    double right = width - brush.width(few, false);
    if (right - 20 > after + brush.width(better, false) + 12) {
      brush.text(few, width, y, Anchor.END, palette.muted());
      MarkerShapes.Box box =
          new MarkerShapes.Box(Math.round(right) - 18.5, Math.round(y) - 4.5, 12, 9, 2);
      MarkerShapes.box(brush, box, Colour.TRANSPARENT, palette.muted(), 1, new double[] {3, 2});
    }
  }

  private String words(BlockEffects e, EffectEstimates.Main main) {
    return text.format(
        "compare.effect.words",
        main.slot() + 1,
        e.networks().choiceName(main.slot(), main.choice()),
        CompareText.thousandths(main.gain()),
        text.thousandths(main.interval()),
        e.count(main));
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
        .map(p -> new Hover(p.box().x() + p.box().width() / 2, p.box().y() + 4, p.words()));
  }

  @Override
  public String figureTitle() {
    return text.get("compare.effects.title");
  }

  @Override
  public FigureTable table() {
    FigureTable.Builder table =
        FigureTable.of("slot", "choice", "other slot", "other choice", "gain", "low", "high", "n");
    effects.ifPresent(
        e -> {
          for (EffectEstimates.Main main : e.mains()) {
            table.row(
                main.slot() + 1,
                e.networks().choiceName(main.slot(), main.choice()),
                "",
                "",
                main.gain(),
                main.interval().low(),
                main.interval().high(),
                e.count(main));
          }
          for (EffectEstimates.Pair pair : e.pairs()) {
            table.row(
                pair.slot() + 1,
                e.networks().choiceName(pair.slot(), pair.choice()),
                pair.other() + 1,
                e.networks().choiceName(pair.other(), pair.otherChoice()),
                pair.gain(),
                pair.interval().low(),
                pair.interval().high(),
                "");
          }
        });
    return table.build();
  }

  @Override
  public String describe() {
    StringBuilder words = new StringBuilder(figureTitle());
    effects.ifPresent(
        e -> e.mains().forEach(m -> words.append("; ").append(words(e, m).replace('\n', ' '))));
    return words.toString();
  }
}
