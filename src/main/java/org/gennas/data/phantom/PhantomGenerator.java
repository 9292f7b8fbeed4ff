package org.gennas.data.phantom;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.gennas.data.tables.Dataset;

/**
 * Writes a set of phantoms as a dataset in the CheXpert layout:
 *
 * <pre>
 * ChestPhantoms-v1.0-small/train/patient00001/study1/view1_frontal.jpg ...
 * ChestPhantoms-v1.0-small/valid/...
 * ChestPhantoms-v1.0-small/train.csv, valid.csv, SYNTHETIC.txt, README.md, LICENSE
 * </pre>
 *
 * <p>The tables are written last, so a set that was broken off is not mistaken for a whole one;
 * writing it again with the same configuration goes on where it stood.
 */
public final class PhantomGenerator {
  private static final String MARK =
      "Synthetic: every image here was drawn by a program. No person was X-rayed.\n";

  private final PhantomSet set;
  private final Executor executor;
  private final PhantomProgress progress;
  private final BooleanSupplier cancelled;

  /**
   * @param executor draws patients side by side; the result does not depend on its threads
   * @param progress told from the thread that calls {@link #write}
   * @param cancelled asked before every image, from the executor's threads
   */
  public PhantomGenerator(
      PhantomSet set, Executor executor, PhantomProgress progress, BooleanSupplier cancelled) {
    this.set = set;
    this.executor = executor;
    this.progress = progress;
    this.cancelled = cancelled;
  }

  /**
   * Writes the set into {@code parent/ChestPhantoms-v1.0-small} and returns that folder.
   *
   * @throws CancellationException if it was cancelled; what is on disk is whole and a later call
   *     goes on from there
   * @throws IOException if the folder holds something else, or a file cannot be written
   */
  public Path write(Path parent) throws IOException {
    Path root = parent.resolve(PhantomSet.FOLDER);
    PhantomFolder folder = PhantomFolder.open(root, set.config());
    folder.write(Dataset.SYNTHETIC_MARK, MARK.getBytes(StandardCharsets.UTF_8));
    folder.write("README.md", text("README.md"));
    folder.write("LICENSE", text("LICENSE"));
    drawAll(folder);
    folder.write("train.csv", set.table(false).getBytes(StandardCharsets.UTF_8));
    folder.write("valid.csv", set.table(true).getBytes(StandardCharsets.UTF_8));
    return root;
  }

  private void drawAll(PhantomFolder folder) throws IOException {
    AtomicBoolean stop = new AtomicBoolean();
    ExecutorCompletionService<Integer> tasks = new ExecutorCompletionService<>(executor);
    int total = set.images();
    int begun = 0;
    int done = 0;
    IOException failure = null;
    try {
      for (PhantomPatient patient : set.patients()) {
        tasks.submit(() -> draw(patient, folder, stop));
        begun++;
      }
    } catch (RejectedExecutionException e) {
      stop.set(true);
      failure = new IOException("Phantoms: the program is closing; the set is not finished.", e);
    }
    progress.drawn(0, total);
    for (int finished = 0; finished < begun; finished++) {
      try {
        done += tasks.take().get();
        if (!stop.get()) {
          progress.drawn(done, total);
        }
      } catch (ExecutionException e) {
        stop.set(true);
        failure = failure == null ? asIo(e.getCause()) : failure;
      } catch (InterruptedException e) {
        stop.set(true);
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("Phantoms: interrupted; the set is not finished.");
      }
    }
    if (failure != null) {
      throw failure;
    }
    if (done < total) {
      throw new CancellationException("Phantoms: cancelled after " + done + " of " + total);
    }
  }

  private static IOException asIo(Throwable cause) {
    if (cause instanceof IOException io) {
      return new IOException(
          "Phantoms: could not write "
              + io.getMessage()
              + ". Is the disk full or the folder read-only?"
              + " Run it again to continue once that is solved.",
          io);
    }
    throw new IllegalStateException("Phantoms: drawing failed", cause);
  }

  /** Number of the patient's images that are on disk; fewer than all if stopped. */
  private int draw(PhantomPatient patient, PhantomFolder folder, AtomicBoolean stop)
      throws IOException {
    PhantomRenderer renderer = new PhantomRenderer(set.config().size());
    int drawn = 0;
    for (PhantomStudy study : patient.studies()) {
      for (PhantomImage image : study.images()) {
        if (stop.get() || cancelled.getAsBoolean()) {
          stop.set(true);
          return drawn;
        }
        String path = PhantomSet.path(patient, image);
        if (!folder.has(path)) {
          byte[] grey = renderer.render(patient.anatomy(), study.state(), image.acquisition());
          folder.write(path, jpeg(grey));
        }
        drawn++;
      }
    }
    return drawn;
  }

  private byte[] jpeg(byte[] grey) throws IOException {
    PhantomConfig config = set.config();
    String comment =
        "SYNTHETIC chest phantom by GenNAS Workbench, seed " + config.seed() + ". Not a patient.";
    return PhantomJpeg.encode(grey, config.size(), config.jpegQuality(), comment);
  }

  private static byte[] text(String name) throws IOException {
    try (InputStream in = PhantomGenerator.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("Phantoms: the program's own text " + name + " is missing.");
      }
      return in.readAllBytes();
    }
  }
}
