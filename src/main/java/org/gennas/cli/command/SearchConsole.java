package org.gennas.cli.command;

import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.gennas.baseline.Baselines;
import org.gennas.cli.text.BaselineLines;
import org.gennas.cli.text.BlockedText;
import org.gennas.cli.text.ConfirmationText;
import org.gennas.cli.text.ConversationPrinter;
import org.gennas.cli.text.EnsembleText;
import org.gennas.cli.text.Figures;
import org.gennas.cli.text.PlanText;
import org.gennas.cli.text.PreparationBar;
import org.gennas.cli.text.ProgressBar;
import org.gennas.cli.text.RareText;
import org.gennas.cli.text.Terminal;
import org.gennas.common.FileProblem;
import org.gennas.common.NumberFormats;
import org.gennas.proposal.ProposerMessage;
import org.gennas.search.SearchControl;
import org.gennas.search.SearchListener;
import org.gennas.study.config.ImagesConfig;
import org.gennas.study.config.TimeBudget;
import org.gennas.study.event.RareFinding;
import org.gennas.study.event.StudyEvent;
import org.gennas.study.event.StudyState;
import org.gennas.study.event.TimePlan;
import org.gennas.study.event.Trial;
import org.gennas.study.event.TrialEvent;
import org.gennas.study.event.TrialId;
import org.gennas.study.event.TrialResult;

/** Tells a search on the terminal's standard error as it goes. */
final class SearchConsole implements SearchListener, AutoCloseable {
  private final Path study;
  private final PreparationBar preparation;
  private final ProgressBar fitting;
  private final ProgressBar training;
  private final CompletableFuture<Optional<Exception>> left = new CompletableFuture<>();
  private final Map<Integer, Integer> epochs = new HashMap<>();
  private final ConversationPrinter talk;
  private BiConsumer<StudyEvent, StudyState> decisions = (event, state) -> {};
  private int epochsPerTrial = 1;
  private int trials = 1;

  SearchConsole(Terminal terminal, Clock clock, Path study) {
    this.study = study;
    this.preparation = new PreparationBar(terminal, clock);
    this.fitting = new ProgressBar(terminal, clock, "Baselines fitted");
    this.training = new ProgressBar(terminal, clock, "Epochs trained");
    this.talk = new ConversationPrinter(terminal, training);
  }

  /** Lets somebody decide about proposals; to be called before the search runs. */
  void decides(ProposalReviewer deciding, SearchControl control) {
    decisions = (event, state) -> deciding.heard(event, state, control);
  }

  /** Completed when the search has left the process, with the problem that it had. */
  CompletableFuture<Optional<Exception>> left() {
    return left;
  }

  @Override
  public void divided(List<StudyEvent.Side> sides) {
    RareText.lines(RareFinding.of(sides)).forEach(preparation::say);
  }

  @Override
  public void preparing(int done, int total) {
    preparation.report(done, total);
  }

  @Override
  public void waitingForImages(int done, int total) {
    preparation.waiting(done, total);
  }

  @Override
  public void fitting(long done, long total) {
    fitting.update(done, total);
  }

  @Override
  public void baselines(Baselines baselines) {
    fitting.close();
    if (baselines.comparison().isEmpty()) {
      training.say(BaselineLines.made(baselines));
    }
  }

  @Override
  public void study(StudyEvent event, StudyState state) {
    epochsPerTrial = state.config().training().epochs();
    trials = state.confirming().isPresent() ? state.trials().size() : state.trialBudget();
    text(event, state).ifPresent(training::say);
    if (event instanceof StudyEvent.TrialFinished finished) {
      count(finished.result().trial().number(), epochsPerTrial);
    }
    decisions.accept(event, state);
  }

  @Override
  public void waiting(Optional<FileProblem> problem) {
    training.say(
        problem
            .map(p -> "Waiting: " + p.getMessage() + BlockedText.AGAIN)
            .orElse("That is mended; the search continues"));
  }

