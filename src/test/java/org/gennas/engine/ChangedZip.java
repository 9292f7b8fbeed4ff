package org.gennas.engine;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Model and checkpoint files as damage, older programs and hostile people leave them. */
public final class ChangedZip {
  private ChangedZip() {}

  /** Turns one bit in the middle, as a bad disk does. */
  public static void flipByte(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 4;
    Files.write(file, bytes);
  }

  /** The same file without an entry. */
  static void without(Path file, String left) throws IOException {
    rewrite(file, left, bytes -> new byte[0], true);
  }

  /** The same file with another content of an entry, whose checksum is right. */
  static void with(Path file, String entry, UnaryOperator<byte[]> change) throws IOException {
    rewrite(file, entry, change, false);
  }

  private static void rewrite(Path file, String changed, UnaryOperator<byte[]> change, boolean drop)
      throws IOException {
    Path other = file.resolveSibling("changed.zip");
    try (ZipFile from = new ZipFile(file.toFile());
        OutputStream out = Files.newOutputStream(other);
        ZipOutputStream to = new ZipOutputStream(out)) {
      for (ZipEntry entry : Collections.list(from.entries())) {
        boolean meant = entry.getName().equals(changed);
        if (meant && drop) {
          continue;
        }
        byte[] bytes = from.getInputStream(entry).readAllBytes();
        to.putNextEntry(new ZipEntry(entry.getName()));
        to.write(meant ? change.apply(bytes) : bytes);
      }
    }
    Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
  }
}
