package org.gennas.runner.table;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gennas.common.FileProblem;
import org.gennas.space.Architecture;
import org.gennas.space.BuiltNetworks;
import org.gennas.space.NetworkCost;
import org.gennas.space.Networks;
import org.gennas.space.SearchSpace;

/**
 * Makes a table of rows: finds out how many choices a slot has, and whether the codes are those of
 * a search space that the program knows, which also tells aliases.
 */
final class TableOfRows {
  private final Path file;

  record Row(int line, Architecture code, BenchmarkTable.Entry entry) {}

  TableOfRows(Path file) {
    this.file = file;
  }

  BenchmarkTable of(List<Row> rows) throws FileProblem {
    Map<Architecture, BenchmarkTable.Entry> entries = new LinkedHashMap<>();
    int[] choices = new int[rows.get(0).code().length()];
    for (Row row : rows) {
      if (entries.put(row.code(), row.entry()) != null) {
        throw new FileProblem(
            row.code() + " is listed twice", file, row.line(), "Keep one of the two lines.");
      }
      for (int i = 0; i < choices.length; i++) {
        choices[i] = Math.max(choices[i], row.code().choice(i) + 1);
      }
    }
    Path last = file.getFileName();
    String name = last.toString().replaceAll("\\.[^.]*$", "");
    Map<Architecture, Networks.Cost> costs = new LinkedHashMap<>();
    entries.forEach((code, entry) -> costs.put(code, entry.cost()));
    Optional<SearchSpace> space = known(entries);
    Networks networks =
        new ListedNetworks(
            name,
            space.map(TableOfRows::names).orElseGet(() -> ListedNetworks.nameless(choices)),
            costs,
            code -> space.map(s -> s.canonical(code)).orElse(code));
    return new BenchmarkTable(name, networks, space, false, entries);
  }

  private static List<List<String>> names(SearchSpace space) {
    List<String> blocks = space.blocks().stream().map(b -> b.name()).toList();
    return space.slots().stream().map(slot -> blocks).toList();
  }

  /** NAS-Bench-Macro, if every code is legal there and its costs are the closed form's. */
  private static Optional<SearchSpace> known(Map<Architecture, BenchmarkTable.Entry> entries) {
    SearchSpace space = SearchSpace.nasBenchMacro();
    BuiltNetworks built = new BuiltNetworks(space, NetworkCost.Setting.of(space));
    boolean same =
        entries.entrySet().stream()
            .allMatch(
                e ->
                    e.getKey().length() == space.length()
                        && e.getKey().code().chars().allMatch(c -> c < '0' + space.blocks().size())
                        && built.cost(e.getKey()).equals(e.getValue().cost()));
    return same ? Optional.of(space) : Optional.empty();
  }
}
