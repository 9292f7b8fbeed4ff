package org.gennas.proposal.llm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gennas.evaluation.Interval;
import org.gennas.proposal.ProposalRequest;
import org.gennas.space.Architecture;
import org.gennas.space.Block;
import org.gennas.space.BuiltNetworks;
import org.gennas.space.FeatureMap;
import org.gennas.space.LayerCost;
import org.gennas.space.Networks;
import org.gennas.space.SearchSpace;
import org.gennas.study.event.FindingScore;
import org.gennas.study.event.Guidance;
import org.gennas.study.event.Proposal;
import org.gennas.study.event.TrialResult;

/**
 * What a prompt's placeholders stand for, from a request: all names that docs/prompts.md lists.
 * Scores carry their intervals; an undefined score is written "undefined".
 */
final class PromptContext {
  private final ProposalRequest request;
  private final SearchSpace space;
  private final BuiltNetworks networks;
  private final List<String> findings;

  /**
   * @param networks of the request
   * @param findings names, in the study's order
   */
  PromptContext(ProposalRequest request, BuiltNetworks networks, List<String> findings) {
    this.request = request;
    this.space = networks.space();
    this.networks = networks;
    this.findings = List.copyOf(findings);
  }

  /**
   * All values of a request.
   *
   * @param lessons as the model last wrote them, or empty
   * @param known codes whose results the lessons know
   * @param shortlist the only networks to choose from; empty where all may be chosen
   */
  Map<String, Object> values(String lessons, Set<String> known, List<Proposal> shortlist) {
    Map<String, Object> values = new HashMap<>();
    task(values);
    space(values);
    limits(values);
    results(values, known);
    PromptEffects.put(values, networks, request.history());
    people(values);
    values.put("lessons", lessons);
    values.put("fromShortlist", !shortlist.isEmpty());
    values.put("shortlist", shortlist.stream().map(this::ranked).toList());
    return values;
  }

  /** What the repair of an answer needs besides. */
  static Map<String, Object> repair(
      Map<String, Object> values,
      AnswerCheck.Verdict verdict,
      List<AnswerCheck.Accepted> accepted,
      int missing) {
    Map<String, Object> more = new HashMap<>(values);
    more.put("nothing", verdict.accepted().isEmpty() && verdict.refused().isEmpty());
    more.put(
        "refused",
        verdict.refused().stream()
            .map(r -> Map.<String, Object>of("answer", r.answer(), "reason", r.reason()))
            .toList());
    more.put("accepted", accepted.stream().map(a -> named(a.architecture())).toList());
    more.put("missing", missing);
    return more;
  }

  private void task(Map<String, Object> values) {
    values.put("outputs", networks.setting().outputs());
    values.put("findings", String.join(", ", findings));
    values.put("findingNames", findings);
    values.put("px", networks.setting().px());
    values.put("count", request.count());
    values.put("several", request.count() > 1);
    values.put("trialsLeft", request.trialsLeft());
    values.put("length", space.length());
    Architecture example = example();
    values.put("example", ids(example));
    values.put("exampleCode", example.code());
  }

  /** Every block in turn: a form to be filled, not advice. */
  private Architecture example() {
    int blocks = space.blocks().size();
    return new Architecture(
        IntStream.range(0, space.length())
            .mapToObj(i -> String.valueOf(i % blocks))
            .collect(Collectors.joining()));
  }

  private void space(Map<String, Object> values) {
    List<Map<String, Object>> blocks = new ArrayList<>();
    for (int digit = 0; digit < space.blocks().size(); digit++) {
      Block block = space.blocks().get(digit);
      blocks.add(Map.of("digit", digit, "name", block.name(), "words", words(block)));
    }
    values.put("blocks", blocks);
    List<Map<String, Object>> layers = new ArrayList<>();
    for (LayerCost layer : networks.layers(example()).layers()) {
      boolean open = layer.kind() == LayerCost.Kind.SLOT;
      Map<String, Object> row = new HashMap<>();
      row.put("number", layers.size() + 1);
      row.put("input", shape(layer.in()));
      row.put("output", shape(layer.out()));
      row.put("stride", layer.stride());
      row.put("open", open);
      row.put("slot", layer.name().replace("slot ", ""));
      row.put("operation", open ? "" : layer.operation());
      row.put(
          "ids",
          IntStream.range(0, space.blocks().size())
              .mapToObj(String::valueOf)
              .collect(Collectors.joining(", ")));
      layers.add(row);
    }
    values.put("layers", layers);
  }

  private static String shape(FeatureMap map) {
    return map.height() + "x" + map.width() + "x" + map.channels();
  }

  private static String words(Block block) {
    return block instanceof Block.MobileBlock mobile
        ? String.format(
            Locale.ROOT,
            "an inverted bottleneck of MobileNetV2 with expansion %d and kernel %dx%d",
            mobile.expansion(),
            mobile.kernel(),
            mobile.kernel())
        : "passes its input through; where the shape changes, a 1x1 convolution";
  }

