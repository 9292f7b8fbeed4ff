package org.gennas.proposal.llm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever form an answer has, the proposals in it are found. */
class AnswerParserTest {
  private static List<String> codes(String answer) {
    return AnswerParser.parse(answer, 8).stream().map(ParsedProposal::digits).toList();
  }

  @Test
  void the_form_that_is_asked_for() {
    ParsedProposal attempt =
        AnswerParser.parse(
                """
                {"proposals": [{"architecture": "22121211", "rationale": "Wide \\"early\\".",
                 "predicted_auc": 0.871}]}""",
                8)
            .get(0);
    assertEquals(
        new ParsedProposal("22121211", Optional.of("Wide \"early\"."), Optional.of(0.871), true),
        attempt);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"architectures\": [[2,2,1,2,1,2,1,1],[0,1,2,0,1,2,0,1]]}",
        "```json\n{\"proposals\":[{\"architecture\":\"22121211\"},{\"architecture\":\"01201201\"}]}\n```",
        "Sure! Here you are:\n{\"proposals\":[{\"architecture\":\"22121211\",},{\"architecture\":\"01201201\"},],}\nGood luck.",
        "[2,2,1,2,1,2,1,1]\n[0, 1, 2, 0, 1, 2, 0, 1]",
        "I propose [2, 2, 1, 2, 1, 2, 1, 1] and then [0 1 2 0 1 2 0 1].",
        "I'd go for 22121211. After that, 01201201 (it's small).",
        "1. **22121211** - wide\n2. `01201201` - narrow",
        "2-2-1-2-1-2-1-1, and also 0 1 2 0 1 2 0 1",
        "{'proposals': [{'architecture': '22121211', 'rationale': 'ok'}, {architecture: 01201201}]}",
        "{\"proposals\":[{\"architecture\":[2,2,1,2,1,2,1,1]}, {\"code\":\"01201201\"}]}",
        "[\"22121211\", \"01201201\"]",
        "{\"networks\": [\"2,2,1,2,1,2,1,1\", \"0 1 2 0 1 2 0 1\"]}",
        "{\"proposals\":[{\"architecture\":\"22121211\",\"rationale\":\"a\"},{\"architecture\":\"01201201\",\"rationale\":\"it broke o",
        "{\"a\":{\"b\":[{\"arch\":[\"2\",\"2\",\"1\",\"2\",\"1\",\"2\",\"1\",\"1\"]},{\"arch\":\"[0,1,2,0,1,2,0,1]\"}]}}",
        "[22121211, 01201201]",
        "a stray \" [ and then 22121211 and 01201201",
      })
  void two_proposals_in_many_forms(String answer) {
    assertEquals(List.of("22121211", "01201201"), codes(answer));
  }

  @Test
  void an_answer_that_breaks_off_within_a_code_has_only_what_is_whole() {
    assertEquals(
        List.of("22121211"),
        codes("{\"proposals\":[{\"architecture\":\"22121211\"},{\"architecture\":\"0120"));
    assertEquals(List.of("22121211"), codes("{\"architectures\":[[2,2,1,2,1,2,1,1],[0,1,2"));
  }

  @Test
  void what_is_meant_but_wrong_is_kept_so_that_it_can_be_answered() {
    assertEquals(
        List.of("2212", "22121213", "all MB6_K5"),
        codes(
            """
            {"proposals": [{"architecture": "2212"}, {"architecture": [2,2,1,2,1,2,1,3]},
             {"architecture": "all MB6_K5"}]}"""));
  }

  @Test
  void mentions_in_prose_do_not_count_beside_proposals_in_form() {
    assertEquals(
        List.of("01201201"),
        codes("22121211 did well, so I try {\"proposals\":[{\"architecture\":\"01201201\"}]}"));
  }

  @Test
  void numbers_that_are_no_codes_are_left_alone() {
    assertEquals(
        List.of(),
        codes(
            "On 2026-11-24 an AUC of 0.8712345 with 12345678901 weights, seed 4, 8 slots: [1, 2]."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"87.1", "\"87.1%\"", "\"0.871\"", "0.871"})
  void predictions_in_percent_are_understood(String written) {
    ParsedProposal attempt =
        AnswerParser.parse("{\"architecture\":\"22121211\",\"expected AUC\":" + written + "}", 8)
            .get(0);
    assertEquals(0.871, attempt.predicted().orElseThrow(), 1e-12);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "1000", "\"high\"", "null", "0"})
  void a_prediction_that_makes_no_sense_is_none(String written) {
    ParsedProposal attempt =
        AnswerParser.parse("{\"architecture\":\"22121211\",\"auc\":" + written + "}", 8).get(0);
    assertTrue(attempt.predicted().isEmpty());
  }

  @Test
  void a_rationale_has_no_control_characters_and_an_end() {
    ParsedProposal attempt =
        AnswerParser.parse(
                "{\"architecture\":\"22121211\",\"rationale\":\"a\\u001b[2Jb"
                    + "x".repeat(9000)
                    + "\"}",
                8)
            .get(0);
    assertTrue(attempt.rationale().orElseThrow().startsWith("a [2Jb"));
    assertEquals(2000, attempt.rationale().orElseThrow().length());
  }

  @Property(tries = 300)
  void whatever_is_written_as_json_is_read_back(@ForAll("proposals") List<ParsedProposal> proposals)
      throws JsonProcessingException {
    List<Map<String, Object>> rows =
        proposals.stream()
            .map(
                p ->
                    Map.<String, Object>of(
                        "architecture",
                        p.digits(),
                        "rationale",
                        p.rationale().orElseThrow(),
                        "predicted_auc",
                        p.predicted().orElseThrow()))
            .toList();
    String json = new ObjectMapper().writeValueAsString(Map.of("proposals", rows));
    assertEquals(proposals, AnswerParser.parse(json, 8));
  }

  @Provide
  Arbitrary<List<ParsedProposal>> proposals() {
    Arbitrary<String> code = Arbitraries.strings().withChars('0', '1', '2').ofLength(8);
    Arbitrary<String> words =
        Arbitraries.strings()
            .withChars("abc {}[]\"\\,:0129'\u00e9\u2013")
            .ofMinLength(1)
            .ofMaxLength(60)
            .map(s -> "x" + s + "x");
    return code.list()
        .uniqueElements()
        .ofMinSize(1)
        .ofMaxSize(5)
        .flatMap(
            codes ->
                words
                    .list()
                    .ofSize(codes.size())
                    .map(
                        texts ->
                            IntStream.range(0, codes.size())
                                .mapToObj(
                                    i ->
                                        new ParsedProposal(
                                            codes.get(i),
                                            Optional.of(texts.get(i)),
                                            Optional.of(0.5 + i / 100.0),
                                            true))
                                .toList()));
  }

  @Property(tries = 500)
  void no_text_is_too_strange(@ForAll String text) {
    AnswerParser.parse(text, 8).forEach(a -> assertTrue(a.digits().length() <= 2000));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"", "2 ", "\"", "{\"a\":", "0-", "<think>", "22121211 "})
  void two_hundred_thousand_characters_of_the_same_are_read(String piece) {
    assertTrue(codes(piece.repeat(200_000 / piece.length())).size() <= 1);
  }
}
