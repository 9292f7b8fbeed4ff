package org.gennas.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Executors;

/** Prepares a dataset up to an image and then waits to be killed. */
public final class PreparationProcess {
  private PreparationProcess() {}

  /**
   * @param args the dataset, the folder of prepared images, px, after how many images to wait
   */
  public static void main(String[] args) throws IOException {
    Dataset dataset = DatasetFolder.find(Path.of(args[0]));
    int last = Integer.parseInt(args[3]);
    new ImagePreparation(Executors.newFixedThreadPool(2), 2)
        .prepare(
            dataset,
            TinyDataset.allRows(dataset),
            Integer.parseInt(args[2]),
            Path.of(args[1]),
            (done, total) -> {
              if (done == last) {
                System.out.println("waiting");
                System.out.flush();
                waitForever();
              }
            },
            () -> false);
  }

  private static void waitForever() {
    try {
      while (System.in.read() >= 0) {
        // the parent writes nothing: it kills
      }
    } catch (IOException e) {
      System.exit(3);
    }
  }
}
