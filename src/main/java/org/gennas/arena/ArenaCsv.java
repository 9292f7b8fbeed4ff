package org.gennas.arena;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.gennas.common.AtomicFile;
import org.gennas.common.CsvCell;
import org.gennas.study.event.Proposal.Prediction;

/** An arena as tables. Lines that begin with # say what was played; hours are simulated. */
public final class ArenaCsv {
  private ArenaCsv() {}

  /** Median and quartiles, a line for each player and query. */
  public static void writeCourses(Path file, ArenaPlan plan, List<SearchTrajectory> courses)
      throws IOException {
    StringBuilder text = new StringBuilder(head(plan));
    text.append("player,seeds,query");
    for (String value : List.of("rank", "regret", "simulated_hours", "hypervolume")) {
      for (String part : List.of("q1", "median", "q3")) {
        text.append(',').append(value).append('_').append(part);
      }
    }
    text.append('\n');
    for (SearchTrajectory course : courses) {
      for (SearchTrajectory.Point point : course.points()) {
        text.append(CsvCell.written(course.player())).append(',').append(course.seeds());
        text.append(',').append(point.query());
        for (SearchTrajectory.Spread spread :
            List.of(point.rank(), point.regret(), point.hours(), point.hypervolume())) {
          text.append(',').append(number(spread.low()));
          text.append(',').append(number(spread.median()));
          text.append(',').append(number(spread.high()));
        }
        text.append('\n');
      }
    }
    write(file, text);
  }

  /** Every query of every search; what was predicted is empty where the player said nothing. */
  public static void writePlays(Path file, ArenaPlan plan, List<Play> plays) throws IOException {
    StringBuilder text = new StringBuilder(head(plan));
    text.append("player,seed,query,architecture,score,incumbent,rank,regret,simulated_hours,");
    text.append("hypervolume,predicted,margin90\n");
    for (Play play : plays) {
      for (int i = 0; i < play.queries().size(); i++) {
        Play.Query query = play.queries().get(i);
        text.append(CsvCell.written(play.player()))
            .append(',')
            .append(play.seed())
            .append(',')
            .append(i + 1);
        text.append(',').append(query.architecture()).append(',').append(number(query.score()));
        text.append(',').append(query.incumbent()).append(',').append(query.rank());
        text.append(',').append(number(query.regret()));
        text.append(',').append(number(query.hours()));
        text.append(',').append(number(query.hypervolume()));
        text.append(',').append(query.prediction().map(p -> number(p.mean())).orElse(""));
        text.append(',');
        text.append(
            query.prediction().flatMap(Prediction::margin).map(ArenaCsv::number).orElse(""));
        text.append('\n');
      }
    }
    write(file, text);
  }

  private static String head(ArenaPlan plan) {
    return "# " + plan.words() + "\n";
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.6g", value);
  }

  private static void write(Path file, StringBuilder text) throws IOException {
    AtomicFile.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
  }
}
