package org.gennas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script of {@code .ci} that judges what Maven has skipped, run as {@code .ci/run} runs it. */
@StartsProcesses
class SkippedTestsTest {
  @TempDir Path reports;

  private record Run(int status, List<String> lines) {}

  private Run judge(String... options) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                ".ci/SkippedTests.java"));
    command.addAll(List.of(options));
    command.add(reports.toString());
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Run(process.waitFor(), said.lines().toList());
  }

  /** What surefire writes for an assumption that does not hold. */
  private static String assumption(String message) {
    String trace = "org.opentest4j.TestAbortedException: Assumption failed: " + message + "\n\tat";
    return "<skipped><![CDATA[" + trace + "]]></skipped>";
  }

  /** What surefire writes for an annotation that switches a test off. */
  private static String annotation(String message) {
    return "<skipped message=\"%s\"/>".formatted(message);
  }

  private void report(String className, String... skipped) throws IOException {
    StringBuilder xml =
        new StringBuilder(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuite name=\"%s\" tests=\"%d\""
                .formatted(className, skipped.length + 1));
    xml.append(" errors=\"0\" skipped=\"%d\" failures=\"0\">\n".formatted(skipped.length));
    xml.append("<testcase name=\"runs\" classname=\"%s\"/>\n".formatted(className));
    for (String element : skipped) {
      xml.append("<testcase name=\"waits\" classname=\"%s\">".formatted(className));
      xml.append(element).append("</testcase>\n");
    }
    xml.append("</testsuite>\n");
    Files.writeString(reports.resolve("TEST-" + className + ".xml"), xml);
  }

  @Test
  void whatTheSystemOrTheUserCannotDoIsExcusedAndListed() throws Exception {
    report("org.a.A", assumption(SkipGround.USER_RIGHTS + "needs to mount"));
    report(
        "org.a.B",
        annotation("On Linux ==> " + SkipGround.OPERATING_SYSTEM + "needs a POSIX shell"));

    Run run = judge();

    assertEquals(
        List.of(
            "Skipped tests: 2",
            "  org.a.A.waits: Assumption failed: user's rights: needs to mount",
            "  org.a.B.waits: On Linux ==> operating system: needs a POSIX shell",
            "Tests run: 4, Failures: 0, Errors: 0, Skipped: 2"),
        run.lines());
    assertEquals(0, run.status());
    assertEquals(List.of("org.a.A"), judge("--for-rights").lines());
  }

  @Test
  void anyOtherReasonFails() throws Exception {
    report("org.a.A", assumption("the table is not there"), annotation(""));

    Run run = judge();

    assertEquals(1, run.status());
    assertEquals(
        "  NOT EXCUSED  org.a.A.waits: Assumption failed: the table is not there",
        run.lines().get(1));
    assertEquals("Tests run: 3, Failures: 0, Errors: 0, Skipped: 2", run.lines().get(4));
  }

  @Test
  void noReportsAreNoSuccess() throws Exception {
    assertEquals(new Run(1, List.of("There are no reports of tests.")), judge());
  }

  @Test
  void noTestOfThisProgramIsSkippedForAnotherReason() throws IOException {
    try (var files = Files.walk(Path.of("src/test/java"))) {
      List<Path> others =
          files
              .filter(f -> f.toString().endsWith(".java") && !f.endsWith("SkipGround.java"))
              .filter(SkippedTestsTest::assumes)
              .toList();
      assertTrue(others.isEmpty(), "to be skipped through SkipGround: " + others);
    }
  }

  private static boolean assumes(Path file) {
    try {
      return Files.readAllLines(file).stream()
          .anyMatch(
              line -> line.matches("import (static )?org\\.junit\\.jupiter\\.api\\.Assumptions.*"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
