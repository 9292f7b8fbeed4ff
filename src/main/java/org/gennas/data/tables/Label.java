package org.gennas.data.tables;

/** What a dataset says of a finding in an image. */
public enum Label {
  NEGATIVE,
  POSITIVE,
  /** The report leaves it open (-1 in CheXpert). */
  UNCERTAIN,
  /** Not mentioned in the report, which is not a negative. */
  BLANK
}
