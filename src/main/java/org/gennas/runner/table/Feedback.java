package org.gennas.runner.table;

/** What a query of a table answers. */
public enum Feedback {
  /** The mean of all trainings in the table. */
  MEAN,
  /** One of the trainings, drawn for each query. */
  ONE_SEED
}
