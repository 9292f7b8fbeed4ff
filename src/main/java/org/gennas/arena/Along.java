package org.gennas.arena;

/** What the level axis of a plot of trajectories shows. */
public enum Along {
  QUERIES,
  HOURS;

  double of(SearchTrajectory.Point point) {
    return this == QUERIES ? point.query() : point.hours().median();
  }
}
