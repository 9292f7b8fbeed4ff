package org.gennas.ui.arena;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.gennas.arena.ArenaPlan;
import org.gennas.arena.Player;
import org.gennas.arena.StrategyPlayer;
import org.gennas.proposal.strategy.ProposerChoice;
import org.gennas.runner.table.BenchmarkTable;
import org.gennas.runner.table.Feedback;
import org.gennas.runner.table.SimulatedTraining;
import org.gennas.space.Architecture;
import org.gennas.space.IllegalCodeException;
import org.gennas.study.config.Schedule;
import org.gennas.study.config.SearchLimits;
import org.gennas.study.config.SecondObjective;
import org.gennas.ui.form.Checked;
import org.gennas.ui.form.CheckedField;
import org.gennas.ui.form.FormProblem;
import org.gennas.ui.form.NumberChecks;

/** What is to be played: every field, its check, and the plan that they make. */
public final class ArenaSetup {
  private static final int MOST_QUERIES = 500;
  private static final int MOST_SEARCHES = 1000;
  private static final int MOST_DEVICES = 128;

  /** What the fields come to: a plan, or what is still wrong. */
  public sealed interface Outcome {
    record Ready(ArenaPlan plan) implements Outcome {}

    /** Empty while the table is being read and nothing else is wrong. */
    record Incomplete(List<FormProblem> problems) implements Outcome {
      public Incomplete {
        problems = List.copyOf(problems);
      }
    }
  }

  private final TableField table;
  private final CheckedField<Integer> budget;
  private final CheckedField<Integer> searches =
      new CheckedField<>("30", NumberChecks.whole(1, MOST_SEARCHES));
  private final CheckedField<Integer> devices =
      new CheckedField<>("1", NumberChecks.whole(1, MOST_DEVICES));
  private final CheckedField<Optional<Architecture>> warmStart;
  private final ObjectProperty<Feedback> feedback = new SimpleObjectProperty<>(Feedback.ONE_SEED);
  private final ObjectProperty<Schedule> schedule =
      new SimpleObjectProperty<>(Schedule.FREE_RUNNING);
  private final ObjectProperty<Optional<SecondObjective>> objective =
      new SimpleObjectProperty<>(Optional.empty());
  private final Map<ProposerChoice, BooleanProperty> challengers = new LinkedHashMap<>();
  private final ReadOnlyObjectWrapper<Outcome> outcome =
      new ReadOnlyObjectWrapper<>(new Outcome.Incomplete(List.of()));

  /**
   * @param background reads tables
   * @param ui hears of them
   */
  public ArenaSetup(Executor background, Executor ui) {
    table = new TableField(background, ui);
    budget = new CheckedField<>("50", this::checkBudget);
    warmStart = new CheckedField<>("", NumberChecks.optional(this::checkCode));
    for (ProposerChoice choice : ProposerChoice.values()) {
      if (choice != ProposerChoice.RANDOM) {
        challengers.put(choice, new SimpleBooleanProperty(true));
      }
    }
    table
        .state()
        .addListener(
            (property, before, now) -> {
              budget.recheck();
              warmStart.recheck();
              update();
            });
    Stream.of(budget, searches, devices, warmStart)
        .forEach(field -> field.checked().addListener((property, before, now) -> update()));
    Stream.of(feedback, schedule, objective)
        .forEach(choice -> choice.addListener((property, before, now) -> update()));
    challengers.values().forEach(c -> c.addListener((property, before, now) -> update()));
    update();
  }

  private Checked<Integer> checkBudget(String text) {
    Checked<Integer> number = NumberChecks.whole(1, MOST_QUERIES).apply(text);
    Optional<Integer> there = table.table().map(t -> t.networks().distinct().size());
    boolean more =
        number.value().isPresent() && there.filter(n -> number.value().get() > n).isPresent();
    return more ? Checked.bad("arena.problem.budget", String.valueOf(there.get())) : number;
  }

  private Checked<Architecture> checkCode(String text) {
    if (!text.matches("[0-9]+")) {
      return Checked.bad("arena.problem.code");
    }
    Optional<BenchmarkTable> known = table.table();
    if (known.isEmpty()) {
      return Checked.good(new Architecture(text));
    }
    try {
      Architecture code = known.get().networks().parse(text);
      known.get().entry(code);
      return Checked.good(code);
    } catch (IllegalCodeException e) {
      return Checked.bad("arena.problem.warmStart", String.valueOf(e.getMessage()));
    }
  }

  private void update() {
    List<FormProblem> problems = new ArrayList<>();
    if (table.state().get() instanceof TableField.State.Unusable) {
      problems.add(FormProblem.of("arena.problem.table"));
    } else if (table.state().get() instanceof TableField.State.Missing) {
      problems.add(
          FormProblem.of(
              table.source().get() == TableField.Source.FILE
                  ? "arena.problem.noFile"
                  : "arena.problem.landscape"));
    }
    Stream.of(budget, searches, devices, warmStart)
        .forEach(field -> field.problem().ifPresent(problems::add));
    outcome.set(
        problems.isEmpty() && table.table().isPresent()
            ? new Outcome.Ready(plan(table.table().get()))
            : new Outcome.Incomplete(problems));
  }

  private ArenaPlan plan(BenchmarkTable on) {
    List<Player> players = new ArrayList<>();
    players.add(new StrategyPlayer(ProposerChoice.RANDOM));
    challengers.forEach(
        (choice, takesPart) -> {
          if (takesPart.get()) {
            players.add(new StrategyPlayer(choice));
          }
        });
    return new ArenaPlan(
        on,
        players,
        budget.value().orElseThrow(),
        searches.value().orElseThrow(),
        feedback.get(),
        schedule.get(),
        devices.value().orElseThrow(),
        SearchLimits.none(),
        objective.get(),
        warmStart.value().orElseThrow(),
        SimulatedTraining.usual());
  }

  public ReadOnlyObjectProperty<Outcome> outcome() {
    return outcome.getReadOnlyProperty();
  }

  public TableField table() {
    return table;
  }

  /** Queries of a search; no more than the table has networks. */
  public CheckedField<Integer> budget() {
    return budget;
  }

  /** Searches of each player. */
  public CheckedField<Integer> searches() {
    return searches;
  }

  /** Simulated devices. */
  public CheckedField<Integer> devices() {
    return devices;
  }

  /** The network that every search begins with; it has to be in the table. */
  public CheckedField<Optional<Architecture>> warmStart() {
    return warmStart;
  }

  public ObjectProperty<Feedback> feedback() {
    return feedback;
  }

  public ObjectProperty<Schedule> schedule() {
    return schedule;
  }

  public ObjectProperty<Optional<SecondObjective>> objective() {
    return objective;
  }

  /** Who takes part besides chance, which always does: all others are measured by it. */
  public Map<ProposerChoice, BooleanProperty> challengers() {
    return challengers;
  }
}
