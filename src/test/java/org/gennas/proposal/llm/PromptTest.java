package org.gennas.proposal.llm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.gennas.common.FileProblem;
import org.gennas.proposal.ProposalRequest;
import org.gennas.proposal.ProposalRequest.Observation;
import org.gennas.space.BuiltNetworks;
import org.gennas.space.SearchSpace;
import org.gennas.study.config.SearchLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Prompts are files that people edit: what is in them, and what is wrong with them. */
class PromptTest {
  private static final SearchSpace SPACE = SearchSpace.chestXray();
  private static final BuiltNetworks NETWORKS = BuiltNetworks.of(SPACE, 224, 5);
  private static final List<String> SHIPPED = Prompts.SHIPPED;

  private static Map<String, Object> values(List<Observation> history) {
    ProposalRequest request =
        new ProposalRequest(
            NETWORKS,
            history,
            List.of(),
            List.of(),
            new SearchLimits(Map.of(1, 2), Optional.empty(), Optional.of(900_000_000L)),
            2,
            10,
            1);
    return new PromptContext(request, NETWORKS, List.of("Edema")).values("", Set.of(), List.of());
  }

  @ParameterizedTest
  @FieldSource("SHIPPED")
  void every_prompt_that_ships_passes_its_rehearsal(String name) throws Exception {
    Prompt prompt = Prompts.named(name);
    PromptDryRun.of(prompt, SPACE);
    PromptDryRun.of(prompt, SearchSpace.nasBenchMacro());
    assertEquals(Files.readString(Path.of("prompts", name + ".md")), prompt.text());
  }

  @ParameterizedTest
  @FieldSource("SHIPPED")
  void every_prompt_tells_the_whole_task(String name) throws Exception {
    Prompt prompt = Prompts.named(name);
    String text =
        prompt.fill(Prompt.Section.SYSTEM, values(List.of())).orElse("")
            + prompt.fill(Prompt.Section.PROPOSE, values(List.of())).orElseThrow();
    assertTrue(text.contains("| 1 | 224x224x1 | 112x112x32 | 2 |"), text);
    assertTrue(text.contains("| 12 | 1x1x1280 | 1x1x5 | 1 |"), text);
    assertTrue(text.contains("900.00 M multiply-accumulates"), text);
    assertTrue(text.contains("MB6_K5"), text);
    assertFalse(text.contains("{{"), text);
    assertFalse(text.contains("null"), text);
  }

  @Test
  void the_papers_prompt_asks_for_a_list_of_ids() throws Exception {
    Prompt paper = Prompts.named("paper");
    assertEquals(AnswerForm.IDS, paper.form());
    String text = paper.fill(Prompt.Section.PROPOSE, values(List.of())).orElseThrow();
    assertTrue(text.contains("{\"architectures\": [[0, 1, 2, 0, 1, 2, 0, 1]]}"), text);
    assertTrue(text.contains("open layer 2 has to be id 2"), text);
    assertTrue(text.contains("Nothing has been trained yet."), text);
  }

  @Test
  void the_analyst_has_the_surrogates_view_once_there_is_one() throws Exception {
    Prompt analyst = Prompts.named("analyst");
    List<Observation> history =
        List.of(
            new Observation(SPACE.parse("22222222"), 0.86),
            new Observation(SPACE.parse("11111111"), 0.84));
    String without = analyst.fill(Prompt.Section.PROPOSE, values(List.of())).orElseThrow();
    String with = analyst.fill(Prompt.Section.PROPOSE, values(history)).orElseThrow();
    assertFalse(without.contains("effect on the AUC"), without);
    assertTrue(with.contains("effect on the AUC"), with);
    assertTrue(with.contains("ridge regression on 2 trained networks"), with);
  }

