package org.gennas.data.tables;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Whose images a dataset has, counted by image.
 *
 * @param sexes images per sex, as the tables say
 * @param ages what is known of the ages; empty where no image has one
 * @param unknownAges images without an age
 * @param decades images per ten years of age: 0 to 9, 10 to 19 ...; those with an age
 */
public record Demographics(
    Map<String, Integer> sexes, Optional<Ages> ages, int unknownAges, List<Integer> decades) {
  private static final int DECADE = 10;

  public Demographics {
    sexes = Collections.unmodifiableMap(new TreeMap<>(sexes));
    decades = List.copyOf(decades);
  }

  /** Years. */
  public record Ages(int least, int median, int most) {}

  /** Counts a dataset's images. */
  public static Demographics of(Dataset dataset) {
    Map<String, Integer> sexes = new TreeMap<>();
    int[] known = new int[dataset.images().size()];
    int n = 0;
    for (ImageRecord image : dataset.images()) {
      sexes.merge(image.sex(), 1, Integer::sum);
      if (image.age() > 0) {
        known[n++] = image.age();
      }
    }
    int[] ages = Arrays.copyOf(known, n);
    Arrays.sort(ages);
    int[] decades = new int[n == 0 ? 0 : ages[n - 1] / DECADE + 1];
    for (int age : ages) {
      decades[age / DECADE]++;
    }
    return new Demographics(
        sexes,
        n == 0 ? Optional.empty() : Optional.of(new Ages(ages[0], ages[n / 2], ages[n - 1])),
        known.length - n,
        Arrays.stream(decades).boxed().toList());
  }
}
