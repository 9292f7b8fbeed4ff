package org.gennas.data.prepared;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.gennas.common.FileProblem;
import org.gennas.common.OwnFile;

/**
 * The right to fill a folder of prepared images, which one run of the program has at a time. The
 * system takes it from a process that is gone, however it went.
 */
final class PreparationTurn implements Closeable {
  private static final String LOCK = "prepared.lock";
  private static final long LOOK_EVERY_MS = 100;

  private final Path folder;

  /**
   * One for as long as it is waited: to close a channel of a file gives up all locks that this
   * process holds on it, those of other threads too.
   */
  private final FileChannel channel;

  private Optional<PreparedImages> others = Optional.empty();

  private PreparationTurn(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /**
   * Makes the folder where there is none.
   *
   * @throws FileProblem if it cannot be written
   */
  static PreparationTurn in(Path folder) throws FileProblem {
    try {
      Files.createDirectories(folder);
      return new PreparationTurn(
          folder,
          OwnFile.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE));
    } catch (FileProblem e) {
      throw e;
    } catch (IOException e) {
      throw PreparedFolder.unwritable(folder, e);
    }
  }

  /**
   * Returns as soon as no other run fills the folder; tells meanwhile how far that one is.
   *
   * @param rows images that this run wants
   * @param cancelled asked some times a second
   * @return false where cancelled or interrupted before
   */
  boolean await(int[] rows, ImagePreparation.Progress progress, BooleanSupplier cancelled)
      throws FileProblem {
    try {
      while (!taken()) {
        if (cancelled.getAsBoolean()) {
          return false;
        }
        progress.waiting(prepared(rows), rows.length);
        TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MS);
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private boolean taken() throws FileProblem {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      // another thread of this process
      return false;
    } catch (IOException e) {
      throw PreparedFolder.unwritable(folder, e);
    }
  }

  /** Those of the wanted images that are dealt with, as far as it is on the disk. */
  int prepared(int[] rows) {
    if (others.isEmpty()) {
      try {
        others = Optional.of(PreparedImages.open(folder));
      } catch (IOException e) {
        // the other run has only just begun, or will say itself what is wrong with the folder
        return 0;
      }
    }
    PreparedImages images = others.get();
    return (int)
        Arrays.stream(rows)
            .filter(row -> row < images.rows())
            .filter(row -> images.status(row) != PreparedImages.Status.EMPTY)
            .count();
  }

  @Override
  public void close() throws IOException {
    try (channel) {
      if (others.isPresent()) {
        others.get().close();
      }
    }
  }
}
