package org.gennas.search;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.gennas.common.FileProblem;
import org.gennas.proposal.ProposalListener;
import org.gennas.proposal.ProposalRequest;
import org.gennas.proposal.Proposer;
import org.gennas.proposal.llm.Proposers;
import org.gennas.proposal.strategy.ProposerChoice;
import org.gennas.search.plan.TimePlanner;
import org.gennas.space.Architecture;
import org.gennas.space.BuiltNetworks;
import org.gennas.space.Networks;
import org.gennas.space.SearchSpace;
import org.gennas.study.config.DeviceChoice;
import org.gennas.study.config.FindingPolicy;
import org.gennas.study.config.ImagesConfig;
import org.gennas.study.config.LanguageModel;
import org.gennas.study.config.Schedule;
import org.gennas.study.config.SearchLimits;
import org.gennas.study.config.StopRules;
import org.gennas.study.config.StudyConfig;
import org.gennas.study.config.TrainingConfig;
import org.gennas.study.event.Proposal;
import org.gennas.study.event.StopReason;
import org.gennas.study.event.StudyEvent;
import org.gennas.study.event.StudyState;
import org.gennas.study.event.Trial;
import org.gennas.study.event.TrialEvent;
import org.gennas.study.event.TrialId;
import org.gennas.study.event.TrialResult;
import org.gennas.study.folder.JsonLines;
import org.gennas.study.folder.PredictionTable;
import org.gennas.study.folder.StudyFolder;
import org.gennas.study.folder.StudyJson;
import org.gennas.study.folder.TrialFolder;

/** A whole search on virtual time with a real journal on disk. */
final class VirtualSearch {
  private final VirtualTime time = new VirtualTime();
  private final VirtualRunner runner;
  private final StudyFolder folder;
  private final Map<TrialId, TrialResult> left = new HashMap<>();
  private final Map<Integer, PredictionTable> predictions = new HashMap<>();
  private final List<ProposalRequest> requests = new ArrayList<>();
  private final StringBuilder heard = new StringBuilder();
  private Proposer proposer = ProposerChoice.SURROGATE.proposer();
  private List<Integer> continued = List.of();
  private List<Integer> repeated = List.of();
  private List<Integer> retried = List.of();
  private final ScriptedSurroundings surroundings = new ScriptedSurroundings();
  private Reaction reaction = (event, loop) -> {};
  private Optional<TimePlanner> planner = Optional.empty();

  VirtualSearch(Path path, StudyConfig config, int devices) throws IOException {
    this.folder = StudyFolder.create(path, config, new StudyJson());
    this.runner = new VirtualRunner(time, devices);
  }

  static StudyConfig config(Schedule schedule, StopRules stop, SearchLimits limits) {
    ImagesConfig images =
        new ImagesConfig(
            "images",
            List.of(
                new FindingPolicy(
                    "Edema", FindingPolicy.Meaning.IGNORE, FindingPolicy.Meaning.ZEROS)),
            ImagesConfig.View.FRONTAL,
            32,
            new ImagesConfig.Split(ImagesConfig.Split.By.PATIENT, 0.6, 0.2, 0.2, 1),
            Optional.empty(),
            true);
    return new StudyConfig(
        StudyConfig.FORMAT,
        "A study",
        images,
        "chest-xray",
        TrainingConfig.quick(),
        "surrogate",
        schedule,
        DeviceChoice.all(),
        stop,
        limits,
        42);
  }

  /** The same study with a language model as its proposer. */
  static StudyConfig asking(StudyConfig plain, LanguageModel model) {
    return new StudyConfig(
        plain.format(),
        plain.name(),
        plain.images(),
        plain.space(),
        plain.training(),
        Proposers.LLM,
        plain.schedule(),
        plain.devices(),
        plain.stop(),
        plain.limits(),
        plain.seed(),
        Optional.of(model));
  }

  static StopRules trials(int trials) {
    return new StopRules(trials, Optional.empty(), Optional.empty(), Optional.empty());
  }

  VirtualTime time() {
    return time;
  }

  VirtualRunner runner() {
    return runner;
  }

  StudyFolder folder() {
    return folder;
  }

  /** All that the proposer was asked. */
  List<ProposalRequest> requests() {
    return requests;
  }

  /** All rationales that the listener heard. */
  String heard() {
    return heard.toString();
  }

  void proposer(Proposer other) {
    proposer = other;
  }

  /** A result that a worker wrote before the program was killed. */
  void leaveResult(TrialId trial, TrialResult result) {
    left.put(trial, result);
  }

  /** What the network of a trial will say of the validation images. */
  void predictions(int number, PredictionTable table) {
    predictions.put(number, table);
  }

