package org.gennas.search;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import org.gennas.common.FileProblem;
import org.gennas.data.prepared.ImagePreparation;
import org.gennas.data.prepared.PreparedImages;
import org.gennas.data.split.LabelPolicy;
import org.gennas.data.split.PatientSplit;
import org.gennas.data.split.SplitDifference;
import org.gennas.data.split.SplitRecipe;
import org.gennas.data.split.SplitTable;
import org.gennas.data.tables.Dataset;
import org.gennas.data.tables.DatasetFolder;
import org.gennas.data.tables.Side;
import org.gennas.data.tables.ViewFilter;
import org.gennas.study.config.FindingPolicy;
import org.gennas.study.config.ImagesConfig;
import org.gennas.study.event.StudyEvent;
import org.gennas.study.folder.StudyFolder;

/**
 * Turns a study's {@link ImagesConfig} into prepared images and its split.csv. Prepared images lie
 * outside the study and are shared by all studies of the same dataset and size.
 */
public final class StudyPreparation {
  private final StudyFolder folder;
  private final Path home;
  private final Executor executor;
  private final int threads;

  /**
   * @param home where prepared images are kept by default, below {@code prepared}
   * @param executor decodes images, {@code threads} at a time
   */
  public StudyPreparation(StudyFolder folder, Path home, Executor executor, int threads) {
    this.folder = folder;
    this.home = home;
    this.executor = executor;
    this.threads = threads;
  }

  /** {@code GENNAS_HOME}, else {@code GenNAS} in the person's own folder. */
  public static Path usualHome() {
    return Optional.ofNullable(System.getenv("GENNAS_HOME"))
        .filter(text -> !text.isBlank())
        .map(Path::of)
        .orElseGet(() -> Path.of(System.getProperty("user.home"), "GenNAS"));
  }

  /** The recipe that the settings ask for. */
  public static SplitRecipe recipe(ImagesConfig images) {
    return recipe(images.findings(), images.view(), images.split());
  }

  /** The recipe that a part of the settings asks for. */
  public static SplitRecipe recipe(
      List<FindingPolicy> findings, ImagesConfig.View view, ImagesConfig.Split split) {
    return new SplitRecipe(
        findings.stream().map(StudyPreparation::choice).toList(),
        ViewFilter.valueOf(view.name()),
        split(split));
  }

  /**
   * Images on the training side, the unreadable ones among them.
   *
   * @throws IOException if the dataset can't be split so
   */
  public static int trainingImages(ImagesConfig images, Dataset dataset) throws IOException {
    return recipe(images).apply(dataset).images(Side.TRAIN);
  }

  private static SplitRecipe.FindingChoice choice(FindingPolicy policy) {
    return new SplitRecipe.FindingChoice(
        policy.finding(), new LabelPolicy(meaning(policy.uncertain()), meaning(policy.blank())));
  }

  private static LabelPolicy.Meaning meaning(FindingPolicy.Meaning meaning) {
    return LabelPolicy.Meaning.valueOf(meaning.name());
  }

  private static PatientSplit split(ImagesConfig.Split split) {
    return new PatientSplit(
        PatientSplit.By.valueOf(split.by().name()),
        PatientSplit.Method.valueOf(split.drawing().name()),
        split.train(),
        split.valid(),
        split.test(),
        split.seed());
  }

