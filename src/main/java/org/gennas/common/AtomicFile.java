package org.gennas.common;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Replaces files so that a kill or a full disk leaves either the old or the new content. The
 * content goes to a neighbour first, whose name nobody can foresee and which is made anew: several
 * programs may write the same file at once, and a link that was laid there leads nobody elsewhere.
 * A file that is itself a link is replaced, not followed.
 */
public final class AtomicFile {
  /** What was begun so long ago is nobody's work any more. */
  public static final Duration ABANDONED = Duration.ofHours(1);

  private static final Logger LOG = LoggerFactory.getLogger(AtomicFile.class);
  private static final int BUFFER_BYTES = 1 << 16;
  private static final String SUFFIX = ".part";

  /** Of a name that goes into the neighbour's, which no file system may find too long. */
  private static final int MOST_NAME_LENGTH = 40;

  private AtomicFile() {}

  /** Writes to a neighbour, forces it to disk and moves it over {@code file}. */
  public static void write(Path file, byte[] content) throws IOException {
    write(file, out -> out.write(content));
  }

  /**
   * As above, with content that is written piece by piece.
   *
   * @throws FileSystemException that names {@code file} where it can't be written
   */
  public static void write(Path file, Content content) throws IOException {
    write(file, Optional.empty(), content);
  }

  /**
   * As above.
   *
   * @param previous keeps what {@code file} held before, where it held anything; killed in between,
   *     there is the previous one alone
   */
  public static void write(Path file, Optional<Path> previous, Content content) throws IOException {
    write(file, previous, content, true);
  }

  /**
   * As above for a file that can be made again: after a crash of the machine, unlike of the
   * program, it may be empty.
   */
  public static void writeUnforced(Path file, byte[] content) throws IOException {
    write(file, Optional.empty(), out -> out.write(content), false);
  }

  private static void write(Path file, Optional<Path> previous, Content content, boolean force)
      throws IOException {
    if (isDevice(file)) {
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        fill(channel, file, content);
      }
      return;
    }
    Path temporary = neighbour(file);
    try {
      try (FileChannel channel = create(temporary, file)) {
        fill(channel, file, content);
        if (force) {
          channel.force(true);
        }
      }
      if (previous.isPresent() && Files.exists(file)) {
        move(file, previous.get());
      }
      move(temporary, file);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Such as /dev/null or a pipe: it takes what is written and must not be replaced by a file. */
  private static boolean isDevice(Path file) throws IOException {
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS)
        && Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
            .isOther();
  }

  private static FileChannel create(Path temporary, Path file) throws IOException {
    try {
      return FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (NoSuchFileException e) {
      throw named(new NoSuchFileException(file.toString()), e);
    } catch (FileSystemException e) {
      throw named(new FileSystemException(file.toString(), null, FileProblem.reason(e)), e);
    }
  }

  private static <T extends IOException> T named(T problem, IOException cause) {
    problem.initCause(cause);
    return problem;
  }

  private static void fill(FileChannel channel, Path file, Content content) throws IOException {
    OutputStream out =
        new BufferedOutputStream(
            new NamedStream(Channels.newOutputStream(channel), file), BUFFER_BYTES);
    content.writeTo(out);
    out.flush();
  }

  /** The content may close it; a failed write names the file, which the system's own does not. */
  private static final class NamedStream extends FilterOutputStream {
    private final Path file;

    private NamedStream(OutputStream out, Path file) {
      super(out);
      this.file = file;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      try {
        out.write(bytes, from, length);
      } catch (IOException e) {
        throw named(new FileSystemException(file.toString(), null, FileProblem.reason(e)), e);
      }
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }

  private static Path neighbour(Path file) {
    String name = String.valueOf(file.getFileName());
    String known = name.length() > MOST_NAME_LENGTH ? "" : name + ".";
    return file.resolveSibling("." + known + UUID.randomUUID() + SUFFIX);
  }

  /** Whether a file is what a killed program left of another. */
  public static boolean isUnfinished(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.startsWith(".") && name.endsWith(SUFFIX);
  }

  /**
   * Deletes what killed programs have left of files that they were writing; what can't be deleted
   * stays.
   *
   * @param folder is not searched below; may be missing
   * @param age of what is deleted at least; younger ones may be another program's work
   */
  public static void sweep(Path folder, Duration age) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    Instant latest = Instant.now().minus(age);
    try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, AtomicFile::isUnfinished)) {
      for (Path file : left) {
        if (writtenBefore(latest, file)) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      LOG.info("{} keeps what a killed program left there", folder, e);
    }
  }

  private static boolean writtenBefore(Instant latest, Path file) throws IOException {
    Optional<BasicFileAttributes> found =
        Files.exists(file, LinkOption.NOFOLLOW_LINKS)
            ? Optional.of(
                Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS))
            : Optional.empty();
    return found
        .filter(there -> !there.isDirectory())
        .filter(there -> !there.lastModifiedTime().toInstant().isAfter(latest))
        .isPresent();
  }

  /** Fills a stream. */
  @FunctionalInterface
  public interface Content {
    void writeTo(OutputStream out) throws IOException;
  }
}
