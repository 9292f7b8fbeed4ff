package org.gennas.ui.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntConsumer;
import javafx.beans.value.ObservableValue;
import org.gennas.figure.Anchor;
import org.gennas.figure.Brush;
import org.gennas.figure.Colour;
import org.gennas.figure.LabelStack;
import org.gennas.figure.LinearScale;
import org.gennas.figure.Palette;
import org.gennas.figure.PlotArea;
import org.gennas.figure.Polyline;
import org.gennas.space.SearchSpace;
import org.gennas.ui.chart.ChartCanvas;
import org.gennas.ui.chart.FigureTable;
import org.gennas.ui.text.Quantities;

/**
 * All finished trials as lines over the slots, costs and score. What lies outside the marked parts
 * of axes is dimmed; the compared trials bear their colours, the trial that the mouse points at on
 * any screen lies on top.
 */
final class ParallelPlot extends ChartCanvas {
  private static final double TOP = 24;
  private static final double BOTTOM = 12;
  private static final double RIGHT = 66;
  private static final double AXIS_PX = 9;
  private static final double NEAR_PX = 7;
  private static final double LABEL = 15;
  private static final double NAME_GAP = 10;

  /**
   * What is plotted.
   *
   * @param places of the compared trials by their numbers
   * @param lit place of the compared trial that is set off
   */
  record Shown(
      TrialCloud cloud,
      Map<Integer, Integer> places,
      OptionalInt lit,
      Optional<Integer> selected,
      Optional<Integer> hovered) {}

  private final CompareText text;
  private Shown shown =
      new Shown(
          TrialCloud.empty(), Map.of(), OptionalInt.empty(), Optional.empty(), Optional.empty());
  private Optional<CoordinateFrame> frame = Optional.empty();
  private TrialCloud framed = TrialCloud.empty();
  private boolean[] within = new boolean[0];
  private OptionalInt current = OptionalInt.empty();

  ParallelPlot(ObservableValue<Palette> palette, CompareText text) {
    super(palette);
    this.text = text;
    setFocusTraversable(true);
  }

  void show(Shown now) {
    if (!now.equals(shown)) {
      shown = now;
      requestPaint();
    }
  }

  /** Sets the axis apart that the keyboard works on; empty: none. */
  void setCurrent(OptionalInt axis) {
    current = axis;
    requestPaint();
  }

  Optional<CoordinateFrame> frame() {
    return frame;
  }

  void whenAt(double x, double y, IntConsumer action) {
    nearest(x, y).ifPresent(p -> action.accept(p.number()));
  }

  Optional<TrialPoint> nearest(double x, double y) {
    return frame
        .filter(f -> f.area().contains(x, y) && f.lines().size() == shown.cloud().points().size())
        .flatMap(f -> f.nearest(x, y, NEAR_PX, within))
        .map(i -> shown.cloud().points().get(i));
  }

  @Override
  protected void paint(Brush brush, double width, double height) {
    double left = 10;
    for (int digit = 0; digit < shown.cloud().space().blocks().size(); digit++) {
      String name = shown.cloud().space().blocks().get(digit).name();
      left = Math.max(left, brush.width(name, false) + 14);
    }
    PlotArea area = new PlotArea(left, TOP, width - RIGHT, height - BOTTOM);
    if (!area.isUsable() || shown.cloud().points().isEmpty()) {
      frame = Optional.empty();
      return;
    }
    boolean same =
        frame.isPresent()
            && frame.get().area().equals(area)
            && framed.points().equals(shown.cloud().points());
    if (!same) {
      frame = Optional.of(CoordinateFrame.of(shown.cloud(), area));
      framed = shown.cloud();
    }
    findWithin();
    paint(brush, frame.get());
  }

  private void findWithin() {
    List<TrialPoint> points = shown.cloud().points();
    within = new boolean[points.size()];
    for (int i = 0; i < within.length; i++) {
      within[i] = shown.cloud().within(points.get(i));
    }
  }

