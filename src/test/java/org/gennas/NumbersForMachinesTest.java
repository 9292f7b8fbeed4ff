package org.gennas;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Numbers go to files, prompts and pictures: no text is formatted by the locale that the program
 * happens to run under, which may have digits, commas and letters of its own.
 */
class NumbersForMachinesTest {
  private static final List<Pattern> BY_LOCALE =
      List.of(
          Pattern.compile("\\.formatted\\("),
          Pattern.compile("String\\.format\\(\\s*+(?!(java\\.util\\.)?Locale\\.|locale\\b)\\S+"),
          Pattern.compile("\\.printf\\(\\s*+(?!Locale\\.)\\S+"),
          Pattern.compile("\\.to(Upper|Lower)Case\\(\\)"),
          Pattern.compile("(Number|Decimal)Format\\.get\\w*Instance\\(\\)"),
          Pattern.compile("new (DecimalFormat|SimpleDateFormat)\\("),
          Pattern.compile("ofPattern\\(\"[^\"]*\"\\)"));

  @Test
  void nothing_is_formatted_by_the_locale_of_the_machine() throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).sorted().toList()) {
        String text = Files.readString(file);
        for (Pattern pattern : BY_LOCALE) {
          Matcher match = pattern.matcher(text);
          while (match.find()) {
            found.add(file + ": " + match.group());
          }
        }
      }
    }
    assertEquals(List.of(), found);
  }
}
