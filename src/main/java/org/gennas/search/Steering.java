package org.gennas.search;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.gennas.space.Architecture;
import org.gennas.space.Networks;
import org.gennas.study.event.Proposal;
import org.gennas.study.event.StudyEvent;
import org.gennas.study.event.StudyState.Phase;
import org.gennas.study.event.TrialState.Status;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a person's commands do to a search. */
final class Steering {
  private static final Logger LOG = LoggerFactory.getLogger(Steering.class);

  private final StudyRecord record;
  private final Networks networks;
  private final AsyncProposer proposer;
  private final TrialScheduler running;
  private final ProposalCoordinator proposals;
  private final Review review;
  private final Search search;

  /** The search that is steered. */
  interface Search {
    /** Whether nobody is to propose or decide any more. */
    boolean closed();

    /** Whether the search neither ends nor is being left. */
    boolean open();

    /** Ends the search by hand. */
    void stop();

    /** Asks the proposer for at most so many proposals, where the study's rules allow it. */
    void ask(int count) throws IOException;
  }

  Steering(
      StudyRecord record,
      Networks networks,
      AsyncProposer proposer,
      TrialScheduler running,
      ProposalCoordinator proposals,
      Search search) {
    this.record = record;
    this.networks = networks;
    this.proposer = proposer;
    this.running = running;
    this.proposals = proposals;
    this.review = new Review(record, networks, proposals::propose);
    this.search = search;
  }

  /**
   * What is to be done for a command on the search's thread.
   *
   * @throws IllegalArgumentException if the search space has no such architecture, slot or choice
   */
  Mailbox.Action action(SearchCommand command) {
    if (command instanceof SearchCommand.Pause) {
      return this::pause;
    } else if (command instanceof SearchCommand.Resume) {
      return this::resume;
    } else if (command instanceof SearchCommand.Stop) {
      return search::stop;
    } else if (command instanceof SearchCommand.CallOff) {
      return proposer::callOff;
    } else if (command instanceof SearchCommand.StopTrial c) {
      return () -> running.end(c.number());
    } else if (command instanceof SearchCommand.ContinueTrial c) {
      return whileOpen(() -> running.goOn(c.number()));
    } else if (command instanceof SearchCommand.RetryTrial c) {
      return whileOpen(() -> running.retry(c.number()));
    } else if (command instanceof SearchCommand.Repeat c) {
      return whileOpen(() -> proposals.repeat(c.number()));
    } else if (command instanceof SearchCommand.Ask) {
      return whileOpen(this::ask);
    } else if (command instanceof SearchCommand.Train c) {
      Architecture legal = networks.parse(c.architecture().code());
      return () -> train(legal);
    } else if (command instanceof SearchCommand.Lock c) {
      Map<Integer, Integer> legal = Locks.of(c.locks(), networks);
      return whileOpen(() -> lock(legal));
    }
    return decision(decided(command));
  }

  private Mailbox.Action decided(SearchCommand command) {
    if (command instanceof SearchCommand.Review c) {
      return () -> review.set(c.on());
    } else if (command instanceof SearchCommand.Approve c) {
      return () -> review.approve(c.offered());
    } else if (command instanceof SearchCommand.Edit c) {
      Architecture legal = networks.parse(c.changed().code());
      return () -> review.edit(c.offered(), legal);
    } else if (command instanceof SearchCommand.Veto c) {
      return () -> review.veto(c.offered(), c.reason());
    }
    String text = ((SearchCommand.Note) command).text().strip();
    return () -> record.add(new StudyEvent.Noted(record.now(), text));
  }

  /** Does what a person decided; what is missing after vetoes is asked for again. */
  private Mailbox.Action decision(Mailbox.Action action) {
    return whileOpen(
        () -> {
          boolean waiting = !record.state().offers().isEmpty();
          action.run();
          if (waiting && record.state().offers().isEmpty()) {
            proposals.askAgain();
          }
        });
  }

  private Mailbox.Action whileOpen(Mailbox.Action action) {
    return () -> {
      if (!search.closed()) {
        action.run();
      }
    };
  }

  private void pause() throws IOException {
    if (record.state().phase() == Phase.RUNNING && search.open()) {
      record.add(new StudyEvent.Paused(record.now()));
      running.rest();
    }
  }

  private void resume() throws IOException {
    if (record.state().phase() == Phase.PAUSED && search.open()) {
      record.add(new StudyEvent.Resumed(record.now()));
    }
  }

  private void ask() throws IOException {
    if (record.state().phase() == Phase.RUNNING) {
      search.ask(running.devices());
    }
  }

  private void train(Architecture architecture) throws IOException {
    if (search.closed() || isKnownAndNotFailed(architecture)) {
      LOG.info("{} is not queued: it is known, or the search is ending", architecture);
      return;
    }
    proposals.propose(
        0, new Proposal(architecture, "Chosen by hand.", Optional.empty(), Proposal.PERSON));
  }

  private boolean isKnownAndNotFailed(Architecture architecture) {
    return record.state().trialsOf(architecture, networks).stream()
        .anyMatch(t -> t.status() != Status.FAILED && t.status() != Status.STOPPED);
  }

  private void lock(Map<Integer, Integer> locks) throws IOException {
    if (!locks.equals(record.state().limits().locks())) {
      record.add(new StudyEvent.LocksSet(record.now(), locks));
      proposals.reopen();
    }
  }
}
