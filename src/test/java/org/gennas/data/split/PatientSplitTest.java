package org.gennas.data.split;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.gennas.common.FileProblem;
import org.gennas.data.tables.Dataset;
import org.gennas.data.tables.ImageRecord;
import org.gennas.data.tables.Label;
import org.gennas.data.tables.Labels;
import org.gennas.data.tables.Side;
import org.gennas.data.tables.View;
import org.junit.jupiter.api.Test;

class PatientSplitTest {
  private static List<ImageRecord> images(int patients, long seed) {
    Random random = new Random(seed);
    List<ImageRecord> images = new ArrayList<>();
    for (int p = 0; p < patients; p++) {
      for (int i = 0; i <= random.nextInt(4); i++) {
        images.add(image("patient" + p, i, Optional.empty()));
      }
    }
    return images;
  }

  private static ImageRecord image(String patient, int number, Optional<Side> side) {
    return new ImageRecord(
        patient + "/" + number + ".jpg",
        patient,
        patient + "/1",
        View.FRONTAL,
        "AP",
        "Male",
        50,
        Labels.of(List.of(Label.POSITIVE)),
        side,
        side.map(Side::word).orElse("train") + ".csv",
        number + 2);
  }

  private static Dataset dataset(List<ImageRecord> images) {
    return new Dataset(
        "made up", Dataset.Layout.CHEXPERT, Path.of("/made-up"), List.of("Edema"), images);
  }

  private static List<Side> sides(PatientSplit split, List<ImageRecord> images) throws FileProblem {
    return split.sides(dataset(images), images);
  }

  private static Map<String, Side> byPatient(List<ImageRecord> images, List<Side> sides) {
    Map<String, Side> map = new HashMap<>();
    for (int i = 0; i < sides.size(); i++) {
      Side before = map.put(images.get(i).patient(), sides.get(i));
      assertTrue(before == null || before == sides.get(i), "a patient is on two sides");
    }
    return map;
  }

  @Property(tries = 200)
  void everyPatientIsOnOneSideAndFractionsHoldWithinOnePatient(
      @ForAll @IntRange(min = 20, max = 300) int patients,
      @ForAll @DoubleRange(min = 0.1, max = 0.8) double train,
      @ForAll @DoubleRange(min = 0.1, max = 0.9) double shareOfRest,
      @ForAll long seed)
      throws FileProblem {
    double valid = Math.max(0.05, (1 - train) * shareOfRest);
    double test = 1 - train - valid;
    List<ImageRecord> images = images(patients, seed);

    List<Side> sides = sides(PatientSplit.byPatient(train, valid, test, seed), images);

    Map<String, Side> map = byPatient(images, sides);
    assertEquals(patients, map.size());
    assertEquals(patients * train, Collections.frequency(map.values(), Side.TRAIN), 1);
    assertEquals(patients * valid, Collections.frequency(map.values(), Side.VALID), 1);
    assertEquals(patients * test, Collections.frequency(map.values(), Side.TEST), 1);
  }

  @Property(tries = 50)
  void theSameSeedGivesTheSameSplitInAnyOrderOfRows(
      @ForAll @IntRange(min = 10, max = 100) int patients, @ForAll long seed) throws FileProblem {
    List<ImageRecord> images = images(patients, seed);
    List<ImageRecord> other = new ArrayList<>(images);
    Collections.shuffle(other, new Random(seed + 1));
    PatientSplit split = PatientSplit.byPatient(0.7, 0.2, 0.1, seed);

    assertEquals(byPatient(images, sides(split, images)), byPatient(other, sides(split, other)));
  }

  @Test
  void anotherSeedGivesAnotherSplit() throws FileProblem {
    List<ImageRecord> images = images(100, 1);

    assertNotEquals(
        sides(PatientSplit.byPatient(0.7, 0.2, 0.1, 1), images),
        sides(PatientSplit.byPatient(0.7, 0.2, 0.1, 2), images));
  }

