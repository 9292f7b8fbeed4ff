package org.gennas.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.gennas.StartsProcesses;
import org.gennas.common.FileProblem;
import org.gennas.search.StartModels.Candidate;
import org.gennas.space.Architecture;
import org.gennas.study.config.Confirmation;
import org.gennas.study.config.ImagesConfig;
import org.gennas.study.config.StartFrom;
import org.gennas.study.config.StudyConfig;
import org.gennas.study.event.TrialState;
import org.gennas.study.folder.StudyFolder;
import org.gennas.study.folder.StudyJson;
import org.gennas.study.folder.TrialFolder;
import org.gennas.study.folder.TrialOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trainings that begin with trained weights. */
@StartsProcesses
class StartModelsTest {
  @TempDir private Path root;

  private static Candidate candidate(String code, double score) {
    return new Candidate(new Architecture(code), score, Path.of(code + ".zip"));
  }

  private static List<String> chosen(String code, Candidate... known) {
    return StartModels.choose(new Architecture(code), List.of(known)).stream()
        .map(Path::toString)
        .toList();
  }

  @Test
  void the_same_network_comes_first_however_bad_and_then_the_best_that_share_a_block() {
    assertEquals(
        List.of("22222222.zip", "11112222.zip"),
        chosen("22222222", candidate("11112222", 0.8), candidate("22222222", 0.6)));
    assertEquals(
        List.of("10000000.zip"),
        chosen("12222222", candidate("10000000", 0.6), candidate("01111111", 0.9)));
    assertEquals(List.of(), chosen("22222222"));
  }

  private static final class Problems implements SearchListener {
    private final List<Optional<Exception>> left = Collections.synchronizedList(new ArrayList<>());

    @Override
    public void left(Optional<Exception> problem) {
      left.add(problem);
    }
  }

  private StudyFolder study(String name, StartFrom startFrom, long splitSeed) throws Exception {
    Path below = Files.createDirectories(root.resolve(name));
    StudyFolder folder = SmallStudy.create(below, 3, SmallStudy.epochs(1));
    StudyConfig config = folder.config();
    ImagesConfig images = config.images();
    ImagesConfig.Split split = images.split();
    folder
        .json()
        .write(
            folder.configFile(),
            config
                .withImages(
                    new ImagesConfig(
                        images.folder(),
                        images.findings(),
                        images.view(),
                        images.px(),
                        new ImagesConfig.Split(
                            split.by(), split.train(), split.valid(), split.test(), splitSeed),
                        images.prepared(),
                        images.synthetic()))
                .withConfirmation(Optional.of(new Confirmation(1, 1)))
                .withStartFrom(Optional.of(startFrom)));
    return folder;
  }

  private List<Optional<Exception>> run(StudyFolder folder) throws Exception {
    Problems problems = new Problems();
    StudySession.open(folder, problems, SmallStudy.real(root)).run();
    return problems.left;
  }

  @Test
  void trials_begin_with_earlier_ones_and_another_study_with_those_of_the_first() throws Exception {
    StudyFolder first = study("first", new StartFrom(Optional.empty(), true), 5);
    assertEquals(List.of(Optional.empty()), run(first));
    List<TrialState> trials = first.state().trials();
    TrialFolder last = first.trial(trials.get(2).id());
    List<String> sources =
        new StudyJson()
            .read(last.orderFile(), TrialOrder.class, TrialOrder.FORMAT)
            .startFrom()
            .orElseThrow();
    assertTrue(sources.stream().allMatch(s -> Files.exists(last.path().resolve(s))), "" + sources);
    assertTrue(sources.size() >= 1, "" + sources);
    assertTrue(Files.readString(last.logFile()).contains("Starts from trained weights of stem"));
    TrialState repeat = first.state().repeats().get(0);
    assertEquals(
        Optional.of(List.of()),
        new StudyJson()
            .read(first.trial(repeat.id()).orderFile(), TrialOrder.class, TrialOrder.FORMAT)
            .startFrom());

    StartFrom firstStudy = new StartFrom(Optional.of(first.path().toString()), false);
    StudyFolder second = study("second", firstStudy, 5);
    assertEquals(List.of(Optional.empty()), run(second));
    TrialFolder begun = second.trial(second.state().trials().get(0).id());
    assertTrue(Files.readString(begun.logFile()).contains("Starts from trained weights of stem"));

    Path ofFirst = first.trial(trials.get(0).id()).modelFile();
    byte[] kept = Files.readAllBytes(ofFirst);
    // as whole as before, but not what its training kept
    Files.copy(
        second.trial(second.state().trials().get(2).id()).modelFile(),
        ofFirst,
        StandardCopyOption.REPLACE_EXISTING);
    StudyFolder third = study("third", new StartFrom(Optional.of(ofFirst.toString()), false), 5);
    FileProblem changed =
        assertThrows(
            FileProblem.class,
            () ->
                new StartModels(third, third.config().startFrom().orElseThrow())
                    .of(trials.get(0).trial()));
    assertTrue(
        changed.getMessage().contains("is not the one that its training kept"),
        changed.getMessage());
    Files.write(ofFirst, kept);

    StudyFolder leaking = study("leaking", firstStudy, 6);
    Exception problem = run(leaking).get(0).orElseThrow();
    assertTrue(problem.getMessage().contains("was trained on"), problem.getMessage());
    assertTrue(leaking.state().trials().isEmpty());
  }

  @Test
  void a_source_that_is_gone_is_named() throws Exception {
    StudyFolder folder = study("gone", new StartFrom(Optional.of("no/such/model.zip"), false), 5);
    Exception problem = run(folder).get(0).orElseThrow();
    assertTrue(problem.getMessage().contains("to start from"), problem.getMessage());
    assertTrue(folder.state().trials().isEmpty());
  }
}
