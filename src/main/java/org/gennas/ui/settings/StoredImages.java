package org.gennas.ui.settings;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The folder of images that were prepared for training, which can always be prepared again.
 *
 * @param folder may be missing
 */
public record StoredImages(Path folder) {
  /**
   * What its files take on the disk.
   *
   * @return bytes; 0 where it is missing
   */
  public long bytes() throws IOException {
    AtomicLong sum = new AtomicLong();
    if (Files.isDirectory(folder)) {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              sum.addAndGet(attributes.size());
              return goOn();
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
              // a study may be preparing its images just now
              if (e instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
              }
              throw e;
            }
          });
    }
    return sum.get();
  }

  /** Deletes what is in it. Links are deleted, not followed. Can be interrupted. */
  public void clear() throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return goOn();
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, IOException e)
              throws IOException {
            if (e != null) {
              throw e;
            }
            if (!directory.equals(folder)) {
              Files.delete(directory);
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private static FileVisitResult goOn() {
    return Thread.currentThread().isInterrupted()
        ? FileVisitResult.TERMINATE
        : FileVisitResult.CONTINUE;
  }
}