  private void paint(Brush brush, CoordinateFrame f) {
    List<TrialPoint> points = shown.cloud().points();
    Palette palette = brush.palette();
    Colour grey = palette.token("subtle");
    double strength = Math.max(0.12, Math.min(0.6, 2.4 / Math.sqrt(points.size())));
    for (int i = 0; i < within.length; i++) {
      if (!shown.places().containsKey(points.get(i).number())) {
        double opacity = within[i] ? strength : strength * 0.18;
        brush.line(f.lines().get(i), grey.faded(opacity), 1, Brush.SOLID);
      }
    }
    paintAxes(brush, f);
    List<Integer> lettered = new ArrayList<>();
    for (int i = 0; i < within.length; i++) {
      Optional<Integer> place = Optional.ofNullable(shown.places().get(points.get(i).number()));
      if (place.isPresent()) {
        lettered.add(i);
        boolean dim = shown.lit().isPresent() && shown.lit().getAsInt() != place.get();
        Colour colour = Letters.line(palette, place.get());
        brush.line(f.lines().get(i), dim ? colour.faded(0.3) : colour, Letters.dashes(place.get()));
      }
    }
    paintOne(brush, f, shown.selected(), palette.accent());
    paintOne(brush, f, shown.hovered(), palette.fg());
    paintLetters(brush, f, lettered);
  }

  private void paintOne(Brush brush, CoordinateFrame f, Optional<Integer> number, Colour colour) {
    List<TrialPoint> points = shown.cloud().points();
    for (int i = 0; i < points.size(); i++) {
      boolean wanted = number.equals(Optional.of(points.get(i).number()));
      if (wanted && !shown.places().containsKey(points.get(i).number())) {
        brush.line(f.lines().get(i), colour, Brush.SOLID);
      } else if (wanted && colour.equals(brush.palette().fg())) {
        brush.line(f.lines().get(i), colour.faded(0.35), 5, Brush.SOLID);
      }
    }
  }

  private void paintAxes(Brush brush, CoordinateFrame f) {
    Palette palette = brush.palette();
    SearchSpace space = shown.cloud().space();
    CoordinateFrame.Upright first = f.axes().get(0);
    for (int digit = 0; digit < space.blocks().size(); digit++) {
      String name = space.blocks().get(digit).name();
      double y = first.y().px(digit);
      brush.text(name, f.area().left() - 10, y, Anchor.END, palette.muted());
    }
    double free = 0;
    for (int i = 0; i < f.axes().size(); i++) {
      CoordinateFrame.Upright axis = f.axes().get(i);
      boolean here = current.isPresent() && current.getAsInt() == i && isFocused();
      Colour ink = here ? palette.accent() : palette.fg();
      brush.vertical(
          axis.x(),
          f.area().top(),
          f.area().bottom(),
          here ? palette.accent() : palette.axis(),
          Brush.SOLID);
      String name = name(brush, f, i);
      double width = brush.width(name, false);
      double x = Math.max(free, axis.x() - width / 2);
      brush.text(name, x, 8, Anchor.START, ink);
      free = x + width + NAME_GAP;
      if (axis.axis().kind() != CoordinateAxis.Kind.SLOT) {
        paintEnds(brush, f, axis, i + 1 == f.axes().size());
      }
      Optional.ofNullable(shown.cloud().spans().get(axis.axis()))
          .ifPresent(span -> paintSpan(brush, f, axis, span));
    }
  }

  private void paintEnds(
      Brush brush, CoordinateFrame f, CoordinateFrame.Upright axis, boolean last) {
    Palette palette = brush.palette();
    String format = axis.axis().kind() == CoordinateAxis.Kind.AUC ? "%.3f" : "%.2f";
    String high = String.format(Locale.ROOT, format, axis.range().high());
    String low = String.format(Locale.ROOT, format, axis.range().low());
    double x = axis.x() + 5;
    if (!last || shown.places().isEmpty()) {
      brush.text(high, x, f.area().top() + 5, Anchor.START, palette.muted());
    }
    brush.text(low, x, f.area().bottom() - 3, Anchor.START, palette.muted());
  }

  private void paintSpan(
      Brush brush, CoordinateFrame f, CoordinateFrame.Upright axis, AxisSelection span) {
    double top = Math.max(f.area().top(), axis.y().px(span.high()));
    double bottom = Math.min(f.area().bottom(), axis.y().px(span.low()));
    Colour accent = brush.palette().accent();
    MarkerShapes.Box box =
        new MarkerShapes.Box(axis.x() - 6, top, 12, Math.max(2, bottom - top), 0);
    MarkerShapes.box(brush, box, accent.faded(0.22), accent, 1, Brush.SOLID);
  }