  @Test
  void theFilesOwnSplitIsTaken() throws FileProblem {
    List<ImageRecord> images =
        List.of(
            image("a", 1, Optional.of(Side.TRAIN)),
            image("a", 2, Optional.of(Side.TRAIN)),
            image("b", 1, Optional.of(Side.VALID)));

    assertEquals(
        List.of(Side.TRAIN, Side.TRAIN, Side.VALID), sides(PatientSplit.byFiles(1), images));
  }

  @Test
  void aPatientOnTwoSidesOfTheFilesIsNamedByFileAndLine() {
    List<ImageRecord> images =
        List.of(
            image("secret", 5, Optional.of(Side.TRAIN)),
            image("b", 6, Optional.of(Side.TRAIN)),
            image("secret", 9, Optional.of(Side.VALID)));

    FileProblem problem =
        assertThrows(FileProblem.class, () -> sides(PatientSplit.byFiles(1), images));

    assertTrue(problem.getMessage().contains("train.csv line 7 (train)"), problem.getMessage());
    assertTrue(problem.getMessage().contains("valid.csv line 11 (valid)"), problem.getMessage());
    assertTrue(problem.remedy().startsWith("Split by patient"), problem.remedy());
    assertTrue(!problem.getMessage().contains("secret"), "a patient is named");
  }

  @Test
  void validationPatientsAreDrawnFromTrainingWhereTheFilesNameNone() throws FileProblem {
    List<ImageRecord> images = new ArrayList<>();
    for (int p = 0; p < 100; p++) {
      Optional<Side> side = Optional.of(p < 80 ? Side.TRAIN : Side.TEST);
      images.add(image("p" + p, 1, side));
      images.add(image("p" + p, 2, side));
    }

    Map<String, Side> map =
        byPatient(
            images,
            sides(
                new PatientSplit(
                    PatientSplit.By.FILES, PatientSplit.Method.RANDOM, 0.6, 0.2, 0.2, 3),
                images));

    assertEquals(60, Collections.frequency(map.values(), Side.TRAIN));
    assertEquals(20, Collections.frequency(map.values(), Side.VALID));
    for (int p = 80; p < 100; p++) {
      assertEquals(Side.TEST, map.get("p" + p));
    }
  }

  @Test
  void filesWithoutSidesAreRefusedWithTheWayOut() {
    List<ImageRecord> images = images(10, 1);

    FileProblem problem =
        assertThrows(FileProblem.class, () -> sides(PatientSplit.byFiles(1), images));

    assertEquals("Split by patient instead.", problem.remedy());
  }

  @Test
  void tooFewPatientsAreRefused() {
    FileProblem problem =
        assertThrows(
            FileProblem.class, () -> sides(PatientSplit.byPatient(0.8, 0.1, 0.1, 1), images(1, 1)));
    assertTrue(problem.getMessage().contains("No patient"), problem.getMessage());
    assertThrows(IllegalArgumentException.class, () -> PatientSplit.byPatient(0.8, 0.1, 0.2, 1));
  }

  @Property(tries = 100)
  void theLeakCheckFindsExactlyThePatientsOnTwoSides(
      @ForAll @IntRange(min = 2, max = 40) int patients, @ForAll long seed) {
    List<ImageRecord> images = images(patients, seed);
    Random random = new Random(seed);
    List<Side> sides =
        images.stream().map(i -> Side.values()[random.nextInt(20) == 0 ? 1 : 0]).toList();
    Map<String, Set<Side>> expected = new HashMap<>();
    for (int i = 0; i < sides.size(); i++) {
      expected.computeIfAbsent(images.get(i).patient(), p -> new HashSet<>()).add(sides.get(i));
    }

    List<LeakCheck.Leak> leaks = LeakCheck.leaks(images, sides);

    assertEquals(expected.values().stream().filter(s -> s.size() > 1).count(), leaks.size());
    leaks.forEach(leak -> assertEquals(leak.first().patient(), leak.second().patient()));
  }
}
