package org.gennas.report;

import java.util.List;
import org.gennas.study.StudyEvent;

/** From the dataset's tables to the three sides: what was left out, and what was split how. */
final class ImagesSection {
  private ImagesSection() {}

  static Markup of(ReportContent content) {
    Markup out = new Markup();
    out.open("section").open("h2").text("Images").close();
    if (content.state().prepared().isEmpty()) {
      out.element("p", "The images have not been prepared yet.", "class", "note");
      return out.close();
    }
    StudyEvent.Prepared prepared = content.state().prepared().get();
    out.append(flow(prepared, content.synthetic()));
    out.open("div", "class", "row", "style", "margin-top:14px").open("div", "class", "cell narrow");
    labels(out, content, prepared);
    out.close().close();
    leakCheck(out, content.split());
    return out.close();
  }

  private static Markup flow(StudyEvent.Prepared prepared, boolean synthetic) {
    Markup out = new Markup();
    out.open(
        "svg",
        "xmlns",
        "http://www.w3.org/2000/svg",
        "width",
        "1114",
        "height",
        "150",
        "viewBox",
        "0 0 1114 150",
        "role",
        "img",
        "aria-label",
        "Flow of the images from the dataset to the sides of the split");
    int used = prepared.sides().stream().mapToInt(StudyEvent.Side::images).sum();
    int left = prepared.filtered() + prepared.unreadable();
    String kind = synthetic ? "synthetic images listed" : "images listed";
    box(out, 1, 12, 220, prepared.dataset(), Words.count(prepared.listed()), kind, "#ffffff");
    arrow(out, 222, 46, 396, 46);
    arrow(out, 309, 46, 309, 92);
    excluded(out, prepared, left);
    box(out, 398, 12, 200, "Used", Words.count(used), "images", "#ddf4ff");
    sides(out, prepared.sides());
    return out.close();
  }

  private static void excluded(Markup out, StudyEvent.Prepared prepared, int left) {
    out.empty(
        "rect", "x", "222.5", "y", "94.5", "width", "235", "height", "53", "rx", "6", "fill",
        "#f6f8fa", "stroke", "#d0d7de");
    text(out, 234, 111, "lb", "Left out: " + Words.count(left));
    text(out, 234, 126, "", Words.count(prepared.filtered()) + " by view or for want of a label");
    text(out, 234, 141, "", Words.count(prepared.unreadable()) + " unreadable");
  }

  private static void sides(Markup out, List<StudyEvent.Side> sides) {
    double height = Math.min(44, 146.0 / Math.max(1, sides.size()) - 5);
    double block = sides.size() * (height + 5) - 5;
    for (int i = 0; i < sides.size(); i++) {
      StudyEvent.Side side = sides.get(i);
      double top = Math.max(1, 46 - block / 2) + i * (height + 5);
      double middle = top + height / 2;
      out.empty(
          "path",
          "d",
          "M598 46H640V" + Plot.number(middle) + "H680",
          "fill",
          "none",
          "stroke",
          "#afb8c1");
      rectangle(out, 680, top, 420, height, "#ffffff");
      text(out, 694, middle + 4, "lb", name(side.name()));
      String size =
          Words.count(side.images(), "image", "images")
              + " of "
              + Words.count(side.patients(), "patient", "patients");
      text(out, 800, middle + 4, "", size);
    }
  }

  private static void box(
      Markup out,
      double x,
      double y,
      double width,
      String title,
      String n,
      String unit,
      String fill) {
    rectangle(out, x, y, width, 68, fill);
    int most = (int) (width / 6.4);
    String name = title.length() <= most ? title : "…" + title.substring(title.length() - most + 1);
    text(out, x + 14, y + 20, "", name);
    out.element(
        "text",
        n,
        "x",
        Plot.number(x + 14),
        "y",
        Plot.number(y + 44),
        "style",
        "font-size:18px;font-weight:600;fill:#24292f");
    text(out, x + 14, y + 60, "", unit);
  }

  private static void rectangle(
      Markup out, double x, double y, double width, double height, String fill) {
    out.empty(
        "rect",
        "x",
        Plot.number(x),
        "y",
        Plot.number(y),
        "width",
        Plot.number(width),
        "height",
        Plot.number(height),
        "rx",
        "6",
        "fill",
        fill,
        "stroke",
        "#d0d7de");
  }

  private static void text(Markup out, double x, double y, String type, String text) {
    out.element("text", text, "class", type, "x", Plot.number(x), "y", Plot.number(y));
  }

  private static void arrow(Markup out, int x1, int y1, int x2, int y2) {
    String head = x1 == x2 ? "l-4 -6h8z" : "l-6 -4v8z";
    out.empty("path", "d", "M" + x1 + " " + y1 + "L" + x2 + " " + y2, "stroke", "#afb8c1");
    out.empty("path", "d", "M" + x2 + " " + y2 + head, "fill", "#afb8c1");
  }

  private static void labels(Markup out, ReportContent content, StudyEvent.Prepared prepared) {
    List<StudyEvent.Side> sides = prepared.sides();
    out.open("h3").text("Labels after the policy");
    out.element("small", "with / without / masked, in images").close();
    out.open("div", "class", "scroll").open("table").open("thead").open("tr");
    out.element("th", "Finding");
    sides.forEach(s -> out.element("th", name(s.name()), "class", "r"));
    out.close().close().open("tbody");
    for (int f = 0; f < content.findings().size(); f++) {
      String finding = content.findings().get(f);
      out.open("tr").open("td");
      FindingTable.name(out, f, finding);
      out.close();
      for (StudyEvent.Side side : sides) {
        String counts =
            side.findings().stream()
                .filter(c -> c.finding().equals(finding))
                .findFirst()
                .map(
                    c ->
                        Words.count(c.positives())
                            + " / "
                            + Words.count(c.negatives())
                            + " / "
                            + Words.count(c.masked()))
                .orElse(Words.NONE);
        out.element("td", counts, "class", "r");
      }
      out.close();
    }
    out.close().close().close();
  }

  private static void leakCheck(Markup out, SplitCheck split) {
    if (!split.checked()) {
      out.element(
          "p", "Patients on two sides: not checked, " + split.note() + ".", "class", "note");
    } else if (split.shared().isEmpty()) {
      out.element(
          "p",
          "✓ No patient is on two sides: "
              + Words.count(split.patients(), "patient", "patients")
              + " of split.csv compared.",
          "class",
          "note good");
    } else {
      String some = String.join(", ", split.shared().stream().limit(10).toList());
      out.element(
          "p",
          Words.count(split.shared().size(), "patient is", "patients are")
              + " on more than one side ("
              + some
              + "): the scores are too good. Split by patient and search again.",
          "class",
          "note bad");
    }
  }

  private static String name(String side) {
    return switch (side) {
      case "train" -> "Training";
      case "valid" -> "Validation";
      case "test" -> "Test";
      default -> side;
    };
  }
}
