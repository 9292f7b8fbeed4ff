package org.gennas.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gennas.common.FileProblem;
import org.gennas.data.split.SplitTable;
import org.gennas.data.tables.Side;
import org.gennas.space.Architecture;
import org.gennas.study.config.StartFrom;
import org.gennas.study.event.StudyEvent;
import org.gennas.study.event.Trial;
import org.gennas.study.event.TrialState;
import org.gennas.study.folder.SealedModels;
import org.gennas.study.folder.StudyFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Chooses the trained models that a trial begins with, where a study asks for that. */
final class StartModels {
  private static final Logger LOG = LoggerFactory.getLogger(StartModels.class);

  private final StudyFolder folder;
  private final StartFrom wanted;

  /**
   * A trained network.
   *
   * @param score validation mean AUC
   */
  record Candidate(Architecture architecture, double score, Path model) {}

  StartModels(StudyFolder folder, StartFrom wanted) {
    this.folder = folder;
    this.wanted = wanted;
  }

  /**
   * Model files for a trial, the preferred one first. A repeat never begins with this study's own
   * trials: it is to tell chance, and would continue what it repeats.
   *
   * @throws FileProblem if the source that was named is no model and no study with a model, or a
   *     model is not the one that its training kept
   */
  List<Path> of(Trial trial) throws IOException {
    List<SealedModels> studies = new ArrayList<>();
    if (wanted.ownTrials() && trial.repeats().isEmpty()) {
      studies.add(SealedModels.of(folder));
    }
    Optional<Path> source = source();
    if (source.isPresent() && isStudy(source.get())) {
      studies.add(SealedModels.of(StudyFolder.open(source.get(), folder.json())));
    }
    List<Candidate> known = new ArrayList<>();
    studies.forEach(study -> known.addAll(trained(study)));
    List<Path> chosen = new ArrayList<>(choose(trial.id().architecture(), known));
    for (SealedModels study : studies) {
      for (TrialState trained : study.state().trials()) {
        if (chosen.contains(model(study.folder(), trained))) {
          study.require(trained.id());
        }
      }
    }
    if (source.isPresent() && !isStudy(source.get())) {
      SealedModels.requireKept(source.get(), folder.json());
      chosen.add(0, source.get());
    }
    return List.copyOf(chosen);
  }

  private Optional<Path> source() throws FileProblem {
    Optional<Path> source = wanted.source().map(folder.path()::resolve).map(Path::normalize);
    if (source.isPresent() && !Files.isRegularFile(source.get()) && !isStudy(source.get())) {
      throw new FileProblem(
          "There is neither a model nor a study to start from",
          source.get(),
          0,
          "Restore it, or create a new study that starts from another one or from scratch.");
    }
    return source;
  }

  private static boolean isStudy(Path path) {
    return Files.isRegularFile(path.resolve("study.json"));
  }

  private static List<Candidate> trained(SealedModels models) {
    StudyFolder study = models.folder();
    return models.state().trials().stream()
        .filter(t -> t.auc().isPresent() && Files.isRegularFile(model(study, t)))
        .map(t -> new Candidate(t.id().architecture(), t.auc().get(), model(study, t)))
        .toList();
  }

  private static Path model(StudyFolder study, TrialState trial) {
    return study.trial(trial.id()).modelFile();
  }

  /**
   * The best trained network of the same architecture, and for each slot the best that has the same
   * block there.
   */
  static Set<Path> choose(Architecture architecture, List<Candidate> known) {
    List<Candidate> best =
        known.stream()
            .sorted(
                Comparator.comparingDouble(Candidate::score)
                    .reversed()
                    .thenComparing(c -> c.model().toString()))
            .toList();
    Set<Path> chosen = new LinkedHashSet<>();
    best.stream()
        .filter(c -> c.architecture().equals(architecture))
        .findFirst()
        .ifPresent(c -> chosen.add(c.model()));
    String code = architecture.code();
    Set<Path> needed = new HashSet<>();
    for (int slot = 0; slot < code.length(); slot++) {
      int here = slot;
      best.stream()
          .filter(c -> c.architecture().code().charAt(here) == code.charAt(here))
          .findFirst()
          .ifPresent(c -> needed.add(c.model()));
    }
    // in the order of their scores: a block of several is taken from the best network
    best.stream().map(Candidate::model).filter(needed::contains).forEach(chosen::add);
    return chosen;
  }

  /**
   * Sees to it that what the study starts from has not learned from images that it is to be judged
   * by.
   *
   * @param split this study's
   * @param now what the journal says of its images
   * @throws FileProblem if it has
   */
  void requireUnseen(SplitTable split, StudyEvent.Prepared now) throws IOException {
    Optional<Path> source = source();
    if (source.isEmpty()) {
      return;
    }
    Optional<StudyFolder> origin = origin(source.get());
    if (origin.isEmpty() || !Files.isRegularFile(origin.get().splitFile())) {
      LOG.warn(
          "{} does not say which images it was trained on: images that this study is scored on"
              + " may be among them.",
          source.get());
      return;
    }
    Optional<StudyEvent.Prepared> there = origin.get().state().prepared();
    if (there.map(p -> !p.dataset().equals(now.dataset())).orElse(true)) {
      return;
    }
    // what chose among its models may choose among ours too, but not judge the one chosen
    Set<String> learned = new HashSet<>();
    Set<String> used = new HashSet<>();
    for (SplitTable.Row row : SplitTable.read(origin.get().splitFile()).rows()) {
      if (row.side() == Side.TRAIN) {
        learned.add(row.patient());
      }
      if (row.side() != Side.TEST) {
        used.add(row.patient());
      }
    }
    long leaked =
        split.rows().stream()
            .filter(
                row ->
                    row.side() == Side.VALID && learned.contains(row.patient())
                        || row.side() == Side.TEST && used.contains(row.patient()))
            .count();
    if (leaked > 0) {
      throw new FileProblem(
          leaked
              + " images that this study is scored on are of patients that the study to start"
              + " from was trained on",
          source.get(),
          0,
          "Use that study's split (the same fractions and seed), or start from a study of other"
              + " patients.");
    }
  }

  /** The study that a model or a study's folder belongs to. */
  private Optional<StudyFolder> origin(Path source) throws IOException {
    if (isStudy(source)) {
      return Optional.of(StudyFolder.open(source, folder.json()));
    }
    Path trial = source.getParent();
    Path study = trial == null || trial.getParent() == null ? null : trial.getParent().getParent();
    return study != null && isStudy(study)
        ? Optional.of(StudyFolder.open(study, folder.json()))
        : Optional.empty();
  }
}
