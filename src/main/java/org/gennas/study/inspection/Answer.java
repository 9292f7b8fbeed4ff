package org.gennas.study.inspection;

/** What the warm process answers to a {@link Question}. */
public sealed interface Answer {
  /** The question's. */
  long number();

  /** The model was asked. */
  record Told(long number, Reading reading) implements Answer {}

  /** The model is loaded, and nothing else was wanted. */
  record Ready(long number) implements Answer {}

  /**
   * It could not be.
   *
   * @param what happened, with the model's file
   * @param remedy what a person can do
   */
  record Refused(long number, String what, String remedy) implements Answer {}
}
