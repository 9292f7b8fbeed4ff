package org.gennas.cli.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Map;
import java.util.Optional;
import org.gennas.cli.option.LayersOption;
import org.gennas.cli.text.ShellWord;
import org.gennas.common.FileProblem;
import org.gennas.engine.LayerChoice;
import org.gennas.proposal.llm.ChatServers;
import org.gennas.proposal.llm.LangChainServers;
import org.gennas.proposal.llm.Proposers;
import org.gennas.report.ReportFiles;
import org.gennas.runner.DeviceFinder;
import org.gennas.runner.LocalRunner;
import org.gennas.search.SessionSetup;
import org.gennas.search.StudySession;
import org.gennas.search.TrialRequests;
import org.gennas.study.event.StopReason;
import org.gennas.study.event.StudyState;
import org.gennas.study.event.StudyState.Phase;
import org.gennas.study.folder.StudyFolder;

/** Runs a study in this process from where it stands to its end, and writes its report. */
final class StudyRun {
  private final CommandContext context;
  private final StudyFolder folder;
  private final LayerChoice layers;
  private final ChatServers servers;
  private final Optional<ProposalReviewer> decided;
  private TrialRequests requests = TrialRequests.none();

  /**
   * A person decides where there is one.
   *
   * @param layers compute in the workers
   */
  StudyRun(CommandContext context, StudyFolder folder, LayerChoice layers) {
    this(context, folder, layers, new LangChainServers(context.keys()), Optional.empty());
  }

  /**
   * @param servers of a language model
   * @param decided decides about proposals in a person's place
   */
  StudyRun(
      CommandContext context,
      StudyFolder folder,
      LayerChoice layers,
      ChatServers servers,
      ProposalReviewer decided) {
    this(context, folder, layers, servers, Optional.of(decided));
  }

  private StudyRun(
      CommandContext context,
      StudyFolder folder,
      LayerChoice layers,
      ChatServers servers,
      Optional<ProposalReviewer> decided) {
    this.context = context;
    this.folder = folder;
    this.layers = layers;
    this.servers = servers;
    this.decided = decided;
  }

  /** Does with trials first what a person wants. */
  StudyRun first(TrialRequests wanted) {
    requests = wanted;
    return this;
  }

  /**
   * Searches on the calling thread. Interrupted, it keeps the state of what is in training and says
   * how to go on.
   *
   * @throws Exception the problem that the search left with
   */
  Answer toItsEnd() throws Exception {
    ProposalReviewer deciding = deciding();
    Optional<Exception> problem;
    try (SearchConsole console =
            new SearchConsole(context.terminal(), context.clock(), folder.path());
        StudySession session = StudySession.open(folder, console, setup());
        Interruption interruption = Interruption.listen(session::leave)) {
      console.decides(deciding, session);
      session.first(requests);
      session.notes().forEach(context.terminal()::say);
      session.run();
      problem = console.left().join();
      if (interruption.requested()) {
        console.endLine();
        sayHowToGoOn();
      }
    }
    if (problem.isPresent()) {
      sayHowToGoOn();
      throw problem.get();
    }
    StudyState state = folder.state();
    if (state.phase() == Phase.ENDED) {
      ReportFiles.writeAll(folder);
    }
    return new Outcome(StudyOverview.watched(folder, context.clock().instant()));
  }

  /**
   * @throws FileProblem if proposals would wait for a person and there is none
   */
  private ProposalReviewer deciding() throws IOException {
    if (decided.isPresent()) {
      return decided.get();
    }
    StudyState state = folder.state();
    Optional<BufferedReader> lines = context.terminal().lines();
    if (lines.isEmpty()) {
      if (state.review() && state.phase() != Phase.ENDED) {
        throw new FileProblem(
            "Proposals of this study need a person's approval, and this terminal is not"
                + " interactive",
            folder.path(),
            0,
            "Open the study in the window, or run it where you can type.");
      }
      return ProposalReviewer.nobody();
    }
    if (!state.review() && !Proposers.asksModel(state.config().proposer())) {
      return ProposalReviewer.nobody();
    }
    PersonReviewer person = new PersonReviewer(context.terminal());
    person.listen(lines.get());
    return person;
  }

  private SessionSetup setup() {
    return new SessionSetup(
        DeviceFinder.here(),
        LayersOption.forWorkers(layers),
        LocalRunner.Patience.usual(),
        context.home().path(),
        new Proposers(servers, context.clock()),
        context.clock());
  }

  private void sayHowToGoOn() throws IOException {
    if (folder.state().phase() != Phase.ENDED) {
      context
          .terminal()
          .say("Nothing is lost. Resume with: gennas resume " + ShellWord.of(folder.path()));
    }
  }

  /** The overview, failed where the search did not come to a good end. */
  private record Outcome(StudyOverview overview) implements Answer {
    @Override
    public Map<String, Object> json() {
      return overview.json();
    }

    @Override
    public void print(PrintStream out) {
      overview.print(out);
    }

    @Override
    public int status() {
      boolean good =
          overview.state().ended().filter(ended -> ended.reason() != StopReason.FAILED).isPresent();
      return good ? ExitStatus.DONE : ExitStatus.FAILED;
    }
  }
}
