package org.gennas.ui.images;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gennas.data.prepared.DuplicateImages;
import org.gennas.data.prepared.PreparedImages;
import org.gennas.data.split.SplitTable;
import org.gennas.data.tables.Side;
import org.gennas.search.StudyPreparation;
import org.gennas.study.event.RareFinding;

/**
 * A split in numbers.
 *
 * @param table the split itself
 * @param sides those that hold images, in order
 * @param leaked patients with images on two sides; 0 in every split that can be used
 * @param rare what is too rare to be judged
 * @param duplicates the same picture on two sides; empty while no image is prepared
 */
public record SplitOutcome(
    SplitTable table,
    List<SideCounts> sides,
    int leaked,
    List<RareFinding> rare,
    Optional<DuplicateImages> duplicates) {
  public SplitOutcome {
    sides = List.copyOf(sides);
    rare = List.copyOf(rare);
  }

  /**
   * One side.
   *
   * @param findings one a finding of the study
   */
  public record SideCounts(
      Side side, int images, int patients, int studies, List<SplitTable.Count> findings) {
    public SideCounts {
      findings = List.copyOf(findings);
    }

    /** Share of positive images among those that count for a finding; NaN where none does. */
    public double prevalence(int finding) {
      SplitTable.Count count = findings.get(finding);
      int counted = count.positives() + count.negatives();
      return counted == 0 ? Double.NaN : (double) count.positives() / counted;
    }
  }

  /**
   * Counts a split, and checks it again for patients and pictures on two sides.
   *
   * @param patientsNamed whether the dataset says which images are of one patient
   * @param prepared images of the same dataset, of any size, if some are prepared
   */
  static SplitOutcome of(SplitTable table, boolean patientsNamed, Optional<Path> prepared)
      throws IOException {
    Map<Side, Set<String>> studies = new EnumMap<>(Side.class);
    Map<String, Side> patients = new HashMap<>();
    Set<String> leaked = new HashSet<>();
    for (SplitTable.Row row : table.rows()) {
      studies.computeIfAbsent(row.side(), side -> new HashSet<>()).add(row.study());
      if (patients.computeIfAbsent(row.patient(), patient -> row.side()) != row.side()) {
        leaked.add(row.patient());
      }
    }
    List<SideCounts> sides = new ArrayList<>();
    for (Side side : Side.values()) {
      if (studies.containsKey(side)) {
        sides.add(
            new SideCounts(
                side,
                table.images(side),
                table.patients(side),
                studies.get(side).size(),
                table.counts(side)));
      }
    }
    return new SplitOutcome(
        table,
        sides,
        leaked.size(),
        RareFinding.of(StudyPreparation.sides(table, patientsNamed)),
        duplicates(table, prepared));
  }

  private static Optional<DuplicateImages> duplicates(SplitTable table, Optional<Path> prepared)
      throws IOException {
    if (prepared.isEmpty()) {
      return Optional.empty();
    }
    try (PreparedImages images = PreparedImages.open(prepared.get())) {
      DuplicateImages found = DuplicateImages.across(images, table);
      return found.looked() == 0 ? Optional.empty() : Optional.of(found);
    }
  }
}
