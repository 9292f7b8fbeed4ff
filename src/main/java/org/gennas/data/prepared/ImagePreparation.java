package org.gennas.data.prepared;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import org.gennas.common.FileProblem;
import org.gennas.data.split.SplitRecipe;
import org.gennas.data.tables.Dataset;
import org.gennas.data.tables.ImageSource;

/**
 * Decodes and resizes a dataset's images once, on all cores, into a folder for {@link
 * PreparedImages}. Images that are there already and whose files have not changed are left as they
 * are: an interrupted preparation resumes where it stopped.
 */
public final class ImagePreparation {
  private static final int NAMED = 10;

  private final Executor executor;
  private final int threads;

  /**
   * @param executor with threads of its own: the calling thread only writes
   * @param threads how many images are decoded at once, at least 1
   */
  public ImagePreparation(Executor executor, int threads) {
    this.executor = executor;
    this.threads = Math.max(1, threads);
  }

  /** Told on the calling thread after each image. */
  @FunctionalInterface
  public interface Progress {
    /**
     * @param done images dealt with, those found prepared as well
     * @param total images wanted
     */
    void report(int done, int total);

    /**
     * Told some times a second while another run of the program fills the same folder, and this one
     * waits for it.
     *
     * @param done wanted images that are there already
     * @param total images wanted
     */
    default void waiting(int done, int total) {
      report(done, total);
    }
  }

  /** An image that was left out. */
  public record Unreadable(String path, String reason) {}

  /**
   * What was done.
   *
   * @param wanted images asked for
   * @param prepared decoded in this run
   * @param kept found prepared
   * @param unreadable in the dataset's order; also listed in the folder's unreadable.csv
   * @param cancelled whether some are still to be prepared
   */
  public record Report(
      int wanted, int prepared, int kept, List<Unreadable> unreadable, boolean cancelled) {
    public Report {
      unreadable = List.copyOf(unreadable);
    }
  }

  /**
   * Prepares all of a dataset or a part of it; the rest stays empty and can follow later. Waits
   * while another run of the program fills the folder, and then does what that one has left.
   *
   * @param rows indices into the dataset's images, such as {@link SplitRecipe#wanted}
   * @param px side of the squares, 1 to 4096
   * @param folder made where it is missing
   * @param cancelled asked between images and while waiting; what is done by then is kept
   * @throws FileProblem if more than 1 % of the images cannot be read, the one file that holds them
   *     all is damaged, the disk is full, the folder cannot be written, or holds other images
   */
  public Report prepare(
      Dataset dataset,
      int[] rows,
      int px,
      Path folder,
      Progress progress,
      BooleanSupplier cancelled)
      throws IOException {
    if (px < 1 || px > PreparedHead.MOST_PX) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "Images have a side of 1 to %d pixels, not %d",
              PreparedHead.MOST_PX,
              px));
    }
    PreparedHead head =
        new PreparedHead(
            PreparedHead.FORMAT,
            px,
            dataset.images().size(),
            dataset.name(),
            dataset.fingerprint());
    try (ImageSource source = dataset.openImages();
        PreparationTurn turn = PreparationTurn.in(folder)) {
      if (!turn.await(rows, progress, cancelled)) {
        return new Report(rows.length, 0, turn.prepared(rows), List.of(), true);
      }
      try (PreparedFolder target = PreparedFolder.open(folder, head)) {
        target.requireRoom(missing(target, rows));
        Run run = new Run(dataset, rows.length, target);
        try (PreparationPipeline pipeline =
            new PreparationPipeline(dataset, rows, px, target, source)) {
          pipeline.start(executor, threads);
          run.collect(pipeline, progress, cancelled);
        }
        return run.report();
      }
    }
  }

  private static int missing(PreparedFolder target, int[] rows) {
    int missing = 0;
    for (int row : rows) {
      missing += target.known(row).status() == PreparedImages.Status.EMPTY ? 1 : 0;
    }
    return missing;
  }

  /** One call of prepare: takes what the threads have decoded and writes it. */
  private static final class Run {
    private final Dataset dataset;
    private final int wanted;
    private final PreparedFolder target;
    private final TreeMap<Integer, Unreadable> unreadable = new TreeMap<>();
    private int prepared;
    private int kept;

    Run(Dataset dataset, int wanted, PreparedFolder target) {
      this.dataset = dataset;
      this.wanted = wanted;
      this.target = target;
    }

    void collect(PreparationPipeline pipeline, Progress progress, BooleanSupplier cancelled)
        throws IOException {
      try {
        while (done() < wanted && !cancelled.getAsBoolean()) {
          var outcome = pipeline.next();
          if (outcome.isPresent()) {
            write(outcome.get());
            progress.report(done(), wanted);
          }
          if (unreadable.size() >= NAMED) {
            requireReadable();
          }
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } finally {
        target.force();
      }
      requireReadable();
    }

    private int done() {
      return prepared + kept + unreadable.size();
    }

    private void write(PreparationPipeline.Outcome outcome) throws IOException {
      int row = outcome.row();
      String path = dataset.images().get(row).path();
      switch (outcome.kind()) {
        case DECODED -> {
          target.setReadable(path);
          target.put(row, outcome.entry(), outcome.pixels());
          prepared++;
        }
        case UNCHANGED -> {
          if (!outcome.entry().equals(target.known(row))) {
            target.put(row, outcome.entry());
          }
          kept++;
        }
        case FAILED -> {
          target.setUnreadable(path, outcome.reason());
          target.put(row, outcome.entry());
          unreadable.put(row, new Unreadable(path, outcome.reason()));
        }
        case STILL_UNREADABLE -> unreadable.put(row, new Unreadable(path, target.reason(path)));
      }
    }

    private void requireReadable() throws FileProblem {
      if (unreadable.size() * 100L <= wanted) {
        return;
      }
      List<String> first = new ArrayList<>();
      for (Unreadable image : unreadable.values()) {
        if (first.size() < NAMED) {
          first.add(image.path() + " (" + image.reason() + ")");
        }
      }
      throw new FileProblem(
          "More than 1 % of the images cannot be read: "
              + unreadable.size()
              + " of "
              + done()
              + " looked at, "
              + wanted
              + " wanted. The first: "
              + String.join(", ", first),
          dataset.root(),
          0,
          "Copy the dataset again, or check that all its images are there. All that were found are"
              + " listed in unreadable.csv in the folder of prepared images.");
    }

    Report report() {
      return new Report(
          wanted, prepared, kept, new ArrayList<>(unreadable.values()), done() < wanted);
    }
  }
}
