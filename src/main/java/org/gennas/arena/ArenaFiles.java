package org.gennas.arena;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What an arena leaves on disk: {@code courses.csv} (median and quartiles by player and query),
 * {@code plays.csv} (every query of every search), {@code arena.svg} and {@code arena.png}.
 */
public final class ArenaFiles {
  private ArenaFiles() {}

  /** Writes all files into a folder, which is made where it is missing; old ones are replaced. */
  public static void write(Path folder, ArenaPlan plan, List<Play> plays) throws IOException {
    Files.createDirectories(folder);
    List<SearchTrajectory> courses = SearchTrajectory.of(plays);
    ArenaCsv.writeCourses(folder.resolve("courses.csv"), plan, courses);
    ArenaCsv.writePlays(folder.resolve("plays.csv"), plan, plays);
    ArenaPicture picture = new ArenaPicture(plan, courses);
    picture.writeSvg(folder.resolve("arena.svg"));
    picture.writePng(folder.resolve("arena.png"));
  }
}
