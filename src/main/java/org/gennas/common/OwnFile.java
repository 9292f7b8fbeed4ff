package org.gennas.common;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * Files that the program writes in place in folders of its own, such as a journal or a lock. A
 * study may come from anybody: a link in it would have the program write to a file elsewhere, so
 * none is followed.
 */
public final class OwnFile {
  private OwnFile() {}

  /**
   * Opens a file for writing.
   *
   * @param options besides that no link is followed
   * @throws FileProblem if the file is a link
   */
  public static FileChannel open(Path file, OpenOption... options) throws IOException {
    requireNoLink(file);
    Set<OpenOption> all = new HashSet<>(Arrays.asList(options));
    all.add(LinkOption.NOFOLLOW_LINKS);
    return FileChannel.open(file, all);
  }

  /**
   * Appends to a file, which is made where it is missing.
   *
   * @throws FileProblem if the file is a link
   */
  public static void append(Path file, byte[] bytes) throws IOException {
    try (FileChannel channel =
        open(
            file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
      ByteBuffer left = ByteBuffer.wrap(bytes);
      while (left.hasRemaining()) {
        channel.write(left);
      }
    } catch (FileProblem | FileSystemException e) {
      throw e;
    } catch (IOException e) {
      // such as a full disk, of which the system does not say which
      throw new FileSystemException(file.toString(), null, FileProblem.reason(e));
    }
  }

  /**
   * @param file or folder that is going to be written, here or by others; may be missing
   * @throws FileProblem if it is a link
   */
  public static void requireNoLink(Path file) throws IOException {
    if (Files.isSymbolicLink(file)) {
      throw new FileProblem(
          "A link to "
              + Files.readSymbolicLink(file)
              + " stands where the program keeps what is its own; it is not written through",
          file,
          0,
          "Put what it leads to in its place, or remove it if you do not know where it comes from. A"
              + " whole study may lie behind a link.");
    }
  }
}
