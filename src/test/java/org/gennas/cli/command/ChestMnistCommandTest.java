package org.gennas.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gennas.StartsProcesses;
import org.gennas.data.tables.SmallChestMnist;
import org.gennas.study.config.ImagesConfig.Split;
import org.gennas.study.config.StudyConfig;
import org.gennas.study.folder.PredictionTable;
import org.gennas.study.folder.StudyFolder;
import org.gennas.study.folder.StudyJson;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands on a MedMNIST file. */
@StartsProcesses
class ChestMnistCommandTest {
  @TempDir Path home;
  private Path file;

  @BeforeEach
  void write() throws Exception {
    file = new SmallChestMnist(28, 48, 24, 12).write(home.resolve("chestmnist.npz"));
  }

  @Test
  void itsImagesArePreparedOnce() throws Exception {
    String[] command = {"prepare", "--data", file.toString(), "--px", "28", "--json"};
    JsonNode first = CommandRun.of(home, command).json();
    JsonNode again = CommandRun.of(home, command).json();
    assertThat(first.get("layout").asText()).isEqualTo("MedMNIST");
    assertThat(first.get("prepared").asInt()).isEqualTo(84);
    assertThat(again.get("kept").asInt()).isEqualTo(84);
  }

  @Test
  void aSearchTakesItsOwnSplitAndTheModelPredicts() throws Exception {
    Path out = home.resolve("study");
    List<String> command =
        new ArrayList<>(
            List.of("search", "--data", file.toString(), "--px", "32", "--trials", "1"));
    command.addAll(List.of("--epochs", "1", "--workers", "1", "--confirm", "0"));
    for (int slot = 1; slot <= 8; slot++) {
      command.addAll(List.of("--lock", slot + "=0"));
    }
    command.addAll(List.of("--out", out.toString()));
    CommandRun run = CommandRun.of(home, command.toArray(String[]::new));
    assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.DONE);
    StudyConfig config = StudyFolder.open(out, new StudyJson()).config();
    assertThat(config.images().split().by()).isEqualTo(Split.By.FILES);
    assertThat(config.images().folder()).isEqualTo(file.toString());
    assertThat(config.images().namesPatients()).isFalse();
    assertThat(run.err()).contains("patients are not named").doesNotContain("48 patients");
    Path csv = home.resolve("predictions.csv");
    CommandRun predicted =
        CommandRun.of(home, "predict", out.toString(), file.toString(), "--csv", csv.toString());
    assertThat(predicted.status()).as(predicted.err()).isEqualTo(ExitStatus.DONE);
    assertThat(PredictionTable.read(csv).rows()).hasSize(84);
  }

  @Test
  void patientsThatNobodyNamesAreNotDivided() {
    CommandRun run =
        CommandRun.of(
            home,
            "search",
            "--data",
            file.toString(),
            "--split",
            "0.7,0.15,0.15",
            "--out",
            home.resolve("study").toString());
    assertThat(run.status()).isNotEqualTo(ExitStatus.DONE);
    assertThat(run.err())
        .contains("belong to the same patient")
        .contains("Split as in the dataset's own files");
  }
}