  /** Slot 1 decides on its own, and 2 in slot 3 only together with 2 in slot 6. */
  private static List<Observation> telling() {
    Random random = new Random(2);
    return random
        .ints(0, 1)
        .mapToObj(i -> SPACE.canonical(SPACE.draw(random)))
        .distinct()
        .limit(60)
        .map(
            a ->
                new Observation(
                    a,
                    0.8
                        + (a.choice(0) == 1 ? 0.04 : 0)
                        + (a.choice(2) == 2 && a.choice(5) == 2 ? 0.05 : 0)
                        + 0.001 * random.nextGaussian()))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"analyst", "reflective"})
  void gains_come_with_intervals_and_pairs_only_where_they_stand_out(String name) throws Exception {
    Prompt prompt = Prompts.named(name);
    String without = prompt.fill(Prompt.Section.PROPOSE, values(List.of())).orElseThrow();
    String with = prompt.fill(Prompt.Section.PROPOSE, values(telling())).orElseThrow();
    assertFalse(without.contains(" to +") || without.contains("by chance"), without);
    String signed = "[+-]0\\.\\d{3}";
    String gain = signed + " \\(" + signed + " to " + signed + "\\)";
    assertEquals(
        24,
        with.lines()
            .filter(
                line ->
                    line.matches("\\| \\d \\| \\d \\| .* \\| .* \\| " + gain + " \\|")
                        || line.matches("- slot \\d, \\d: " + gain))
            .count(),
        with);
    List<String> pairs =
        with.lines()
            .filter(line -> line.matches("- \\d in slot \\d with \\d in slot \\d: " + gain))
            .toList();
    assertTrue(pairs.size() >= 1 && pairs.size() <= 6, with);
    assertTrue(pairs.get(0).startsWith("- 2 in slot 3 with 2 in slot 6: +0."), with);
  }

  @Test
  void every_pair_that_is_told_excludes_nothing() {
    List<?> pairs = (List<?>) values(telling()).get("pairs");
    assertFalse(pairs.isEmpty());
    for (Object pair : pairs) {
      String interval = String.valueOf(((Map<?, ?>) pair).get("interval"));
      assertTrue(interval.matches("\\(\\+.* to \\+.*\\)|\\(-.* to -.*\\)"), interval);
    }
  }

  @Test
  void the_schema_is_json_and_holds_the_spaces_length() throws Exception {
    for (AnswerForm form : AnswerForm.values()) {
      new ObjectMapper().readTree(form.schema(SPACE));
    }
    assertTrue(AnswerForm.EXPLAINED.schema(SPACE).contains("^[0-2]{8}$"));
  }

  @ParameterizedTest
  @CsvSource({
    "'=== answer\nids\n=== propose\nx\n=== reapir\n',5,'no section \"reapir\"'",
    "'=== answer\nids\n=== propose\nx\n',0,'Section repair is missing'",
    "'=== answer\nwords\n=== propose\nx\n=== repair\n',0,'not explained or ids'",
    "'=== answer\nids\n=== propose\na\n{{^trials}}\n=== repair\n',5,'trials'",
    "'=== answer\nids\n=== answer\nids\n',3,'appears twice'",
  })
  void what_is_wrong_is_told_with_its_line(String text, int line, String words) {
    FileProblem problem =
        assertThrows(FileProblem.class, () -> Prompt.parse(text, Path.of("mine.md")));
    assertTrue(problem.getMessage().contains(words), problem.getMessage());
    assertEquals(line, problem.line(), problem.getMessage());
  }

  @Test
  void a_misspelt_placeholder_is_found_before_anything_is_trained() throws Exception {
    Prompt prompt =
        Prompt.parse(
            "=== answer\nids\n=== propose\n{{#trials}}\n{{acu}}\n{{/trials}}\n=== repair\n",
            Path.of("mine.md"));
    FileProblem problem = assertThrows(FileProblem.class, () -> PromptDryRun.of(prompt, SPACE));
    assertTrue(problem.getMessage().contains("acu"), problem.getMessage());
    assertEquals(5, problem.line());
  }
}
