package org.gennas.arena;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.gennas.arena.Pen.Anchor;
import org.gennas.arena.Pen.Spot;
import org.gennas.study.folder.AtomicFile;

/**
 * An arena as a picture: the incumbent's rank by queries and its regret by simulated hours, median
 * and quartiles of each player. Without hours where one device plays one query after another, the
 * second panel still tells which player asks for costly networks.
 */
public final class ArenaPicture {
  private static final int WIDTH = 1180;
  private static final int HEIGHT = 490;
  private static final int SCALE = 2;
  private static final double TOP = 82;
  private static final double BOTTOM = 438;
  private static final double LABEL_HEIGHT = 15;
  private static final String FOREGROUND = "#24292f";
  private static final String MUTED = "#57606a";
  private static final String GRID = "#e7ebef";

  /** Safe for colour-blind eyes (Okabe and Ito 2008); black last. */
  private static final List<String> COLOURS =
      List.of("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#24292f", "#e69f00", "#56b4e9");

  private final ArenaPlan plan;
  private final List<SearchTrajectory> courses;

  public ArenaPicture(ArenaPlan plan, List<SearchTrajectory> courses) {
    this.plan = plan;
    this.courses = List.copyOf(courses);
  }

  /** Writes a scalable picture. */
  public void writeSvg(Path file) throws IOException {
    SvgPen pen = new SvgPen(WIDTH, HEIGHT);
    draw(pen);
    AtomicFile.write(file, pen.file(plan.words()).getBytes(StandardCharsets.UTF_8));
  }

  /** Writes a picture in pixels, twice as fine as a screen. */
  public void writePng(Path file) throws IOException {
    ImagePen pen = new ImagePen(WIDTH, HEIGHT, SCALE);
    draw(pen);
    AtomicFile.write(file, pen.file());
  }

  private void draw(Pen pen) {
    pen.text("Which strategy finds good networks soonest?", 56, 24, Anchor.START, FOREGROUND, 15);
    List<String> words = lines(plan.words());
    for (int i = 0; i < words.size(); i++) {
      pen.text(words.get(i), 56, 42 + 14 * i, Anchor.START, MUTED, 11);
    }
    Panel ranks =
        new Panel(
            56,
            430,
            "queries",
            "rank of the incumbent",
            point -> (double) point.query(),
            SearchTrajectory.Point::rank,
            1);
    Panel hours =
        new Panel(
            660,
            1010,
            "simulated hours",
            "regret",
            point -> point.hours().median(),
            SearchTrajectory.Point::regret,
            1e-4);
    ranks.draw(pen);
    hours.draw(pen);
  }

  private static List<String> lines(String words) {
    int most = 160;
    if (words.length() <= most) {
      return List.of(words);
    }
    int at = words.lastIndexOf(' ', most);
    return List.of(words.substring(0, at), words.substring(at + 1));
  }

  /** One of the two plots; both have a logarithmic axis with the good end at the bottom. */
  private final class Panel {
    private final double left;
    private final double right;
    private final String xTitle;
    private final String yTitle;
    private final ToDoubleFunction<SearchTrajectory.Point> x;
    private final Function<SearchTrajectory.Point, SearchTrajectory.Spread> y;
    private final double least;
    private final double mostX;
    private final double lowest;
    private final double highest;

    Panel(
        double left,
        double right,
        String xTitle,
        String yTitle,
        ToDoubleFunction<SearchTrajectory.Point> x,
        Function<SearchTrajectory.Point, SearchTrajectory.Spread> y,
        double least) {
      this.left = left;
      this.right = right;
      this.xTitle = xTitle;
      this.yTitle = yTitle;
      this.x = x;
      this.y = y;
      this.least = least;
      List<SearchTrajectory.Point> all =
          courses.stream().flatMap(c -> c.points().stream()).toList();
      mostX = all.stream().mapToDouble(x).max().orElse(1);
      double low = all.stream().mapToDouble(p -> y.apply(p).low()).min().orElse(least);
      double high = all.stream().mapToDouble(p -> y.apply(p).high()).max().orElse(1);
      lowest = Math.pow(10, Math.floor(Math.log10(Math.max(low, least)) + 1e-9));
      highest = Math.max(lowest * 10, Math.pow(10, Math.ceil(Math.log10(high) - 1e-9)));
    }

    private double px(double value) {
      return left + (right - left) * value / mostX;
    }

