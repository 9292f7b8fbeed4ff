package org.gennas.cli.command;

import static org.gennas.cli.option.ArenaOptions.check;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.gennas.arena.Arena;
import org.gennas.arena.ArenaFiles;
import org.gennas.arena.ArenaPlan;
import org.gennas.arena.Coverage;
import org.gennas.arena.ModelPlayer;
import org.gennas.arena.Play;
import org.gennas.arena.Player;
import org.gennas.arena.SearchTrajectory;
import org.gennas.arena.StrategyPlayer;
import org.gennas.cli.option.ArenaOptions;
import org.gennas.cli.option.LanguageModelOptions;
import org.gennas.cli.option.OptionValue;
import org.gennas.cli.option.OutputFile;
import org.gennas.cli.text.ProgressBar;
import org.gennas.cli.text.TextTable;
import org.gennas.common.FileProblem;
import org.gennas.proposal.llm.LangChainServers;
import org.gennas.proposal.llm.Proposers;
import org.gennas.proposal.llm.Provider;
import org.gennas.proposal.strategy.ProposerChoice;
import org.gennas.runner.table.BenchmarkTable;
import org.gennas.runner.table.SimulatedTraining;
import org.gennas.study.config.LanguageModel;
import org.gennas.study.config.Schedule;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Plays strategies against each other on a table of trained networks. */
@Command(
    name = "arena",
    description = {
      "Compare strategies on a table of trained networks: many searches with each,",
      "with the loop of a real study, in simulated time."
    },
    footer = {
      "",
      "Examples:",
      "  gennas arena nas-bench-macro_cifar10.json --budget 50 --seeds 200 --out arena",
      "  gennas arena synthetic:7 --strategies random,surrogate,blend",
      "  gennas arena nas-bench-macro_cifar10.json --strategies random,llm --llm-seeds 3 \\",
      "    --provider ollama --model qwen3:8b --out arena"
    })
final class ArenaCommand extends TerminalCommand {
  private static final List<Integer> TOLD = List.of(5, 10, 20, 50, 100, 200);

  @Mixin private ArenaOptions options;

  @Option(
      names = "--strategies",
      paramLabel = "NAMES",
      split = ",",
      description = {
        "Strategies to compare, such as random,blend; default: all without a language model.",
        "llm and hybrid can take part where the table's codes are known."
      })
  private List<String> strategies =
      Arrays.stream(ProposerChoice.values()).map(ProposerChoice::key).toList();

