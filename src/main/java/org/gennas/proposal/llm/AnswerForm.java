package org.gennas.proposal.llm;

import java.util.Locale;
import org.gennas.space.SearchSpace;

/** The form in which a prompt wants its answer; the schema says the same to servers. */
enum AnswerForm {
  /** {@code {"architectures": [[2, 2, 1, 2, 1, 2, 1, 1]]}}. */
  IDS("ids"),
  /**
   * {@code {"proposals": [{"architecture": "22121211", "rationale": "", "predicted_auc": 0.8}]}}.
   */
  EXPLAINED("explained");

  private final String key;

  AnswerForm(String key) {
    this.key = key;
  }

  /** As a prompt's file has it. */
  String key() {
    return key;
  }

  /**
   * A JSON schema (draft 2020-12, within the subset that providers take). How many proposals there
   * are is left to the words: not every provider takes bounds on arrays.
   */
  String schema(SearchSpace space) {
    int last = space.blocks().size() - 1;
    return switch (this) {
      case IDS ->
          String.format(
              Locale.ROOT,
              """
          {"type":"object","properties":{"architectures":{"type":"array","items":\
          {"type":"array","items":{"type":"integer","enum":[%s]}}}},\
          "required":["architectures"],"additionalProperties":false}""",
              digits(last));
      case EXPLAINED ->
          String.format(
              Locale.ROOT,
              """
          {"type":"object","properties":{"proposals":{"type":"array","items":\
          {"type":"object","properties":{\
          "architecture":{"type":"string","pattern":"^[0-%d]{%d}$"},\
          "rationale":{"type":"string"},"predicted_auc":{"type":"number"}},\
          "required":["architecture","rationale","predicted_auc"],\
          "additionalProperties":false}}},\
          "required":["proposals"],"additionalProperties":false}""",
              last,
              space.length());
    };
  }

  private static String digits(int last) {
    StringBuilder digits = new StringBuilder("0");
    for (int i = 1; i <= last; i++) {
      digits.append(',').append(i);
    }
    return digits.toString();
  }
}
