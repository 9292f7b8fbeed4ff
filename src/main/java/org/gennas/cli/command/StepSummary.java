package org.gennas.cli.command;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.gennas.engine.StepTimes;
import org.gennas.worker.StepReport;

/**
 * One worker's steps in a few figures.
 *
 * @param batch images a step
 * @param macs multiply-accumulates of a forward pass for one image
 */
record StepSummary(StepReport report, int batch, long macs) {
  /** A backward pass takes the gradient of the input and that of the weights: twice a forward. */
  private static final int PASSES = 3;

  private double[] sorted(ToDoubleFunction<StepTimes> part) {
    double[] values = report.steps().stream().mapToDouble(part).toArray();
    Arrays.sort(values);
    return values;
  }

  double median(ToDoubleFunction<StepTimes> part) {
    double[] values = sorted(part);
    int half = values.length / 2;
    return values.length % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
  }

  /** Milliseconds of the fastest step. */
  double minimum() {
    return sorted(StepTimes::total)[0];
  }

  double imagesPerSecond() {
    return batch / (median(StepTimes::total) / 1000);
  }

  long heapBytes() {
    return Math.round(median(StepTimes::heapBytes));
  }

  /** Floating-point operations of a step. */
  long flop() {
    return 2L * PASSES * macs * batch;
  }

  double gflops() {
    return flop() / median(StepTimes::total) / 1e6;
  }

  double fractionOfSgemm() {
    return gflops() / Math.max(report.before().gflops(), report.after().gflops());
  }

  Map<String, Object> json() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("imagesPerSecond", imagesPerSecond());
    fields.put("stepMillis", ordered("median", median(StepTimes::total), "minimum", minimum()));
    Map<String, Object> parts = new LinkedHashMap<>();
    parts.put("inputWait", median(StepTimes::inputWait));
    parts.put("forward", median(StepTimes::forward));
    parts.put("backward", median(StepTimes::backward));
    parts.put("update", median(StepTimes::update));
    fields.put("partMillis", parts);
    fields.put("inputCpuMillisPerBatch", median(StepTimes::inputCpu));
    fields.put("heapBytesPerStep", heapBytes());
    fields.put("residentBytes", report.memory().now());
    fields.put("peakResidentBytes", report.memory().peak());
    fields.put("gflops", gflops());
    fields.put("fractionOfSgemm", fractionOfSgemm());
    fields.put("sgemm", ordered("before", report.before(), "after", report.after()));
    fields.put("steps", report.steps());
    return fields;
  }

  private static Map<String, Object> ordered(
      String key, Object value, String otherKey, Object otherValue) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put(key, value);
    fields.put(otherKey, otherValue);
    return fields;
  }
}
