package org.gennas.study.event;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gennas.space.Architecture;
import org.gennas.study.config.StudyConfig;

/** What happens in a search: a line of journal.jsonl. The journal only grows. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
  @Type(value = StudyEvent.Started.class, name = "started"),
  @Type(value = StudyEvent.Prepared.class, name = "prepared"),
  @Type(value = StudyEvent.Asked.class, name = "asked"),
  @Type(value = StudyEvent.Offered.class, name = "offered"),
  @Type(value = StudyEvent.Vetoed.class, name = "vetoed"),
  @Type(value = StudyEvent.Edited.class, name = "edited"),
  @Type(value = StudyEvent.Noted.class, name = "noted"),
  @Type(value = StudyEvent.ReviewSet.class, name = "review-set"),
  @Type(value = StudyEvent.LocksSet.class, name = "locks-set"),
  @Type(value = StudyEvent.Remarked.class, name = "remarked"),
  @Type(value = StudyEvent.Proposed.class, name = "proposed"),
  @Type(value = StudyEvent.TrialStarted.class, name = "trial-started"),
  @Type(value = StudyEvent.TrialFinished.class, name = "trial-finished"),
  @Type(value = StudyEvent.TrialFailed.class, name = "trial-failed"),
  @Type(value = StudyEvent.TrialStopped.class, name = "trial-stopped"),
  @Type(value = StudyEvent.TrialHalted.class, name = "trial-halted"),
  @Type(value = StudyEvent.TrialContinued.class, name = "trial-continued"),
  @Type(value = StudyEvent.TrialRetried.class, name = "trial-retried"),
  @Type(value = StudyEvent.Paused.class, name = "paused"),
  @Type(value = StudyEvent.Blocked.class, name = "blocked"),
  @Type(value = StudyEvent.Resumed.class, name = "resumed"),
  @Type(value = StudyEvent.Confirming.class, name = "confirming"),
  @Type(value = StudyEvent.Confirmed.class, name = "confirmed"),
  @Type(value = StudyEvent.Ended.class, name = "ended"),
  @Type(value = StudyEvent.EnsembleMade.class, name = "ensemble-made"),
  @Type(value = StudyEvent.TestScored.class, name = "test-scored"),
  @Type(value = StudyEvent.Planned.class, name = "planned"),
  @Type(value = StudyEvent.Sealed.class, name = "sealed")
})
public sealed interface StudyEvent {
  Instant at();

  /** The search began. */
  record Started(Instant at, String program) implements StudyEvent {}

  /**
   * The images are ready and split.
   *
   * @param listed images in the dataset's tables
   * @param filtered left out by the view filter or for want of any label
   * @param unreadable left out because they could not be decoded
   * @param prepared absolute folder of the prepared images
   * @param fingerprint of the images and labels used
   */
  record Prepared(
      Instant at,
      String dataset,
      int listed,
      int filtered,
      int unreadable,
      List<Side> sides,
      String prepared,
      String fingerprint)
      implements StudyEvent {
    public Prepared {
      sides = List.copyOf(sides);
    }
  }

  /**
   * A side of the split.
   *
   * @param name "train", "valid" or "test"
   */
  record Side(String name, int images, int patients, List<Count> findings) {
    public Side {
      findings = List.copyOf(findings);
    }
  }

  /**
   * Labels of a finding on a side, after the label policy, in images.
   *
   * @param patients whose images they are; empty where the dataset names none, and in older
   *     journals
   */
  record Count(
      String finding, int positives, int negatives, int masked, Optional<Patients> patients) {
    /** Images alone. */
    public Count(String finding, int positives, int negatives, int masked) {
      this(finding, positives, negatives, masked, Optional.empty());
    }
  }

  /**
   * Different patients with an image of a finding, and with one without it; some may be both.
   *
   * @param positive with at least one positive image
   * @param negative with at least one negative image
   */
  record Patients(int positive, int negative) {}

  /** A proposer was asked for {@code count} proposals. */
  record Asked(Instant at, int iteration, int count, String proposer) implements StudyEvent {}

  /** Proposals wait for a person to approve, edit or veto them. */
  record Offered(Instant at, int iteration, List<Proposal> proposals) implements StudyEvent {
    public Offered {
      proposals = List.copyOf(proposals);
    }
  }

  /** A person did not want an offered proposal trained; its network is not proposed again. */
  record Vetoed(Instant at, int iteration, Architecture architecture, String reason)
      implements StudyEvent {}

  /** A person changed an offered proposal; the changed one is proposed next. */
  record Edited(Instant at, int iteration, Architecture from, Architecture to)
      implements StudyEvent {}

  /** A person's note to the proposer; empty text takes the last one back. */
  record Noted(Instant at, String text) implements StudyEvent {}

  /** From now on proposals wait for a person, or do not. */
  record ReviewSet(Instant at, boolean on) implements StudyEvent {}

  /**
   * A person changed which slots are locked; holds for what is asked for from then on.
   *
   * @param locks all of them: slot (0-based) to the only choice allowed there
   */
  record LocksSet(Instant at, Map<Integer, Integer> locks) implements StudyEvent {
    public LocksSet {
      locks = Map.copyOf(locks);
    }
  }

  /** Something that a proposer wants people to know, such as a limit that was reached. */
  record Remarked(Instant at, int iteration, String text) implements StudyEvent {}

  /** A proposal was accepted and waits for a device. */
  record Proposed(Instant at, Trial trial) implements StudyEvent {}

  /**
   * A worker was started.
   *
   * @param attempt 1 at first, more after a pause or a lost worker
   */
  record TrialStarted(Instant at, int number, String device, int attempt) implements StudyEvent {}

  record TrialFinished(Instant at, TrialResult result) implements StudyEvent {}

  record TrialFailed(Instant at, int number, String message, String remedy) implements StudyEvent {}

  /**
   * A trial gave its device back unfinished.
   *
   * @param epochs whole epochs in the checkpoint
   * @param forGood true if a person ended it; false if it waits to resume
   */
  record TrialStopped(Instant at, int number, int epochs, boolean forGood) implements StudyEvent {}

  /** A trial was halted because it looked bad; its checkpoint is kept. */
  record TrialHalted(Instant at, int number, Halt halt) implements StudyEvent {}

  /**
   * A halted or stopped trial resumes from its checkpoint.
   *
   * @param byPerson whether a person wants it; it is then not halted again
   */
  record TrialContinued(Instant at, int number, boolean byPerson, String reason)
      implements StudyEvent {}

  /**
   * A failed trial is to be trained once more because a person wants it: from its checkpoint, where
   * it left one.
   */
  record TrialRetried(Instant at, int number) implements StudyEvent {}

  record Paused(Instant at) implements StudyEvent {}

  /**
   * The study pauses because something around it keeps it from training: a full disk, images that
   * are gone. The trial, if one ran into it, waits to resume; so does the study.
   *
   * @param number of the trial that ran into it; empty where it was no trial
   * @param message what is wrong
   * @param remedy what to do about it
   */
  record Blocked(Instant at, Optional<Integer> number, String message, String remedy)
      implements StudyEvent {}

  record Resumed(Instant at) implements StudyEvent {}

  /**
   * Nothing new is proposed any more; the best candidates are trained again with fresh seeds.
   *
   * @param reason why the search is over
   * @param detail the rule in numbers, fit for print
   * @param candidates numbers of their trials, the best first
   */
  record Confirming(Instant at, StopReason reason, String detail, List<Integer> candidates)
      implements StudyEvent {
    public Confirming {
      candidates = List.copyOf(candidates);
    }
  }

  /**
   * The repeats are done, or were ended by a person.
   *
   * @param means one a candidate, in the order of {@link Confirming#candidates()}
   * @param winner number of the candidate with the best mean; empty where nothing was confirmed
   * @param detail what decided, fit for print
   */
  record Confirmed(Instant at, List<RepeatScore> means, Optional<Integer> winner, String detail)
      implements StudyEvent {
    public Confirmed {
      means = List.copyOf(means);
    }
  }

  /**
   * The search is over.
   *
   * @param detail the rule in numbers, fit for print
   */
  record Ended(Instant at, StopReason reason, String detail) implements StudyEvent {}

  /** Finished trainings were chosen whose mean is offered beside the winner; after the end. */
  record EnsembleMade(Instant at, Ensemble ensemble) implements StudyEvent {}

  /**
   * The winner on the test split: once, after the end.
   *
   * @param number of the trial whose model was scored, see {@link StudyState#scored()}
   * @param ensemble scores of the ensemble, from the same look at the split; empty where none had
   *     been made by then
   */
  record TestScored(
      Instant at,
      int number,
      SplitScore score,
      Optional<String> note,
      Optional<SplitScore> ensemble)
      implements StudyEvent {
    /** The winner alone. */
    public TestScored(Instant at, int number, SplitScore score, Optional<String> note) {
      this(at, number, score, note, Optional.empty());
    }
  }

  /**
   * The search was laid out for its time, or re-laid.
   *
   * @param before seconds of the study's time that had passed before it began, see {@link Started}
   */
  record Planned(Instant at, TimePlan plan, double before) implements StudyEvent {}

  /**
   * What the study's files hold from now on: each start holds them against it. The latest counts.
   *
   * @param settings study.json as it is to stay
   * @param split SHA-256 of split.csv as the program writes it, in hexadecimal
   * @param pixels SHA-256 of the prepared images of the split's rows, in its order
   * @param models SHA-256 of model.zip by the trial's number, where the trial's result has none
   */
  record Sealed(
      Instant at, StudyConfig settings, String split, String pixels, Map<Integer, String> models)
      implements StudyEvent {
    public Sealed {
      models = Map.copyOf(models);
    }
  }
}
