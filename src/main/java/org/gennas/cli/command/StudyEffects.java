package org.gennas.cli.command;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gennas.cli.text.TextTable;
import org.gennas.common.ResearchNotice;
import org.gennas.evaluation.Interval;
import org.gennas.proposal.strategy.EffectEstimates;
import org.gennas.space.Networks;
import org.gennas.study.event.StudyState;
import org.gennas.study.event.TrialState;
import org.gennas.study.folder.StudyFolder;

/**
 * What a study's trials say about the choices of its space.
 *
 * @param scored trials with a score, from which all is read
 * @param base the best of them, at whose error gains are told
 */
record StudyEffects(
    StudyFolder folder,
    StudyState state,
    Networks networks,
    int scored,
    TrialState base,
    EffectEstimates knowledge)
    implements Answer {
  private static final int PAIRS_TOLD = 8;

  @Override
  public Map<String, Object> json() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("notice", ResearchNotice.SENTENCE);
    fields.put("study", folder.path().toString());
    fields.put("name", state.config().name());
    fields.put("synthetic", state.config().images().synthetic());
    fields.put("split", "validation");
    fields.put("trials", scored);
    fields.put(
        "base",
        Map.of("trial", base.id().label(), "architecture", base.id().architecture().code()));
    fields.put("choices", knowledge.mains().stream().map(this::fields).toList());
    fields.put("pairs", knowledge.pairs().stream().map(this::fields).toList());
    return fields;
  }

  private Map<String, Object> fields(EffectEstimates.Main main) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("slot", main.slot() + 1);
    fields.put("digit", main.choice());
    fields.put("choice", networks.choiceName(main.slot(), main.choice()));
    fields.put("gain", main.gain());
    fields.put("interval", main.interval());
    return fields;
  }

  private Map<String, Object> fields(EffectEstimates.Pair pair) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("slot", pair.slot() + 1);
    fields.put("digit", pair.choice());
    fields.put("choice", networks.choiceName(pair.slot(), pair.choice()));
    fields.put("other", pair.other() + 1);
    fields.put("otherDigit", pair.otherChoice());
    fields.put("otherChoice", networks.choiceName(pair.other(), pair.otherChoice()));
    fields.put("gain", pair.gain());
    fields.put("interval", pair.interval());
    return fields;
  }

  @Override
  public void print(PrintStream out) {
    out.println(state.config().name() + "  (" + folder.path() + ")");
    out.printf(
        Locale.ROOT,
        "From %d trials on validation%s; gains in mean AUC at the error of the best, %s %s.%n",
        scored,
        state.config().images().synthetic() ? ", synthetic images" : "",
        base.id().label(),
        base.id().architecture());
    out.println();
    out.println("What a choice adds over the average choice of its slot:");
    mains().print(out);
    out.println();
    out.println(
        "The pairs that stand out most: what two choices add together beyond their"
            + " separate effects:");
    pairs().print(out);
    out.println();
    out.printf(
        Locale.ROOT,
        "The intervals of %d of %d pairs exclude 0; uncorrected for their number, some do by"
            + " chance.%n",
        knowledge.pairs().stream().filter(pair -> !pair.interval().contains(0)).count(),
        knowledge.pairs().size());
    out.println(ResearchNotice.SENTENCE);
  }

  private TextTable mains() {
    TextTable table =
        new TextTable(
            TextTable.Column.figures("slot"),
            TextTable.Column.text("choice"),
            TextTable.Column.figures("gain"),
            TextTable.Column.text("95 % CI"));
    for (EffectEstimates.Main main : knowledge.mains()) {
      table.row(
          String.valueOf(main.slot() + 1),
          networks.choiceName(main.slot(), main.choice()),
          signed(main.gain()),
          interval(main.interval()));
    }
    return table;
  }

  private TextTable pairs() {
    TextTable table =
        new TextTable(
            TextTable.Column.figures("slot"),
            TextTable.Column.text("choice"),
            TextTable.Column.figures("slot"),
            TextTable.Column.text("choice"),
            TextTable.Column.figures("gain"),
            TextTable.Column.text("95 % CI"));
    List<EffectEstimates.Pair> pairs = knowledge.pairs();
    for (EffectEstimates.Pair pair : pairs.subList(0, Math.min(PAIRS_TOLD, pairs.size()))) {
      table.row(
          String.valueOf(pair.slot() + 1),
          networks.choiceName(pair.slot(), pair.choice()),
          String.valueOf(pair.other() + 1),
          networks.choiceName(pair.other(), pair.otherChoice()),
          signed(pair.gain()),
          interval(pair.interval()));
    }
    return table;
  }

  private static String signed(double gain) {
    return String.format(Locale.ROOT, "%+.3f", gain);
  }

  private static String interval(Interval interval) {
    return String.format(Locale.ROOT, "[%+.3f, %+.3f]", interval.low(), interval.high());
  }
}
