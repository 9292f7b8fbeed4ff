package org.gennas.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gennas.common.FileChecksum;
import org.gennas.common.FileProblem;
import org.gennas.evaluation.BootstrapInterval;
import org.gennas.study.event.Ensemble;
import org.gennas.study.event.StudyEvent;
import org.gennas.study.event.StudyState;
import org.gennas.study.event.TrialId;
import org.gennas.study.event.TrialResult;
import org.gennas.study.event.TrialState;
import org.gennas.study.folder.EndedStudy;
import org.gennas.study.folder.PredictionTable;
import org.gennas.study.folder.StudyFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An ended study, such as one of an older program, is asked for its ensemble. */
class EnsembleBuilderTest {
  private static final Clock CLOCK = Clock.fixed(EndedStudy.NOON.plusSeconds(60), ZoneOffset.UTC);
  private static final List<String> CODES = List.of("22121211", "12211121", "11111111", "10000001");

  @TempDir private Path temporary;

  private StudyFolder study(List<String> codes) throws IOException, InterruptedException {
    return EndedStudy.create(
        temporary.resolve("study"), codes, 16, (file, trial) -> Files.writeString(file, "model"));
  }

  private static Ensemble made(StudyFolder folder) throws IOException, InterruptedException {
    return EnsembleBuilder.onRequest(folder, CLOCK).ensemble().orElseThrow();
  }

  @Test
  void it_is_chosen_on_validation_and_told_with_its_cost() throws Exception {
    StudyFolder folder = study(CODES);
    Ensemble ensemble = made(folder);
    assertEquals(4, ensemble.candidates());
    assertTrue(ensemble.members().size() > 1, ensemble.membersInWords());
    StudyState state = folder.state();
    assertEquals(Optional.of(ensemble), state.ensemble());
    assertEquals(ensemble, folder.json().read(folder.ensembleFile(), Ensemble.class, 1));
    double best = state.best().orElseThrow().auc().orElseThrow();
    assertTrue(ensemble.valid().meanAuc().orElseThrow() >= best, ensemble.toString());
    List<TrialResult> results =
        ensemble.members().stream()
            .map(m -> state.trial(m.trial().number()).flatMap(TrialState::result).orElseThrow())
            .toList();
    assertEquals(results.stream().mapToLong(TrialResult::params).sum(), ensemble.params());
    assertEquals(results.stream().mapToLong(TrialResult::macs).sum(), ensemble.macs());
    assertEquals(Optional.of(2.0 * results.size()), ensemble.latencyMillis());
    assertEquals(
        ensemble.valid(),
        folder.ensembleValidPredictions(ensemble).score(BootstrapInterval.standard(42)));
    PredictionTable all =
        PredictionTable.mean(
            List.of(1, 2, 3, 4).stream().map(EndedStudy::predictions).toList(),
            List.of(0.25, 0.25, 0.25, 0.25));
    assertEquals(List.of(1, 2, 3, 4), ensemble.plainMean().trials());
    assertEquals(
        all.score(BootstrapInterval.standard(42)).meanAuc().orElseThrow(),
        ensemble.plainMean().meanAuc().orElseThrow(),
        1e-3);
  }

  @Test
  void asked_again_it_stays_as_it_is() throws Exception {
    StudyFolder folder = study(CODES);
    made(folder);
    List<StudyEvent> events = folder.events();
    made(folder);
    assertEquals(events, folder.events());
  }

  @Test
  void a_study_that_was_scored_on_the_test_split_gets_one_without_a_score_there() throws Exception {
    StudyFolder folder = study(CODES);
    EndedStudy.append(
        folder,
        new StudyEvent.TestScored(
            EndedStudy.NOON,
            folder.state().scored().orElseThrow().id().number(),
            EndedStudy.predictions(9).score(BootstrapInterval.standard(1)),
            Optional.empty()));
    made(folder);
    assertTrue(folder.state().ensembleMissedTest());
  }

  @Test
  void predictions_that_cannot_be_read_or_models_that_are_gone_are_left_out() throws Exception {
    StudyFolder folder = study(CODES);
    StudyState state = folder.state();
    Files.writeString(
        folder.trial(state.trial(1).orElseThrow().id()).validPredictionsFile(), "torn");
    Files.delete(folder.trial(state.trial(3).orElseThrow().id()).modelFile());
    Ensemble ensemble = made(folder);
    assertEquals(2, ensemble.candidates());
    assertEquals(List.of(2, 4), ensemble.plainMean().trials());
  }

  @Test
  void a_model_that_somebody_changed_is_left_out_and_the_journal_says_so() throws Exception {
    StudyFolder folder = study(CODES);
    TrialId third = folder.state().trial(3).orElseThrow().id();
    Path model = folder.trial(third).modelFile();
    EndedStudy.append(
        folder,
        new StudyEvent.Sealed(
            EndedStudy.NOON,
            folder.config(),
            "split",
            "pixels",
            Map.of(3, FileChecksum.of(model))));
    Files.writeString(model, "other weights");

    assertEquals(CODES.size() - 1, made(folder).candidates());

    String remark =
        folder.events().stream()
            .filter(StudyEvent.Remarked.class::isInstance)
            .map(event -> ((StudyEvent.Remarked) event).text())
            .findFirst()
            .orElseThrow();
    assertTrue(
        remark.startsWith(
            "Left out of the ensemble: The model of " + third.label() + " is not the one"),
        remark);
  }

  @Test
  void changed_settings_are_said_before_an_ensemble_is_made() throws Exception {
    StudyFolder folder = study(CODES);
    EndedStudy.append(
        folder,
        new StudyEvent.Sealed(EndedStudy.NOON, folder.config(), "split", "pixels", Map.of()));
    String text = Files.readString(folder.configFile());
    Files.writeString(folder.configFile(), text.replace("\"seed\" : 42", "\"seed\" : 43"));

    FileProblem e = assertThrows(FileProblem.class, () -> made(folder));
    assertTrue(e.getMessage().contains("seed: 42 -> 43"), e.getMessage());
  }

  @Test
  void of_a_single_network_there_is_no_mean() throws Exception {
    StudyFolder folder = study(CODES.subList(0, 1));
    assertEquals(Optional.empty(), EnsembleBuilder.onRequest(folder, CLOCK).ensemble());
    assertTrue(Files.notExists(folder.ensembleFile()));
  }

  @Test
  void before_the_end_it_is_refused_and_the_study_is_free_afterwards() throws Exception {
    StudyFolder folder = study(CODES);
    EndedStudy.append(folder, new StudyEvent.Resumed(EndedStudy.NOON));
    FileProblem e = assertThrows(FileProblem.class, () -> made(folder));
    assertTrue(e.getMessage().contains("once the study has ended"), e.getMessage());
    StudyLock.take(folder).close();
  }
}
