package org.gennas.ui.search;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.gennas.space.Architecture;
import org.gennas.study.event.Proposal;
import org.gennas.study.event.StudyEvent;
import org.gennas.study.event.TrialEvent;
import org.gennas.study.event.TrialState;
import org.gennas.ui.study.Conversation;
import org.gennas.ui.study.StudySnapshot;

/**
 * The proposals of one iteration.
 *
 * @param iteration 1-based; 0 for a person's own
 * @param trained trials with a result
 * @param failed trials that failed
 * @param best best validation mean AUC of the group
 * @param gain that over the best of all earlier iterations
 * @param receiving whether more are being made
 * @param asked when they were asked for
 * @param offers proposals that wait for a person
 * @param remarks what else should be known of it, in words
 */
public record ProposalGroup(
    int iteration,
    int trained,
    int failed,
    Optional<Double> best,
    Optional<Double> gain,
    boolean receiving,
    Optional<Instant> asked,
    List<Row> rows,
    List<Row> offers,
    List<String> remarks) {

  public ProposalGroup {
    rows = List.copyOf(rows);
    offers = List.copyOf(offers);
    remarks = List.copyOf(remarks);
  }

  /**
   * One proposal.
   *
   * @param label such as "3.1": iteration and place
   * @param trial once it was accepted
   * @param epoch in training now
   * @param gain over the best of all earlier iterations
   */
  public record Row(
      String label,
      Optional<Architecture> architecture,
      String rationale,
      Optional<TrialState> trial,
      Optional<Integer> epoch,
      Optional<Double> gain,
      Optional<Proposal.Prediction> prediction) {
    /** The same in another epoch. */
    Row withEpoch(Optional<Integer> other) {
      return new Row(label, architecture, rationale, trial, other, gain, prediction);
    }

    /** Whether it is still being made. */
    public boolean receiving() {
      return trial.isEmpty();
    }
  }

  /** The same without its rows, as its header tells it. */
  ProposalGroup head() {
    return new ProposalGroup(
        iteration, trained, failed, best, gain, receiving, asked, List.of(), List.of(), List.of());
  }

  /** Whether all its trials have ended and none is on its way. */
  public boolean settled() {
    return !receiving
        && offers.isEmpty()
        && rows.stream().allMatch(r -> r.trial().map(TrialState::ended).orElse(false));
  }

  /** All groups in order of iterations. */
  public static List<ProposalGroup> of(StudySnapshot moment) {
    TreeMap<Integer, List<TrialState>> byIteration = new TreeMap<>();
    for (TrialState trial : moment.state().searched()) {
      byIteration.computeIfAbsent(trial.trial().iteration(), i -> new ArrayList<>()).add(trial);
    }
    moment.incoming().forEach(i -> byIteration.putIfAbsent(i.iteration(), List.of()));
    moment.state().offers().forEach(o -> byIteration.putIfAbsent(o.iteration(), List.of()));
    moment
        .conversation()
        .filter(Conversation::live)
        .ifPresent(c -> byIteration.putIfAbsent(c.iteration(), List.of()));
    List<ProposalGroup> groups = new ArrayList<>();
    double before = Double.NaN;
    Map<Integer, Instant> asked = asked(moment.state().events());
    for (int iteration : byIteration.keySet()) {
      ProposalGroup group = group(moment, iteration, byIteration.get(iteration), before, asked);
      groups.add(group);
      double best = group.best().orElse(Double.NaN);
      // A person's own trials come at any time, so they are no "earlier iteration".
      if (iteration > 0 && !(best <= before)) {
        before = Double.isNaN(best) ? before : best;
      }
    }
    return groups;
  }

  private static ProposalGroup group(
      StudySnapshot moment,
      int iteration,
      List<TrialState> trials,
      double before,
      Map<Integer, Instant> asked) {
    List<Row> rows = new ArrayList<>();
    for (TrialState trial : trials) {
      rows.add(row(moment, iteration, rows.size() + 1, trial, before));
    }
    for (StudySnapshot.Incoming incoming : moment.incoming()) {
      if (incoming.iteration() == iteration) {
        rows.add(
            new Row(
                label(iteration, rows.size() + 1),
                incoming.architecture(),
                incoming.rationale(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
      }
    }
    Optional<Double> best = trials.stream().flatMap(t -> t.auc().stream()).reduce(Double::max);
    return new ProposalGroup(
        iteration,
        (int) trials.stream().filter(t -> t.result().isPresent()).count(),
        (int) trials.stream().filter(t -> t.status() == TrialState.Status.FAILED).count(),
        best,
        best.flatMap(b -> gain(b, before)),
        rows.stream().anyMatch(Row::receiving) || talksOf(moment, iteration),
        Optional.ofNullable(asked.get(iteration)),
        rows,
        offers(moment, iteration, rows.size()),
        remarks(moment.state().events(), iteration));
  }

  private static boolean talksOf(StudySnapshot moment, int iteration) {
    return moment.conversation().filter(c -> c.live() && c.iteration() == iteration).isPresent();
  }

  private static List<Row> offers(StudySnapshot moment, int iteration, int before) {
    List<Row> offers = new ArrayList<>();
    for (StudyEvent.Offered offer : moment.state().offers()) {
      if (offer.iteration() == iteration) {
        for (Proposal proposal : offer.proposals()) {
          offers.add(
              new Row(
                  label(iteration, before + offers.size() + 1),
                  Optional.of(proposal.architecture()),
                  proposal.rationale(),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  proposal.prediction()));
        }
      }
    }
    return offers;
  }

  private static List<String> remarks(List<StudyEvent> events, int iteration) {
    List<String> remarks = new ArrayList<>();
    for (StudyEvent event : events) {
      if (event instanceof StudyEvent.Remarked r && r.iteration() == iteration) {
        remarks.add(r.text());
      } else if (event instanceof StudyEvent.Vetoed v && v.iteration() == iteration) {
        remarks.add("\u2298 " + v.architecture() + (v.reason().isEmpty() ? "" : ": " + v.reason()));
      } else if (event instanceof StudyEvent.Edited e && e.iteration() == iteration) {
        remarks.add(e.from() + " \u2192 " + e.to());
      }
    }
    return remarks;
  }

  private static Row row(
      StudySnapshot moment, int iteration, int place, TrialState trial, double before) {
    Proposal proposal = trial.trial().proposal();
    Optional<Integer> epoch =
        trial.status() == TrialState.Status.RUNNING
            ? moment.history(trial.id()).progress().map(TrialEvent.Progress::epoch)
            : Optional.empty();
    return new Row(
        label(iteration, place),
        Optional.of(proposal.architecture()),
        proposal.rationale(),
        Optional.of(trial),
        epoch,
        trial.auc().flatMap(a -> gain(a, before)),
        proposal.prediction());
  }

  private static String label(int iteration, int place) {
    return iteration == 0 ? Integer.toString(place) : iteration + "." + place;
  }

  private static Optional<Double> gain(double auc, double before) {
    return Double.isNaN(before) ? Optional.empty() : Optional.of(auc - before);
  }

  private static Map<Integer, Instant> asked(List<StudyEvent> events) {
    Map<Integer, Instant> asked = new HashMap<>();
    for (StudyEvent event : events) {
      if (event instanceof StudyEvent.Asked a) {
        asked.put(a.iteration(), a.at());
      }
    }
    return asked;
  }
}
