package org.gennas.data.tables;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes small files in the layout of ChestMNIST's .npz: random pixels, a label for about one image
 * in four.
 */
public final class SmallChestMnist {
  public static final int LABELS = 14;

  private final Map<String, byte[]> entries = new LinkedHashMap<>();

  /** The three sides with so many images each. */
  public SmallChestMnist(int px, int train, int val, int test) {
    side("train", px, train, 1);
    side("val", px, val, 2);
    side("test", px, test, 3);
  }

  private void side(String name, int px, int images, long seed) {
    entries.put(name + "_images.npy", npy("|u1", pixels(px, images, seed), images, px, px));
    entries.put(name + "_labels.npy", npy("|u1", labels(images, seed), images, LABELS));
  }

  /** The pixels of a side: seeds 1, 2, 3 for train, val, test. */
  public static byte[] pixels(int px, int images, long seed) {
    byte[] pixels = new byte[images * px * px];
    new Random(seed).nextBytes(pixels);
    return pixels;
  }

  /** The labels of a side. */
  public static byte[] labels(int images, long seed) {
    Random random = new Random(-seed);
    byte[] labels = new byte[images * LABELS];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = (byte) (random.nextInt(4) == 0 ? 1 : 0);
    }
    return labels;
  }

  /** Replaces or adds an entry. */
  public SmallChestMnist with(String entry, byte[] content) {
    entries.put(entry, content);
    return this;
  }

  public SmallChestMnist without(String entry) {
    entries.remove(entry);
    return this;
  }

  byte[] entry(String name) {
    return entries.get(name).clone();
  }

  /** An array in format 1.0. */
  static byte[] npy(String type, byte[] numbers, int... shape) {
    return npy(1, type, false, numbers, shape);
  }

  static byte[] npy(int version, String type, boolean fortran, byte[] numbers, int... shape) {
    StringBuilder lengths = new StringBuilder();
    for (int length : shape) {
      lengths.append(length).append(", ");
    }
    String head =
        "{'descr': '%s', 'fortran_order': %s, 'shape': (%s), }"
            .formatted(type, fortran ? "True" : "False", lengths.toString().strip());
    int start = version == 1 ? 10 : 12;
    // numpy pads with spaces so that the numbers begin at a multiple of 64
    int padded = (start + head.length() + 1 + 63) / 64 * 64 - start;
    ByteBuffer bytes =
        ByteBuffer.allocate(start + padded + numbers.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII));
    bytes.put((byte) version).put((byte) 0);
    if (version == 1) {
      bytes.putShort((short) padded);
    } else {
      bytes.putInt(padded);
    }
    String text = head + " ".repeat(padded - 1 - head.length()) + "\n";
    return bytes.put(text.getBytes(StandardCharsets.ISO_8859_1)).put(numbers).array();
  }

  /** The file's bytes, deflated as MedMNIST's are. */
  public byte[] bytes() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  public Path write(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(bytes());
    }
    return file;
  }
}
