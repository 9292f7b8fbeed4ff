package org.gennas.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.gennas.evaluation.Interval;
import org.gennas.proposal.ProposalRequest.Observation;
import org.gennas.proposal.strategy.Knowledge;
import org.gennas.space.BuiltNetworks;
import org.gennas.space.Networks;
import org.gennas.space.SearchSpace;
import org.gennas.study.StudyFolder;
import org.gennas.study.StudyProblem;
import org.gennas.study.StudyState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** What a study's trials say about the choices in its slots. */
@Command(
    name = "effects",
    description = {
      "What a study's trials say about each choice in each slot, and about pairs of choices, with",
      "95 % intervals. Read off a ridge regression; from validation scores."
    })
final class EffectsCommand extends TerminalCommand {
  private static final int PAIRS_SHOWN = 8;

  @Parameters(paramLabel = "STUDY", description = "The study's folder.")
  private Path study;

  EffectsCommand(CommandContext context) {
    super(context);
  }

  @Override
  Answer run() throws Exception {
    StudyFolder folder = StudyPath.open(study, context().json());
    StudyState state = folder.state();
    SearchSpace space =
        SearchSpace.preset(state.config().space())
            .orElseThrow(
                () ->
                    new StudyProblem(
                        "The search space \"" + state.config().space() + "\" is not known",
                        folder.configFile(),
                        0,
                        "Open it with a newer GenNAS Workbench."));
    Networks networks =
        BuiltNetworks.of(
            space, state.config().images().px(), state.config().images().findings().size());
    List<Observation> history =
        state.ranking().stream()
            .map(t -> new Observation(t.id().architecture(), t.auc().orElseThrow()))
            .toList();
    Optional<Knowledge> knowledge =
        history.isEmpty()
            ? Optional.empty()
            : Knowledge.of(networks, history, history.get(0).architecture());
    return new Effects(
        networks,
        history.size(),
        knowledge.orElseThrow(
            () ->
                new StudyProblem(
                    "Nothing can be said yet: two trials with different scores are needed",
                    folder.path(),
                    0,
                    "Train more.")));
  }

  private record Effects(Networks networks, int trials, Knowledge knowledge) implements Answer {
    @Override
    public Map<String, Object> json() {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("notice", StudyOverview.NOTICE);
      fields.put("trials", trials);
      fields.put("mains", knowledge.mains());
      fields.put("pairs", knowledge.pairs());
      return fields;
    }

    @Override
    public void print(PrintStream out) {
      out.printf(
          Locale.ROOT,
          "From %d finished trial%s, in validation mean AUC at the best one's error. Slots count"
              + " from 1.%n%n",
          trials,
          trials == 1 ? "" : "s");
      TextTable table =
          new TextTable(
              TextTable.Column.figures("slot"),
              TextTable.Column.text("choice"),
              TextTable.Column.figures("gain"),
              TextTable.Column.text("95 % CI"));
      for (Knowledge.Main main : knowledge.mains()) {
        table.row(
            String.valueOf(main.slot() + 1),
            networks.choiceName(main.slot(), main.choice()),
            gain(main.gain()),
            interval(main.interval()));
      }
      table.lines().forEach(out::println);
      out.println();
      out.println("Pairs that stand out most, beyond what both choices add each:");
      List<String> pairs = new ArrayList<>();
      for (Knowledge.Pair pair :
          knowledge.pairs().subList(0, Math.min(PAIRS_SHOWN, knowledge.pairs().size()))) {
        pairs.add(
            "  slot %d %s with slot %d %s: %s %s"
                .formatted(
                    pair.slot() + 1,
                    networks.choiceName(pair.slot(), pair.choice()),
                    pair.other() + 1,
                    networks.choiceName(pair.other(), pair.otherChoice()),
                    gain(pair.gain()),
                    interval(pair.interval())));
      }
      pairs.forEach(out::println);
      out.println(StudyOverview.NOTICE);
    }

    private static String gain(double gain) {
      return String.format(Locale.ROOT, "%+.4f", gain);
    }

    private static String interval(Interval interval) {
      return String.format(Locale.ROOT, "[%+.4f, %+.4f]", interval.low(), interval.high());
    }
  }
}
