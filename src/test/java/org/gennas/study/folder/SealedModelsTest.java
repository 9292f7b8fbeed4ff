package org.gennas.study.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gennas.common.FileProblem;
import org.gennas.study.event.TrialId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealedModelsTest {
  @TempDir Path root;

  private StudyFolder folder;
  private TrialId first;
  private Path model;

  @BeforeEach
  void makeStudy() throws Exception {
    folder =
        EndedStudy.create(
            root.resolve("study"),
            List.of("10000001", "20000002"),
            32,
            (file, trial) -> Files.writeString(file, "weights of " + trial.label()));
    first = folder.state().trials().get(0).id();
    model = folder.trial(first).modelFile();
  }

  private void seal() throws IOException {
    EndedStudy.seal(folder, first);
  }

  @Test
  void a_model_as_its_training_kept_it_may_be_used() throws IOException {
    seal();

    assertThat(SealedModels.of(folder).require(first)).isEqualTo(model);
  }

  @Test
  void a_changed_model_is_refused_wherever_it_is_taken_from() throws IOException {
    seal();
    Files.writeString(model, "other weights");

    FileProblem problem =
        assertThrows(FileProblem.class, () -> SealedModels.of(folder).require(first));
    assertThat(problem)
        .hasMessageContaining("The model of " + first.label())
        .hasMessageContaining("is not the one that its training kept")
        .hasMessageContaining("Restore the file from a copy");
    assertThat(problem.file()).contains(model);
    assertThrows(FileProblem.class, () -> SealedModels.requireKept(model, folder.json()));
  }

  @Test
  void a_study_of_an_older_program_knows_nothing_of_its_models() throws IOException {
    Files.writeString(model, "other weights");

    assertThat(SealedModels.of(folder).require(first)).isEqualTo(model);
    SealedModels.requireKept(model, folder.json());
  }

  @Test
  void a_model_outside_of_any_study_is_nobodys() throws IOException {
    Path alone = Files.writeString(root.resolve("model.zip"), "weights");

    SealedModels.requireKept(alone, folder.json());
    assertThat(alone).exists();
  }
}
