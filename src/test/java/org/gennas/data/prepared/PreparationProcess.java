package org.gennas.data.prepared;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.gennas.data.tables.Dataset;
import org.gennas.data.tables.DatasetFolder;
import org.gennas.data.tables.TinyDataset;

/**
 * Another run of the program that prepares a dataset: up to an image, and on only when it is told.
 * It is killed where it is closed before its end.
 */
public final class PreparationProcess implements AutoCloseable {
  private static final String STANDS = "stands";

  private final Process process;
  private final BufferedReader out;

  private PreparationProcess(Process process) {
    this.process = process;
    this.out = process.inputReader();
  }

  /** Starts one and returns when it stands. */
  public static PreparationProcess start(Path dataset, Path store, int px, int standsAt)
      throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                PreparationProcess.class.getName(),
                dataset.toString(),
                store.toString(),
                String.valueOf(px),
                String.valueOf(standsAt))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    PreparationProcess started = new PreparationProcess(process);
    String said = started.out.readLine();
    if (!STANDS.equals(said)) {
      started.close();
      throw new IOException("The other run said " + said);
    }
    return started;
  }

  /** Lets it go on to its end. */
  public void goOn() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      throw new IllegalStateException("The other run is gone", e);
    }
  }

  /** Ends it as a crash would, unless it has ended. */
  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    try (out) {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        throw new IOException("The other run does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Its exit status; waits for its end. */
  int status() throws InterruptedException {
    return process.waitFor();
  }

  /**
   * @param args the dataset, the folder of prepared images, px, after how many images to stand
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
                System.out.println(STANDS);
                System.out.flush();
                waitForTheParent();
              }
            },
            () -> false);
    System.exit(0);
  }

  private static void waitForTheParent() {
    try {
      while (System.in.read() >= 0) {
        // the parent writes nothing: it closes the stream, or kills
      }
    } catch (IOException e) {
      System.exit(3);
    }
  }
}
