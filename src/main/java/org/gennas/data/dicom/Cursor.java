package org.gennas.data.dicom;

import java.io.EOFException;
import java.io.IOException;

/** Steps through a file's bytes and never beyond their end. */
final class Cursor {
  private final byte[] bytes;
  private final int end;
  private int at;
  private boolean big;

  /**
   * @param from first byte
   * @param end behind the last byte
   */
  Cursor(byte[] bytes, int from, int end) {
    this.bytes = bytes;
    this.at = from;
    this.end = end;
  }

  /** From now on the most significant byte comes first. */
  void bigEndian() {
    big = true;
  }

  int at() {
    return at;
  }

  int left() {
    return end - at;
  }

  byte[] bytes() {
    return bytes;
  }

  /** Unsigned, 16 bits. */
  int u16() throws IOException {
    need(2);
    int first = bytes[at] & 0xFF;
    int second = bytes[at + 1] & 0xFF;
    at += 2;
    return big ? first << 8 | second : second << 8 | first;
  }

  /** Unsigned, 32 bits. */
  long u32() throws IOException {
    long first = u16();
    long second = u16();
    return big ? first << 16 | second : second << 16 | first;
  }

  /** Two characters. */
  String two() throws IOException {
    need(2);
    char first = (char) (bytes[at] & 0xFF);
    char second = (char) (bytes[at + 1] & 0xFF);
    at += 2;
    return "" + first + second;
  }

  void skip(long count) throws IOException {
    need(count);
    at += (int) count;
  }

  void back(int count) {
    at -= count;
  }

  private void need(long count) throws IOException {
    if (count > left()) {
      throw new EOFException("the file is too short");
    }
  }
}
