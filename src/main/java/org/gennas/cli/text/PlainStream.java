package org.gennas.cli.text;

import java.io.PrintStream;
import org.gennas.common.PlainText;

/**
 * Passes {@link PlainText} on to a terminal's stream. What is written as bytes passes unchanged;
 * only the program's own help is, which has its colours.
 */
final class PlainStream extends PrintStream {
  private final PrintStream target;

  PlainStream(PrintStream target) {
    super(target);
    this.target = target;
  }

  @Override
  public void print(String text) {
    target.print(PlainText.of(String.valueOf(text)));
  }

  @Override
  public void print(Object value) {
    print(String.valueOf(value));
  }

  @Override
  public void print(char character) {
    print(String.valueOf(character));
  }

  @Override
  public void print(char[] characters) {
    print(String.valueOf(characters));
  }

  @Override
  public void println() {
    target.println();
  }

  @Override
  public void println(String text) {
    target.println(PlainText.of(String.valueOf(text)));
  }

  @Override
  public void println(Object value) {
    println(String.valueOf(value));
  }

  @Override
  public void println(char[] characters) {
    println(String.valueOf(characters));
  }

  /** Of the stream below too, which keeps its trouble to itself. */
  @Override
  public boolean checkError() {
    return super.checkError() | target.checkError();
  }
}
