package org.gennas.data.tables;

import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gennas.common.FileProblem;

/**
 * The head of an array in NumPy's .npy format, versions 1.0, 2.0 and 3.0 (NumPy Enhancement
 * Proposal 1): a magic string, the version, the length of a Python dictionary, and the dictionary.
 *
 * @param shape lengths along each axis, the slowest first
 * @param itemBytes bytes of a number: 1, 2, 4 or 8
 * @param order of a number's bytes
 */
record NpyHead(List<Integer> shape, int itemBytes, ByteOrder order) {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

  /** A longer dictionary describes no array of plain numbers. */
  private static final int MOST_TEXT = 1 << 16;

  private static final int MOST_AXES = 4;
  private static final Pattern TYPE = Pattern.compile("'descr'\\s*:\\s*'([<>|=]?)([uib])([1248])'");
  private static final Pattern FORTRAN = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
  private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([0-9, ]*)\\)");

  NpyHead {
    shape = List.copyOf(shape);
  }

  /**
   * Reads the head from an entry's beginning, and leaves it at the first number.
   *
   * @throws FileProblem if it is none, or not of whole numbers in C order
   */
  static NpyHead read(NpyEntry entry) throws FileProblem {
    byte[] start = entry.read(MAGIC.length + 2);
    for (int i = 0; i < MAGIC.length; i++) {
      if (start[i] != MAGIC[i]) {
        throw entry.problem(i, "it is not a NumPy array");
      }
    }
    int version = start[MAGIC.length];
    if (version < 1 || version > 3) {
      throw entry.problem(MAGIC.length, "version " + version + " of the format is not known");
    }
    long length = number(entry.read(version == 1 ? 2 : 4));
    if (length > MOST_TEXT || length > entry.size()) {
      throw entry.problem(MAGIC.length + 2, "a head of " + length + " bytes is too long");
    }
    long at = entry.at();
    Charset charset = version == 3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
    String text = new String(entry.read((int) length), charset);
    return of(text)
        .orElseThrow(
            () ->
                entry.problem(
                    at,
                    "the header is not of an array of whole numbers in C order: " + brief(text)));
  }

  private static long number(byte[] littleEndian) {
    long number = 0;
    for (int i = littleEndian.length - 1; i >= 0; i--) {
      number = number << Byte.SIZE | littleEndian[i] & 0xFF;
    }
    return number;
  }

  private static String brief(String text) {
    String plain = text.strip().replaceAll("[^ -~]", "?");
    return plain.length() > 120 ? plain.substring(0, 120) + " ..." : plain;
  }

  private static Optional<NpyHead> of(String text) {
    Matcher type = TYPE.matcher(text);
    Matcher fortran = FORTRAN.matcher(text);
    Matcher shape = SHAPE.matcher(text);
    if (!type.find() || !fortran.find() || !shape.find() || fortran.group(1).equals("True")) {
      return Optional.empty();
    }
    List<Integer> lengths = new ArrayList<>();
    for (String length : shape.group(1).split(",")) {
      String digits = length.strip();
      if (digits.length() > 9) {
        return Optional.empty();
      }
      if (!digits.isEmpty()) {
        lengths.add(Integer.parseInt(digits));
      }
    }
    ByteOrder order = type.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    return lengths.isEmpty() || lengths.size() > MOST_AXES
        ? Optional.empty()
        : Optional.of(new NpyHead(lengths, Integer.parseInt(type.group(3)), order));
  }

  /** Length along an axis, 1 where there is no such axis. */
  int length(int axis) {
    return axis < shape.size() ? shape.get(axis) : 1;
  }

  /** Bytes of the numbers, without the head; at most 2^63 - 1. */
  long bytes() {
    double estimate = itemBytes;
    long exact = itemBytes;
    for (int length : shape) {
      estimate *= length;
      exact *= length;
    }
    return estimate > 9e18 ? Long.MAX_VALUE : exact;
  }

  @Override
  public String toString() {
    return String.join(" x ", shape.stream().map(String::valueOf).toList());
  }
}
