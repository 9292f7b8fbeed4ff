package org.gennas.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javax.imageio.ImageIO;
import org.gennas.TrainsNetworks;
import org.gennas.data.split.SplitTable;
import org.gennas.engine.UntrainedModel;
import org.gennas.evaluation.BootstrapInterval;
import org.gennas.study.event.StudyEvent;
import org.gennas.study.folder.EndedStudy;
import org.gennas.study.folder.PredictionTable;
import org.gennas.study.folder.StudyFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ensemble from the terminal: made, shown, exported, and asked about images. */
@TrainsNetworks
class EnsembleCommandTest {
  private static final int PX = 32;

  @TempDir Path root;

  private StudyFolder study() throws IOException, InterruptedException {
    StudyFolder folder =
        EndedStudy.create(
            root.resolve("study"),
            List.of("10000001", "20000000", "10200000"),
            PX,
            (file, trial) ->
                UntrainedModel.write(
                    file, trial.architecture().code(), PX, EndedStudy.FINDINGS, trial.number()));
    new SplitTable(EndedStudy.FINDINGS, List.of()).write(folder.splitFile());
    return folder;
  }

  private Path images() throws IOException {
    Path folder = Files.createDirectories(root.resolve("images"));
    for (int i = 0; i < 3; i++) {
      BufferedImage image = new BufferedImage(PX, PX, BufferedImage.TYPE_BYTE_GRAY);
      image.getRaster().setSamples(0, 0, PX, PX, 0, new Random(i).ints(PX * PX, 0, 256).toArray());
      ImageIO.write(image, "png", folder.resolve(i + ".png").toFile());
    }
    return folder;
  }

  private PredictionTable predicted(String name, String... which) throws IOException {
    Path csv = root.resolve(name + ".csv");
    List<String> command = new ArrayList<>(List.of("predict"));
    command.addAll(List.of(which));
    command.addAll(List.of(images().toString(), "--csv", csv.toString()));
    CommandRun run = CommandRun.of(root, command.toArray(String[]::new));
    assertEquals(ExitStatus.DONE, run.status(), run.err());
    return PredictionTable.read(csv);
  }

  @Test
  void itIsMadeExportedAndAskedAboutImages() throws Exception {
    StudyFolder folder = study();
    Path file = root.resolve("averaged.zip");
    CommandRun run =
        CommandRun.of(
            root, "ensemble", folder.path().toString(), "--out", file.toString(), "--json");
    assertEquals(ExitStatus.DONE, run.status(), run.err());
    JsonNode ensemble = run.json().get("ensemble");
    assertEquals(file.toString(), run.json().get("file").asText());
    JsonNode members = ensemble.get("members");
    assertTrue(members.size() > 1, members.toString());

    PredictionTable ofStudy = predicted("study", folder.path().toString(), "--ensemble");
    PredictionTable ofFile = predicted("file", file.toString());
    List<PredictionTable> each = new ArrayList<>();
    List<Double> weights = new ArrayList<>();
    for (JsonNode member : members) {
      int number = member.get("trial").get("number").asInt();
      Path trial = folder.trial(folder.state().trial(number).orElseThrow().id()).path();
      each.add(predicted("member-" + number, trial.toString()));
      weights.add(member.get("weight").asDouble());
    }
    PredictionTable mean = PredictionTable.mean(each, weights);
    for (int i = 0; i < 3; i++) {
      for (int f = 0; f < EndedStudy.FINDINGS.size(); f++) {
        double expected = mean.rows().get(i).probabilities()[f];
        assertEquals(expected, ofStudy.rows().get(i).probabilities()[f], 1e-6);
        assertEquals(expected, ofFile.rows().get(i).probabilities()[f], 1e-6);
      }
    }
  }

  @Test
  void itIsShownWithTheStudy() throws Exception {
    StudyFolder folder = study();
    CommandRun before = CommandRun.of(root, "show", folder.path().toString());
    assertTrue(!before.out().contains("Ensemble"), before.out());
    CommandRun made = CommandRun.of(root, "ensemble", folder.path().toString());
    assertEquals(ExitStatus.DONE, made.status(), made.err());
    CommandRun after = CommandRun.of(root, "show", folder.path().toString());
    for (String out : List.of(made.out(), after.out())) {
      assertTrue(out.contains("chosen from 3 on validation (optimistic)"), out);
      assertTrue(out.contains("by weight: T-0"), out);
      assertTrue(out.contains("the best 3: mean AUC 0."), out);
    }
  }

  @Test
  void afterTheTestSplitWasOpenedItSaysThatItIsNotScoredThere() throws Exception {
    StudyFolder folder = study();
    EndedStudy.append(
        folder,
        new StudyEvent.TestScored(
            EndedStudy.NOON,
            folder.state().scored().orElseThrow().id().number(),
            EndedStudy.predictions(9).score(BootstrapInterval.standard(1)),
            Optional.empty()));
    CommandRun run = CommandRun.of(root, "ensemble", folder.path().toString());
    assertTrue(
        run.out().contains("not scored on the test split, which had been opened"), run.out());
  }

  @Test
  void aStudyWithoutOneSaysHowToGetIt() throws Exception {
    StudyFolder folder = study();
    CommandRun run =
        CommandRun.of(
            root,
            "predict",
            folder.path().toString(),
            images().toString(),
            "--ensemble",
            "--csv",
            root.resolve("t.csv").toString());
    assertEquals(ExitStatus.FAILED, run.status());
    assertTrue(run.err().contains("gennas ensemble"), run.err());
  }
}
