package org.gennas.data.tables;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gennas.common.FileProblem;
import org.gennas.data.CsvRows;

/**
 * Gathers a dataset's images with the checks that all layouts share. Texts that repeat are kept
 * once: 223,414 images have 64,540 patients.
 */
final class ImageList {
  /** Ages above are slips of the keyboard (NIH has 411 and 414). */
  private static final int OLDEST = 120;

  private final List<ImageRecord> images = new ArrayList<>();
  private final Set<String> paths = new HashSet<>();
  private final Map<String, String> texts = new HashMap<>();

  void add(CsvRows csv, ImageRecord image) throws FileProblem {
    if (!paths.add(image.path())) {
      ImageRecord first =
          images.stream().filter(i -> i.path().equals(image.path())).findFirst().orElseThrow();
      throw csv.problem(
          "The image " + image.path() + " is listed twice, first in " + place(first),
          "Delete one of the two lines.");
    }
    images.add(image);
  }

  private static String place(ImageRecord image) {
    return image.table() + " line " + image.line();
  }

  List<ImageRecord> images() {
    return images;
  }

  /** The same text, as the one object that all images share. */
  String once(String text) {
    String known = texts.putIfAbsent(text, text);
    return known == null ? text : known;
  }

  /**
   * Refuses a path that could lead out of the dataset's folder, on any system.
   *
   * @return the path itself
   */
  static String within(CsvRows csv, String path) throws FileProblem {
    boolean drive = path.length() > 1 && path.charAt(1) == ':';
    boolean odd = path.indexOf('\\') >= 0 || path.indexOf('\0') >= 0;
    if (path.isEmpty() || drive || odd || hasStep(path)) {
      throw csv.problem(
          path.isEmpty()
              ? "The path of the image is empty"
              : "The path leaves the dataset's folder: " + path,
          "Paths start at the dataset's folder and have neither \"..\" nor a drive nor '\\'.");
    }
    return path;
  }

  /** Whether a part between slashes is empty (so also a leading slash), "." or "..". */
  private static boolean hasStep(String path) {
    int from = 0;
    while (from <= path.length()) {
      int slash = path.indexOf('/', from);
      int to = slash < 0 ? path.length() : slash;
      int length = to - from;
      boolean dots = length <= 2 && path.startsWith("..".substring(0, length), from);
      if (dots) {
        return true;
      }
      from = to + 1;
    }
    return false;
  }

  /**
   * Years, from "58", "58.0" or DICOM's "058Y"; 0 where blank, in months or days, or absurd.
   *
   * @throws FileProblem if it is no number
   */
  static int age(CsvRows csv, String cell) throws FileProblem {
    String years = cell;
    if (!cell.isEmpty() && "YMWD".indexOf(cell.charAt(cell.length() - 1)) >= 0) {
      years = cell.endsWith("Y") ? cell.substring(0, cell.length() - 1) : "";
    }
    if (years.isEmpty()) {
      return 0;
    }
    try {
      double age = Double.parseDouble(years);
      if (Double.isFinite(age)) {
        return age < 0 || age > OLDEST ? 0 : (int) age;
      }
    } catch (NumberFormatException e) {
      // answered below
    }
    throw csv.problem("The age \"" + cell + "\" is not a number");
  }

  /** "Male", "Female", or as the table says; "Unknown" where blank. */
  String sex(String cell) {
    return switch (cell) {
      case "M" -> "Male";
      case "F" -> "Female";
      case "" -> "Unknown";
      default -> once(cell);
    };
  }
}
