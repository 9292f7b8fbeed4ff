package org.gennas.space;

/**
 * A code that a search space does not hold; the message says why and what a legal one looks like.
 */
public final class IllegalCodeException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  public IllegalCodeException(String message) {
    super(message);
  }
}