  private void limits(Map<String, Object> values) {
    values.put(
        "locks",
        request.limits().locks().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(
                lock ->
                    Map.<String, Object>of(
                        "slot",
                        lock.getKey() + 1,
                        "digit",
                        lock.getValue(),
                        "name",
                        space.blocks().get(lock.getValue()).name()))
            .toList());
    values.put("maxParams", request.limits().maxParams().map(PromptContext::millions).orElse(""));
    values.put("maxMacs", request.limits().maxMacs().map(PromptContext::millions).orElse(""));
    values.put(
        "limited",
        !request.limits().locks().isEmpty()
            || request.limits().maxParams().isPresent()
            || request.limits().maxMacs().isPresent());
  }

  private void results(Map<String, Object> values, Set<String> known) {
    List<TrialResult> results = request.results();
    values.put("tried", !results.isEmpty());
    values.put("trialCount", results.size());
    values.put("trials", results.stream().map(this::trial).toList());
    values.put(
        "newest",
        results.stream()
            .filter(r -> !known.contains(r.trial().architecture().code()))
            .map(this::trial)
            .toList());
    NotableTrials archive = NotableTrials.of(results);
    values.put("best", archive.best().stream().map(this::trial).toList());
    values.put("diverse", archive.diverse().stream().map(this::trial).toList());
    values.put("running", request.running().stream().map(PromptContext::named).toList());
    values.put("busy", !request.running().isEmpty());
  }

  private Map<String, Object> trial(TrialResult result) {
    Map<String, Object> row = named(result.trial().architecture());
    row.put("number", result.trial().number());
    row.put("auc", score(result.valid().meanAuc()));
    row.put("interval", interval(result.valid().meanAucInterval()));
    row.put("params", millions(result.params()));
    row.put("macs", millions(result.macs()));
    row.put("scores", result.valid().findings().stream().map(PromptContext::finding).toList());
    Optional<Proposal> proposal = request.proposal(result.trial().architecture());
    row.put("why", proposal.map(Proposal::rationale).orElse(""));
    row.put(
        "guess",
        proposal.flatMap(Proposal::prediction).map(p -> score(Optional.of(p.mean()))).orElse(""));
    return row;
  }

  private static Map<String, Object> finding(FindingScore score) {
    return Map.of(
        "finding",
        score.finding(),
        "auc",
        score(score.auc()),
        "interval",
        interval(score.aucInterval()));
  }

  private void people(Map<String, Object> values) {
    Guidance guidance = request.guidance();
    values.put("note", guidance.note().orElse(""));
    List<Map<String, Object>> excluded = new ArrayList<>();
    Set<Architecture> vetoed =
        guidance.vetoes().stream().map(Guidance.Veto::architecture).collect(Collectors.toSet());
    for (Guidance.Veto veto : guidance.vetoes()) {
      Map<String, Object> row = named(veto.architecture());
      row.put(
          "why",
          veto.reason().isEmpty()
              ? "the person in charge does not want it"
              : "the person in charge says: " + veto.reason());
      excluded.add(row);
    }
    for (Architecture closed : request.closed()) {
      if (!vetoed.contains(closed)) {
        Map<String, Object> row = named(closed);
        row.put("why", "its training ended without a score");
        excluded.add(row);
      }
    }
    values.put("excluded", excluded);
    values.put(
        "edits",
        guidance.edits().stream()
            .map(e -> Map.<String, Object>of("from", e.from().code(), "to", e.to().code()))
            .toList());
  }

  private Map<String, Object> ranked(Proposal proposal) {
    Map<String, Object> row = named(proposal.architecture());
    Networks.Cost cost = networks.cost(proposal.architecture());
    row.put("params", millions(cost.params()));
    row.put("macs", millions(cost.macs()));
    row.put("predicted", proposal.prediction().map(Proposal.Prediction::words).orElse(""));
    return row;
  }

  private static Map<String, Object> named(Architecture architecture) {
    Map<String, Object> row = new HashMap<>();
    row.put("code", architecture.code());
    row.put("ids", ids(architecture));
    return row;
  }

  private static String ids(Architecture architecture) {
    return architecture
        .code()
        .chars()
        .mapToObj(c -> String.valueOf((char) c))
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private static String score(Optional<Double> auc) {
    return auc.map(a -> String.format(Locale.ROOT, "%.3f", a)).orElse("undefined");
  }

  private static String interval(Optional<Interval> interval) {
    return interval
        .map(i -> String.format(Locale.ROOT, "(%.3f-%.3f)", i.low(), i.high()))
        .orElse("");
  }

  static String millions(long number) {
    return String.format(Locale.ROOT, "%.2f M", number / 1e6);
  }
}
