package org.gennas.data;

/** From where the chest was taken. */
public enum View {
  FRONTAL,
  LATERAL
}
