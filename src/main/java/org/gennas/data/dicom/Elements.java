package org.gennas.data.dicom;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The elements of a data set up to its pixels. Sequences are stepped over: what lies within belongs
 * to something else.
 */
final class Elements {
  /** Values that are kept are short: numbers, names. */
  private static final int LONGEST = 1024;

  private static final int DEEPEST = 16;

  private final Map<Integer, String> texts = new HashMap<>();
  private final Map<Integer, Integer> numbers = new HashMap<>();
  private Optional<Element> pixels = Optional.empty();

  /**
   * Reads until the pixels, or the end.
   *
   * @param group only elements of this group; -1 for all
   */
  static Elements read(Cursor in, boolean explicit, int group) throws IOException {
    Elements elements = new Elements();
    while (in.left() > 0 && elements.pixels.isEmpty()) {
      // looked at before the rest of the head, which may be written in another way from there on
      int next = in.u16();
      in.back(Short.BYTES);
      if (group >= 0 && next != group) {
        return elements;
      }
      Element element = Element.next(in, explicit);
      if (element.tag() == Tag.PIXELS) {
        elements.pixels = Optional.of(element);
      } else {
        elements.take(in, element, explicit);
      }
    }
    return elements;
  }

  private void take(Cursor in, Element element, boolean explicit) throws IOException {
    if (element.undefined()) {
      skipSequence(in, explicit && !element.vr().equals("UN"), 0);
      return;
    }
    int from = in.at();
    if (element.length() == 2) {
      numbers.put(element.tag(), in.u16());
      in.back(2);
    }
    in.skip(element.length());
    if (element.length() <= LONGEST) {
      texts.put(
          element.tag(),
          new String(in.bytes(), from, (int) element.length(), StandardCharsets.ISO_8859_1));
    }
  }

  /** Steps over items until the delimiter of a sequence of undefined length (PS3.5, 7.5). */
  private static void skipSequence(Cursor in, boolean explicit, int depth) throws IOException {
    if (depth > DEEPEST) {
      throw new IOException("the DICOM file is damaged: sequences are nested too deeply");
    }
    while (true) {
      Element item = Element.next(in, explicit);
      if (item.tag() == Tag.SEQUENCE_END) {
        return;
      }
      if (item.tag() != Tag.ITEM) {
        throw new IOException("the DICOM file is damaged: a sequence has no end");
      }
      if (item.undefined()) {
        skipItem(in, explicit, depth);
      } else {
        in.skip(item.length());
      }
    }
  }

  private static void skipItem(Cursor in, boolean explicit, int depth) throws IOException {
    while (true) {
      Element element = Element.next(in, explicit);
      if (element.tag() == Tag.ITEM_END) {
        return;
      }
      if (element.undefined()) {
        skipSequence(in, explicit && !element.vr().equals("UN"), depth + 1);
      } else {
        in.skip(element.length());
      }
    }
  }

  /** The head of the pixels, behind which the cursor stands. */
  Optional<Element> pixels() {
    return pixels;
  }

  /** Without the blanks and zeros that fill it up; empty where the element is missing. */
  String text(int tag) {
    return texts.getOrDefault(tag, "").replace('\0', ' ').strip();
  }

  /** One of several values, or empty. */
  String text(int tag, int index) {
    String[] parts = text(tag).split("\\\\", -1);
    return index < parts.length ? parts[index].strip() : "";
  }

  /** A decimal number in text; empty where missing or none. */
  OptionalDouble decimal(int tag, int index) {
    try {
      double value = Double.parseDouble(text(tag, index));
      return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }

  /** An unsigned number of 16 bits. */
  Optional<Integer> number(int tag) {
    return Optional.ofNullable(numbers.get(tag));
  }

  /**
   * @throws IOException if it is missing
   */
  int required(int tag, String name) throws IOException {
    return number(tag)
        .orElseThrow(
            () ->
                new IOException(
                    "the DICOM file is damaged: " + name + " " + Tag.text(tag) + " is missing"));
  }
}
