package org.gennas.cli.option;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.gennas.data.tables.Dataset;
import org.gennas.data.tables.DatasetSummary;
import org.gennas.study.config.FindingPolicy;
import org.gennas.study.config.ImagesConfig;
import picocli.CommandLine.Option;

/** Which images are learned from, and what their labels count as. */
public final class ImagesOptions {
  /** Those of the CheXpert competition (Irvin et al. 2019). */
  private static final List<String> USUAL_FINDINGS =
      List.of("Atelectasis", "Cardiomegaly", "Consolidation", "Edema", "Pleural Effusion");

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The dataset: a folder in CheXpert or NIH layout, or a MedMNIST .npz file.")
  private Path data;

  @Option(
      names = "--px",
      paramLabel = "N",
      defaultValue = "64",
      description = "Side to which images are resized, 16 to 512 (default 64).")
  private int px;

  @Option(
      names = "--findings",
      paramLabel = "NAME,...",
      split = ",",
      description =
          "Findings to learn; default: those of the CheXpert competition's five that the"
              + " dataset has, else all.")
  private List<String> findings = List.of();

  @Option(
      names = "--uncertain",
      paramLabel = "[FINDING=]POLICY",
      description =
          "What uncertain labels count as in training: ignore (default), zeros or ones; for all or"
              + " for one finding.")
  private List<String> uncertain = List.of();

  @Option(
      names = "--blank",
      paramLabel = "[FINDING=]POLICY",
      description = "What blank labels count as: zeros (default), ones or ignore.")
  private List<String> blank = List.of();

  @Option(
      names = "--view",
      paramLabel = "VIEW",
      defaultValue = "frontal",
      description = "frontal (default), lateral, frontal-ap, frontal-pa or all.")
  private String view;

  @Option(
      names = "--split",
      paramLabel = "SPLIT",
      description =
          "Fractions for training, validation and test (default 0.7,0.15,0.15), or"
              + " \"files\" for the dataset's own (default where it names no patients).")
  private String split = "";

  @Option(
      names = "--draw",
      paramLabel = "METHOD",
      defaultValue = "stratified",
      description =
          "How patients are assigned to the sets: stratified (default), so that each set gets"
              + " its share of the images and of each finding, sex and view; or random, whatever"
              + " their"
              + " findings, by fractions of the patients.")
  private String draw;

  @Option(
      names = "--prepared",
      paramLabel = "DIR",
      description = "Folder of already prepared images; default: the shared one.")
  private Path prepared;

  public Optional<Path> folder() {
    return Optional.ofNullable(data);
  }

  /**
   * The images of a study.
   *
   * @param seed draws the split
   * @throws IllegalArgumentException if an option is out of its range, fit for print
   */
  public ImagesConfig config(Dataset dataset, long seed) {
    check(
        px >= ImagesConfig.LEAST_PX && px <= ImagesConfig.MOST_PX,
        "--px must be 16 to 512, not " + px + ".");
    List<String> chosen = findings.isEmpty() ? usualFindings(dataset) : trimmed(findings);
    for (String finding : chosen) {
      check(
          dataset.findings().contains(finding),
          String.format(
              Locale.ROOT,
              "The dataset has no finding \"%s\"; it has %s.",
              finding,
              String.join(", ", dataset.findings())));
    }
    Map<String, FindingPolicy.Meaning> unclear =
        meanings("--uncertain", uncertain, chosen, FindingPolicy.Meaning.IGNORE);
    Map<String, FindingPolicy.Meaning> unsaid =
        meanings("--blank", blank, chosen, FindingPolicy.Meaning.ZEROS);
    List<FindingPolicy> policies = new ArrayList<>();
    chosen.forEach(f -> policies.add(new FindingPolicy(f, unclear.get(f), unsaid.get(f))));
    return new ImagesConfig(
        dataset.root().toString(),
        policies,
        OptionValue.of("--view", view, ImagesConfig.View.class),
        px,
        split(dataset, seed),
        Optional.ofNullable(prepared).map(p -> p.toAbsolutePath().normalize().toString()),
        dataset.synthetic());
  }

  private static List<String> trimmed(List<String> names) {
    return names.stream().map(String::strip).distinct().toList();
  }

  private static List<String> usualFindings(Dataset dataset) {
    List<String> usual = new ArrayList<>(USUAL_FINDINGS);
    usual.retainAll(dataset.findings());
    if (!usual.isEmpty()) {
      return usual;
    }
    List<String> present =
        dataset.summary().labels().stream()
            .filter(count -> count.positive() > 0)
            .map(DatasetSummary.LabelCount::finding)
            .toList();
    return present.isEmpty() ? dataset.findings() : present;
  }

  private static Map<String, FindingPolicy.Meaning> meanings(
      String option, List<String> values, List<String> findings, FindingPolicy.Meaning unlessSaid) {
    Map<String, FindingPolicy.Meaning> meanings = new LinkedHashMap<>();
    findings.forEach(finding -> meanings.put(finding, unlessSaid));
    List<String> general = values.stream().filter(value -> value.indexOf('=') < 0).toList();
    for (String value : general) {
      meanings.replaceAll((f, m) -> OptionValue.of(option, value, FindingPolicy.Meaning.class));
    }
    for (String value : values) {
      int equals = value.lastIndexOf('=');
      if (equals >= 0) {
        String finding = value.substring(0, equals).strip();
        check(
            meanings.containsKey(finding),
            option + " names \"" + finding + "\", which is not among the findings to learn.");
        meanings.put(
            finding,
            OptionValue.of(option, value.substring(equals + 1), FindingPolicy.Meaning.class));
      }
    }
    return meanings;
  }

  private ImagesConfig.Split split(Dataset dataset, long seed) {
    Optional<ImagesConfig.Split.Method> method =
        Optional.of(OptionValue.of("--draw", draw, ImagesConfig.Split.Method.class));
    String usual = dataset.layout().namesPatients() ? "0.7,0.15,0.15" : "files";
    String wanted = split.isBlank() ? usual : split.strip();
    if (wanted.toLowerCase(Locale.ROOT).equals("files")) {
      return new ImagesConfig.Split(ImagesConfig.Split.By.FILES, 0.8, 0.2, 0, seed, method);
    }
    List<Double> parts;
    try {
      parts = Arrays.stream(wanted.split(",")).map(String::strip).map(Double::valueOf).toList();
    } catch (NumberFormatException e) {
      parts = List.of();
    }
    boolean legal =
        parts.size() == 3
            && parts.get(0) > 0
            && parts.get(1) > 0
            && parts.get(2) >= 0
            && Math.abs(parts.get(0) + parts.get(1) + parts.get(2) - 1) < 1e-6;
    check(
        legal,
        "--split takes three fractions that add up to 1, such as 0.7,0.15,0.15, or \"files\", not"
            + " \""
            + split
            + "\".");
    return new ImagesConfig.Split(
        ImagesConfig.Split.By.PATIENT, parts.get(0), parts.get(1), parts.get(2), seed, method);
  }

  private static void check(boolean legal, String rule) {
    if (!legal) {
      throw new IllegalArgumentException(rule);
    }
  }
}
