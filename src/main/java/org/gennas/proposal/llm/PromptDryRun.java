package org.gennas.proposal.llm;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gennas.common.FileProblem;
import org.gennas.evaluation.Interval;
import org.gennas.proposal.ProposalRequest;
import org.gennas.proposal.strategy.EffectEstimates;
import org.gennas.space.Architecture;
import org.gennas.space.BuiltNetworks;
import org.gennas.space.SearchSpace;
import org.gennas.study.config.SearchLimits;
import org.gennas.study.event.FindingScore;
import org.gennas.study.event.Guidance;
import org.gennas.study.event.Proposal;
import org.gennas.study.event.SplitScore;
import org.gennas.study.event.TrialId;
import org.gennas.study.event.TrialResult;

/**
 * Fills a prompt once before a study begins, with made-up values in every list, so that a misspelt
 * placeholder is found now and not after hours of training. Nothing of it is sent or kept.
 */
final class PromptDryRun {
  private PromptDryRun() {}

  /**
   * @throws FileProblem with the line if a section asks for a placeholder that there is not
   */
  static void of(Prompt prompt, SearchSpace space) throws FileProblem {
    BuiltNetworks networks = BuiltNetworks.of(space, space.inputPx(), 1);
    Architecture one = space.parse("1".repeat(space.length()));
    Architecture two = space.parse("0".repeat(space.length()));
    Proposal proposal =
        new Proposal(one, "why", Optional.of(new Proposal.Prediction(0.5, 0.1)), "a model");
    ProposalRequest request =
        new ProposalRequest(
            networks,
            List.of(
                new ProposalRequest.Observation(one, 0.5),
                new ProposalRequest.Observation(two, 0.6)),
            List.of(two),
            List.of(two),
            new SearchLimits(Map.of(0, 1), Optional.of(1L), Optional.of(1L)),
            2,
            2,
            1,
            1,
            List.of(result(one)),
            List.of(proposal),
            new Guidance(
                Optional.of("a note"),
                List.of(new Guidance.Veto(two, "a reason")),
                List.of(new Guidance.Edit(one, two))),
            Optional.empty(),
            Optional.empty());
    Map<String, Object> values =
        new HashMap<>(
            new PromptContext(request, networks, List.of("a finding"))
                .values("lessons", Set.of(), List.of(proposal)));
    // one network is all best and none left over
    values.put("diverse", values.get("best"));
    // two trials teach of no pair
    EffectEstimates.Pair pair =
        new EffectEstimates.Pair(0, 1, 1, 0, 0.01, new Interval(0.001, 0.019, 0.95, "made up"));
    values.put("pairs", List.of(PromptEffects.row(pair)));
    values.put("interplay", true);
    ParsedProposal attempt =
        new ParsedProposal(one.code(), Optional.empty(), Optional.empty(), true);
    Map<String, Object> repair =
        PromptContext.repair(
            values,
            new AnswerCheck.Verdict(
                List.of(), List.of(new AnswerCheck.Refused("an answer", "a reason"))),
            List.of(new AnswerCheck.Accepted(one, attempt)),
            1);
    prompt.fill(Prompt.Section.SYSTEM, values);
    prompt.fill(Prompt.Section.LESSONS, values);
    prompt.fill(Prompt.Section.PROPOSE, values);
    prompt.fill(Prompt.Section.REPAIR, repair);
    everythingEmpty(prompt, networks);
  }

  private static void everythingEmpty(Prompt prompt, BuiltNetworks networks) throws FileProblem {
    ProposalRequest first =
        new ProposalRequest(
            networks, List.of(), List.of(), List.of(), SearchLimits.none(), 1, 1, 1);
    Map<String, Object> values =
        new PromptContext(first, networks, List.of("a finding")).values("", Set.of(), List.of());
    prompt.fill(Prompt.Section.SYSTEM, values);
    prompt.fill(Prompt.Section.PROPOSE, values);
    prompt.fill(
        Prompt.Section.REPAIR,
        PromptContext.repair(values, new AnswerCheck.Verdict(List.of(), List.of()), List.of(), 1));
  }

  private static TrialResult result(Architecture architecture) {
    FindingScore finding =
        new FindingScore("a finding", Optional.of(0.5), Optional.empty(), Optional.empty(), 1, 1);
    return new TrialResult(
        TrialResult.FORMAT,
        new TrialId(1, architecture),
        1,
        1,
        new SplitScore(0.5, Optional.of(0.5), Optional.empty(), Optional.empty(), List.of(finding)),
        0.5,
        1,
        1,
        Optional.empty(),
        1,
        1,
        "cpu:0",
        "none");
  }
}
