package org.gennas.ui.search;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.gennas.common.NumberFormats;
import org.gennas.study.event.TrialEvent;
import org.gennas.study.event.TrialHistory;
import org.gennas.ui.control.Bar;
import org.gennas.ui.control.MeterBar;
import org.gennas.ui.control.StatPair;
import org.gennas.ui.text.Quantities;

/** How far a training is, how fast it goes, and how busy its device. */
final class LaneProgress extends VBox {
  private static final double NAME_WIDTH = 80;
  private static final double VALUE_WIDTH = 96;
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  private final SearchContext context;
  private final Label epoch = Nodes.whole("", "gn-strong");
  private final Label epochs = Nodes.whole("", "gn-muted");
  private final Label batch = Nodes.whole("", "gn-muted");
  private final Bar bar = new Bar(8, Bar.Tone.ACCENT);
  private final StatPair throughput;
  private final StatPair left;
  private final StatPair ends;
  private final MeterBar utilisation;
  private final MeterBar memory;
  private final MeterBar power;

  LaneProgress(SearchContext context) {
    this.context = context;
    getStyleClass().add("gn-lane-progress");
    HBox title = new HBox(4, epoch, epochs, Nodes.room(), batch);
    title.setAlignment(Pos.BASELINE_LEFT);
    title.getStyleClass().add("gn-lane-title");
    throughput = new StatPair(context.text("search.lane.throughput"), StatPair.Look.COMPACT);
    left = new StatPair(context.text("search.lane.left"), StatPair.Look.COMPACT).rightAligned();
    ends = new StatPair(context.text("search.lane.ends"), StatPair.Look.COMPACT).rightAligned();
    HBox stats = new HBox(throughput, Nodes.room(), left, Nodes.room(), ends);
    stats.getStyleClass().add("gn-lane-stats");
    utilisation = meter("search.lane.utilisation");
    memory = meter("search.lane.memory");
    power = meter("search.lane.power");
    getChildren().setAll(title, bar, stats, utilisation, memory, power);
  }

  private MeterBar meter(String key) {
    return new MeterBar(context.text(key), NAME_WIDTH, VALUE_WIDTH);
  }

  void show(Lane.Work.Training work) {
    TrialHistory course = work.course();
    if (course.began().isEmpty()) {
      epoch.setText(context.text("search.lane.preparing"));
      epochs.setText("");
      batch.setText("");
    } else {
      epoch.setText(context.text("search.lane.epoch", work.epoch().orElse(1)));
      epochs.setText(context.text("search.lane.of", course.began().get().epochs()));
      batch.setText(
          course
              .progress()
              .map(
                  p ->
                      context.text(
                          "search.lane.batch",
                          Quantities.grouped(p.batch()),
                          Quantities.grouped(p.batches())))
              .orElse(""));
    }
    bar.setFraction(work.done());
    showPace(work);
    showLoad(course.load());
  }

  private void showPace(Lane.Work.Training work) {
    Optional<TrialEvent.Progress> progress = work.course().progress();
    progress.ifPresentOrElse(
        p ->
            throughput.show(
                Quantities.rate(p.imagesPerSecond()), context.text("search.lane.imagesPerSecond")),
        throughput::unknown);
    Optional<Duration> span = work.left();
    span.ifPresentOrElse(s -> left.show(NumberFormats.duration(s)), left::unknown);
    Optional<Instant> last =
        progress.map(TrialEvent.Progress::at).or(() -> lastEpoch(work.course()));
    if (span.isPresent() && last.isPresent()) {
      ZonedDateTime end = last.get().plus(span.get()).atZone(context.zone());
      ends.show(CLOCK.format(end));
    } else {
      ends.unknown();
    }
  }

  private static Optional<Instant> lastEpoch(TrialHistory course) {
    return course.epochs().isEmpty()
        ? Optional.empty()
        : Optional.of(course.epochs().get(course.epochs().size() - 1).at());
  }

  private void showLoad(Optional<TrialEvent.Load> load) {
    String unknown = context.text("search.lane.notMeasured");
    Optional<Double> busy = load.flatMap(TrialEvent.Load::utilisation);
    utilisation.show(
        busy.orElse(Double.NaN),
        busy.map(b -> context.text("search.lane.percent", Math.round(100 * b))).orElse(unknown));
    Optional<Long> used = load.flatMap(TrialEvent.Load::memoryBytes);
    Optional<Long> total = load.flatMap(TrialEvent.Load::memoryTotalBytes);
    boolean share = used.isPresent() && total.isPresent() && total.get() > 0;
    memory.show(
        share ? (double) used.get() / total.get() : Double.NaN,
        share
            ? NumberFormats.bytes(used.get(), total.get())
            : used.map(NumberFormats::bytes).orElse(unknown));
    Optional<Double> watts = load.flatMap(TrialEvent.Load::powerWatts);
    power.show(
        Double.NaN,
        watts.map(w -> context.text("search.lane.watts", Math.round(w))).orElse(unknown));
  }
}
