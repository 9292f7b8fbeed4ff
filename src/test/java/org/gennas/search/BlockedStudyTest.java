package org.gennas.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.gennas.StartsProcesses;
import org.gennas.common.FileProblem;
import org.gennas.study.event.StudyEvent;
import org.gennas.study.event.StudyState;
import org.gennas.study.event.StudyState.Phase;
import org.gennas.study.event.TrialState.Status;
import org.gennas.study.folder.JsonLines;
import org.gennas.study.folder.StudyFolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong around a study costs no trial. Only the training itself is played. */
@StartsProcesses
class BlockedStudyTest {
  private static final Duration LONG = Duration.ofSeconds(90);

  private final ExecutorService executor = Executors.newSingleThreadExecutor();
  @TempDir private Path root;
  private StudyFolder folder;

  @BeforeEach
  void makeStudy() throws IOException {
    folder = SmallStudy.create(root, 3, SmallStudy.epochs(2));
  }

  @AfterEach
  void end() {
    executor.shutdownNow();
  }

  private StudySession open() throws IOException {
    return StudySession.open(folder, new SearchListener() {}, SmallStudy.scripted(root));
  }

  private Path script() {
    return folder.path().resolve("script.properties");
  }

  private void removePrepared() throws IOException {
    try (Stream<Path> files = Files.walk(root.resolve("home").resolve("prepared"))) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private Path prepared() throws IOException {
    return Path.of(folder.state().prepared().orElseThrow().prepared());
  }

  @Test
  void theStudyWaitsWithTheCauseAndAPersonResumesItOnceThatIsMended() throws Exception {
    Files.writeString(script(), "block.1=No space left on device.");
    try (StudySession session = open()) {
      Future<?> running = executor.submit(session::run);
      await().atMost(LONG).until(() -> folder.state().blocked().isPresent());
      StudyEvent.Blocked blocked = folder.state().blocked().get();
      assertThat(blocked.message()).isEqualTo("T-01: No space left on device.");
      assertThat(folder.state().trial(1).orElseThrow().status()).isEqualTo(Status.WAITING);

      Files.delete(script());
      session.resume();
      running.get(LONG.toSeconds(), TimeUnit.SECONDS);
    }
    assertThat(folder.state().withStatus(Status.FINISHED)).hasSize(3);
    assertThat(folder.state().phase()).isEqualTo(Phase.ENDED);
  }

  @Test
  void aStudyLeftWhileItWaitsTellsTheCauseAndTheNextStartResumesIt() throws Exception {
    Files.writeString(script(), "block.2=The images are gone.");
    try (StudySession session = open()) {
      executor.submit(session::run);
      await().atMost(LONG).until(() -> folder.state().blocked().isPresent());
    }
    assertThat(folder.state().blocked().map(StudyEvent.Blocked::message))
        .contains("T-02: The images are gone.");
    Files.delete(script());
    open().run();
    assertThat(folder.state().withStatus(Status.FINISHED)).hasSize(3);
  }

  @Test
  void preparedImagesThatAreGoneAreBackBeforeAnEndedStudyScoresTheTestSplit() throws Exception {
    open().run();
    takeBackTestScore();
    removePrepared();
    Path place = prepared();

    open().run();

    assertThat(place.resolve("pixels.u8")).exists();
    assertThat(folder.state().test()).isPresent();
  }

  @Test
  void aStudyThatCannotBeScoredWaitsAfterItsEndAndTheNextStartScoresIt() throws Exception {
    open().run();
    takeBackTestScore();
    removePrepared();
    Path data = folder.path().resolve(folder.config().images().folder());
    Path away = data.resolveSibling("away");
    Files.move(data, away);
    CompletableFuture<String> heard = new CompletableFuture<>();
    SearchListener listener =
        new SearchListener() {
          @Override
          public void waiting(Optional<FileProblem> problem) {
            problem.ifPresent(p -> heard.complete(p.getMessage()));
          }
        };
    try (StudySession session = StudySession.open(folder, listener, SmallStudy.scripted(root))) {
      executor.submit(session::run);
      assertThat(heard.get(LONG.toSeconds(), TimeUnit.SECONDS)).contains("prepared");
    }
    assertThat(folder.state().testIsDue()).isTrue();

    Files.move(away, data);
    open().run();

    assertThat(folder.state().test()).isPresent();
    assertThat(folder.state().testIsDue()).isFalse();
  }

  /** As a kill leaves it that came between the study's end and the look at the test split. */
  private void takeBackTestScore() throws IOException {
    StudyState state = folder.state();
    Files.delete(folder.trial(state.scored().orElseThrow().id()).testScoreFile());
    List<StudyEvent> kept = new ArrayList<>(folder.events());
    kept.removeIf(StudyEvent.TestScored.class::isInstance);
    Files.delete(folder.journalFile());
    try (JsonLines<StudyEvent> journal = folder.journal()) {
      for (StudyEvent event : kept) {
        journal.append(event);
      }
    }
  }

  @Test
  void aFailedTrialIsTriedAgainThoughTheTestSplitHasBeenScoredAndTheOutcomeStays()
      throws Exception {
    Files.writeString(script(), "fail.3=It failed.");
    open().run();
    StudyState before = folder.state();
    assertThat(before.test()).isPresent();
    assertThat(before.trial(3).orElseThrow().status()).isEqualTo(Status.FAILED);

    Files.delete(script());
    try (StudySession session = open()) {
      session.first(TrialRequests.retrying(List.of(3)));
      session.run();
    }

    StudyState after = folder.state();
    assertThat(after.trial(3).orElseThrow().status()).isEqualTo(Status.FINISHED);
    assertThat(after.phase()).isEqualTo(Phase.ENDED);
    assertThat(after.test()).isEqualTo(before.test());
    assertThat(after.winner().map(t -> t.id())).isEqualTo(before.winner().map(t -> t.id()));
    assertThat(after.scored().map(t -> t.id())).isEqualTo(before.scored().map(t -> t.id()));
    assertThat(after.ensemble()).isEqualTo(before.ensemble());
    assertThat(after.trials()).hasSize(3);
  }
}
