package org.gennas.cli.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a hostile name can do to a terminal: nothing. */
class TerminalTest {
  /** Clears the screen, sets the title (twice: C1), types, goes back, reverses; a line after. */
  private static final String HOSTILE =
      "a\u001b[2Jb\u001b]0;title\u0007c\u009b31md\re\u007f\u202Ef\u2066g\u2029\tx\nend";

  private static final String SHOWN = "a[2Jb]0;titlec31mdefg\tx\nend";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private Terminal terminal;

  @BeforeEach
  void open() {
    terminal =
        new Terminal(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            true);
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void every_way_to_print_shows_and_does_nothing_else() {
    PrintStream stream = terminal.out();
    stream.print(HOSTILE);
    stream.print((Object) HOSTILE);
    stream.print(HOSTILE.toCharArray());
    stream.print('\u001b');
    stream.printf("%s", HOSTILE);
    stream.append(HOSTILE);
    assertEquals(SHOWN.repeat(5), text(out));
    out.reset();
    stream.println(HOSTILE);
    stream.println((Object) HOSTILE);
    stream.println(HOSTILE.toCharArray());
    stream.println();
    assertEquals((SHOWN + System.lineSeparator()).repeat(3) + System.lineSeparator(), text(out));
  }

  @Test
  void what_is_said_and_drawn_is_plain_too() {
    terminal.say(HOSTILE);
    assertEquals(SHOWN + System.lineSeparator(), text(err));
    err.reset();
    terminal.draw(HOSTILE);
    assertEquals("\r\u001b[2K" + SHOWN, text(err), "only the program's own clearing of the line");
  }

  @Test
  void json_keeps_every_character_as_an_escape() throws Exception {
    ObjectMapper mapper = new ObjectMapper();
    terminal.json(mapper.writeValueAsString(Map.of("name", HOSTILE)));
    assertEquals(HOSTILE, mapper.readTree(text(out)).get("name").asText());
    assertEquals(-1, text(out).indexOf('\u009b'));
    assertEquals(-1, text(out).indexOf('\u202E'));
  }
}
