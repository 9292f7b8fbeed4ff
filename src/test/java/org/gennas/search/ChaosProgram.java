package org.gennas.search;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.gennas.proposal.llm.ApiKeys;
import org.gennas.proposal.llm.LangChainServers;
import org.gennas.proposal.llm.Proposers;
import org.gennas.report.ReportFiles;
import org.gennas.study.event.StudyEvent;
import org.gennas.study.event.StudyState;
import org.gennas.study.event.TrialEvent;
import org.gennas.study.event.TrialId;
import org.gennas.study.folder.StudyFolder;
import org.gennas.study.folder.StudyJson;

/**
 * A whole program, made to be killed: takes the study below a root from where it stands to its end
 * and writes its report, as {@code gennas resume} does. It tells all that happens on its standard
 * output, a line each, flushed, so that whoever kills it knows how far it is.
 */
public final class ChaosProgram {
  /** Begins a line that names a trial's worker: {@code worker TRIAL PID}. */
  static final String WORKER = "worker ";

  /** The last line of a program that came to the end of its work. */
  static final String DONE = "done";

  /** So many images between two lines. */
  private static final int PREPARED = 10;

  private ChaosProgram() {}

  public static void main(String[] arguments) throws Exception {
    Path root = Path.of(arguments[0]);
    StudyFolder folder = StudyFolder.open(root.resolve("study"), new StudyJson());
    SessionSetup small = SmallStudy.real(root);
    SessionSetup setup =
        new SessionSetup(
            small.devices(),
            small.worker(),
            small.patience(),
            small.home(),
            new Proposers(new LangChainServers(new ApiKeys(Map.of())), Clock.systemUTC()),
            small.clock());
    Telling telling = new Telling();
    StudySession.open(folder, telling, setup).run();
    if (telling.problem.isPresent()) {
      throw telling.problem.get();
    }
    ReportFiles.write(
        folder,
        folder.path(),
        ReportFiles.Kind.all(),
        ReportFiles.PREVALENCE,
        (done, of) -> tell("report " + done + " of " + of));
    tell(DONE);
    System.exit(0);
  }

  private static void tell(String line) {
    System.out.println(line);
    System.out.flush();
  }

  private static final class Telling implements SearchListener {
    private Optional<Exception> problem = Optional.empty();

    @Override
    public void study(StudyEvent event, StudyState state) {
      tell("study " + event.getClass().getSimpleName());
    }

    @Override
    public void trial(TrialId trial, TrialEvent event) {
      if (event instanceof TrialEvent.Began began) {
        tell(WORKER + trial.number() + " " + began.pid());
      } else {
        tell("trial " + trial.number() + " " + event.getClass().getSimpleName());
      }
    }

    @Override
    public void preparing(int done, int total) {
      if (done % PREPARED == 0) {
        tell("preparing " + done);
      }
    }

    @Override
    public void left(Optional<Exception> because) {
      problem = because;
    }
  }
}
