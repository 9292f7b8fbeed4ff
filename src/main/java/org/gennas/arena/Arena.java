package org.gennas.arena;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.gennas.proposal.Proposer;
import org.gennas.runner.table.BenchmarkTable;
import org.gennas.search.TableSearch;
import org.gennas.space.Architecture;
import org.gennas.study.config.StudyConfig;
import org.gennas.study.event.Proposal.Prediction;
import org.gennas.study.event.StudyEvent;
import org.gennas.study.event.StudyState;
import org.gennas.study.event.TrialResult;

/** Plays all searches of a plan, side by side. The same plan gives the same plays. */
public final class Arena {
  /** Searches that one proposer plays on end, so that it prepares its candidates once. */
  private static final int AT_A_TIME = 10;

  private final ArenaPlan plan;
  private final AtomicBoolean cancelled = new AtomicBoolean();

  public Arena(ArenaPlan plan) {
    this.plan = plan;
  }

  /** Ends all searches soon; {@link #play} then returns those that were finished. */
  public void cancel() {
    cancelled.set(true);
  }

  /**
   * Plays, and waits for the end.
   *
   * @param executor plays searches side by side; belongs to the caller
   * @param heard hears of every search as it ends, on the executor's threads
   * @return all searches, by the order of the players and then by seed
   * @throws IOException if a player can't play; the others are called off
   */
  public List<Play> play(ExecutorService executor, Consumer<Play> heard)
      throws IOException, InterruptedException {
    List<Future<List<Play>>> open = new ArrayList<>();
    for (Player player : plan.players()) {
      int seeds = plan.seeds(player);
      int step = player.forgets() ? AT_A_TIME : 1;
      for (int from = 1; from <= seeds; from += step) {
        int first = from;
        int last = Math.min(seeds, from + step - 1);
        Callable<List<Play>> task = () -> playsOrCancels(player, first, last, heard);
        open.add(executor.submit(task));
      }
    }
    List<Play> plays = new ArrayList<>();
    try {
      for (Future<List<Play>> future : open) {
        plays.addAll(future.get());
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException problem
          ? problem
          : new IOException("A search in the arena failed: " + e.getCause(), e.getCause());
    } finally {
      cancelled.compareAndSet(false, !open.stream().allMatch(Future::isDone));
      open.forEach(f -> f.cancel(true));
    }
    List<String> order = plan.players().stream().map(Player::name).toList();
    plays.sort(
        Comparator.comparingInt((Play p) -> order.indexOf(p.player()))
            .thenComparingInt(Play::seed));
    return List.copyOf(plays);
  }

  /** A failure is told only when its turn comes; what is played until then would be in vain. */
  private List<Play> playsOrCancels(Player player, int first, int last, Consumer<Play> heard)
      throws IOException {
    try {
      return plays(player, first, last, heard);
    } catch (IOException | RuntimeException e) {
      cancelled.set(true);
      throw e;
    }
  }

  private List<Play> plays(Player player, int first, int last, Consumer<Play> heard)
      throws IOException {
    List<Play> plays = new ArrayList<>();
    Optional<Proposer> kept = Optional.empty();
    for (int seed = first; seed <= last && !cancelled.get(); seed++) {
      StudyConfig config = plan.config(player, seed);
      Proposer proposer = kept.isPresent() ? kept.get() : player.proposer(config);
      Optional<Play> play;
      try {
        play = play(player, proposer, config);
      } finally {
        if (!player.forgets()) {
          proposer.close();
        }
      }
      kept = player.forgets() ? Optional.of(proposer) : Optional.empty();
      if (play.isPresent() && !cancelled.get()) {
        plays.add(play.get());
        heard.accept(play.get());
      }
    }
    return plays;
  }

  private Optional<Play> play(Player player, Proposer proposer, StudyConfig config)
      throws IOException {
    TableSearch.Outcome outcome = plan.search(config).play(proposer, cancelled::get);
    List<Play.Query> queries = queries(outcome);
    if (queries.isEmpty()) {
      return Optional.empty();
    }
    double makespan = queries.get(queries.size() - 1).hours() * plan.devices();
    double busy = outcome.busy().toMillis() / 3_600_000.0;
    return Optional.of(
        new Play(player.name(), (int) config.seed(), queries, makespan > 0 ? busy / makespan : 1));
  }

  private List<Play.Query> queries(TableSearch.Outcome outcome) {
    BenchmarkTable table = plan.table();
    Hypervolume volume = new Hypervolume(table, plan.secondObjective());
    double best = table.entry(table.best()).mean();
    Instant begin = outcome.state().started().orElseThrow().at();
    List<Play.Query> queries = new ArrayList<>();
    Optional<Architecture> incumbent = Optional.empty();
    double bestScore = Double.NEGATIVE_INFINITY;
    for (StudyEvent event : outcome.state().events()) {
      if (event instanceof StudyEvent.TrialFinished finished) {
        TrialResult result = finished.result();
        Architecture architecture = result.trial().architecture();
        double score = result.valid().meanAuc().orElseThrow();
        if (score > bestScore) {
          bestScore = score;
          incumbent = Optional.of(architecture);
        }
        Architecture standing = incumbent.orElseThrow();
        queries.add(
            new Play.Query(
                architecture,
                score,
                prediction(outcome.state(), result),
                standing,
                table.rank(standing),
                best - table.entry(standing).mean(),
                Duration.between(begin, finished.at()).toMillis() / 3_600_000.0,
                volume.with(architecture)));
      }
    }
    return queries;
  }

  private static Optional<Prediction> prediction(StudyState state, TrialResult result) {
    return state
        .trial(result.trial().number())
        .flatMap(trial -> trial.trial().proposal().prediction());
  }
}
