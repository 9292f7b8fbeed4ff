package org.gennas.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gennas.data.batch.Batch;
import org.gennas.space.SearchSpace;

/**
 * Builds, trains and closes networks, and prints the resident size in KiB after each: {@code COUNT
 * FAMILY}.
 */
final class NetworksOneAfterAnother {
  /** All blocks, with stride and without, and a network of another shape in between. */
  private static final String[] CODES = {"12021201", "21200012"};

  private static final int PX = 16;

  private NetworksOneAfterAnother() {}

  public static void main(String[] arguments) throws IOException {
    int networks = Integer.parseInt(arguments[0]);
    LayerChoice layers = LayerChoice.forced(LayerChoice.Family.parse(arguments[1]));
    SearchSpace space = SearchSpace.chestXray();
    Batch full = RandomBatch.of(4, PX);
    Batch rest = RandomBatch.of(3, PX);
    for (int i = 0; i < networks; i++) {
      try (Network network =
          Network.create(
              space,
              space.parse(CODES[i % CODES.length]),
              PX,
              5,
              i,
              PlainTraining.sgd(),
              layers.family())) {
        network.step(full);
        network.setProgress(new Progress(1, 0, 1));
        network.step(rest);
        network.logits(full.pixels(), full.size(), PX);
        network.logits(rest.pixels(), rest.size(), PX);
        network.step(full);
      }
      // ND4J gives back what was not closed when its Java object is collected
      System.gc();
      System.out.println(residentKibibytes());
    }
  }

  private static long residentKibibytes() throws IOException {
    return Files.readString(Path.of("/proc/self/status"))
        .lines()
        .filter(line -> line.startsWith("VmRSS"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
        .sum();
  }
}
