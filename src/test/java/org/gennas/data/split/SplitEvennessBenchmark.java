package org.gennas.data.split;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gennas.common.FileProblem;
import org.gennas.data.tables.Dataset;
import org.gennas.data.tables.DatasetFolder;
import org.gennas.data.tables.Side;
import org.gennas.data.tables.ViewFilter;

/**
 * How many positives of each finding come to each side, at random and stratified, over five seeds;
 * a table in Markdown. Arguments: the dataset's folder and the findings, such as {@code
 * NIHSubset-v1.0-small Edema "Pleural Effusion"}.
 */
final class SplitEvennessBenchmark {
  private static final int SEEDS = 5;
  private static final List<Side> SMALL = List.of(Side.VALID, Side.TEST);

  private SplitEvennessBenchmark() {}

  /** Prints images, and in brackets their patients, of five seeds. */
  public static void main(String[] args) throws IOException {
    Dataset dataset = DatasetFolder.find(Path.of(args[0]));
    List<String> findings = List.of(args).subList(1, args.length);
    System.out.println("| with | side | share | random, seeds 1 to 5 | stratified, seeds 1 to 5 |");
    System.out.println("|---|---|---|---|---|");
    List<SplitTable> random = new ArrayList<>();
    List<SplitTable> stratified = new ArrayList<>();
    for (int seed = 1; seed <= SEEDS; seed++) {
      random.add(table(dataset, findings, PatientSplit.byPatient(0.7, 0.15, 0.15, seed)));
      stratified.add(table(dataset, findings, PatientSplit.stratified(0.7, 0.15, 0.15, seed)));
    }
    for (int f = 0; f < findings.size(); f++) {
      for (Side side : SMALL) {
        int finding = f;
        int all =
            IntStream.range(0, Side.values().length)
                .map(s -> random.get(0).counts(Side.values()[s]).get(finding).positives())
                .sum();
        System.out.printf(
            Locale.ROOT,
            "| %s | %s | %.1f | %s | %s |%n",
            findings.get(f),
            side.word(),
            0.15 * all,
            counts(random, side, f),
            counts(stratified, side, f));
      }
    }
    for (Side side : SMALL) {
      System.out.printf(
          Locale.ROOT,
          "| images | %s | %.1f | %s | %s |%n",
          side.word(),
          0.15 * random.get(0).rows().size(),
          images(random, side),
          images(stratified, side));
    }
  }

  private static SplitTable table(Dataset dataset, List<String> findings, PatientSplit split)
      throws FileProblem {
    LabelPolicy policy = new LabelPolicy(LabelPolicy.Meaning.IGNORE, LabelPolicy.Meaning.ZEROS);
    return new SplitRecipe(
            findings.stream().map(f -> new SplitRecipe.FindingChoice(f, policy)).toList(),
            ViewFilter.FRONTAL,
            split)
        .apply(dataset);
  }

  private static String counts(List<SplitTable> tables, Side side, int finding) {
    return tables.stream()
        .map(table -> table.counts(side).get(finding))
        .map(count -> count.positives() + " (" + count.positivePatients() + ")")
        .collect(Collectors.joining(", "));
  }

  private static String images(List<SplitTable> tables, Side side) {
    return tables.stream()
        .map(table -> table.images(side) + " (" + table.patients(side) + ")")
        .collect(Collectors.joining(", "));
  }
}
