package org.gennas.arena;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.gennas.common.AtomicFile;
import org.gennas.figure.Anchor;
import org.gennas.figure.BandPlot;
import org.gennas.figure.Brush;
import org.gennas.figure.Lettering;
import org.gennas.figure.Palette;
import org.gennas.figure.RasterSurface;
import org.gennas.figure.Surface;
import org.gennas.figure.SvgSurface;

/**
 * An arena as a picture: the incumbent's rank by queries and its regret by simulated hours, median
 * and quartiles of each player. Without hours where one device plays one query after another, the
 * second panel still tells which player asks for costly networks.
 */
public final class ArenaPicture {
  private static final int WIDTH = 1180;
  private static final int HEIGHT = 490;
  private static final int SCALE = 2;
  private static final double LEFT = 16;
  private static final double TOP = 70;
  private static final double PANEL = 560;
  private static final double GAP = 28;
  private static final double LINE = 14;
  private static final Lettering TITLE = new Lettering(Lettering.Weight.SEMIBOLD, 15);

  private final ArenaPlan plan;
  private final List<SearchTrajectory> courses;

  public ArenaPicture(ArenaPlan plan, List<SearchTrajectory> courses) {
    this.plan = plan;
    this.courses = List.copyOf(courses);
  }

  /** Writes a scalable picture. */
  public void writeSvg(Path file) throws IOException {
    SvgSurface surface = new SvgSurface(WIDTH, HEIGHT, plan.words());
    draw(surface);
    AtomicFile.write(file, surface.document("").getBytes(StandardCharsets.UTF_8));
  }

  /** Writes a picture in pixels, twice as fine as a screen. */
  public void writePng(Path file) throws IOException {
    RasterSurface surface = new RasterSurface(WIDTH, HEIGHT, SCALE);
    draw(surface);
    AtomicFile.write(file, surface.png());
  }

  private void draw(Surface surface) {
    Palette palette = Palette.light();
    Brush brush = new Brush(surface, palette);
    brush.rectangle(0, 0, WIDTH, HEIGHT, palette.card());
    String question = "Which strategy finds good networks soonest?";
    surface.text(question, LEFT, 20, Anchor.START, TITLE, palette.fg());
    List<String> words = lines(plan.words());
    for (int i = 0; i < words.size(); i++) {
      brush.text(words.get(i), LEFT, 39 + LINE * i, Anchor.START, palette.muted());
    }
    surface.save();
    surface.translate(LEFT, TOP);
    panel(brush, Measure.RANK, "rank of the incumbent", Along.QUERIES, "queries");
    surface.translate(PANEL + GAP, 0);
    panel(brush, Measure.REGRET, "regret", Along.HOURS, "simulated hours");
    surface.restore();
  }

  private static List<String> lines(String words) {
    int most = 160;
    if (words.length() <= most) {
      return List.of(words);
    }
    int at = words.lastIndexOf(' ', most);
    return List.of(words.substring(0, at), words.substring(at + 1));
  }

  private void panel(Brush brush, Measure measure, String yTitle, Along along, String xTitle) {
    List<BandPlot.Line> lines =
        IntStream.range(0, courses.size())
            .mapToObj(
                i -> {
                  SearchTrajectory course = courses.get(i);
                  return measure.line(course, course.player(), i, along, point -> "");
                })
            .toList();
    new BandPlot(lines, xTitle, along == Along.QUERIES, yTitle, measure.floor(courses))
        .paint(brush, PANEL, HEIGHT - TOP, OptionalInt.empty());
  }
}