  @Option(
      names = "--budget",
      paramLabel = "N",
      defaultValue = "50",
      description = "Queries per search (default 50).")
  private int budget;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      defaultValue = "200",
      description = "Searches per strategy (default 200).")
  private int seeds;

  @Option(
      names = "--llm-seeds",
      paramLabel = "N",
      defaultValue = "3",
      description = "Searches per language model (default 3).")
  private int modelSeeds;

  @Option(
      names = "--devices",
      paramLabel = "N",
      defaultValue = "1",
      description = "Simulated devices (default 1).")
  private int devices;

  @Option(
      names = "--schedule",
      paramLabel = "NAME",
      defaultValue = "free-running",
      description = "free-running (default) or in-step: one query per device, then wait for all.")
  private String schedule;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Write courses.csv, plays.csv, arena.svg and arena.png there.")
  private Path out;

  @Mixin private LanguageModelOptions languageModel;

  ArenaCommand(CommandContext context) {
    super(context);
  }

  @Override
  Answer run() throws Exception {
    if (out != null) {
      OutputFile.requireFolder(out, "arena", Optional.empty());
      Optional<Path> table = options.file();
      if (table.isPresent()) {
        OutputFile.requireNoInput(ArenaFiles.in(out), table.get());
      }
    }
    ArenaPlan plan = plan();
    Arena arena = new Arena(plan);
    Instant begin = context().clock().instant();
    AtomicInteger done = new AtomicInteger();
    ExecutorService executor =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    List<Play> plays;
    try (ProgressBar bar = new ProgressBar(terminal(), context().clock(), "Searches");
        Interruption interruption = Interruption.listen(arena::cancel)) {
      bar.update(0, plan.plays());
      plays = arena.play(executor, play -> bar.update(done.incrementAndGet(), plan.plays()));
      if (interruption.requested()) {
        bar.say(plays.size() + " searches had been played.");
      }
    } finally {
      executor.shutdownNow();
    }
    if (plays.isEmpty()) {
      throw new FileProblem(
          "No network of " + plan.table().name() + " is within the limits",
          out == null ? Path.of("") : out,
          0,
          "Give more room.");
    }
    if (out != null) {
      ArenaFiles.write(out, plan, plays);
    }
    return new Standings(
        plan,
        SearchTrajectory.of(plays),
        Coverage.of(plays),
        Duration.between(begin, context().clock().instant()),
        Optional.ofNullable(out));
  }

  private ArenaPlan plan() throws Exception {
    try {
      check(budget >= 1, "--budget must be at least 1.");
      check(seeds >= 1 && modelSeeds >= 1, "--seeds and --llm-seeds must be at least 1.");
      check(devices >= 1, "--devices must be at least 1.");
      BenchmarkTable table = options.table();
      return new ArenaPlan(
          table,
          players(table),
          budget,
          seeds,
          options.feedback(),
          OptionValue.of("--schedule", schedule, Schedule.class),
          devices,
          options.limits(table.networks()),
          options.secondObjective(),
          options.warmStart(table),
          SimulatedTraining.usual());
    } catch (IllegalArgumentException e) {
      throw wrongUse(e.getMessage());
    }
  }

  private List<Player> players(BenchmarkTable table) throws IOException {
    List<Player> players = new ArrayList<>();
    boolean asked = false;
    for (String name : strategies) {
      String key = name.strip().toLowerCase(Locale.ROOT);
      if (Proposers.asksModel(key)) {
        players.add(modelPlayer(key, table));
        asked = true;
      } else {
        players.add(new StrategyPlayer(ProposerChoice.named(key)));
      }
    }
    if (!asked) {
      languageModel.forProposer(strategies.get(0));
    }
    return players;
  }

  private Player modelPlayer(String key, BenchmarkTable table) throws IOException {
    check(
        table.space().isPresent(),
        "A language model has to know what the digits stand for: "
            + key
            + " runs on"
            + " NAS-Bench-Macro only.");
    check(out != null, "A language model's conversations are saved: name a folder with --out.");
    LanguageModel model = languageModel.forProposer(key).orElseThrow();
    new ModelKey(context()).require(Provider.named(model.provider()));
    Path conversations = out.resolve("conversations");
    Files.createDirectories(conversations);
    return new ModelPlayer(
        key,
        model,
        new Proposers(new LangChainServers(context().keys()), context().clock()),
        conversations,
        modelSeeds);
  }

  /** How every player stands after some numbers of queries. */
  private record Standings(
      ArenaPlan plan,
      List<SearchTrajectory> courses,
      List<Coverage> coverages,
      Duration took,
      Optional<Path> out)
      implements Answer {
    private List<Integer> told() {
      return TOLD.stream().filter(n -> n <= plan.budget()).toList();
    }

    @Override
    public Map<String, Object> json() {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("played", plan.words());
      fields.put("seconds", took.toMillis() / 1000.0);
      List<Map<String, Object>> players = new ArrayList<>();
      for (SearchTrajectory course : courses) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("player", course.player());
        one.put("seeds", course.seeds());
        one.put("utilisation", course.utilisation());
        List<Map<String, Object>> points = new ArrayList<>();
        for (int query : told()) {
          SearchTrajectory.Point point = course.at(query);
          points.add(
              Map.of(
                  "queries", query,
                  "rank", point.rank(),
                  "regret", point.regret(),
                  "simulatedHours", point.hours(),
                  "hypervolume", point.hypervolume()));
        }
        one.put("after", points);
        players.add(one);
      }
      fields.put("players", players);
      fields.put("within90", coverages);
      out.ifPresent(folder -> fields.put("files", folder.toString()));
      return fields;
    }

    @Override
    public void print(PrintStream stream) {
      stream.println(plan.words());
      stream.println();
      List<TextTable.Column> columns = new ArrayList<>();
      columns.add(TextTable.Column.text("median rank (quartiles) after"));
      columns.add(TextTable.Column.figures("searches"));
      told().forEach(n -> columns.add(TextTable.Column.figures(String.valueOf(n))));
      columns.add(TextTable.Column.figures("regret at the end"));
      columns.add(TextTable.Column.figures("simulated h"));
      columns.add(TextTable.Column.figures("utilisation"));
      plan.secondObjective().ifPresent(o -> columns.add(TextTable.Column.figures("hypervolume")));
      TextTable table = new TextTable(columns.toArray(TextTable.Column[]::new));
      for (SearchTrajectory course : courses) {
        SearchTrajectory.Point last = course.at(plan.budget());
        List<String> cells = new ArrayList<>();
        cells.add(course.player());
        cells.add(String.valueOf(course.seeds()));
        told().forEach(n -> cells.add(rank(course.at(n).rank())));
        cells.add(String.format(Locale.ROOT, "%.4f", last.regret().median()));
        cells.add(String.format(Locale.ROOT, "%.1f", last.hours().median()));
        cells.add(String.format(Locale.ROOT, "%.3f", course.utilisation()));
        plan.secondObjective()
            .ifPresent(
                o -> cells.add(String.format(Locale.ROOT, "%.4f", last.hypervolume().median())));
        table.row(cells.toArray(String[]::new));
      }
      table.lines().forEach(stream::println);
      stream.println();
      printCoverages(stream);
      stream.printf(
          Locale.ROOT,
          "Finished in %.1f s.%s%n",
          took.toMillis() / 1000.0,
          out.map(folder -> " Curves and every query are in " + folder + ".").orElse(""));
    }

    private void printCoverages(PrintStream stream) {
      List<String> bands =
          coverages.stream()
              .flatMap(c -> c.bands().stream().map(Coverage.Band::name))
              .distinct()
              .sorted(Comparator.comparing("all"::equals))
              .toList();
      if (bands.isEmpty()) {
        return;
      }
      List<TextTable.Column> columns = new ArrayList<>();
      columns.add(TextTable.Column.text("within the stated 90%, by query"));
      bands.forEach(band -> columns.add(TextTable.Column.figures(band)));
      TextTable table = new TextTable(columns.toArray(TextTable.Column[]::new));
      for (Coverage coverage : coverages) {
        List<String> cells = new ArrayList<>();
        cells.add(coverage.player());
        for (String band : bands) {
          cells.add(
              coverage
                  .band(band)
                  .map(b -> String.format(Locale.ROOT, "%.3f", b.share()))
                  .orElse("-"));
        }
        table.row(cells.toArray(String[]::new));
      }
      table.print(stream);
      stream.println();
    }

    private static String rank(SearchTrajectory.Spread rank) {
      return String.format(
          Locale.ROOT, "%s (%s-%s)", whole(rank.median()), whole(rank.low()), whole(rank.high()));
    }

    private static String whole(double rank) {
      return rank == Math.rint(rank)
          ? String.format(Locale.ROOT, "%,.0f", rank)
          : String.format(Locale.ROOT, "%,.1f", rank);
    }
  }
}
