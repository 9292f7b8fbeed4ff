package org.gennas.ui.search;

/** Against what the course of a search is drawn. */
enum TrajectoryAxis {
  /** Trials side by side, in the order in which they ended. */
  TRIALS,
  /** Hours spent searching, pauses not counted. */
  HOURS,
  /** Energy of all trainings that had ended by then, Wh. */
  ENERGY
}