    private double py(double value) {
      double share =
          (Math.log10(Math.max(value, lowest)) - Math.log10(lowest))
              / (Math.log10(highest) - Math.log10(lowest));
      return BOTTOM - share * (BOTTOM - TOP - 12);
    }

    void draw(Pen pen) {
      axes(pen);
      for (int i = 0; i < courses.size(); i++) {
        band(pen, courses.get(i), COLOURS.get(i % COLOURS.size()));
      }
      for (int i = 0; i < courses.size(); i++) {
        List<Spot> line = new ArrayList<>();
        for (SearchTrajectory.Point point : courses.get(i).points()) {
          line.add(new Spot(px(x.applyAsDouble(point)), py(y.apply(point).median())));
        }
        pen.line(line, COLOURS.get(i % COLOURS.size()), 2, dashes(i));
      }
      labels(pen);
    }

    private List<Double> dashes(int player) {
      return player < COLOURS.size() ? List.of() : List.of(5.0, 4.0);
    }

    private void axes(Pen pen) {
      for (double tick = lowest; tick <= highest * 1.001; tick *= 10) {
        double at = py(tick);
        pen.line(List.of(new Spot(left, at), new Spot(right, at)), GRID, 1, List.of());
        pen.text(tick(tick), left - 7, at + 4, Anchor.END, MUTED, 11);
      }
      double step = step(mostX);
      for (double tick = 0; tick <= mostX * 1.001; tick += step) {
        pen.text(tick(tick), px(tick), BOTTOM + 17, Anchor.MIDDLE, MUTED, 11);
      }
      pen.line(List.of(new Spot(left, BOTTOM), new Spot(right, BOTTOM)), "#afb8c1", 1, List.of());
      pen.text(xTitle, (left + right) / 2, BOTTOM + 36, Anchor.MIDDLE, MUTED, 11);
      pen.text(yTitle, left - 40, TOP - 2, Anchor.START, MUTED, 11);
    }

    private double step(double most) {
      double rough = most / 5;
      double ten = Math.pow(10, Math.floor(Math.log10(rough)));
      for (double times : new double[] {1, 2, 5, 10}) {
        if (ten * times >= rough) {
          return ten * times;
        }
      }
      return rough;
    }

    private String tick(double value) {
      return value >= 1 || value == 0
          ? String.format(Locale.ROOT, value == Math.rint(value) ? "%,.0f" : "%.1f", value)
          : String.format(Locale.ROOT, "%.4g", value).replaceAll("\\.?0+$", "");
    }

    private void band(Pen pen, SearchTrajectory course, String colour) {
      List<Spot> lower = new ArrayList<>();
      List<Spot> upper = new ArrayList<>();
      for (SearchTrajectory.Point point : course.points()) {
        double at = px(x.applyAsDouble(point));
        lower.add(new Spot(at, py(y.apply(point).low())));
        upper.add(new Spot(at, py(y.apply(point).high())));
      }
      Collections.reverse(upper);
      lower.addAll(upper);
      if (lower.size() > 2) {
        pen.area(lower, colour, 0.12);
      }
    }

    /** Names beside the ends of the lines, moved apart where they would touch. */
    private void labels(Pen pen) {
      record Label(int player, double y) {}
      List<Label> wanted = new ArrayList<>();
      for (int i = 0; i < courses.size(); i++) {
        List<SearchTrajectory.Point> points = courses.get(i).points();
        wanted.add(new Label(i, py(y.apply(points.get(points.size() - 1)).median())));
      }
      wanted.sort(Comparator.comparingDouble(Label::y));
      double room = BOTTOM;
      double[] places = new double[wanted.size()];
      for (int i = wanted.size() - 1; i >= 0; i--) {
        places[i] = Math.min(wanted.get(i).y(), room);
        room = places[i] - LABEL_HEIGHT;
      }
      for (int i = 0; i < places.length; i++) {
        SearchTrajectory course = courses.get(wanted.get(i).player());
        SearchTrajectory.Point last = course.points().get(course.points().size() - 1);
        pen.text(
            course.player() + " " + end(y.apply(last).median()),
            right + 8,
            places[i] + 4,
            Anchor.START,
            COLOURS.get(wanted.get(i).player() % COLOURS.size()),
            11);
      }
    }

    private String end(double value) {
      return least >= 1
          ? String.format(Locale.ROOT, value == Math.rint(value) ? "%,.0f" : "%,.1f", value)
          : String.format(Locale.ROOT, "%.4f", value);
    }
  }
}