  /**
   * Prepares what is missing and writes split.csv, or holds the one that is there against the data.
   *
   * @param before what the journal says of an earlier preparation
   * @param listener hears at once what a new study's split comes to, then how far it is
   * @return empty if cancelled; the next call resumes where this one stopped
   * @throws IOException if the data can't be used or has changed since the study began
   */
  public Optional<StudyEvent.Prepared> prepare(
      Optional<StudyEvent.Prepared> before,
      InstantSource clock,
      SearchListener listener,
      BooleanSupplier cancelled)
      throws IOException {
    ImagesConfig images = folder.config().images();
    Dataset dataset = DatasetFolder.find(folder.path().resolve(images.folder()));
    requireHonesty(images, dataset);
    SplitRecipe recipe = recipe(images);
    // The split first: it names what is wrong with the settings before an hour's decoding.
    SplitTable all = recipe.apply(dataset);
    if (before.isEmpty()) {
      listener.divided(sides(all, images.namesPatients()));
    }
    Path target =
        images
            .prepared()
            .map(folder.path()::resolve)
            .orElseGet(
                () -> home.resolve("prepared").resolve(dataset.preparedFolderName(images.px())));
    ImagePreparation.Report report =
        new ImagePreparation(executor, threads)
            .prepare(
                dataset,
                recipe.wanted(dataset),
                images.px(),
                target,
                new ListenedPreparation(listener),
                cancelled);
    if (report.cancelled()) {
      return Optional.empty();
    }
    try (PreparedImages prepared = PreparedImages.open(target)) {
      SplitTable table = all.where(row -> prepared.status(row.row()) == PreparedImages.Status.DONE);
      requireScores(table);
      StudyEvent.Prepared event =
          new StudyEvent.Prepared(
              clock.instant(),
              dataset.name(),
              dataset.images().size(),
              dataset.images().size() - all.rows().size(),
              all.rows().size() - table.rows().size(),
              sides(table, images.namesPatients()),
              prepared.folder().toString(),
              fingerprint(table, prepared));
      if (folder.config().startFrom().isPresent()) {
        new StartModels(folder, folder.config().startFrom().get()).requireUnseen(table, event);
      }
      keepSplit(table, event, before);
      return Optional.of(event);
    }
  }

  private void requireHonesty(ImagesConfig images, Dataset dataset) throws FileProblem {
    if (dataset.synthetic() && !images.synthetic()) {
      throw new FileProblem(
          "The images of " + dataset.root() + " are synthetic and the study does not say so",
          folder.configFile(),
          0,
          "Set \"synthetic\" to true, so that every screen and report says it.");
    }
  }

  private void requireScores(SplitTable table) throws FileProblem {
    if (table.undefinedAucs().stream().filter(u -> u.side() == Side.VALID).count()
        == table.findings().size()) {
      throw new FileProblem(
          "No finding has both positive and negative images in validation, so no AUC is defined",
          folder.configFile(),
          0,
          "Choose findings that the dataset has cases of, a larger validation set or another"
              + " seed of the split.");
    }
  }

  /**
   * A split in numbers, the training side first.
   *
   * @param patientsNamed whether the dataset says which images are of one patient
   */
  public static List<StudyEvent.Side> sides(SplitTable table, boolean patientsNamed) {
    return Arrays.stream(Side.values())
        .map(
            side ->
                new StudyEvent.Side(
                    side.word(),
                    table.images(side),
                    table.patients(side),
                    table.counts(side).stream().map(c -> count(c, patientsNamed)).toList()))
        .toList();
  }

  private static StudyEvent.Count count(SplitTable.Count of, boolean patientsNamed) {
    return new StudyEvent.Count(
        of.finding(),
        of.positives(),
        of.negatives(),
        of.masked(),
        Optional.of(new StudyEvent.Patients(of.positivePatients(), of.negativePatients()))
            .filter(patients -> patientsNamed));
  }

  private static String fingerprint(SplitTable table, PreparedImages prepared) {
    String both =
        table.fingerprint()
            + prepared.fingerprint(table.rows().stream().mapToInt(SplitTable.Row::row));
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(both.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }

  private void keepSplit(
      SplitTable table, StudyEvent.Prepared now, Optional<StudyEvent.Prepared> before)
      throws IOException {
    if (before.isPresent() && !before.get().fingerprint().equals(now.fingerprint())) {
      throw new FileProblem(
          "The images or labels have changed since the study began",
          folder.configFile(),
          0,
          "Restore the dataset as it was, or create a new study: scores from different data can't"
              + " be compared.");
    }
    if (before.isEmpty() || !Files.exists(folder.splitFile())) {
      table.write(folder.splitFile());
      return;
    }
    List<String> changes = SplitDifference.between(table, SplitTable.read(folder.splitFile()));
    if (!changes.isEmpty()) {
      throw StudySeal.changedSplit(changes, folder);
    }
  }
}
