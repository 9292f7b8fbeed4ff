package org.gennas.data.split;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.gennas.common.FileProblem;
import org.gennas.data.tables.Dataset;
import org.gennas.data.tables.ImageRecord;
import org.gennas.data.tables.Label;
import org.gennas.data.tables.Labels;
import org.gennas.data.tables.Side;
import org.gennas.data.tables.View;
import org.junit.jupiter.api.Test;

/** What a stratified split promises, whatever the images. */
class StratifiedDrawTest {
  private static final double[] SHARES = {0.7, 0.15, 0.15};

  /** Findings of a made-up dataset, from common to rare. */
  private static final List<String> FINDINGS = List.of("Opacity", "Effusion", "Edema", "Hernia");

  /** Patients with one to many images; each of the rarer findings has at least {@code rare}. */
  private static List<ImageRecord> images(int patients, int rare, Random random) {
    List<ImageRecord> images = new ArrayList<>();
    for (int p = 0; p < patients; p++) {
      boolean edema = p < rare || random.nextInt(20) == 0;
      boolean hernia = p >= rare && p < 2 * rare;
      boolean opacity = random.nextInt(2) == 0;
      String sex = random.nextBoolean() ? "Male" : "Female";
      int many = 1 + (int) Math.min(40, 1 / (0.02 + random.nextDouble()) - 0.9);
      for (int i = 0; i < many; i++) {
        images.add(
            image(
                p,
                i,
                sex,
                random.nextInt(3) == 0 ? "PA" : "AP",
                label(opacity && random.nextInt(4) > 0),
                random.nextInt(6) == 0 ? Label.UNCERTAIN : label(random.nextInt(5) == 0),
                label(edema && i == 0),
                hernia ? Label.POSITIVE : Label.BLANK));
      }
    }
    return images;
  }

  private static Label label(boolean positive) {
    return positive ? Label.POSITIVE : Label.NEGATIVE;
  }

  private static ImageRecord image(
      int patient, int number, String sex, String projection, Label... labels) {
    String name = String.format(Locale.ROOT, "patient%05d", patient);
    return new ImageRecord(
        name + "/" + number + ".jpg",
        name,
        name + "/1",
        View.FRONTAL,
        projection,
        sex,
        50,
        Labels.of(labels),
        Optional.empty(),
        "train.csv",
        2);
  }

  private static List<Side> sides(PatientSplit split, List<ImageRecord> images) throws FileProblem {
    return split.sides(
        new Dataset("made up", Dataset.Layout.CHEXPERT, Path.of("/made-up"), FINDINGS, images),
        images);
  }

  private static PatientSplit stratified(long seed) {
    return PatientSplit.stratified(SHARES[0], SHARES[1], SHARES[2], seed);
  }

  private static Map<String, Side> byPatient(List<ImageRecord> images, List<Side> sides) {
    Map<String, Side> map = new TreeMap<>();
    for (int i = 0; i < sides.size(); i++) {
      Side before = map.put(images.get(i).patient(), sides.get(i));
      assertThat(before == null || before == sides.get(i)).as("on two sides").isTrue();
    }
    return map;
  }

  private static Predicate<ImageRecord> with(int finding, Label label) {
    return image -> image.labels().get(finding) == label;
  }

  private static Map<Side, Integer> count(
      List<ImageRecord> images, List<Side> sides, Predicate<ImageRecord> counted) {
    Map<Side, Integer> counts = new EnumMap<>(Side.class);
    for (int i = 0; i < sides.size(); i++) {
      counts.merge(sides.get(i), counted.test(images.get(i)) ? 1 : 0, Integer::sum);
    }
    return counts;
  }

  /** How far the sides are from their shares of some images: the sum of (n - expected)^2. */
  private static double unevenness(
      List<ImageRecord> images, List<Side> sides, Predicate<ImageRecord> counted) {
    Map<Side, Integer> counts = count(images, sides, counted);
    int all = counts.values().stream().mapToInt(Integer::intValue).sum();
    double sum = 0;
    for (Side side : Side.values()) {
      sum += Math.pow(counts.getOrDefault(side, 0) - SHARES[side.ordinal()] * all, 2);
    }
    return sum;
  }

  @Property(tries = 100)
  void everyImageIsOnOneSideAndEveryPatientOnOne(
      @ForAll @IntRange(min = 12, max = 200) int patients, @ForAll long seed) throws FileProblem {
    List<ImageRecord> images = images(patients, 3, new Random(seed));

    List<Side> sides = sides(stratified(seed), images);

    assertThat(sides).hasSameSizeAs(images).doesNotContainNull();
    Set<String> known = new HashSet<>();
    images.forEach(image -> known.add(image.patient()));
    assertThat(byPatient(images, sides)).hasSize(known.size());
  }

