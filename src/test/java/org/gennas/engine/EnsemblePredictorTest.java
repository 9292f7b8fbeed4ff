package org.gennas.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import org.gennas.TrainsNetworks;
import org.gennas.common.FileProblem;
import org.gennas.search.EnsembleBuilder;
import org.gennas.study.event.Ensemble;
import org.gennas.study.event.TrialId;
import org.gennas.study.folder.EndedStudy;
import org.gennas.study.folder.EnsembleFile;
import org.gennas.study.folder.StudyFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several networks asked as one. */
@TrainsNetworks
class EnsemblePredictorTest {
  private static final int PX = 32;

  @TempDir private Path temporary;

  private StudyFolder study() throws IOException, InterruptedException {
    return EndedStudy.create(
        temporary.resolve("study"),
        List.of("10000001", "20000000", "10200000"),
        PX,
        (file, trial) ->
            UntrainedModel.write(
                file, trial.architecture().code(), PX, EndedStudy.FINDINGS, trial.number()));
  }

  private static Ensemble ensemble(StudyFolder folder) throws IOException, InterruptedException {
    return EnsembleBuilder.onRequest(folder, Clock.systemUTC()).ensemble().orElseThrow();
  }

  private static byte[] grey(long seed) {
    byte[] grey = new byte[PX * PX];
    new Random(seed).nextBytes(grey);
    return grey;
  }

  private static Classifier load(Path file) throws IOException {
    return Classifier.load(file, LayerChoice.automatic());
  }

  @Test
  void probabilities_and_heat_are_the_weighted_means_of_the_members_exactly() throws Exception {
    StudyFolder folder = study();
    Ensemble ensemble = ensemble(folder);
    assertTrue(ensemble.members().size() > 1, ensemble.membersInWords());
    double[][] probabilities = new double[2][EndedStudy.FINDINGS.size()];
    double[][] heat = new double[0][];
    for (Ensemble.Member member : ensemble.members()) {
      try (Predictor one = Predictor.load(folder.trial(member.trial()).modelFile())) {
        float[][] said = one.predict(List.of(grey(1), grey(2)));
        Explanation told = one.explain(grey(1));
        heat = heat.length == 0 ? new double[told.heat().length][told.side() * told.side()] : heat;
        for (int f = 0; f < heat.length; f++) {
          for (int i = 0; i < 2; i++) {
            probabilities[i][f] += member.weight() * said[i][f];
          }
          for (int i = 0; i < heat[f].length; i++) {
            heat[f][i] += member.weight() * told.heat()[f][i];
          }
        }
      }
    }
    try (Classifier all = load(folder.ensembleFile())) {
      assertEquals(PX, all.px());
      assertEquals(EndedStudy.FINDINGS, all.findings());
      float[][] said = all.predict(List.of(grey(1), grey(2)));
      Explanation told = all.explain(grey(1));
      for (int f = 0; f < heat.length; f++) {
        assertEquals((float) probabilities[0][f], said[0][f]);
        assertEquals((float) probabilities[1][f], said[1][f]);
        assertEquals((float) probabilities[0][f], told.probabilities()[f], 1e-6f);
        for (int i = 0; i < heat[f].length; i++) {
          assertEquals((float) heat[f][i], told.heat()[f][i]);
        }
      }
    }
  }

  @Test
  void an_exported_file_says_the_same_without_the_study() throws Exception {
    StudyFolder folder = study();
    Ensemble ensemble = ensemble(folder);
    Path file = temporary.resolve("ensemble.zip");
    EnsembleFile.write(folder, ensemble, file);
    byte[] first = Files.readAllBytes(file);
    EnsembleFile.write(folder, ensemble, file);
    assertArrayEquals(first, Files.readAllBytes(file), "the same ensemble is the same file");
    float[] before;
    try (Classifier inStudy = load(folder.ensembleFile())) {
      before = inStudy.predict(List.of(grey(3)))[0];
    }
    Files.move(folder.path(), temporary.resolve("elsewhere"));
    try (Classifier exported = load(file)) {
      assertArrayEquals(before, exported.predict(List.of(grey(3)))[0]);
    }
  }

  @Test
  void a_model_of_a_study_that_somebody_changed_is_not_asked() throws Exception {
    StudyFolder folder = study();
    Ensemble ensemble = ensemble(folder);
    TrialId first = ensemble.members().get(0).trial();
    Path model = folder.trial(first).modelFile();
    EndedStudy.seal(folder, first);
    load(model).close();
    // a whole model with other weights, which only its checksum gives away
    UntrainedModel.write(model, first.architecture().code(), PX, EndedStudy.FINDINGS, 99);

    for (Path asked : List.of(model, folder.ensembleFile())) {
      FileProblem changed = assertThrows(FileProblem.class, () -> load(asked));
      assertTrue(
          changed.getMessage().contains("The model of " + first.label() + " is not the one"),
          changed.getMessage());
    }
    Path copy = Files.copy(model, temporary.resolve("model.zip"));
    load(copy).close();
  }

  @Test
  void weights_that_cannot_be_and_members_that_never_end_are_refused_in_words() throws Exception {
    StudyFolder folder = study();
    Ensemble ensemble = ensemble(folder);
    Path file = temporary.resolve("ensemble.zip");
    EnsembleFile.write(folder, ensemble, file);
    String weight = "\"weight\" : " + ensemble.members().get(0).weight();
    ChangedZip.with(
        file,
        EnsembleFile.DESCRIPTION,
        bytes ->
            new String(bytes, StandardCharsets.UTF_8)
                .replace(weight, "\"weight\" : -7")
                .getBytes(StandardCharsets.UTF_8));
    FileProblem negative = assertThrows(FileProblem.class, () -> load(file));
    assertTrue(
        negative.getMessage().contains("The members' weights are above 0 and sum to 1"),
        negative.getMessage());

    EnsembleFile.write(folder, ensemble, file);
    String entry = EnsembleFile.entry(ensemble.members().get(0));
    ChangedZip.with(file, entry, bytes -> new byte[(1 << 28) + 1]);
    FileProblem bomb = assertThrows(FileProblem.class, () -> load(file));
    assertTrue(bomb.getMessage().contains(entry + " has 268435457 bytes"), bomb.getMessage());
  }

  @Test
  void a_torn_file_and_a_missing_member_are_named() throws Exception {
    StudyFolder folder = study();
    Ensemble ensemble = ensemble(folder);
    Path file = temporary.resolve("ensemble.zip");
    Path model = folder.trial(ensemble.members().get(0).trial()).modelFile();
    Files.writeString(model, "no model");
    EnsembleFile.write(folder, ensemble, file);
    FileProblem torn = assertThrows(FileProblem.class, () -> load(file));
    assertTrue(torn.getMessage().contains("ensemble.zip"), torn.getMessage());
    assertTrue(
        torn.getMessage().contains(EnsembleFile.entry(ensemble.members().get(0))),
        torn.getMessage());
    Files.delete(model);
    FileProblem gone = assertThrows(FileProblem.class, () -> load(folder.ensembleFile()));
    assertTrue(gone.getMessage().contains(model.toString()), gone.getMessage());
    assertThrows(FileProblem.class, () -> EnsembleFile.write(folder, ensemble, file));
    assertTrue(Files.exists(file), "the older file stays");
  }
}
