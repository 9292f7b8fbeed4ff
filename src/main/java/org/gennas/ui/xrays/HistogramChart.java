package org.gennas.ui.xrays;

import java.util.Locale;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import org.gennas.data.images.GreyWindow;
import org.gennas.data.images.Radiograph;
import org.gennas.figure.Anchor;
import org.gennas.figure.Brush;
import org.gennas.figure.Palette;
import org.gennas.figure.Polyline;
import org.gennas.ui.chart.ChartCanvas;
import org.gennas.ui.chart.FigureTable;
import org.gennas.ui.text.Messages;

/** How many pixels have which grey level, and the line by which the window turns them into grey. */
final class HistogramChart extends ChartCanvas {
  private static final int BINS = 64;
  private static final int TICKS = 4;
  private static final double AXIS = 18;
  private static final double TOP = 6;
  private static final double SIDES = 10;

  private final Messages messages;
  private Optional<Radiograph> picture = Optional.empty();
  private long[] counts = new long[BINS];
  private long most = 1;
  private GreyWindow window = GreyWindow.between(0, 255);

  HistogramChart(ObservableValue<Palette> palette, Messages messages) {
    super(palette);
    this.messages = messages;
  }

  /** Shows a picture's levels and the window over them. */
  void show(Optional<Radiograph> next, GreyWindow shown) {
    if (!next.equals(picture)) {
      picture = next;
      int bins = next.map(p -> Math.min(BINS, p.white() + 1)).orElse(BINS);
      counts = next.map(p -> p.histogram(bins)).orElseGet(() -> new long[BINS]);
      most = 1;
      // the first and the last bin are the ground and the letters: they would dwarf the rest
      for (int i = 1; i < counts.length - 1; i++) {
        most = Math.max(most, counts[i]);
      }
    }
    window = shown;
    requestPaint();
  }

  private double white() {
    return picture.map(Radiograph::white).orElse(255);
  }

  @Override
  protected void paint(Brush brush, double width, double height) {
    double across = width - 2 * SIDES;
    double bottom = height - AXIS;
    double bin = across / counts.length;
    for (int i = 0; i < counts.length; i++) {
      double share = Math.min(1, counts[i] / (double) most);
      double tall = share * (bottom - TOP);
      brush.rectangle(
          SIDES + i * bin + 0.5, bottom - tall, Math.max(1, bin - 1), tall, brush.palette().axis());
    }
    brush.horizontal(bottom, SIDES, width - SIDES, brush.palette().axis(), Brush.SOLID);
    for (int i = 0; i <= TICKS; i++) {
      double x = SIDES + across * i / TICKS;
      Anchor align = i == 0 ? Anchor.START : i == TICKS ? Anchor.END : Anchor.MIDDLE;
      String text = ImageText.level(white() * i / TICKS);
      brush.text(text, x, height - AXIS / 2 + 1, align, brush.palette().muted());
    }
    if (picture.isPresent()) {
      windowLine(brush, across, bottom);
    }
  }

  private void windowLine(Brush brush, double across, double bottom) {
    double low = Math.max(0, Math.min(white(), window.low()));
    double high = Math.max(0, Math.min(white(), window.high()));
    double[] levels = {0, low, high, white()};
    double[] xs = new double[levels.length];
    double[] ys = new double[levels.length];
    for (int i = 0; i < levels.length; i++) {
      xs[i] = x(levels[i], across);
      ys[i] = grey(levels[i], bottom);
    }
    brush.line(Polyline.of(xs, ys), brush.palette().accent(), 1.5, Brush.SOLID);
    if (low == window.low()) {
      brush.ring(xs[1], ys[1], brush.palette().accent(), 8, 1.5);
    }
    if (high == window.high()) {
      brush.ring(xs[2], ys[2], brush.palette().accent(), 8, 1.5);
    }
  }

  private double x(double level, double across) {
    return SIDES + level / white() * across;
  }

  private double grey(double level, double bottom) {
    return bottom - window.grey(level) / 255 * (bottom - TOP);
  }

  @Override
  protected Optional<Hover> at(double x, double y) {
    double across = getWidth() - 2 * SIDES;
    int bin = (int) Math.floor((x - SIDES) / across * counts.length);
    if (picture.isEmpty() || bin < 0 || bin >= counts.length) {
      return Optional.empty();
    }
    double bottom = getHeight() - AXIS;
    double share = Math.min(1, counts[bin] / (double) most);
    return Optional.of(
        new Hover(
            SIDES + (bin + 0.5) * across / counts.length,
            bottom - share * (bottom - TOP),
            messages.format(
                "xrays.histogram.bin",
                ImageText.level(from(bin)),
                ImageText.level(from(bin + 1) - 1),
                String.format(Locale.ROOT, "%,d", counts[bin]))));
  }

  private double from(int bin) {
    return Math.ceil((white() + 1) * bin / counts.length);
  }

  @Override
  public String describe() {
    return messages.format(
        "xrays.histogram.described",
        ImageText.level(window.width()),
        ImageText.level(window.center()));
  }

  @Override
  public String figureTitle() {
    return messages.get("xrays.histogram");
  }

  @Override
  public FigureTable table() {
    FigureTable.Builder table = FigureTable.of("level from", "level to", "pixels");
    for (int i = 0; i < counts.length; i++) {
      table.row(from(i), from(i + 1) - 1, counts[i]);
    }
    return table.build();
  }
}
