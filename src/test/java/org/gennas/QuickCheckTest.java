package org.gennas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the quick check leaves out is marked as such, or it would soon be quick no more. */
class QuickCheckTest {
  private static final Path TESTS = Path.of("src", "test", "java");
  private static final Pattern TEST =
      Pattern.compile("^ +@(Test|ParameterizedTest)\\b", Pattern.MULTILINE);
  private static final Pattern WINDOW =
      Pattern.compile("^import org\\.testfx\\.", Pattern.MULTILINE);
  private static final Pattern JAVA = Pattern.compile("getProperty\\(\"java\\.home\"\\)");
  private static final Pattern FIXTURES =
      Pattern.compile(
          "\\b(TrialFixture\\.\\w|PreparationProcess\\.start|SmallStudy\\.(real|scripted))\\b");

  @Test
  void testsInAWindowAreMarked() throws IOException {
    assertEquals(List.of(), unmarked(WINDOW, ShowsWindow.class));
  }

  @Test
  void testsThatStartJavaAreMarked() throws IOException {
    assertEquals(List.of(), unmarked(JAVA, StartsProcesses.class));
    assertEquals(List.of(), unmarked(FIXTURES, StartsProcesses.class));
  }

  /** Sources of tests that have {@code sign} in them but not the mark. */
  private static List<Path> unmarked(Pattern sign, Class<?> mark) throws IOException {
    Pattern marked = Pattern.compile("^ *@" + mark.getSimpleName() + "\\b", Pattern.MULTILINE);
    try (Stream<Path> files = Files.walk(TESTS)) {
      List<Path> signed =
          files
              .filter(f -> f.toString().endsWith("Test.java"))
              .filter(f -> has(f, TEST) && has(f, sign))
              .toList();
      assertFalse(signed.isEmpty(), "nothing has the sign " + sign);
      return signed.stream().filter(f -> !has(f, marked)).toList();
    }
  }

  private static boolean has(Path file, Pattern pattern) {
    try {
      return pattern.matcher(Files.readString(file)).find();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