  /** What a person does when something is journalled. */
  interface Reaction {
    void to(StudyEvent event, SearchLoop loop);
  }

  void reaction(Reaction other) {
    reaction = other;
  }

  /** Takes the study up and runs it until it ends or is left. */
  StudyState run() throws IOException {
    return run(loop -> {});
  }

  /** Takes it up with halted or stopped trials that go on first. */
  StudyState run(List<Integer> goOn) throws IOException {
    continued = List.copyOf(goOn);
    return run();
  }

  /** Networks of these trials are trained again as soon as it is taken up. */
  void repeatFirst(List<Integer> numbers) {
    repeated = List.copyOf(numbers);
  }

  /** These failed trials are trained once more as soon as it is taken up. */
  void retryFirst(List<Integer> numbers) {
    retried = List.copyOf(numbers);
  }

  /** What is amiss around the search: so often as it is looked at, then nothing. */
  void amiss(FileProblem problem, int looks) {
    surroundings.problem = Optional.of(problem);
    surroundings.looks = looks;
  }

  private static final class ScriptedSurroundings implements Surroundings {
    private Optional<FileProblem> problem = Optional.empty();
    private int looks;

    @Override
    public Optional<FileProblem> amiss() {
      return looks-- > 0 ? problem : Optional.empty();
    }

    @Override
    public void restore() throws IOException {
      Optional<FileProblem> found = amiss();
      if (found.isPresent()) {
        throw found.get();
      }
    }
  }

  /** The search keeps to a time. */
  void keepTo(TimePlanner plans) {
    planner = Optional.of(plans);
  }

  /** What is done to a search from outside. */
  interface Meanwhile {
    void with(SearchLoop loop);
  }

  StudyState run(Meanwhile meanwhile) throws IOException {
    try (JsonLines<StudyEvent> journal = folder.journal()) {
      return run(meanwhile, journal);
    }
  }

  StudyState run(Meanwhile meanwhile, JsonLines<StudyEvent> journal) throws IOException {
    AtomicReference<SearchLoop> acting = new AtomicReference<>();
    SearchListener listener =
        new SearchListener() {
          @Override
          public void study(StudyEvent event, StudyState state) {
            Optional.ofNullable(acting.get()).ifPresent(loop -> reaction.to(event, loop));
          }

          @Override
          public void rationale(int iteration, int index, String piece) {
            heard.append(piece);
          }
        };
    StudyRecord record = new StudyRecord(folder.state(), journal::append, listener, time);
    record.add(
        record.state().started().isEmpty()
            ? new StudyEvent.Started(time.instant(), "test")
            : new StudyEvent.Resumed(time.instant()));
    Networks networks = BuiltNetworks.of(SearchSpace.chestXray(), 32, 1);
    TrialScheduler running =
        new TrialScheduler(record, runner, new Orders(), time, listener, surroundings);
    Timekeeper keeper = new Timekeeper(record, running);
    if (planner.isPresent()) {
      keeper.keep(planner.get(), 0);
    }
    SearchLoop loop =
        new SearchLoop(
            record,
            networks,
            new AsyncProposer(new Recorded(), networks, Runnable::run, time, listener),
            running,
            new ConfirmationStage(
                record,
                running,
                new ConfirmationScores(id -> Optional.ofNullable(predictions.get(id.number()))),
                keeper,
                Runnable::run,
                time),
            new AutomaticResume(record, surroundings),
            keeper,
            time);
    acting.set(loop);
    meanwhile.with(loop);
    loop.run(new TrialRequests(continued, repeated, retried));
    return record.state();
  }

  /** Passes questions on and keeps them. */
  private final class Recorded implements Proposer {
    @Override
    public String name() {
      return proposer.name();
    }

    @Override
    public List<Proposal> propose(ProposalRequest request, ProposalListener listener)
        throws InterruptedException {
      requests.add(request);
      return proposer.propose(request, listener);
    }
  }

  private final class Orders implements TrialOrders {
    @Override
    public TrialFolder write(Trial trial) {
      return folder.trial(trial.id());
    }

    @Override
    public List<TrialEvent.EpochEnded> epochs(TrialId trial) {
      return runner.epochs(trial);
    }

    @Override
    public Optional<TrialResult> result(TrialId trial) {
      return Optional.ofNullable(left.get(trial));
    }
  }

  /** What happened of one kind, in order. */
  static <T extends StudyEvent> List<T> all(StudyState state, Class<T> type) {
    return state.events().stream().filter(type::isInstance).map(type::cast).toList();
  }

  static StopReason reason(StudyState state) {
    return state.ended().orElseThrow().reason();
  }

  static List<Architecture> architectures(StudyState state) {
    return state.trials().stream().map(t -> t.id().architecture()).toList();
  }
}