  private Optional<String> text(StudyEvent event, StudyState state) {
    if (event instanceof StudyEvent.Started) {
      return Optional.of("Study \"" + state.config().name() + "\" in " + study);
    } else if (event instanceof StudyEvent.Prepared prepared) {
      preparation.close();
      return Optional.of(images(prepared, state.config().images()));
    } else if (event instanceof StudyEvent.Asked asked) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "Iteration %d: %s is asked for %d",
              asked.iteration(),
              asked.proposer(),
              asked.count()));
    } else if (event instanceof StudyEvent.Proposed proposed) {
      return Optional.of(proposal(proposed.trial()));
    } else if (event instanceof StudyEvent.TrialStarted started) {
      return Optional.of(
          ConfirmationText.stage(state).map(stage -> stage + ", ").orElse("")
              + name(state, started.number())
              + (started.attempt() > 1 ? " resumes on " : " trains on ")
              + started.device());
    } else if (event instanceof StudyEvent.TrialFinished finished) {
      return Optional.of(finished(finished.result(), state));
    } else if (event instanceof StudyEvent.TrialFailed failed) {
      return Optional.of(
          name(state, failed.number()) + " failed: " + failed.message() + " " + failed.remedy());
    } else if (event instanceof StudyEvent.TrialStopped stopped) {
      return Optional.of(
          name(state, stopped.number())
              + (stopped.forGood() ? " stopped after " : " is paused, its state saved after ")
              + stopped.epochs()
              + " epochs");
    } else if (event instanceof StudyEvent.TrialRetried retried) {
      return Optional.of(name(state, retried.number()) + " is trained again");
    }
    return phase(event, state);
  }

  private static Optional<String> phase(StudyEvent event, StudyState state) {
    if (event instanceof StudyEvent.Offered
        || event instanceof StudyEvent.Vetoed
        || event instanceof StudyEvent.Edited
        || event instanceof StudyEvent.Noted
        || event instanceof StudyEvent.ReviewSet
        || event instanceof StudyEvent.LocksSet
        || event instanceof StudyEvent.Remarked) {
      return guidance(event);
    }
    if (event instanceof StudyEvent.Planned planned) {
      return Optional.of(plan(planned.plan(), state));
    }
    if (event instanceof StudyEvent.Paused) {
      return Optional.of("Paused");
    } else if (event instanceof StudyEvent.Blocked blocked) {
      return Optional.of(BlockedText.of(blocked) + BlockedText.AGAIN);
    } else if (event instanceof StudyEvent.Resumed) {
      return Optional.of("Resumed");
    } else if (event instanceof StudyEvent.Confirming confirming) {
      return Optional.of(
          "The search is over: "
              + confirming.detail()
              + " The best "
              + confirming.candidates().size()
              + " are trained again with fresh seeds");
    } else if (event instanceof StudyEvent.Confirmed confirmed) {
      return Optional.of(
          String.join(System.lineSeparator(), ConfirmationText.result(state, confirmed)));
    } else if (event instanceof StudyEvent.Ended ended) {
      return Optional.of("Ended: " + ended.detail());
    } else if (event instanceof StudyEvent.EnsembleMade) {
      return Optional.of(String.join(System.lineSeparator(), EnsembleText.lines(state)));
    } else if (event instanceof StudyEvent.TestScored test) {
      return Optional.of(
          String.format(Locale.ROOT, "T-%02d on the test split: mean AUC ", test.number())
              + Figures.score(test.score().meanAuc())
              + " "
              + Figures.interval(test.score().meanAucInterval())
              + test.note().map(note -> ". " + note).orElse("")
              + EnsembleText.onTest(test));
    }
    return Optional.empty();
  }

  /** The first plan at length, unless it was shown before the study was made. */
  private static String plan(TimePlan plan, StudyState state) {
    boolean first =
        state.events().stream().filter(StudyEvent.Planned.class::isInstance).count() == 1;
    boolean shown = state.config().time().flatMap(TimeBudget::speed).isPresent();
    return first && !shown
        ? String.join(System.lineSeparator(), PlanText.lines(plan))
        : PlanText.relaid(plan);
  }

  private static Optional<String> guidance(StudyEvent event) {
    if (event instanceof StudyEvent.Offered offered) {
      return Optional.of(
          "Waiting for a person: "
              + offered.proposals().stream()
                  .map(p -> p.architecture().code())
                  .collect(Collectors.joining(", ")));
    } else if (event instanceof StudyEvent.Vetoed vetoed) {
      return Optional.of("Vetoed " + vetoed.architecture() + ": " + vetoed.reason());
    } else if (event instanceof StudyEvent.Edited edited) {
      return Optional.of("Changed " + edited.from() + " to " + edited.to());
    } else if (event instanceof StudyEvent.Noted noted) {
      return Optional.of(noted.text().isBlank() ? "The note was removed" : "Note: " + noted.text());
    } else if (event instanceof StudyEvent.ReviewSet set) {
      return Optional.of(
          set.on()
              ? "Proposals now wait for approval"
              : "Proposals are now trained without" + " approval");
    } else if (event instanceof StudyEvent.LocksSet set) {
      return Optional.of(locks(set));
    } else if (event instanceof StudyEvent.Remarked remarked) {
      return Optional.of(remarked.text());
    }
    return Optional.empty();
  }

  private static String locks(StudyEvent.LocksSet set) {
    return set.locks().isEmpty()
        ? "From the next proposals on, no slot is locked"
        : "Locked from the next proposals on: "
            + set.locks().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(lock -> "slot " + (lock.getKey() + 1) + " to " + lock.getValue())
                .collect(Collectors.joining(", "));
  }

  @Override
  public void message(int iteration, ProposerMessage message) {
    talk.hear(message);
  }

  private static String images(StudyEvent.Prepared prepared, ImagesConfig images) {
    StringBuilder text =
        new StringBuilder(images.synthetic() ? "Synthetic images of " : "Images of ");
    text.append(prepared.dataset());
    for (StudyEvent.Side side : prepared.sides()) {
      text.append(String.format(Locale.ROOT, "; %s %d images", side.name(), side.images()));
      text.append(
          images.namesPatients()
              ? String.format(Locale.ROOT, ", %d patients", side.patients())
              : "");
    }
    text.append(
        images.namesPatients()
            ? ""
            : "; patients are not named, so each image counts as one and intervals are not clustered");
    if (prepared.unreadable() > 0) {
      text.append("; ").append(prepared.unreadable()).append(" unreadable, skipped");
    }
    return text.toString();
  }

  private static String proposal(Trial trial) {
    return trial.id().label()
        + " "
        + trial.id().architecture()
        + " by "
        + trial.proposal().proposer()
        + ": "
        + trial.proposal().rationale().strip().replaceAll("\\s+", " ");
  }

  private static String finished(TrialResult result, StudyState state) {
    boolean best =
        state.best().map(b -> b.id().equals(result.trial())).orElse(false)
            && state.ranking().size() > 1;
    return result.trial().label()
        + " "
        + result.trial().architecture()
        + " finished: mean AUC "
        + Figures.score(result.valid().meanAuc())
        + " "
        + Figures.interval(result.valid().meanAucInterval())
        + " in "
        + NumberFormats.duration(result.seconds())
        + (best ? ", the best so far" : "");
  }

  private static String name(StudyState state, int number) {
    return state
        .trial(number)
        .map(t -> t.id().label() + " " + t.id().architecture())
        .orElse("T-" + number);
  }

  @Override
  public void trial(TrialId trial, TrialEvent event) {
    if (event instanceof TrialEvent.EpochEnded ended) {
      training.say(
          String.format(
              Locale.ROOT,
              "%s %s epoch %d/%d: loss %.4f, valid loss %.4f, AUC %s, %.1f s%s",
              trial.label(),
              trial.architecture(),
              ended.epoch(),
              epochsPerTrial,
              ended.trainLoss(),
              ended.valid().loss(),
              Figures.score(ended.valid().meanAuc()),
              ended.seconds(),
              ended.best() ? " *" : ""));
      count(trial.number(), ended.epoch());
    }
  }

  private void count(int trial, int done) {
    epochs.merge(trial, done, Math::max);
    long sum = epochs.values().stream().mapToLong(Integer::longValue).sum();
    training.update(sum, Math.max(sum, (long) trials * epochsPerTrial));
  }

  @Override
  public void left(Optional<Exception> problem) {
    left.complete(problem);
  }

  @Override
  public void close() {
    endLine();
  }

  /** Ends a bar that is being drawn, so that what follows begins on its own line. */
  void endLine() {
    talk.close();
    preparation.close();
    fitting.close();
    training.close();
  }
}