  private String name(Brush brush, CoordinateFrame f, int index) {
    CoordinateAxis axis = f.axes().get(index).axis();
    String full = name(axis, index);
    double room = f.axes().get(1).x() - f.axes().get(0).x() - NAME_GAP;
    // without its unit where it has no room
    return brush.width(full, false) <= room ? full : full.replaceAll(",.*", "");
  }

  private String name(CoordinateAxis axis, int index) {
    return switch (axis.kind()) {
      case SLOT -> index == 0 ? text.format("compare.slot", 1) : String.valueOf(axis.slot() + 1);
      case PARAMS -> text.get("compare.axis.params");
      case MACS -> text.get("compare.axis.macs");
      case AUC -> text.get("compare.axis.auc");
    };
  }

  private void paintLetters(Brush brush, CoordinateFrame f, List<Integer> lettered) {
    double[] wanted = new double[lettered.size()];
    Palette palette = brush.palette();
    for (int i = 0; i < wanted.length; i++) {
      Polyline line = f.lines().get(lettered.get(i));
      wanted[i] = line.y(line.size() - 1);
    }
    double[] placed = LabelStack.spread(wanted, LABEL, f.area().top() - 6, f.area().bottom() - 6);
    for (int i = 0; i < placed.length; i++) {
      TrialPoint point = shown.cloud().points().get(lettered.get(i));
      int place = shown.places().get(point.number());
      double x = f.area().right();
      brush.dot(x, wanted[i], Letters.line(palette, place));
      String words = Letters.of(place) + " " + Quantities.auc(point.auc());
      Colour ink = Letters.strong(palette, place);
      brush.strongText(words, x + 9, placed[i], Anchor.START, ink);
    }
  }

  /** The parts of an axis that the keyboard can mark, from the best on. */
  List<AxisSelection> presets(int index) {
    List<AxisSelection> presets = new ArrayList<>();
    if (frame.isPresent() && index < frame.get().axes().size()) {
      CoordinateFrame.Upright axis = frame.get().axes().get(index);
      LinearScale y = axis.y();
      if (axis.axis().kind() == CoordinateAxis.Kind.SLOT) {
        for (int digit = (int) y.high(); digit >= 0; digit--) {
          presets.add(new AxisSelection(digit - 0.25, digit + 0.25));
        }
      } else {
        double middle = (y.low() + y.high()) / 2;
        presets.add(new AxisSelection((middle + y.high()) / 2, y.high()));
        presets.add(new AxisSelection(middle, y.high()));
        presets.add(new AxisSelection(y.low(), middle));
        presets.add(new AxisSelection(y.low(), (y.low() + middle) / 2));
      }
    }
    return presets;
  }

  /** The axis under a place, if one is near, for a drag. */
  Optional<CoordinateFrame.Upright> axisAt(double x) {
    return frame.flatMap(f -> f.axisAt(x, AXIS_PX));
  }

  @Override
  protected boolean marksHover() {
    return false;
  }

  @Override
  protected Optional<Hover> at(double x, double y) {
    return nearest(x, y).map(p -> new Hover(x, y, words(p)));
  }

  private String words(TrialPoint p) {
    return text.format(
        "compare.line.words",
        p.label(),
        p.architecture().code(),
        Quantities.auc(p.auc()),
        CompareText.millions(p.params()),
        CompareText.billions(p.macs()));
  }

  @Override
  public String figureTitle() {
    return text.get("compare.coordinates.title");
  }

  @Override
  public FigureTable table() {
    Map<Integer, String> letters = new HashMap<>();
    shown.places().forEach((number, place) -> letters.put(number, Letters.of(place)));
    FigureTable.Builder table =
        FigureTable.of("trial", "letter", "architecture", "params", "macs", "mean auc", "marked");
    for (TrialPoint p : shown.cloud().points()) {
      table.row(
          p.label(),
          letters.getOrDefault(p.number(), ""),
          p.architecture().code(),
          p.params(),
          p.macs(),
          p.auc(),
          shown.cloud().within(p));
    }
    return table.build();
  }

  @Override
  public String describe() {
    return text.format(
        "compare.coordinates.words",
        figureTitle(),
        shown.cloud().points().size(),
        shown.cloud().within().size());
  }
}
