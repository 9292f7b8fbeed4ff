package org.gennas.worker;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.gennas.common.ChildEnvironment;

/**
 * Asks nvidia-smi about one GPU.
 *
 * @param program "nvidia-smi", or where it lies
 * @param gpu index or UUID, as CUDA_VISIBLE_DEVICES names it
 */
record NvidiaQuery(String program, String gpu) {
  private static final long PATIENCE_SECONDS = 10;

  /** One value a field; empty where the program or the GPU does not tell it. */
  List<Optional<Double>> values(String... fields) {
    List<Optional<Double>> nothing = Collections.nCopies(fields.length, Optional.empty());
    try {
      ProcessBuilder asking =
          new ProcessBuilder(
                  program,
                  "--id=" + gpu,
                  "--query-gpu=" + String.join(",", fields),
                  "--format=csv,noheader,nounits")
              .redirectErrorStream(true);
      ChildEnvironment.restrict(asking);
      Process process = asking.start();
      process.getOutputStream().close();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return nothing;
      }
      String text =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();
      String[] cells = text.split("\\s*,\\s*");
      return process.exitValue() != 0 || cells.length != fields.length ? nothing : numbers(cells);
    } catch (IOException e) {
      return nothing;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return nothing;
    }
  }

  private static List<Optional<Double>> numbers(String[] cells) {
    List<Optional<Double>> numbers = new ArrayList<>();
    for (String cell : cells) {
      try {
        numbers.add(Optional.of(Double.parseDouble(cell)));
      } catch (NumberFormatException e) {
        numbers.add(Optional.empty());
      }
    }
    return numbers;
  }
}
