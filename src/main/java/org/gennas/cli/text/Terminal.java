package org.gennas.cli.text;

import java.io.BufferedReader;
import java.io.Console;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Optional;
import org.gennas.common.PlainText;

/**
 * Where a command writes: its answer on standard output, all else on standard error. All text goes
 * through here, and none of it does anything to the terminal but show ({@link PlainText}).
 */
public final class Terminal {
  /** Set to true or false by the start script, which can ask the system. */
  public static final String LIVE_PROPERTY = "gennas.terminal";

  private static final String CLEAR_LINE = "\r\u001b[2K";

  private final PrintStream drawn;
  private final PrintStream out;
  private final PrintStream err;
  private final boolean live;

  /**
   * @param out takes the answer
   * @param err takes progress, warnings and problems
   * @param live whether a person watches standard error, so that a line may be drawn over
   */
  public Terminal(PrintStream out, PrintStream err, boolean live) {
    this.out = new PlainStream(out);
    this.err = new PlainStream(err);
    this.drawn = err;
    this.live = live;
  }

  public PrintStream out() {
    return out;
  }

  public PrintStream err() {
    return err;
  }

  public boolean live() {
    return live;
  }

  /** This process's own streams. */
  public static Terminal ofProcess() {
    return new Terminal(System.out, System.err, isLive());
  }

  private static boolean isLive() {
    String told = System.getProperty(LIVE_PROPERTY);
    if (told != null) {
      return Boolean.parseBoolean(told);
    }
    Console console = System.console();
    return console != null && isTerminal(console);
  }

  // From JDK 22 on there is a console even where nobody looks; only isTerminal() tells.
  private static boolean isTerminal(Console console) {
    try {
      Method method = Console.class.getMethod("isTerminal");
      return Boolean.TRUE.equals(method.invoke(console));
    } catch (NoSuchMethodException e) {
      return true;
    } catch (IllegalAccessException | InvocationTargetException e) {
      return false;
    }
  }

  /** What a person types, line by line; empty where nobody can. */
  public Optional<BufferedReader> lines() {
    Console console = System.console();
    return live && console != null && isTerminal(console)
        ? Optional.of(new BufferedReader(console.reader()))
        : Optional.empty();
  }

  /** Asks a person for a secret, unseen while it is typed; empty where nobody can answer. */
  public Optional<String> secret(String question) {
    Console console = System.console();
    if (!live || console == null || !isTerminal(console)) {
      return Optional.empty();
    }
    char[] typed = console.readPassword("%s", question);
    return Optional.ofNullable(typed).map(String::new).filter(text -> !text.isBlank());
  }

  /** Prints a whole JSON object on standard output. */
  public void json(String json) {
    out.print(PlainText.json(json));
    out.flush();
  }

  /** Draws over the line that standard error's cursor stands in. */
  void draw(String text) {
    drawn.print(CLEAR_LINE + PlainText.of(text));
    drawn.flush();
  }

  /** Writes a whole line to standard error. */
  public void say(String line) {
    err.println(line);
    err.flush();
  }
}