  @Property(tries = 100)
  void theWantedFractionsOfImagesAreKept(
      @ForAll @IntRange(min = 100, max = 400) int patients, @ForAll long seed) throws FileProblem {
    List<ImageRecord> images = images(patients, 3, new Random(seed));

    Map<Side, Integer> counts = count(images, sides(stratified(seed), images), image -> true);

    for (Side side : Side.values()) {
      double share = (double) counts.get(side) / images.size();
      assertThat(share).isBetween(SHARES[side.ordinal()] - 0.05, SHARES[side.ordinal()] + 0.05);
    }
  }

  @Property(tries = 100)
  void theSameSeedGivesTheSameSplitInAnyOrderOfRows(
      @ForAll @IntRange(min = 12, max = 150) int patients, @ForAll long seed) throws FileProblem {
    List<ImageRecord> images = images(patients, 3, new Random(seed));
    List<ImageRecord> other = new ArrayList<>(images);
    Collections.shuffle(other, new Random(seed + 1));

    assertThat(byPatient(other, sides(stratified(seed), other)))
        .isEqualTo(byPatient(images, sides(stratified(seed), images)));
  }

  @Property(tries = 100)
  void aFindingOfThreePatientsOrMoreIsOnEverySide(
      @ForAll @IntRange(min = 12, max = 200) int patients,
      @ForAll @IntRange(min = 3, max = 6) int rare,
      @ForAll long seed)
      throws FileProblem {
    List<ImageRecord> images = images(patients, rare, new Random(seed));
    Map<Integer, Set<String>> people = new HashMap<>();
    for (ImageRecord image : images) {
      for (int f = 0; f < FINDINGS.size(); f++) {
        if (image.labels().get(f) == Label.POSITIVE) {
          people.computeIfAbsent(f, finding -> new HashSet<>()).add(image.patient());
        }
      }
    }

    List<Side> sides = sides(stratified(seed), images);

    people.forEach(
        (finding, whose) -> {
          if (whose.size() >= 3) {
            assertThat(count(images, sides, with(finding, Label.POSITIVE)).values())
                .as(FINDINGS.get(finding) + " of " + whose.size())
                .hasSize(3)
                .doesNotContain(0);
          }
        });
  }

  @Test
  void everyFindingSexAndViewIsEvenerThanByChance() throws FileProblem {
    List<Predicate<ImageRecord>> strata = new ArrayList<>();
    for (int f = 0; f < FINDINGS.size(); f++) {
      strata.add(with(f, Label.POSITIVE));
    }
    strata.add(image -> image.sex().equals("Female"));
    strata.add(image -> image.projection().equals("PA"));
    strata.add(image -> true);
    double[] random = new double[strata.size()];
    double[] stratified = new double[strata.size()];
    for (int seed = 0; seed < 60; seed++) {
      List<ImageRecord> images = images(200, 8, new Random(seed));
      List<Side> byChance =
          sides(PatientSplit.byPatient(SHARES[0], SHARES[1], SHARES[2], seed), images);
      List<Side> dealt = sides(stratified(seed), images);
      for (int s = 0; s < strata.size(); s++) {
        random[s] += unevenness(images, byChance, strata.get(s));
        stratified[s] += unevenness(images, dealt, strata.get(s));
      }
    }
    for (int s = 0; s < strata.size(); s++) {
      assertThat(stratified[s]).as("stratum " + s).isLessThan(0.5 * random[s]);
    }
  }

  @Test
  void anotherSeedGivesAnotherSplit() throws FileProblem {
    List<ImageRecord> images = images(100, 5, new Random(1));

    assertThat(sides(stratified(1), images)).isNotEqualTo(sides(stratified(2), images));
  }

  /** Studies rely on it: a split is drawn again whenever one is resumed. */
  @Test
  void aSeedsSplitStaysForEver() throws FileProblem {
    List<ImageRecord> images = new ArrayList<>();
    for (int p = 1; p <= 60; p++) {
      for (int i = 0; i <= p % 3; i++) {
        images.add(
            image(
                p,
                i,
                p % 2 == 0 ? "Male" : "Female",
                p % 5 == 0 ? "PA" : "AP",
                label(p % 4 == 0),
                label(p % 7 == 0),
                p % 11 == 0 ? Label.POSITIVE : Label.BLANK,
                p % 19 == 0 ? Label.POSITIVE : Label.UNCERTAIN));
      }
    }
    StringBuilder drawn = new StringBuilder();
    byPatient(images, sides(stratified(3), images))
        .values()
        .forEach(side -> drawn.append(side == Side.TEST ? 'S' : side.name().charAt(0)));

    assertThat(drawn).hasToString("TTTTTTSTSTTSVTSSTTVTTSVTSTTTTTTTTVTTSTTVTTTTTVTTTTTTTVVVSSTS");
  }

  @Test
  void aSideWithoutShareStaysEmpty() throws FileProblem {
    List<ImageRecord> images = images(50, 5, new Random(1));

    assertThat(EnumSet.copyOf(sides(PatientSplit.stratified(0.8, 0.2, 0, 1), images)))
        .containsExactly(Side.TRAIN, Side.VALID);
  }
}
