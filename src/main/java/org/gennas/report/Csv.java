package org.gennas.report;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gennas.common.AtomicFile;
import org.gennas.common.CsvCell;
import org.gennas.common.PlainText;
import org.gennas.common.ResearchNotice;
import org.gennas.study.event.StudyState;

/** Lines of {@link CsvCell}s. */
final class Csv {
  private static final int DIGITS = 6;
  private static final int LEAST_EXPONENT = -4;
  private static final MathContext SIX_DIGITS = new MathContext(DIGITS, RoundingMode.HALF_UP);

  private Csv() {}

  /** The lines of a table, one after another. */
  @FunctionalInterface
  interface Lines {
    void writeTo(Writer out) throws IOException;
  }

  /** Writes a table, replacing an older one atomically; no more than a line is held at a time. */
  static void write(Path file, Lines lines) throws IOException {
    AtomicFile.write(
        file,
        out -> {
          Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
          lines.writeTo(writer);
          writer.flush();
        });
  }

  /** A line with its end. */
  static String line(List<String> cells) {
    return cells.stream().map(PlainText::of).map(CsvCell::written).collect(Collectors.joining(","))
        + "\r\n";
  }

  /** Six digits; empty where there is no finite number. */
  static String number(Optional<Double> value) {
    return value.filter(Double::isFinite).map(Csv::sixDigits).orElse("");
  }

  /** As {@code %.6g}, which takes several times as long; a long study has a million numbers. */
  static String sixDigits(double value) {
    BigDecimal rounded = BigDecimal.valueOf(value).round(SIX_DIGITS);
    int exponent = rounded.precision() - rounded.scale() - 1;
    boolean plain = rounded.signum() != 0 && exponent >= LEAST_EXPONENT && exponent < DIGITS;
    return plain
        ? rounded.setScale(DIGITS - 1 - exponent).toPlainString()
        : String.format(Locale.ROOT, "%.6g", value);
  }

  /** What the numbers are for. */
  static String notice(StudyState state) {
    return ResearchNotice.TEXT
        + (state.config().images().synthetic() ? "; trained on synthetic images" : "");
  }
}
