package org.gennas.cli.command;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gennas.cli.text.TextTable;
import org.gennas.common.NumberFormats;
import org.gennas.engine.StepTimes;
import org.gennas.space.NetworkCost;
import org.gennas.space.SearchSpace;
import org.gennas.worker.StepOrder;
import org.gennas.worker.StepReport;

/**
 * What workers measured, a column each.
 *
 * @param px side of the images
 * @param cpu the processor's name
 * @param cores that this process may use
 * @param reports at least one
 */
record StepBenchAnswer(StepOrder order, int px, String cpu, int cores, List<StepReport> reports)
    implements Answer {

  private NetworkCost cost() {
    SearchSpace space = SearchSpace.chestXray().withStemStride(order.stemStride());
    return NetworkCost.of(
        space, order.architecture(), NetworkCost.Setting.of(space, px, space.outputs()));
  }

  private StepSummary summary(StepReport report) {
    return new StepSummary(report, order.training().batch(), cost().macs());
  }

  private List<StepSummary> summaries() {
    return reports.stream().map(this::summary).toList();
  }

  private double imagesPerSecond() {
    return summaries().stream().mapToDouble(StepSummary::imagesPerSecond).sum();
  }

  @Override
  public Map<String, Object> json() {
    StepReport first = reports.get(0);
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("architecture", order.architecture().code());
    fields.put("px", px);
    fields.put("batch", order.training().batch());
    fields.put("stemStride", order.stemStride());
    fields.put("preset", order.training().preset());
    fields.put("augmentation", order.training().augmentation());
    fields.put("recipe", order.training().recipe());
    fields.put("warmUp", order.warmUp());
    fields.put("steps", order.steps());
    fields.put("cpu", cpu);
    fields.put("cores", cores);
    fields.put("layers", first.layers());
    fields.put("layersReason", first.reason());
    fields.put("workers", reports.size());
    fields.put("threads", first.threads());
    fields.put("params", first.parameters());
    fields.put("macs", cost().macs());
    fields.put("flopPerStep", summary(first).flop());
    fields.put("imagesPerSecond", imagesPerSecond());
    List<Map<String, Object>> runs = new ArrayList<>();
    summaries().forEach(summary -> runs.add(summary.json()));
    fields.put("runs", runs);
    return fields;
  }

  @Override
  public void print(PrintStream out) {
    StepReport first = reports.get(0);
    out.printf(
        Locale.ROOT,
        "%s at %d px, batch %d, stem stride %d, %s, %s%n",
        order.architecture(),
        px,
        order.training().batch(),
        order.stemStride(),
        counted(reports.size(), "worker"),
        counted(first.threads(), "thread") + (reports.size() > 1 ? " each" : ""));
    out.println(cpu);
    out.println(first.reason());
    out.println();
    table().print(out);
    if (reports.size() > 1) {
      out.println();
      out.printf(Locale.ROOT, "%.1f images/s together%n", imagesPerSecond());
    }
  }

  private static String counted(int count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }

  private TextTable table() {
    List<TextTable.Column> columns = new ArrayList<>();
    columns.add(TextTable.Column.text(counted(order.steps(), "step")));
    IntStream.range(0, reports.size())
        .forEach(i -> columns.add(TextTable.Column.figures("cpu:" + i)));
    TextTable table = new TextTable(columns.toArray(TextTable.Column[]::new));
    row(table, "images/s", s -> figure("%.1f", s.imagesPerSecond()));
    row(table, "ms a step, median", s -> figure("%.1f", s.median(StepTimes::total)));
    row(table, "ms a step, minimum", s -> figure("%.1f", s.minimum()));
    row(table, "  input wait", s -> figure("%.1f", s.median(StepTimes::inputWait)));
    row(table, "  forward", s -> figure("%.1f", s.median(StepTimes::forward)));
    row(table, "  backward", s -> figure("%.1f", s.median(StepTimes::backward)));
    row(table, "  update", s -> figure("%.1f", s.median(StepTimes::update)));
    row(table, "input thread, CPU ms a batch", s -> figure("%.1f", s.median(StepTimes::inputCpu)));
    row(table, "Java heap a step", s -> NumberFormats.bytes(s.heapBytes()));
    row(table, "resident memory", s -> bytes(s.report().memory().now()));
    row(table, "  at its peak", s -> bytes(s.report().memory().peak()));
    row(table, "GFLOP a step", s -> figure("%.1f", s.flop() / 1e9));
    row(table, "GFLOP/s", s -> figure("%.1f", s.gflops()));
    row(table, "  of sgemm", s -> figure("%.0f %%", 100 * s.fractionOfSgemm()));
    row(
        table,
        "sgemm by " + reports.get(0).before().library() + ", GFLOP/s, before",
        s -> figure("%.1f", s.report().before().gflops()));
    row(table, "  after", s -> figure("%.1f", s.report().after().gflops()));
    return table;
  }

  private void row(TextTable table, String what, Function<StepSummary, String> figure) {
    table.row(
        Stream.concat(Stream.of(what), summaries().stream().map(figure)).toArray(String[]::new));
  }

  private static String figure(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }

  private static String bytes(Optional<Long> bytes) {
    return bytes.map(NumberFormats::bytes).orElse("not told");
  }
}
