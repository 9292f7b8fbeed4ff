package org.gennas.arena;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** An arena as a picture: median rank with quartiles by query, and by simulated hours. */
public final class ArenaPicture {
  private final ArenaPlan plan;
  private final List<Course> courses;

  public ArenaPicture(ArenaPlan plan, List<Course> courses) {
    this.plan = plan;
    this.courses = List.copyOf(courses);
  }

  /** Writes a scalable picture. */
  public void writeSvg(Path file) throws IOException {
    throw new IOException("not written yet: " + file + plan + courses);
  }

  /** Writes a picture in pixels, twice as fine as a screen. */
  public void writePng(Path file) throws IOException {
    throw new IOException("not written yet: " + file);
  }
}
