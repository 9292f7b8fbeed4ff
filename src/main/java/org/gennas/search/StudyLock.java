package org.gennas.search;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.gennas.common.AtomicFile;
import org.gennas.common.FileProblem;
import org.gennas.common.OwnFile;
import org.gennas.study.folder.StudyFolder;

/**
 * The right to run a study: held by one process at a time, and free again as soon as that process
 * is gone, however it went.
 */
public final class StudyLock implements Closeable {
  /** Somebody who only asks holds the lock for a moment. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Path ownerFile;
  private final FileChannel channel;

  private StudyLock(Path ownerFile, FileChannel channel) {
    this.ownerFile = ownerFile;
    this.channel = channel;
  }

  /**
   * Takes the lock.
   *
   * @throws FileProblem if the study is running already or the folder can't be written
   */
  static StudyLock take(StudyFolder folder) throws IOException {
    if (heldHere(folder)) {
      throw new FileProblem(
          "This program is running the study already",
          folder.path(),
          0,
          "Use the window or command that runs it.");
    }
    requireNoLinks(folder);
    FileChannel channel = open(folder);
    try {
      long begin = System.nanoTime();
      while (channel.tryLock() == null) {
        if (System.nanoTime() - begin > PATIENCE.toNanos()) {
          throw new FileProblem(
              "The study is running in another process" + ofOwner(folder),
              folder.path(),
              0,
              "Watch it from here, or pause it there first.");
        }
        TimeUnit.MILLISECONDS.sleep(50);
      }
      AtomicFile.write(ownerFile(folder), thisProcess().getBytes(StandardCharsets.US_ASCII));
      folder.ownFolders().forEach(own -> AtomicFile.sweep(own, AtomicFile.ABANDONED));
      return new StudyLock(ownerFile(folder), channel);
    } catch (InterruptedException e) {
      channel.close();
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while waiting for " + folder.lockFile(), e);
    } catch (IOException | OverlappingFileLockException e) {
      channel.close();
      throw e instanceof FileProblem problem ? problem : unwritable(folder, e);
    }
  }

  /** A study may come from anybody, and what is written below a link lands elsewhere. */
  private static void requireNoLinks(StudyFolder folder) throws IOException {
    for (Path own : folder.ownFolders()) {
      if (!own.equals(folder.path())) {
        OwnFile.requireNoLink(own);
      }
    }
  }

  private static FileChannel open(StudyFolder folder) throws FileProblem {
    try {
      return OwnFile.open(folder.lockFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (FileProblem e) {
      throw e;
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
  }

  private static FileProblem unwritable(StudyFolder folder, Exception e) {
    return new FileProblem(
        "The study's folder can't be written: " + FileProblem.reason(e),
        folder.path(),
        0,
        "Make it writable for you, on a disk with free space, or copy the study elsewhere.");
  }

  /** Whether any process runs the study now, this one included. */
  public static boolean held(StudyFolder folder) throws IOException {
    return heldHere(folder) || heldElsewhere(folder);
  }

  /** Whether another process runs the study now. */
  public static boolean heldElsewhere(StudyFolder folder) throws IOException {
    if (!Files.exists(folder.lockFile()) || heldHere(folder)) {
      return false;
    }
    // Shared, since who only asks may have no right to write.
    try (FileChannel channel = OwnFile.open(folder.lockFile(), StandardOpenOption.READ);
        FileLock lock = channel.tryLock(0, Long.MAX_VALUE, true)) {
      return lock == null;
    } catch (AccessDeniedException e) {
      return false; // A folder that can't be read is not run by anyone that we could disturb.
    }
  }

  /**
   * Whether this very process runs it. Told by a file beside the lock, since on POSIX systems a
   * process that opens and closes its locked file loses the lock.
   */
  private static boolean heldHere(StudyFolder folder) throws IOException {
    Path file = ownerFile(folder);
    return Files.exists(file) && Files.readString(file).equals(thisProcess());
  }

  private static String ofOwner(StudyFolder folder) throws IOException {
    Path file = ownerFile(folder);
    return Files.exists(file) ? " (number " + Files.readString(file).split(" ")[0] + ")" : "";
  }

  private static Path ownerFile(StudyFolder folder) {
    return folder.path().resolve("study.owner");
  }

  /** Number and start: numbers come again, in containers at every start. */
  private static String thisProcess() {
    ProcessHandle self = ProcessHandle.current();
    Optional<Instant> start = self.info().startInstant();
    return self.pid() + " " + start.map(Instant::toString).orElse("");
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(ownerFile);
    channel.close();
  }
}
