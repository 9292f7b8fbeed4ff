package org.gennas.arena;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an arena leaves on disk: {@code courses.csv} (median and quartiles by player and query),
 * {@code plays.csv} (every query of every search), {@code arena.svg} and {@code arena.png}.
 */
public final class ArenaFiles {
  private static final String COURSES = "courses.csv";
  private static final String PLAYS = "plays.csv";
  private static final String SVG = "arena.svg";
  private static final String PNG = "arena.png";

  private ArenaFiles() {}

  /** The files of a folder. */
  public static List<Path> in(Path folder) {
    return Stream.of(COURSES, PLAYS, SVG, PNG).map(folder::resolve).toList();
  }

  /** Writes all files into a folder, which is made where it is missing; old ones are replaced. */
  public static void write(Path folder, ArenaPlan plan, List<Play> plays) throws IOException {
    Files.createDirectories(folder);
    List<SearchTrajectory> courses = SearchTrajectory.of(plays);
    ArenaCsv.writeCourses(folder.resolve(COURSES), plan, courses);
    ArenaCsv.writePlays(folder.resolve(PLAYS), plan, plays);
    ArenaPicture picture = new ArenaPicture(plan, courses);
    picture.writeSvg(folder.resolve(SVG));
    picture.writePng(folder.resolve(PNG));
  }
}
