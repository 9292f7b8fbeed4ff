package org.gennas.runner.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.gennas.space.Architecture;
import org.gennas.space.IllegalCodeException;
import org.gennas.space.Networks;
import org.gennas.study.StudyProblem;

/**
 * Tables of trained networks as people have them, and what is wrong with those that are damaged.
 */
class TableFileTest {
  private static final Path MACRO =
      Path.of("..", "shared", "data", "nas-bench-macro", "nas-bench-macro_cifar10.json");

  private static BenchmarkTable read(String name, String text) throws IOException {
    Path file = Files.createTempDirectory("table").resolve(name);
    Files.writeString(file, text);
    return TableFile.read(file);
  }

  private static String problem(String name, String text) {
    return assertThrows(StudyProblem.class, () -> read(name, text)).getMessage();
  }

  @Example
  void nas_bench_macro_is_read_whole_with_its_aliases_and_ranks() throws IOException {
    assumeTrue(Files.exists(MACRO), "the table is not at " + MACRO);
    BenchmarkTable table = TableFile.read(MACRO);
    assertEquals(6561, table.size());
    assertEquals(3969, table.networks().distinct().size());
    assertEquals("nas-bench-macro", table.space().orElseThrow().name());
    assertEquals(new Architecture("22212220"), table.best());
    assertEquals(21, table.rank(new Architecture("22222222")));
    assertEquals(114, table.rank(new Architecture("22121211")));
    assertEquals(table.rank(new Architecture("22212202")), table.rank(table.best()));
    assertEquals(3, table.entry(table.best()).scores().size());
    assertEquals(0.93127, table.entry(table.best()).mean(), 1e-5);
    assertEquals("MB6_K5", table.networks().choiceName(3, 2));
  }

  @Example
  void a_csv_may_have_any_slots_and_count_its_digits_from_one() throws IOException {
    BenchmarkTable table =
        read(
            "mine.csv",
            "\ufeffArchitecture, score1, score2, params, macs, note\r\n"
                + "111,91,93,1000,50000,a\r\n"
                + "142,95,,1200,60000,b\r\n"
                + "\r\n"
                + "221,50.5,51.5,900,40000,c\r\n");
    Networks networks = table.networks();
    assertEquals("mine", table.name());
    assertEquals(3, table.size());
    assertEquals(List.of(2, 4, 2), IntStream.range(0, 3).mapToObj(networks::choices).toList());
    assertEquals(0.92, table.entry(new Architecture("000")).mean(), 1e-12);
    assertEquals(List.of(0.95), table.entry(new Architecture("031")).scores());
    assertEquals(1, table.rank(new Architecture("031")));
    assertEquals(new Networks.Cost(900, 40000), networks.cost(new Architecture("110")));
    assertEquals(List.of(new Architecture("000")), networks.all().subList(0, 1));
    assertThrows(IllegalCodeException.class, () -> table.entry(new Architecture("011")));
    assertTrue(table.space().isEmpty());
  }

  @Example
  void equal_means_share_a_rank() throws IOException {
    BenchmarkTable table =
        read("t.csv", "architecture,score,params,macs\n0,0.5,1,1\n1,0.7,1,1\n2,0.7,1,1\n");
    assertEquals(1, table.rank(new Architecture("1")));
    assertEquals(1, table.rank(new Architecture("2")));
    assertEquals(3, table.rank(new Architecture("0")));
  }

  @Example
  void each_kind_of_damage_is_named_with_its_line() {
    String head = "architecture,score1,params,macs\n";
    assertTrue(problem("a.csv", "").contains("empty"));
    assertTrue(problem("a.csv", "code,score1\n").contains("header"));
    assertTrue(problem("a.csv", head + "01,0.5,1,1\n").contains("at least two"));
    for (String[] wrong :
        new String[][] {
          {"01,x,1,1", "not a number"},
          {"0a,0.5,1,1", "no code of 2 digits"},
          {"012,0.5,1,1", "no code of 2 digits"},
          {"01,,1,1", "no score"},
          {"01,101,1,1", "0 to 1 or percent"},
          {"01,NaN,1,1", "0 to 1 or percent"},
          {"01,0.5,-1,1", "negative"},
          {"01,0.5,1", "fewer than the header"},
          {"00,0.5,1,1", "listed twice"}
        }) {
      String message = problem("a.csv", head + "00,0.5,1,1\n" + wrong[0] + "\n11,0.5,1,1\n");
      assertTrue(message.contains(wrong[1]), message);
      assertTrue(message.contains("line 3"), message);
    }
    assertTrue(problem("a.json", "[1]").contains("begins with {"));
    assertTrue(problem("a.json", "{\"00\":{\"test_acc\":[1]}}").contains("params"));
    assertTrue(problem("a.json", "{\"00\":").contains("Not readable"));
    assertTrue(
        assertThrows(StudyProblem.class, () -> TableFile.read(Path.of("nowhere.csv")))
            .getMessage()
            .contains("no such table"));
  }

  @Property(tries = 200)
  void no_file_whatever_brings_the_reader_down(@ForAll byte[] bytes, @ForAll boolean json)
      throws IOException {
    Path file = Files.createTempDirectory("table").resolve(json ? "t.json" : "t.csv");
    Files.write(file, bytes);
    assertThrows(StudyProblem.class, () -> TableFile.read(file));
    Files.writeString(
        file, "architecture,score1,params,macs\n" + new String(bytes, StandardCharsets.ISO_8859_1));
    assertThrows(StudyProblem.class, () -> TableFile.read(file));
  }
}
