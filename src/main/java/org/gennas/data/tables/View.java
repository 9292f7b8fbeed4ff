package org.gennas.data.tables;

/** From where the chest was taken. */
public enum View {
  FRONTAL,
  LATERAL
}
