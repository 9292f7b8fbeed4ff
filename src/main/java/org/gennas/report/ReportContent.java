package org.gennas.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gennas.common.FileProblem;
import org.gennas.data.tables.NoFindingImages;
import org.gennas.space.SearchSpace;
import org.gennas.study.config.StudyConfig;
import org.gennas.study.event.StudyEvent;
import org.gennas.study.event.StudyState;
import org.gennas.study.event.TrialHistory;
import org.gennas.study.event.TrialState;
import org.gennas.study.folder.PredictionTable;
import org.gennas.study.folder.SealedSettings;
import org.gennas.study.folder.StudyFolder;

/**
 * All that leaves the program about a study, read once from its folder, with every text masked by
 * {@link ExportRedactor}.
 *
 * @param space the search space; empty if its preset is not known to this program
 * @param winner the search's trial that the study chose
 * @param model the training that stands for the winner, see {@link StudyState#scored()}
 * @param courses how each training went
 * @param damages what could not be read and was left out, a sentence each
 * @param changedSettings which settings are no longer those that the study began with, in words
 *     without their values; empty where all are
 * @param valid that model's predictions on the validation split, if they can be read
 * @param validProblem why they cannot; empty otherwise
 * @param test that model's predictions on the test split; empty until that was scored
 * @param ensembleValid the ensemble's predictions on the validation split, where there is one and
 *     they can be read
 * @param ensembleTest its predictions on the test split, where it was scored there
 * @param environment program, machine and devices, flattened to names and values
 * @param split the images of the split table
 * @param noFinding what the dataset says of images without any finding
 * @param baselines what is simple and has to be beaten
 * @param talk what was asked of a language model
 */
public record ReportContent(
    StudyState state,
    Optional<SearchSpace> space,
    Optional<TrialState> winner,
    Optional<TrialState> model,
    TrainingCourses courses,
    List<String> damages,
    Optional<String> changedSettings,
    Optional<PredictionTable> valid,
    String validProblem,
    Optional<PredictionTable> test,
    Optional<PredictionTable> ensembleValid,
    Optional<PredictionTable> ensembleTest,
    Map<String, String> environment,
    SplitRecords split,
    NoFindingImages noFinding,
    ReportBaselines baselines,
    RecordedConversation talk) {
  public ReportContent {
    damages = List.copyOf(damages);
  }

  private static Optional<String> changedSettings(
      StudyFolder folder, StudyConfig config, List<StudyEvent> events) {
    Optional<StudyEvent.Sealed> seal =
        events.stream()
            .filter(StudyEvent.Sealed.class::isInstance)
            .map(StudyEvent.Sealed.class::cast)
            .reduce((a, b) -> b);
    List<String> fields =
        SealedSettings.changes(config, seal, folder.json()).stream()
            .map(change -> change.substring(0, change.indexOf(':')))
            .toList();
    return fields.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "study.json was changed after the study had begun, in "
                + String.join(", ", fields)
                + ". What stands here of the settings need not be what was trained by.");
  }

  /**
   * Reads a study in whatever state it is. A damaged trial is named and left out.
   *
   * @throws FileProblem if study.json or the journal are damaged
   */
  public static ReportContent read(StudyFolder folder) throws IOException {
    SplitRecords split = SplitRecords.of(folder.splitFile());
    StudyConfig config = folder.config();
    ExportRedactor discretion = new ExportRedactor(places(folder, config), split.patients());
    StudyState journalled = folder.state();
    ReportBaselines baselines = ReportBaselines.of(folder, journalled, discretion);
    StudyFolder masked = StudyFolder.open(folder.path(), folder.json().reading(discretion::of));
    StudyState state = masked.state();
    Optional<TrialState> model = state.scored();
    List<String> damages = new ArrayList<>();
    TrainingCourses courses = TrainingCourses.read(masked, state, discretion, damages);
    List<String> validProblem = new ArrayList<>();
    Optional<PredictionTable> valid =
        model.flatMap(
            m ->
                predictions(folder.trial(m.id()).validPredictionsFile(), discretion, validProblem));
    List<String> testProblem = new ArrayList<>();
    Optional<PredictionTable> test =
        state
            .test()
            .flatMap(t -> state.trial(t.number()))
            .flatMap(
                t ->
                    predictions(
                        folder.trial(t.id()).testPredictionsFile(), discretion, testProblem));
    return new ReportContent(
        state,
        SearchSpace.preset(state.config().space()),
        state.winner(),
        model,
        courses,
        damages,
        changedSettings(folder, config, journalled.events()),
        valid,
        String.join(" ", validProblem),
        test,
        ensembleValid(folder, state, discretion, damages),
        state
            .test()
            .flatMap(StudyEvent.TestScored::ensemble)
            .flatMap(s -> predictions(folder.ensembleTestPredictionsFile(), discretion, damages)),
        RecordedEnvironment.rows(folder.environmentFile(), discretion),
        split,
        NoFindingImages.find(folder.path().resolve(config.images().folder())),
        baselines,
        RecordedConversation.read(folder.conversationsFolder(), discretion));
  }

  private static List<Path> places(StudyFolder folder, StudyConfig config) {
    List<Path> places = new ArrayList<>();
    places.add(folder.path());
    places.add(folder.path().resolve(config.images().folder()));
    config.images().prepared().ifPresent(p -> places.add(folder.path().resolve(p)));
    places.add(Path.of(System.getProperty("user.home", "/")));
    return places;
  }

  private static Optional<PredictionTable> ensembleValid(
      StudyFolder folder, StudyState state, ExportRedactor discretion, List<String> damages) {
    try {
      return state.ensemble().isEmpty()
          ? Optional.empty()
          : Optional.of(folder.ensembleValidPredictions(state.ensemble().get()));
    } catch (IOException e) {
      damages.add("The ensemble's predictions: " + discretion.of(String.valueOf(e.getMessage())));
      return Optional.empty();
    }
  }

  private static Optional<PredictionTable> predictions(
      Path file, ExportRedactor discretion, List<String> problem) {
    try {
      return Optional.of(PredictionTable.read(file));
    } catch (IOException e) {
      problem.add(discretion.of(String.valueOf(e.getMessage())));
      return Optional.empty();
    }
  }

  /** Whether the images are made by a generator. */
  public boolean synthetic() {
    return state.config().images().synthetic();
  }

  /** Names of the findings in the study's order. */
  public List<String> findings() {
    return state.config().images().findingNames();
  }

  /** How a training went; empty history where that is not known. */
  public TrialHistory history(TrialState trial) {
    return courses.of(trial);
  }
}
