package org.gennas.search;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.gennas.common.FileProblem;
import org.gennas.proposal.Proposer;
import org.gennas.runner.Device;
import org.gennas.runner.FoundDevices;
import org.gennas.runner.LocalRunner;
import org.gennas.runner.SpeedProbe;
import org.gennas.runner.TrialRunner;
import org.gennas.runner.WorkerCommand;
import org.gennas.runner.WorkerMemory;
import org.gennas.space.BuiltNetworks;
import org.gennas.space.Networks;
import org.gennas.study.config.ConfigCheck;
import org.gennas.study.config.StudyConfig;
import org.gennas.study.event.StopReason;
import org.gennas.study.event.StudyEvent;
import org.gennas.study.event.StudyState;
import org.gennas.study.event.StudyState.Phase;
import org.gennas.study.event.TrialId;
import org.gennas.study.folder.JsonLines;
import org.gennas.study.folder.NamedSpace;
import org.gennas.study.folder.PredictionTable;
import org.gennas.study.folder.SealedSettings;
import org.gennas.study.folder.StudyFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a study in this process: takes its lock, prepares its images, searches, and has the winner
 * scored once on the test split. {@link #run} does all of it on the caller's thread; everything
 * else may be called from any thread and returns at once, but for {@link #close}.
 */
public final class StudySession implements SearchControl, Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(StudySession.class);
  private static final long CLOSING_SECONDS = 120;

  private final StudyFolder folder;
  private final StudyConfig config;
  private final SessionSetup setup;
  private final SearchListener listener;
  private final FoundDevices found;
  private final List<Device> devices;
  private final WorkerCommand command;
  private final StudyLock lock;
  private final JsonLines<StudyEvent> journal;
  private final PatientRetry patience;
  private final StudyRecord record;
  private final Mailbox mailbox;
  private final ScheduledExecutorService poller = Executors.newSingleThreadScheduledExecutor();
  private final ExecutorService proposing = Executors.newSingleThreadExecutor();
  private final TrialRunner runner;
  private final Proposer proposer;
  private final Surroundings surroundings;
  private final TrialScheduler running;
  private final Timekeeper timekeeper;
  private final SearchLoop loop;
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile boolean begun;
  private volatile boolean leaving;
  private volatile boolean stopping;
  private final StudySeal seal;
  private final WinnerScoring winner;
  private final BaselineStage baselines;
  private TrialRequests requests = TrialRequests.none();

  private StudySession(
      StudyFolder folder,
      StudyConfig config,
      SessionSetup setup,
      SearchListener listener,
      StudyLock lock)
      throws IOException {
    this.folder = folder;
    this.config = config;
    this.setup = setup;
    this.listener = listener;
    this.lock = lock;
    // the most likely to fail, so before anything is opened
    this.proposer = setup.proposers().of(config, folder);
    this.found = setup.devices().find();
    this.devices = chosen(folder, found, config);
    Networks networks =
        BuiltNetworks.of(
            NamedSpace.of(config.space(), folder.configFile()),
            config.images().px(),
            config.images().findings().size());
    this.command =
        setup
            .worker()
            .apply(
                WorkerCommand.ofThisProgram(WorkerMemory.share(found.memoryBytes(), devices.size()))
                    .archivedIn(setup.home().resolve("cache")));
    this.journal = folder.journal();
    this.mailbox = new QueueMailbox(setup.clock());
    StudyState state = StudyState.of(config, folder.events());
    SealedSettings.require(folder, config, state.seal());
    this.baselines = new BaselineStage(folder, state, mailbox, listener);
    this.patience = new PatientRetry(listener, AutomaticResume.BETWEEN_LOOKS);
    this.record =
        new StudyRecord(
            state, new PatientJournal(journal::append, patience), baselines, setup.clock());
    this.runner = new LocalRunner(devices, command, folder.json(), poller, setup.patience());
    this.surroundings = new StudySurroundings(folder, record, this::prepareAgain);
    this.running =
        new TrialScheduler(
            record, runner, new FolderOrders(folder, config), mailbox, listener, surroundings);
    this.timekeeper = new Timekeeper(record, running);
    this.seal = new StudySeal(folder, record);
    this.winner = new WinnerScoring(folder, record, seal, command, devices.get(0));
    this.loop =
        new SearchLoop(
            record,
            networks,
            new AsyncProposer(proposer, networks, proposing, mailbox, listener),
            running,
            new ConfirmationStage(
                record,
                running,
                new ConfirmationScores(this::predictions),
                timekeeper,
                proposing,
                mailbox),
            new AutomaticResume(record, surroundings),
            timekeeper,
            mailbox);
  }

  private Optional<PredictionTable> predictions(TrialId trial) throws IOException {
    Path file = folder.trial(trial).validPredictionsFile();
    return Files.exists(file) ? Optional.of(PredictionTable.read(file)) : Optional.empty();
  }

  private static List<Device> chosen(StudyFolder folder, FoundDevices found, StudyConfig config)
      throws FileProblem {
    try {
      return found.chosen(config.devices());
    } catch (IllegalArgumentException e) {
      throw new FileProblem(
          e.getMessage(), folder.configFile(), 0, "Create a study with devices of this machine.");
    }
  }

  /**
   * Takes a study up: a new one, or one that was paused or killed. Nothing runs before {@link
   * #run}.
   *
   * @param listener called on the thread of {@link #run}
   * @throws FileProblem if the study runs elsewhere, its folder can't be written, its settings are
   *     wrong, or its journal is damaged
   */
  public static StudySession open(StudyFolder folder, SearchListener listener, SessionSetup setup)
      throws IOException {
    StudyConfig config = folder.config();
    ConfigCheck.require(config, folder.configFile());
    StudyLock lock = StudyLock.take(folder);
    try {
      return new StudySession(folder, config, setup, listener, lock);
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /**
   * Does with trials what a person wants as soon as {@link #run} begins, also in a study that has
   * ended, which then ends again by its rules. To be called before {@code run}.
   *
   * @throws FileProblem if that can't be done with one of them
   */
  public void first(TrialRequests wanted) throws FileProblem {
    wanted.require(record.state(), folder.path());
    requests = wanted;
  }

  /** Devices that this session trains on. */
  public List<Device> devices() {
    return devices;
  }

  /** Why a GPU that is there is not used; empty where nothing is to be said. */
  public List<String> notes() {
    return found.notes();
  }

  /**
   * Runs until the study has ended or {@link #leave} was called; the listener's {@code left} is the
   * last that is heard. No worker runs afterwards and the study is free for others.
   */
  public void run() {
    Optional<Exception> problem = Optional.empty();
    begun = true;
    try {
      search();
    } catch (IOException | RuntimeException e) {
      LOG.error("The study {} had to be left", folder.path(), e);
      problem = Optional.of(e);
    } finally {
      release();
    }
    listener.left(problem);
  }

  private void search() throws IOException {
    if (record.state().phase() != Phase.ENDED || !requests.isEmpty()) {
      // What a person has trained after the end is beyond the study's time.
      Optional<StudyTime> time =
          config
              .time()
              .filter(t -> record.state().phase() != Phase.ENDED)
              .map(t -> new StudyTime(config, t, setup.clock()));
      Optional<StudyEvent.Prepared> prepared = prepare();
      if (prepared.isPresent()) {
        begin(prepared.get());
        if (!leaving && !stopping) {
          baselines.complete(record.state());
        }
        if (time.isPresent()) {
          time.get()
              .keep(
                  timekeeper,
                  prepared.get(),
                  record.state().started().orElseThrow().at(),
                  devices,
                  new SpeedProbe(command, folder.json(), setup.clock()));
        }
        loop.run(requests);
      } else if (stopping) {
        record.add(
            new StudyEvent.Ended(
                record.now(),
                StopReason.STOPPED,
                "Stopped by hand while the images were being prepared."));
      }
    }
    if (record.state().phase() == Phase.ENDED && !leaving) {
      runner.rest();
      scoreWinner();
      if (record.state().scored().isPresent() && !leaving) {
        baselines.complete(record.state());
      }
    }
  }

  /** Waits where its surroundings keep it from that; what else goes wrong is a problem at once. */
  private void scoreWinner() throws IOException {
    patience.run(
        () -> {
          if (record.state().testIsDue()) {
            surroundings.restore();
          }
          winner.score();
        },
        failure -> surroundings.amiss());
  }

  private Optional<StudyEvent.Prepared> prepare() throws IOException {
    ExecutorService decoding = Executors.newFixedThreadPool(found.cores());
    try {
      return new StudyPreparation(folder, setup.home(), decoding, found.cores())
          .prepare(record.state().prepared(), setup.clock(), listener, () -> leaving || stopping);
    } finally {
      decoding.shutdownNow();
    }
  }

  /** Brings back prepared images that are gone, for the study as it is. */
  private void prepareAgain() throws IOException {
    seal.reopen();
    Optional<StudyEvent.Prepared> prepared = prepare();
    if (prepared.isPresent()) {
      rememberWhere(prepared.get());
    }
  }

  private void begin(StudyEvent.Prepared prepared) throws IOException {
    Instant now = record.now();
    StudyEnvironment.note(folder, now, SessionSetup.program(), found, devices, prepared);
    rememberWhere(prepared);
    record.add(
        record.state().started().isEmpty()
            ? new StudyEvent.Started(now, SessionSetup.program())
            : new StudyEvent.Resumed(now));
  }

  /** The latest folder counts: prepared images can have moved since the study began. */
  private void rememberWhere(StudyEvent.Prepared prepared) throws IOException {
    boolean moved =
        record.state().prepared().filter(p -> p.prepared().equals(prepared.prepared())).isEmpty();
    if (moved) {
      record.add(prepared);
    }
    // called off, it is looked at before the next training
    seal.hold(prepared, () -> leaving || stopping);
  }

  @Override
  public void submit(SearchCommand command) {
    if (command instanceof SearchCommand.Stop) {
      stopping = true;
    }
    loop.submit(command);
    if (command instanceof SearchCommand.Stop) {
      baselines.callOff();
    }
  }

  /**
   * Leaves the study so that it can be gone on with: running trials keep their state and {@link
   * #run} returns soon.
   */
  public void leave() {
    leaving = true;
    patience.leave();
    loop.leave();
    baselines.callOff();
    winner.callOff();
  }

  /** {@link #leave}, then waits until {@link #run} has returned; not for use within it. */
  @Override
  public void close() {
    leave();
    if (!begun) {
      release();
      return;
    }
    try {
      if (!ended.await(CLOSING_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("{} did not end in {} s", folder.path(), CLOSING_SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void release() {
    runner.close();
    baselines.close();
    proposing.shutdownNow();
    poller.shutdownNow();
    proposer.close();
    try (lock;
        journal) {
      LOG.debug("{} is free for others", folder.path());
    } catch (IOException e) {
      LOG.warn("{} could not be closed", folder.path(), e);
    }
    ended.countDown();
  }
}
