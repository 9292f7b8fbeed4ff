package org.gennas.data.split;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gennas.common.FileProblem;
import org.gennas.data.tables.Dataset;
import org.gennas.data.tables.ImageRecord;
import org.gennas.data.tables.Side;

/** Finds patients in two sets of a split: a network would be scored on people it was trained on. */
public final class LeakCheck {
  private static final int NAMED = 5;

  private LeakCheck() {}

  /**
   * Two images of one patient on different sides.
   *
   * @param first the patient's first image
   * @param second the patient's first image on another side
   */
  public record Leak(ImageRecord first, Side firstSide, ImageRecord second, Side secondSide) {}

  /**
   * The patients on two sides, each once, in the order of the images.
   *
   * @param sides one an image
   */
  public static List<Leak> leaks(List<ImageRecord> images, List<Side> sides) {
    Map<String, Integer> firsts = new HashMap<>();
    Map<String, Leak> leaks = new LinkedHashMap<>();
    for (int i = 0; i < images.size(); i++) {
      ImageRecord image = images.get(i);
      Integer first = firsts.putIfAbsent(image.patient(), i);
      if (first != null && sides.get(first) != sides.get(i)) {
        leaks.putIfAbsent(
            image.patient(), new Leak(images.get(first), sides.get(first), image, sides.get(i)));
      }
    }
    return new ArrayList<>(leaks.values());
  }

  /**
   * @throws FileProblem if a patient is on two sides; it names the first by file and line, since a
   *     message may be shown to people who must not see who the patients are
   */
  public static void requireNone(Dataset dataset, List<ImageRecord> images, List<Side> sides)
      throws FileProblem {
    List<Leak> leaks = leaks(images, sides);
    if (leaks.isEmpty()) {
      return;
    }
    StringBuilder what = new StringBuilder();
    what.append(leaks.size()).append(leaks.size() == 1 ? " patient is" : " patients are");
    what.append(" in two sets of the split: ");
    for (Leak leak : leaks.subList(0, Math.min(NAMED, leaks.size()))) {
      what.append(place(leak.first(), leak.firstSide()));
      what.append(" and ");
      what.append(place(leak.second(), leak.secondSide())).append("; ");
    }
    what.append(leaks.size() > NAMED ? "and more" : "no more");
    ImageRecord second = leaks.get(0).second();
    throw new FileProblem(
        what.toString(),
        dataset.root().resolve(second.table()),
        second.line(),
        "Split by patient instead, or correct the tables.");
  }

  private static String place(ImageRecord image, Side side) {
    return image.table() + " line " + image.line() + " (" + side.word() + ")";
  }
}
