package org.gennas.arena;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.gennas.study.config.Schedule;
import org.gennas.study.config.SecondObjective;
import org.gennas.study.event.Proposal.Prediction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

/** What an arena leaves on disk, read by programs that did not write it. */
class ArenaFilesTest {
  private static ArenaPlan plan;
  private static List<Play> plays;

  @TempDir Path folder;

  @BeforeAll
  static void play() throws Exception {
    plan =
        SmallArena.plan(
            SmallArena.all(), 4, Schedule.FREE_RUNNING, Optional.of(SecondObjective.PARAMS));
    ExecutorService executor = Executors.newFixedThreadPool(2);
    try {
      plays = new Arena(plan).play(executor, play -> {});
    } finally {
      executor.shutdownNow();
    }
  }

  private Path written() throws Exception {
    Path out = folder.resolve("new/arena");
    ArenaFiles.write(out, plan, plays);
    return out;
  }

  /** Rows without the comment, each with as many cells as the header. */
  private static List<String[]> rows(Path file) throws Exception {
    List<String> lines = Files.readAllLines(file);
    assertTrue(lines.get(0).startsWith("# A & B <small> (synthetic), 108 networks"), lines.get(0));
    List<String[]> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      rows.add(line.split(",", -1));
      assertEquals(rows.get(0).length, rows.get(rows.size() - 1).length, line);
    }
    return rows;
  }

  @Test
  void tables_and_picture_hold_ascii_digits_wherever_the_person_lives() throws Exception {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      Path out = written();
      for (String name : List.of("courses.csv", "plays.csv", "arena.svg")) {
        String text = Files.readString(out.resolve(name));
        assertTrue(text.codePoints().noneMatch(c -> c > 127 && Character.isDigit(c)), name);
      }
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void nothing_but_the_four_files_is_left() throws Exception {
    ArenaFiles.write(written(), plan, plays);
    try (Stream<Path> files = Files.list(written())) {
      assertEquals(
          Set.of("courses.csv", "plays.csv", "arena.svg", "arena.png"),
          Set.copyOf(files.map(f -> f.getFileName().toString()).toList()));
    }
  }

  @Test
  void plays_has_every_query_of_every_search() throws Exception {
    List<String[]> rows = rows(written().resolve("plays.csv"));
    assertEquals(
        "player,seed,query,architecture,score,incumbent,rank,regret,simulated_hours,hypervolume,"
            + "predicted,margin90",
        String.join(",", rows.get(0)));
    int row = 1;
    for (Play play : plays) {
      for (int i = 0; i < play.queries().size(); i++) {
        String[] cells = rows.get(row++);
        Play.Query query = play.queries().get(i);
        assertAll(
            () -> assertEquals(play.player(), cells[0]),
            () -> assertEquals(play.seed(), Integer.parseInt(cells[1])),
            () -> assertEquals(query.architecture().code(), cells[3]),
            () -> assertEquals(query.score(), Double.parseDouble(cells[4]), 1e-6),
            () -> assertEquals(query.incumbent().code(), cells[5]),
            () -> assertEquals(query.rank(), Integer.parseInt(cells[6])),
            () -> assertEquals(query.regret(), Double.parseDouble(cells[7]), 1e-6),
            () -> assertEquals(query.hours(), Double.parseDouble(cells[8]), 1e-5),
            () ->
                assertEquals(
                    query.prediction().flatMap(Prediction::margin).orElse(-1.0),
                    cells[11].isEmpty() ? -1 : Double.parseDouble(cells[11]),
                    1e-6));
        assertEquals(i + 1, Integer.parseInt(cells[2]));
      }
    }
    assertEquals(rows.size(), row);
    assertEquals(1 + 6 * 4 * 8, row);
  }

  @Test
  void courses_has_a_row_for_every_player_and_query() throws Exception {
    List<String[]> rows = rows(written().resolve("courses.csv"));
    List<SearchTrajectory> courses = SearchTrajectory.of(plays);
    int row = 1;
    for (SearchTrajectory course : courses) {
      for (SearchTrajectory.Point point : course.points()) {
        String[] cells = rows.get(row++);
        assertEquals(course.player(), cells[0]);
        assertEquals(point.query(), Integer.parseInt(cells[2]));
        assertEquals(point.rank().low(), Double.parseDouble(cells[3]), 1e-3);
        assertEquals(point.rank().median(), Double.parseDouble(cells[4]), 1e-3);
        assertEquals(point.rank().high(), Double.parseDouble(cells[5]), 1e-3);
        assertEquals(point.hypervolume().high(), Double.parseDouble(cells[14]), 1e-6);
      }
    }
    assertEquals(1 + 6 * 8, row);
    assertEquals(rows.size(), row);
  }

  @Test
  void the_svg_is_well_formed_and_names_every_player() throws Exception {
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(written().resolve("arena.svg").toFile());
    assertEquals("svg", document.getDocumentElement().getTagName());
    assertEquals(plan.words(), document.getElementsByTagName("title").item(0).getTextContent());
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < document.getElementsByTagName("text").getLength(); i++) {
      texts.add(document.getElementsByTagName("text").item(i).getTextContent());
    }
    String all = String.join("\n", texts);
    for (Player player : plan.players()) {
      assertTrue(all.contains(player.name()), () -> player.name() + " is not in " + all);
    }
    assertTrue(document.getElementsByTagName("path").getLength() >= 12);
    String svg = Files.readString(written().resolve("arena.svg"));
    assertTrue(!svg.contains("NaN") && !svg.contains("Infinity"), "a place that is no number");
  }

  @Test
  void the_png_is_a_picture_with_more_than_one_colour() throws Exception {
    BufferedImage image = ImageIO.read(written().resolve("arena.png").toFile());
    assertEquals(2360, image.getWidth());
    assertEquals(980, image.getHeight());
    Set<Integer> colours = new HashSet<>();
    for (int x = 0; x < image.getWidth(); x += 3) {
      for (int y = 0; y < image.getHeight(); y += 3) {
        colours.add(image.getRGB(x, y));
      }
    }
    assertTrue(colours.size() > 6, () -> colours.size() + " colours");
    // kept for people to look at
    Path kept = Files.createDirectories(Path.of("target", "screenshots"));
    for (String file : List.of("arena.png", "arena.svg")) {
      Files.write(
          kept.resolve(file), Files.readAllBytes(folder.resolve("new/arena").resolve(file)));
    }
  }

  @Test
  void a_single_search_of_a_single_query_is_written_too() throws Exception {
    Play one = plays.get(0);
    Play shortest = new Play(one.player(), one.seed(), one.queries().subList(0, 1), 1);
    ArenaFiles.write(folder, plan, List.of(shortest));
    String svg = Files.readString(folder.resolve("arena.svg"));
    assertTrue(!svg.contains("NaN") && !svg.contains("Infinity"), "a place that is no number");
    assertEquals(2, rows(folder.resolve("plays.csv")).size());
  }
}
