package org.gennas.runner.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.gennas.space.Architecture;
import org.gennas.space.Networks;

/**
 * Small spaces as a table lists them: slots with unlike numbers of choices, codes that are missing,
 * and codes that stand for the same network.
 */
public final class PatchyNetworks {
  private PatchyNetworks() {}

  /** A space of 2 to 4 slots with 1 to 4 choices each and at least one code, by seed. */
  public static Networks draw(long seed) {
    Random random = new Random(seed);
    int slots = random.nextInt(2, 5);
    int[] choices = random.ints(slots, 1, 5).toArray();
    double listed = 0.4 + 0.6 * random.nextDouble();
    boolean aliases = random.nextBoolean();
    List<String> codes = List.of("");
    for (int count : choices) {
      List<String> longer = new ArrayList<>();
      for (String code : codes) {
        for (int c = 0; c < count; c++) {
          longer.add(code + c);
        }
      }
      codes = longer;
    }
    Map<Architecture, Networks.Cost> costs = new LinkedHashMap<>();
    for (String code : codes) {
      if (costs.isEmpty() || random.nextDouble() < listed) {
        costs.put(new Architecture(code), cost(code));
      }
    }
    return new ListedNetworks(
        "patchy " + seed,
        ListedNetworks.nameless(choices),
        costs,
        code -> aliases ? sorted(code, choices) : code);
  }

  /** The last two choices in ascending order, where the slots allow that: their order is lost. */
  private static Architecture sorted(Architecture code, int[] choices) {
    int last = code.length() - 1;
    int low = Math.min(code.choice(last - 1), code.choice(last));
    int high = Math.max(code.choice(last - 1), code.choice(last));
    return high < choices[last] && low < choices[last - 1]
        ? code.with(last - 1, low).with(last, high)
        : code;
  }

  /** The same whatever the order of the digits, so that aliases cost the same. */
  private static Networks.Cost cost(String code) {
    long digits = code.chars().map(c -> c - '0').sum();
    long squares = code.chars().map(c -> (c - '0') * (c - '0')).sum();
    return new Networks.Cost(1000 + 100 * squares, 50_000 + 20_000 * digits);
  }
}
