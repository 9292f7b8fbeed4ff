package org.gennas.cli.command;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.gennas.proposal.ProposalRequest.Observation;
import org.gennas.proposal.strategy.EffectEstimates;
import org.gennas.space.Architecture;
import org.gennas.space.BuiltNetworks;
import org.gennas.space.SearchSpace;
import org.gennas.study.event.Proposal;
import org.gennas.study.event.SplitScore;
import org.gennas.study.event.StudyEvent;
import org.gennas.study.event.Trial;
import org.gennas.study.event.TrialId;
import org.gennas.study.event.TrialResult;
import org.gennas.study.folder.JsonLines;
import org.gennas.study.folder.StudyFolder;
import org.gennas.study.folder.StudyJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a study's trials say about its space, told in the terminal. */
class EffectsCommandTest {
  private static final Instant START = Instant.parse("2026-01-05T10:00:00Z");
  private static final SearchSpace SPACE = SearchSpace.chestXray();

  @TempDir Path home;

  private static StudyEvent proposed(int number, Architecture architecture) {
    Proposal proposal = new Proposal(architecture, "Drawn.", Optional.empty(), "Random");
    return new StudyEvent.Proposed(
        START, new Trial(new TrialId(number, architecture), 1, proposal, 1));
  }

  private static StudyEvent finished(int number, Architecture architecture, Optional<Double> auc) {
    return new StudyEvent.TrialFinished(
        START.plusSeconds(number),
        new TrialResult(
            TrialResult.FORMAT,
            new TrialId(number, architecture),
            5,
            8,
            new SplitScore(0.5, auc, Optional.empty(), Optional.empty(), List.of()),
            0.4,
            42.0,
            100,
            Optional.empty(),
            1_908_965,
            78_000_000,
            "cpu:0",
            "host"));
  }

  private String study(List<Observation> trials, int undefined) throws IOException {
    Path path = home.resolve("study");
    StudyFolder folder = StudyFolder.create(path, ShowCommandTest.config(), new StudyJson());
    try (JsonLines<StudyEvent> journal = folder.journal()) {
      journal.append(new StudyEvent.Started(START, "test"));
      int number = 0;
      for (Observation trial : trials) {
        journal.append(proposed(++number, trial.architecture()));
        journal.append(finished(number, trial.architecture(), Optional.of(trial.auc())));
      }
      for (int i = 0; i < undefined; i++) {
        Architecture any = new Architecture("2222222" + i);
        journal.append(proposed(++number, any));
        journal.append(finished(number, any, Optional.empty()));
      }
    }
    return path.toString();
  }

  /** Slot 1 decides: MB3_K3 (1) is good there; and 2 in slot 3 with 2 in slot 6 is better yet. */
  private static List<Observation> trials() {
    Random random = new Random(2);
    return random
        .ints(0, 1)
        .mapToObj(i -> SPACE.canonical(SPACE.draw(random)))
        .distinct()
        .limit(60)
        .map(a -> new Observation(a, auc(a) + 0.001 * random.nextGaussian()))
        .toList();
  }

  private static double auc(Architecture a) {
    return 0.8 + (a.choice(0) == 1 ? 0.04 : 0) + (a.choice(2) == 2 && a.choice(5) == 2 ? 0.05 : 0);
  }

  @Test
  void every_choice_is_told_with_its_interval_and_then_eight_pairs() throws Exception {
    CommandRun run = CommandRun.of(home, "effects", study(trials(), 1));

    assertEquals(ExitStatus.DONE, run.status(), run.err());
    List<String> mains =
        run.out()
            .lines()
            .filter(
                l ->
                    l.matches(" *\\d  (Identity|MB\\d_K\\d) +[+-]0\\.\\d{3}  \\[[+-].*, [+-].*\\]"))
            .toList();
    List<String> pairs =
        run.out()
            .lines()
            .filter(
                l ->
                    l.matches(
                        " *\\d  (Identity|MB\\d_K\\d) +\\d  (Identity|MB\\d_K\\d) +[+-]0\\.\\d{3}"
                            + "  \\[[+-].*, [+-].*\\]"))
            .toList();
    assertAll(
        () -> assertEquals(24, mains.size(), run.out()),
        () -> assertEquals(8, pairs.size(), run.out()),
        () -> assertTrue(mains.get(1).matches(" *1  MB3_K3 +\\+0\\.0.*"), mains.get(1)),
        () -> assertTrue(pairs.get(0).matches(" *3  MB6_K5 +6  MB6_K5 +\\+0\\..*"), pairs.get(0)),
        () -> assertTrue(run.out().contains("From 60 trials on validation, synthetic"), run.out()),
        () ->
            assertTrue(run.out().matches("(?s).*of [1-9]\\d* of 252 pairs exclude 0.*"), run.out()),
        () -> assertTrue(run.out().contains("Research use only, not for clinical use.")));
  }

  @Test
  void json_has_everything() throws Exception {
    List<Observation> trials = trials();
    JsonNode json = CommandRun.of(home, "effects", study(trials, 0), "--json").json();

    Architecture best =
        trials.stream()
            .max((a, b) -> Double.compare(a.auc(), b.auc()))
            .orElseThrow()
            .architecture();
    EffectEstimates knowledge =
        EffectEstimates.of(BuiltNetworks.of(SPACE, 64, 1), trials, best).orElseThrow();
    assertAll(
        () -> assertEquals(60, json.get("trials").asInt()),
        () -> assertEquals("validation", json.get("split").asText()),
        () -> assertEquals(best.code(), json.get("base").get("architecture").asText()),
        () -> assertEquals(24, json.get("choices").size()),
        () -> assertEquals(252, json.get("pairs").size()),
        () -> assertTrue(json.get("notice").asText().startsWith("Research use only")));
    for (int i = 0; i < 24; i++) {
      EffectEstimates.Main main = knowledge.mains().get(i);
      JsonNode row = json.get("choices").get(i);
      assertEquals(main.slot() + 1, row.get("slot").asInt());
      assertEquals(main.choice(), row.get("digit").asInt());
      assertEquals(main.gain(), row.get("gain").asDouble(), 1e-12);
      assertEquals(main.interval().low(), row.get("interval").get("low").asDouble(), 1e-12);
    }
    assertEquals(6, json.get("pairs").get(0).get("other").asInt());
    assertEquals("MB6_K5", json.get("pairs").get(0).get("otherChoice").asText());
  }

  @Test
  void a_study_with_nothing_to_compare_says_what_is_missing() throws Exception {
    CommandRun run = CommandRun.of(home, "effects", study(List.of(), 2));
    assertEquals(ExitStatus.FAILED, run.status());
    assertTrue(run.err().contains("this study has none with a score"), run.err());
    assertTrue(run.err().contains("Let the search continue"), run.err());
  }

  @Test
  void equal_scores_are_nothing_to_compare_either() throws Exception {
    List<Observation> same =
        List.of(
            new Observation(new Architecture("00000000"), 0.8),
            new Observation(new Architecture("11111111"), 0.8));
    CommandRun run = CommandRun.of(home, "effects", study(same, 0));
    assertEquals(ExitStatus.FAILED, run.status());
    assertTrue(run.err().contains("this study has 2 with the same score"), run.err());
  }

  @Test
  void a_folder_without_a_study_is_told() {
    CommandRun run = CommandRun.of(home, "effects", home.toString());
    assertEquals(ExitStatus.FAILED, run.status());
    assertTrue(run.err().contains("study.json is missing"), run.err());
  }
}
