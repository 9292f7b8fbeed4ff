package org.gennas.ui.xrays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.gennas.StartsProcesses;
import org.gennas.data.NihRadiographs;
import org.gennas.data.images.GreyPicture;
import org.gennas.data.images.Radiograph;
import org.gennas.proposal.llm.ChatProblem;
import org.gennas.proposal.llm.Proposers;
import org.gennas.runner.Device;
import org.gennas.runner.DeviceFinder;
import org.gennas.runner.LocalRunner;
import org.gennas.runner.WorkerCommand;
import org.gennas.runner.WorkerMemory;
import org.gennas.runner.inspection.Inspector;
import org.gennas.runner.inspection.WorkerInspector;
import org.gennas.search.SearchListener;
import org.gennas.search.SessionSetup;
import org.gennas.search.StudySession;
import org.gennas.space.SearchSpace;
import org.gennas.study.config.DeviceChoice;
import org.gennas.study.config.FindingPolicy;
import org.gennas.study.config.ImagesConfig;
import org.gennas.study.config.Schedule;
import org.gennas.study.config.SearchLimits;
import org.gennas.study.config.StopRules;
import org.gennas.study.config.StudyConfig;
import org.gennas.study.config.TrainingConfig;
import org.gennas.study.event.Ensemble;
import org.gennas.study.event.StudyState;
import org.gennas.study.event.TrialState;
import org.gennas.study.folder.StudyFolder;
import org.gennas.study.folder.StudyJson;
import org.gennas.ui.command.EditHistory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two networks trained for an epoch on real radiographs, and asked by the real warm worker. */
@StartsProcesses
class RealNetworkTest {
  private static final int PX = 32;
  private static final List<String> FINDINGS = List.of("Cardiomegaly", "Pleural Effusion");

  @TempDir Path root;

  private StudyFolder trained() throws Exception {
    List<FindingPolicy> policies =
        FINDINGS.stream()
            .map(
                f ->
                    new FindingPolicy(f, FindingPolicy.Meaning.IGNORE, FindingPolicy.Meaning.ZEROS))
            .toList();
    StudyConfig config =
        new StudyConfig(
            StudyConfig.FORMAT,
            "Real images",
            new ImagesConfig(
                NihRadiographs.nihLayout(root.resolve("radiographs")).toString(),
                policies,
                ImagesConfig.View.FRONTAL,
                PX,
                new ImagesConfig.Split(ImagesConfig.Split.By.PATIENT, 0.4, 0.5, 0.1, 5),
                Optional.empty(),
                false),
            "chest-xray",
            new TrainingConfig("own", 1, 32, 0.01, 0.9, 0.9, Optional.empty()),
            "random",
            Schedule.FREE_RUNNING,
            new DeviceChoice(List.of(), Optional.of(1)),
            new StopRules(2, Optional.empty(), Optional.empty(), Optional.empty()),
            SearchLimits.none(),
            11);
    StudyFolder folder = StudyFolder.create(root.resolve("study"), config, new StudyJson());
    StudySession.open(folder, new SearchListener() {}, setup()).run();
    return folder;
  }

  private SessionSetup setup() {
    return new SessionSetup(
        new DeviceFinder(root.resolve("no-nvidia-smi").toString(), 1, "a CPU", 4L << 30, false),
        UnaryOperator.identity(),
        LocalRunner.Patience.usual(),
        root.resolve("home"),
        new Proposers(
            model -> {
              throw new ChatProblem(ChatProblem.Kind.UNREACHABLE, "No model in this test.");
            },
            Clock.systemUTC()),
        Clock.systemUTC());
  }

  private static void until(Callable<Boolean> condition) {
    await().atMost(120, TimeUnit.SECONDS).until(condition);
  }

  @Test
  void theWarmWorkersProbabilitiesAreThoseOfTheTrainingsOwnTable() throws Exception {
    StudyFolder folder = trained();
    StudyState state = folder.state();
    ExecutorService background = Executors.newCachedThreadPool();
    ExecutorService ui = Executors.newSingleThreadExecutor();
    Device cpu = new Device("cpu:0", Device.Kind.CPU, "a CPU", 1, 1L << 30, Optional.empty());
    WorkerCommand command =
        WorkerCommand.ofThisProgram(new WorkerMemory(512L << 20, 1L << 30, 4L << 30));
    try (Inspector inspector =
        new WorkerInspector(command, cpu, root.resolve("inspection"), background)) {
      FolderStudy study = new FolderStudy(folder, PX, inspector, background);
      XraysModel model = new XraysModel(background, ui, new EditHistory(), new StudyJson());
      List<TrialState> ranking = state.ranking();
      ui.submit(
              () -> {
                model.open(Optional.of(study));
                model.offer(ranking, state.scored().map(TrialState::id), SearchSpace.chestXray());
              })
          .get();
      until(() -> model.firstNetwork().reading().isPresent());
      until(() -> model.secondNetwork().reading().isPresent());
      compare(model);
      askEnsemble(folder.state().ensemble().orElseThrow(), model, ui);
      ui.submit(model::scoreBoxes).get();
      until(() -> model.boxScoring().state().get() instanceof BoxScoring.State.Done);
      BoxScoring.State.Done done = (BoxScoring.State.Done) model.boxScoring().state().get();
      assertThat(done.unread()).isZero();
      assertThat(done.score().orElseThrow().images()).isEqualTo(model.boxedImages()).isPositive();
      Radiograph shown = model.viewer().picture().get().orElseThrow();
      assertThat(study.likeness().orElseThrow().deviations(shown)).hasSizeLessThan(3);
      GreyPicture thumbnail = shown.thumbnail(Thumbnails.SIDE);
      assertThat(Math.max(thumbnail.width(), thumbnail.height())).isEqualTo(Thumbnails.SIDE);
      ui.submit(model::close).get();
    } finally {
      background.shutdownNow();
      ui.shutdownNow();
    }
  }

  /** A study trained to its end has an ensemble, which is asked by the same worker. */
  private void askEnsemble(Ensemble ensemble, XraysModel model, ExecutorService ui)
      throws Exception {
    ui.submit(
            () -> {
              model.offer(Optional.of(ensemble));
              model.first().chosen().set(Optional.of(new Candidate.OfEnsemble(ensemble)));
            })
        .get();
    until(
        () ->
            model.firstNetwork().reading().isPresent() && model.first().scores().get().isPresent());
    compare(model);
  }

  private static void compare(XraysModel model) {
    String path = model.images().selected().get().orElseThrow().path();
    CandidateScores scores = model.first().scores().get().orElseThrow();
    for (int f = 0; f < FINDINGS.size(); f++) {
      assertThat((double) model.firstNetwork().reading().orElseThrow().probabilities()[f])
          .isCloseTo(scores.probability(path, f).orElseThrow(), within(2e-3));
    }
  }
}
