import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Prints the ten test classes that took longest, from the XML reports of surefire and failsafe. To
 * be run from the source, as {@code mvn verify} does: {@code java .ci/SlowestClasses.java FOLDER...}
 */
final class SlowestClasses {
  private static final int SHOWN = 10;

  private record TestClass(String name, int tests, double seconds) {}

  private SlowestClasses() {}

  public static void main(String[] folders) throws IOException, XMLStreamException {
    List<TestClass> classes = new ArrayList<>();
    for (String folder : folders) {
      for (Path report : reports(Path.of(folder))) {
        classes.add(read(report));
      }
    }
    if (classes.isEmpty()) {
      System.out.println("There are no reports of tests.");
      return;
    }
    System.out.printf(
        "The slowest of %d test classes, %.0f s together:%n",
        classes.size(), classes.stream().mapToDouble(TestClass::seconds).sum());
    classes.stream()
        .sorted(Comparator.comparingDouble(TestClass::seconds).reversed())
        .limit(SHOWN)
        .forEach(c -> System.out.printf("%7.1f s %4d tests  %s%n", c.seconds, c.tests, c.name));
  }

  private static List<Path> reports(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(f -> f.getFileName().toString().matches("TEST-.*\\.xml")).toList();
    }
  }

  /** A report's outermost element says all. */
  private static TestClass read(Path report) throws IOException, XMLStreamException {
    try (InputStream in = Files.newInputStream(report)) {
      XMLStreamReader suite = XMLInputFactory.newFactory().createXMLStreamReader(in);
      suite.nextTag();
      return new TestClass(
          suite.getAttributeValue(null, "name"),
          Integer.parseInt(suite.getAttributeValue(null, "tests")),
          // surefire groups the digits of long times
          Double.parseDouble(suite.getAttributeValue(null, "time").replace(",", "")));
    }
  }
}
