package org.gennas.worker;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.gennas.StartsProcesses;
import org.gennas.engine.Explanation;
import org.gennas.engine.Predictor;
import org.gennas.engine.UntrainedModel;
import org.gennas.search.EnsembleBuilder;
import org.gennas.study.event.Ensemble;
import org.gennas.study.folder.EndedStudy;
import org.gennas.study.folder.EnsembleFile;
import org.gennas.study.folder.StudyFolder;
import org.gennas.study.inspection.Answer;
import org.gennas.study.inspection.Question;
import org.gennas.study.inspection.Reading;
import org.gennas.study.inspection.Wire;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@StartsProcesses
class InspectionMainTest {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final int PX = 32;
  private static final List<String> FINDINGS = List.of("Edema", "Pleural Effusion");

  @TempDir Path folder;
  private Process running;
  private Wire wire;

  private void start(String... more) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "org.gennas.worker.InspectionMain",
                folder.toString()));
    command.addAll(List.of(more));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder
        .environment()
        .putAll(
            Map.of(
                "CLASSPATH", System.getProperty("java.class.path"),
                "OMP_NUM_THREADS", "1",
                "CUDA_VISIBLE_DEVICES", "-1"));
    builder.redirectError(folder.resolve("errors").toFile());
    running = builder.start();
    wire = new Wire(running.getInputStream(), running.getOutputStream());
    wire.greet();
    wire.meet();
  }

  @AfterEach
  void end() {
    if (running != null) {
      running.destroyForcibly();
    }
  }

  private Path model(String name, long seed) throws IOException {
    Path file = folder.resolve(name);
    UntrainedModel.write(file, "10000001", PX, FINDINGS, seed);
    return file;
  }

  private static byte[] grey(int px) {
    byte[] grey = new byte[px * px];
    new Random(5).nextBytes(grey);
    return grey;
  }

  private Answer ask(long number, Path model, byte[] grey) throws IOException {
    wire.send(new Question(number, model, grey));
    Answer answer = wire.answer();
    assertEquals(number, answer.number());
    return answer;
  }

  private Reading told(Path model) throws IOException {
    return assertInstanceOf(Answer.Told.class, ask(3, model, grey(PX))).reading();
  }

  @Test
  void itSaysWhatTheModelSaysInThisProcess() throws Exception {
    Path model = model("model.zip", 1);
    start();
    assertEquals(new Answer.Ready(1), ask(1, model, new byte[0]));
    Reading reading = told(model);
    try (Predictor predictor = Predictor.load(model)) {
      Explanation expected = predictor.explain(grey(PX));
      assertEquals(FINDINGS, reading.findings());
      assertArrayEquals(expected.probabilities(), reading.probabilities(), 1e-5f);
      assertEquals(expected.side(), reading.heatSide());
      for (int f = 0; f < FINDINGS.size(); f++) {
        assertArrayEquals(expected.heat()[f], reading.heat()[f], 1e-5f);
      }
    }
    String log = Files.readString(folder.resolve("inspection.log"));
    assertTrue(log.contains("Runs on the CPU"), log);
  }

  @Test
  void anEnsembleIsAskedLikeAModelAndAnswersWithTheMean() throws Exception {
    StudyFolder study =
        EndedStudy.create(
            folder.resolve("study"),
            List.of("10000001", "20000000", "10200000"),
            PX,
            (file, trial) ->
                UntrainedModel.write(
                    file, trial.architecture().code(), PX, FINDINGS, trial.number()));
    Ensemble ensemble =
        EnsembleBuilder.onRequest(study, Clock.systemUTC()).ensemble().orElseThrow();
    assertTrue(ensemble.members().size() > 1, ensemble.membersInWords());
    Path exported = folder.resolve("exported.zip");
    EnsembleFile.write(study, ensemble, exported);
    start();
    double[] probabilities = new double[FINDINGS.size()];
    double[] heat = new double[0];
    for (Ensemble.Member member : ensemble.members()) {
      Reading one = told(study.trial(member.trial()).modelFile());
      heat = heat.length == 0 ? new double[one.heat()[0].length] : heat;
      for (int f = 0; f < probabilities.length; f++) {
        probabilities[f] += member.weight() * one.probabilities()[f];
      }
      for (int i = 0; i < heat.length; i++) {
        heat[i] += member.weight() * one.heat()[0][i];
      }
    }
    for (Path file : List.of(study.ensembleFile(), exported)) {
      Reading all = told(file);
      for (int f = 0; f < probabilities.length; f++) {
        assertEquals((float) probabilities[f], all.probabilities()[f]);
      }
      for (int i = 0; i < heat.length; i++) {
        assertEquals((float) heat[i], all.heat()[0][i]);
      }
    }
  }

  @Test
  void moreModelsThanAreKeptAreLoadedAgainAndAChangedFileIsRead() throws Exception {
    List<Path> models = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      models.add(model("model" + i + ".zip", i + 1));
    }
    start();
    List<Float> first = new ArrayList<>();
    for (Path model : models) {
      first.add(told(model).probabilities()[0]);
    }
    assertEquals(6, first.stream().distinct().count());
    for (int i = 0; i < 6; i++) {
      assertEquals(first.get(i), told(models.get(i)).probabilities()[0]);
    }
    // a training replaces its file at each better epoch
    Files.copy(models.get(0), models.get(5), StandardCopyOption.REPLACE_EXISTING);
    Files.setLastModifiedTime(models.get(5), FileTime.fromMillis(1_000_000));
    assertEquals(first.get(0), told(models.get(5)).probabilities()[0]);
  }

  @Test
  void whatCannotBeAskedIsRefusedWithTheFileAndTheNextQuestionAnswered() throws Exception {
    Path model = model("model.zip", 1);
    Path text = Files.writeString(folder.resolve("text.zip"), "no model");
    start();
    Answer.Refused missing =
        assertInstanceOf(Answer.Refused.class, ask(1, folder.resolve("none.zip"), grey(PX)));
    assertTrue(missing.what().contains("none.zip"), missing.what());
    assertFalse(missing.remedy().isBlank());
    assertFalse(missing.what().contains(missing.remedy()));
    Answer.Refused damaged = assertInstanceOf(Answer.Refused.class, ask(2, text, grey(PX)));
    assertTrue(damaged.what().contains("text.zip"), damaged.what());
    Answer.Refused size = assertInstanceOf(Answer.Refused.class, ask(4, model, grey(PX + 1)));
    assertTrue(size.what().contains("model.zip"), size.what());
    assertEquals(2, told(model).probabilities().length);
  }

  @Test
  void itLeavesWhenTheOtherSideDoes() throws Exception {
    start();
    running.getOutputStream().close();
    assertTrue(running.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS));
    assertEquals(0, running.exitValue(), Files.readString(folder.resolve("errors")));
  }

  @Test
  void itLeavesAfterAWhileWithoutAQuestion() throws Exception {
    start("--idle", "1");
    await().atMost(PATIENCE).until(() -> !running.isAlive());
    assertEquals(0, running.exitValue());
  }

  @Test
  void itLeavesWhenItsParentIsGone() throws Exception {
    Process parent = new ProcessBuilder("sleep", "600").start();
    start("--parent", String.valueOf(parent.pid()));
    parent.destroyForcibly().waitFor();
    await().atMost(PATIENCE).until(() -> !running.isAlive());
    assertEquals(0, running.exitValue());
  }
}
