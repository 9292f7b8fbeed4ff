import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Lists the tests that Maven skipped, with their reasons, from the XML reports of surefire and
 * failsafe. To be run from the source: {@code java .ci/SkippedTests.java FOLDER...}
 *
 * <p>Only the operating system and the user's rights excuse a test (see {@code SkipGround} among the
 * tests). Exit status: 0 none skipped for anything else, 1 some were, or there are no reports.
 *
 * <p>With {@code --for-rights} first, prints nothing but the classes with tests skipped for the
 * user's rights, separated by commas.
 */
final class SkippedTests {
  private static final String OPERATING_SYSTEM = "operating system: ";
  private static final String USER_RIGHTS = "user's rights: ";

  private final List<Skipped> skipped = new ArrayList<>();
  private final int[] counts = new int[4];
  private int reports;

  private SkippedTests() {}

  private record Skipped(String className, String name, String reason) {
    boolean forRights() {
      return reason.contains(USER_RIGHTS);
    }

    boolean excused() {
      return forRights() || reason.contains(OPERATING_SYSTEM);
    }

    String line() {
      String test = name.isBlank() || name.equals(className) ? className : className + "." + name;
      return (excused() ? "  " : "  NOT EXCUSED  ") + test + ": " + reason;
    }
  }

  public static void main(String[] arguments) throws IOException, XMLStreamException {
    boolean forRights = arguments.length > 0 && arguments[0].equals("--for-rights");
    SkippedTests tests = new SkippedTests();
    for (String folder : List.of(arguments).subList(forRights ? 1 : 0, arguments.length)) {
      tests.readFolder(Path.of(folder));
    }
    if (forRights) {
      System.out.println(
          String.join(
              ",",
              tests.skipped.stream()
                  .filter(Skipped::forRights)
                  .map(Skipped::className)
                  .distinct()
                  .toList()));
      return;
    }
    System.exit(tests.tell() ? 0 : 1);
  }

  private void readFolder(Path folder) throws IOException, XMLStreamException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    List<Path> files;
    try (Stream<Path> entries = Files.list(folder)) {
      files = entries.filter(f -> f.getFileName().toString().matches("TEST-.*\\.xml")).sorted().toList();
    }
    for (Path file : files) {
      reports++;
      read(file);
    }
  }

  private void read(Path file) throws IOException, XMLStreamException {
    try (InputStream in = Files.newInputStream(file)) {
      XMLStreamReader xml = XMLInputFactory.newFactory().createXMLStreamReader(in);
      String className = "";
      String name = "";
      while (xml.hasNext()) {
        if (xml.next() != XMLStreamConstants.START_ELEMENT) {
          continue;
        }
        switch (xml.getLocalName()) {
          case "testsuite" -> count(xml);
          case "testcase" -> {
            className = attribute(xml, "classname");
            name = attribute(xml, "name");
          }
          case "skipped" -> skipped.add(new Skipped(className, name, reason(xml)));
          default -> {}
        }
      }
    }
  }

  /**
   * An annotation's reason is an attribute; an assumption's is the first line of a trace, behind the
   * exception's name.
   */
  private static String reason(XMLStreamReader xml) throws XMLStreamException {
    String message = attribute(xml, "message");
    String trace = xml.getElementText().strip();
    return message.isEmpty()
        ? trace.lines().findFirst().orElse("").replaceFirst("^[\\w.$]+: ", "")
        : message;
  }

  private void count(XMLStreamReader suite) {
    String[] names = {"tests", "failures", "errors", "skipped"};
    for (int i = 0; i < names.length; i++) {
      counts[i] += Integer.parseInt(attribute(suite, names[i]));
    }
  }

  private static String attribute(XMLStreamReader xml, String name) {
    String value = xml.getAttributeValue(null, name);
    return value == null ? "" : value.strip();
  }

  /** Whether every skipped test is excused. */
  private boolean tell() {
    if (reports == 0) {
      System.out.println("There are no reports of tests.");
      return false;
    }
    boolean excused = skipped.stream().allMatch(Skipped::excused);
    System.out.println("Skipped tests: " + (skipped.isEmpty() ? "none" : skipped.size()));
    skipped.forEach(test -> System.out.println(test.line()));
    if (!excused) {
      System.out.println(
          "Only the operating system and the user's rights excuse a test; see SkipGround.");
    }
    // in Maven's words, over both of its runs
    System.out.printf(
        "Tests run: %d, Failures: %d, Errors: %d, Skipped: %d%n",
        counts[0], counts[1], counts[2], counts[3]);
    return excused;
  }
}
