package org.gennas.data.phantom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The tables have CheXpert's columns, in order, filled as mined reports fill them. */
class PhantomTableTest {
  private final PhantomSet set = new PhantomSet(new PhantomConfig(3, 200, 64, 0.2, 0.8));
  private final List<String[]> train = rows(set.table(false));
  private final List<String[]> valid = rows(set.table(true));

  private static List<String[]> rows(String table) {
    List<String> lines = table.lines().toList();
    assertEquals(
        "Path,Sex,Age,Frontal/Lateral,AP/PA,No Finding,Enlarged Cardiomediastinum,Cardiomegaly,"
            + "Lung Opacity,Lung Lesion,Edema,Consolidation,Pneumonia,Atelectasis,Pneumothorax,"
            + "Pleural Effusion,Pleural Other,Fracture,Support Devices",
        lines.get(0));
    return lines.subList(1, lines.size()).stream().map(line -> line.split(",", -1)).toList();
  }

  @Test
  void everyRowHasCheXpertsForm() {
    for (List<String[]> table : List.of(train, valid)) {
      String side = table == train ? "train" : "valid";
      for (String[] row : table) {
        assertEquals(19, row.length);
        assertTrue(
            row[0].matches(
                "ChestPhantoms-v1\\.0-small/"
                    + side
                    + "/patient\\d{5}/study[1-9]/view[1-9]_(frontal|lateral)\\.jpg"),
            row[0]);
        assertTrue(row[1].equals("Male") || row[1].equals("Female"), row[1]);
        int age = Integer.parseInt(row[2]);
        assertTrue(age >= 18 && age <= 90, row[2]);
        assertEquals(row[0].endsWith("_frontal.jpg") ? "Frontal" : "Lateral", row[3]);
        assertTrue(row[4].matches(row[3].equals("Frontal") ? "AP|PA" : ""), row[4]);
        for (int label = 5; label < 19; label++) {
          assertTrue(Set.of("1.0", "0.0", "-1.0", "").contains(row[label]), row[label]);
        }
      }
    }
    assertEquals(set.images(), train.size() + valid.size());
  }

  @Test
  void noPatientIsOnBothSidesAndMostHaveSeveralImages() {
    Set<String> trainPatients = patients(train);
    Set<String> validPatients = patients(valid);
    assertEquals(160, trainPatients.size());
    assertEquals(40, validPatients.size());
    Set<String> both = new HashSet<>(trainPatients);
    both.retainAll(validPatients);
    assertEquals(Set.of(), both);
    assertTrue(train.size() >= 2 * trainPatients.size());
  }

  private static Set<String> patients(List<String[]> rows) {
    return rows.stream().map(row -> row[0].split("/")[2]).collect(Collectors.toSet());
  }

  @ParameterizedTest
  @EnumSource(PhantomFinding.class)
  void trainingLabelsAreMinedOnesAndValidationLabelsRadiologists(PhantomFinding finding) {
    int column = List.of(PhantomSet.HEADER.split(",")).indexOf(finding.column());
    Map<String, Long> mined =
        train.stream().collect(Collectors.groupingBy(row -> row[column], Collectors.counting()));
    assertEquals(Set.of("1.0", "0.0", "-1.0", ""), mined.keySet());
    double share = mined.get("1.0") / (double) train.size();
    assertTrue(share > 0.12 && share < 0.45, "share of positives " + share);
    assertTrue(mined.get("") > mined.get("0.0"), "absent is mostly not mentioned");
    Map<String, Long> read =
        valid.stream().collect(Collectors.groupingBy(row -> row[column], Collectors.counting()));
    assertEquals(Set.of("1.0", "0.0"), read.keySet());
  }

  @Test
  void mildFindingsAreOftenUncertain() {
    int uncertain = 0;
    for (int seed = 0; seed < 200; seed++) {
      ChestState mild =
          new ChestState(Map.of(PhantomFinding.EDEMA, 0.3), 1, 0, true, 0, Set.of(), seed);
      uncertain += ReportLabels.of(mild, false).get(5).equals("-1.0") ? 1 : 0;
    }
    assertTrue(uncertain > 80 && uncertain < 160, uncertain + " of 200");
  }

  @Test
  void noFindingExcludesEveryFinding() {
    for (String[] row : train) {
      if (row[5].equals("1.0")) {
        for (int label = 6; label < 18; label++) {
          assertTrue(
              !row[label].equals("1.0") && !row[label].equals("-1.0"), String.join(",", row));
        }
      }
    }
  }

  @Test
  void laterAndBothFrontalViewsOccur() {
    assertEquals(
        Set.of("AP", "PA", ""), train.stream().map(row -> row[4]).collect(Collectors.toSet()));
  }
}
