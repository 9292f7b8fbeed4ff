package org.gennas.data.prepared;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.CRC32C;
import org.gennas.common.FileProblem;
import org.gennas.data.Digests;
import org.gennas.data.tables.Dataset;
import org.gennas.data.tables.ImageSource;

/** Threads that decode images, and a short queue to the one that writes them. */
final class PreparationPipeline implements AutoCloseable {
  private static final int QUEUED = 32;
  private static final long PATIENCE_MS = 100;

  /** What became of an image. */
  enum Kind {
    DECODED,
    /** Prepared before from the same bytes. */
    UNCHANGED,
    FAILED,
    /** Known to be unreadable, and the file is the same. */
    STILL_UNREADABLE
  }

  /**
   * @param pixels empty unless decoded
   * @param reason empty unless failed
   */
  record Outcome(int row, Kind kind, PreparedEntry entry, byte[] pixels, String reason) {}

  private final Dataset dataset;
  private final int[] rows;
  private final int px;
  private final PreparedFolder target;
  private final ImageSource source;
  private final AtomicInteger next = new AtomicInteger();
  private final BlockingQueue<Outcome> outcomes = new ArrayBlockingQueue<>(QUEUED);
  private volatile boolean closed;
  private volatile Throwable failure;

  PreparationPipeline(
      Dataset dataset, int[] rows, int px, PreparedFolder target, ImageSource source) {
    this.dataset = dataset;
    this.rows = rows.clone();
    this.px = px;
    this.target = target;
    this.source = source;
  }

  void start(Executor executor, int threads) {
    for (int i = 0; i < Math.min(threads, rows.length); i++) {
      executor.execute(this::work);
    }
  }

  /**
   * Waits a little for an image.
   *
   * @throws FileProblem if the one file that holds all images is damaged
   * @throws IllegalStateException if a thread failed by a fault of the program or want of memory
   */
  Optional<Outcome> next() throws InterruptedException, FileProblem {
    Outcome outcome = outcomes.poll(PATIENCE_MS, TimeUnit.MILLISECONDS);
    if (outcome == null && failure instanceof FileProblem damaged) {
      throw damaged;
    }
    if (outcome == null && failure != null) {
      throw new IllegalStateException("The images cannot be prepared: " + failure, failure);
    }
    return Optional.ofNullable(outcome);
  }

  private void work() {
    try {
      var digest = Digests.sha256();
      for (int i = next.getAndIncrement(); i < rows.length; i = next.getAndIncrement()) {
        String path = dataset.images().get(rows[i]).path();
        Outcome outcome = look(rows[i], Digests.pathHash(digest, path));
        while (!outcomes.offer(outcome, PATIENCE_MS, TimeUnit.MILLISECONDS)) {
          if (closed) {
            return;
          }
        }
        if (closed) {
          return;
        }
      }
    } catch (InterruptedException e) {
      failure = e;
      Thread.currentThread().interrupt();
    } catch (FileProblem | RuntimeException | Error e) {
      failure = e;
    }
  }

  private Outcome look(int row, long pathHash) throws FileProblem {
    PreparedEntry known = target.known(row);
    ImageSource.Stamp stamp = source.stamp(row);
    long size = stamp.size();
    long modified = stamp.modified();
    boolean same =
        known.pathHash() == pathHash && known.size() == size && known.modified() == modified;
    if (same && known.status() != PreparedImages.Status.EMPTY) {
      Kind kind =
          known.status() == PreparedImages.Status.DONE ? Kind.UNCHANGED : Kind.STILL_UNREADABLE;
      return new Outcome(row, kind, known, new byte[0], "");
    }
    return decode(row, new PreparedEntry(pathHash, size, modified, 0, known.status()), known);
  }

  private Outcome decode(int row, PreparedEntry found, PreparedEntry known) throws FileProblem {
    int checksum = 0;
    try {
      byte[] bytes = source.bytes(row);
      checksum = checksum(bytes);
      PreparedEntry done = entry(found, checksum, PreparedImages.Status.DONE);
      boolean sameBytes =
          known.status() == PreparedImages.Status.DONE
              && known.pathHash() == found.pathHash()
              && known.size() == bytes.length
              && known.checksum() == checksum;
      return sameBytes
          ? new Outcome(row, Kind.UNCHANGED, done, new byte[0], "")
          : new Outcome(row, Kind.DECODED, done, source.decode(bytes, px), "");
    } catch (FileProblem e) {
      throw e;
    } catch (IOException e) {
      PreparedEntry entry = entry(found, checksum, PreparedImages.Status.UNREADABLE);
      return new Outcome(row, Kind.FAILED, entry, new byte[0], FileProblem.reason(e));
    }
  }

  private static PreparedEntry entry(
      PreparedEntry found, int checksum, PreparedImages.Status status) {
    return new PreparedEntry(found.pathHash(), found.size(), found.modified(), checksum, status);
  }

  private static int checksum(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    return (int) crc.getValue();
  }

  /** Ends the threads; each finishes its image. */
  @Override
  public void close() {
    closed = true;
  }
}
