package org.gennas.search;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.gennas.space.Architecture;
import org.gennas.space.Networks;
import org.gennas.study.event.Proposal;
import org.gennas.study.event.StudyEvent;

/**
 * What a person decides about offered proposals. A decision about a network that is no longer
 * offered is void: somebody else was faster. Used on the search's thread.
 */
final class Review {
  private final StudyRecord record;
  private final Networks networks;
  private final Queue queue;

  /** Takes what is to be trained. */
  interface Queue {
    void add(int iteration, Proposal proposal) throws IOException;
  }

  Review(StudyRecord record, Networks networks, Queue queue) {
    this.record = record;
    this.networks = networks;
    this.queue = queue;
  }

  /** Whether proposals wait for a person from now on; switched off, what waits is trained. */
  void set(boolean on) throws IOException {
    if (record.state().review() != on) {
      record.add(new StudyEvent.ReviewSet(record.now(), on));
    }
    if (!on) {
      for (StudyEvent.Offered offer : record.state().offers()) {
        for (Proposal proposal : offer.proposals()) {
          queue.add(offer.iteration(), proposal);
        }
      }
    }
  }

  void approve(Architecture offered) throws IOException {
    Optional<Open> open = open(offered);
    if (open.isPresent()) {
      queue.add(open.get().iteration(), open.get().proposal());
    }
  }

  /** Trains {@code changed} instead, unless its network is known; a person may pass limits. */
  void edit(Architecture offered, Architecture changed) throws IOException {
    Optional<Open> open = open(offered);
    if (open.isEmpty()) {
      return;
    }
    if (offered.equals(changed)) {
      approve(offered);
      return;
    }
    if (known(changed, offered)) {
      record.add(
          new StudyEvent.Remarked(
              record.now(),
              open.get().iteration(),
              changed
                  + " cannot replace "
                  + offered
                  + ": that network is trained, queued or offered already. The offer stays open."));
      return;
    }
    record.add(new StudyEvent.Edited(record.now(), open.get().iteration(), offered, changed));
    queue.add(
        open.get().iteration(),
        new Proposal(
            changed,
            "Changed by hand from "
                + offered
                + ", whose reason was: "
                + open.get().proposal().rationale(),
            Optional.empty(),
            Proposal.PERSON));
  }

  void veto(Architecture offered, String reason) throws IOException {
    Optional<Open> open = open(offered);
    if (open.isPresent()) {
      record.add(
          new StudyEvent.Vetoed(record.now(), open.get().iteration(), offered, reason.strip()));
    }
  }

  private boolean known(Architecture changed, Architecture offered) {
    Architecture canonical = networks.canonical(changed);
    boolean trained = !record.state().trialsOf(changed, networks).isEmpty();
    boolean waits =
        record.state().offers().stream()
            .flatMap(o -> o.proposals().stream())
            .map(Proposal::architecture)
            .filter(a -> !a.equals(offered))
            .anyMatch(a -> networks.canonical(a).equals(canonical));
    return trained || waits;
  }

  private record Open(int iteration, Proposal proposal) {}

  private Optional<Open> open(Architecture offered) {
    List<Open> all =
        record.state().offers().stream()
            .flatMap(o -> o.proposals().stream().map(p -> new Open(o.iteration(), p)))
            .toList();
    return all.stream().filter(o -> o.proposal().architecture().equals(offered)).findFirst();
  }
}
