package org.gennas.ui.newstudy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.gennas.data.tables.Dataset;
import org.gennas.proposal.llm.ApiKeys;
import org.gennas.proposal.llm.Proposers;
import org.gennas.runner.Device;
import org.gennas.search.StudyPreparation;
import org.gennas.study.config.FindingPolicy;
import org.gennas.study.config.ImagesConfig;
import org.gennas.study.config.ImagesConfig.Split;
import org.gennas.study.config.LanguageModel;
import org.gennas.study.config.Schedule;
import org.gennas.study.config.SearchLimits;
import org.gennas.study.config.SidedFindings;
import org.gennas.study.config.StopRules;
import org.gennas.study.config.StudyConfig;
import org.gennas.study.config.TrainingConfig;
import org.gennas.ui.form.Checked;
import org.gennas.ui.form.CheckedField;
import org.gennas.ui.form.ChosenImages;
import org.gennas.ui.form.DatasetField;
import org.gennas.ui.form.FindingChoice;
import org.gennas.ui.form.FormProblem;
import org.gennas.ui.form.ModelFields;
import org.gennas.ui.form.NumberChecks;
import org.gennas.ui.form.SplitFields;

/** The New study form without its controls: every field, its check, and the study they make. */
public final class NewStudyModel {
  /** What the form comes to: the study and its folder, or what is still wrong. */
  public sealed interface Outcome {
    record Ready(StudyConfig config, Path folder) implements Outcome {}

    record Incomplete(List<FormProblem> problems) implements Outcome {
      public Incomplete {
        problems = List.copyOf(problems);
      }
    }
  }

  private final CheckedField<String> name;

  /** The last dataset's; the name follows it until somebody edits it. */
  private String proposedName = "";

  private final CheckedField<Path> folder;
  private final PlannedFields planned;
  private final DatasetField dataset;
  private final SplitOutlook outlook;
  private final ObservableList<FindingChoice> findings = FXCollections.observableArrayList();
  private final ObjectProperty<ImagesConfig.View> view =
      new SimpleObjectProperty<>(ImagesConfig.View.FRONTAL);
  private final CheckedField<Integer> px =
      new CheckedField<>("64", NumberChecks.whole(ImagesConfig.LEAST_PX, ImagesConfig.MOST_PX));
  private final SplitFields split = new SplitFields();
  private final ObjectProperty<String> proposer = new SimpleObjectProperty<>("blend");
  private final ModelFields languageModel;
  private final DeviceFields devices;
  private final CheckedField<Long> seed = new CheckedField<>("1", NumberChecks::seed);
  private final ReadOnlyObjectWrapper<Outcome> outcome = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<List<String>> mirroredSides =
      new ReadOnlyObjectWrapper<>(List.of());
  private final Path studies;
  private String proposedFolder;

  /**
   * @param studies where new studies' folders are proposed
   * @param time its plan is laid out in the background
   * @param taken whether a folder exists and is not empty; asked in the background
   * @param keys of language models' providers
   * @param outlook counts the split that the form asks for
   */
  public NewStudyModel(
      DatasetField dataset,
      TimeField time,
      List<Device> found,
      Path studies,
      FolderLookup taken,
      ApiKeys keys,
      SplitOutlook outlook) {
    languageModel = new ModelFields(keys);
    this.dataset = dataset;
    this.planned = new PlannedFields(time);
    this.outlook = outlook;
    this.studies = studies;
    devices = new DeviceFields(found);
    name = new CheckedField<>("", NewStudyModel::checkName);
    proposedFolder = studies.resolve("study").toString();
    folder = new CheckedField<>(proposedFolder, taken::check);
    taken.onAnswer(folder::recheck);
    name.text().addListener((property, before, now) -> proposeFolder(now));
    dataset.state().addListener((property, before, now) -> found(now));
    watch();
    update();
  }

  private static Checked<String> checkName(String text) {
    return text.isEmpty() ? Checked.bad("newstudy.problem.name") : Checked.good(text);
  }

  private void proposeFolder(String typed) {
    if (folder.text().get().equals(proposedFolder)) {
      String plain = typed.strip().toLowerCase(Locale.ROOT);
      String slug = plain.replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
      proposedFolder = studies.resolve(slug.isEmpty() ? "study" : slug).toString();
      folder.text().set(proposedFolder);
    }
  }

  private void found(DatasetField.State state) {
    findings.clear();
    if (state instanceof DatasetField.State.Found found) {
      for (FindingChoice choice : FindingChoice.of(found.dataset())) {
        Stream.of(choice.chosen(), choice.uncertain(), choice.blank())
            .forEach(p -> p.addListener((property, before, now) -> update()));
        findings.add(choice);
      }
      if (!found.dataset().ownSplit()) {
        split.by().set(Split.By.PATIENT);
      } else if (!found.dataset().namesPatients()) {
        split.by().set(Split.By.FILES);
      }
      countTrainingImages();
      if (name.text().get().isBlank() || name.text().get().equals(proposedName)) {
        proposedName = found.dataset().name();
        name.text().set(proposedName);
      }
    }
    update();
  }

  /** Fills in images that were chosen elsewhere; the rest of the form stays as it is. */
  public void fill(ChosenImages chosen) {
    dataset.offer(chosen.folder(), chosen.dataset());
    findings.forEach(finding -> finding.take(chosen.findings()));
    view.set(chosen.view());
    px.text().set(String.valueOf(chosen.px()));
    split.fill(chosen.split());
  }

  private void watch() {
    List<CheckedField<?>> all = new ArrayList<>(List.of(name, folder, px, seed));
    all.addAll(List.of(split.train(), split.valid(), split.test(), split.seed()));
    all.addAll(languageModel.fields());
    all.forEach(f -> f.checked().addListener((property, before, now) -> update()));
    languageModel.keyState().addListener((property, before, now) -> update());
    Stream.of(languageModel.provider(), languageModel.prompt(), languageModel.review())
        .forEach(p -> p.addListener((property, before, now) -> update()));
    Stream.of(view, split.by(), split.method(), proposer)
        .forEach(p -> p.addListener((property, before, now) -> update()));
    Stream.<ObservableValue<?>>of(split.train().text(), view, split.by(), outlook.state())
        .forEach(p -> p.addListener((property, before, now) -> countTrainingImages()));
    devices.chosen().addListener((ListChangeListener<Device>) change -> update());
    planned.watch(this::update);
  }

  private void layOut() {
    TimeField time = planned.time();
    if (time.given().isEmpty() || !settled()) {
      time.rest();
      return;
    }
    DatasetField.State.Found found = (DatasetField.State.Found) dataset.state().get();
    StudyConfig draft =
        config(
            "",
            found,
            planned.training().full().orElseThrow(),
            new StopRules(1, Optional.empty(), Optional.empty(), Optional.empty()),
            Optional.empty());
    time.ask(new PlanQuestion(draft, found.dataset(), time.given().get(), planned.wishes()));
  }

  /** Whether all that a plan depends on is right. */
  private boolean settled() {
    return dataset.state().get() instanceof DatasetField.State.Found
        && findings.stream().anyMatch(f -> f.chosen().get())
        && planned.training().full().isPresent()
        && devices.problem().isEmpty()
        && Stream.concat(Stream.of(px, seed), split.fields().stream())
            .allMatch(f -> f.problem().isEmpty());
  }

  /** As the split counts them; until it has, about as many as its share of the view. */
  private void countTrainingImages() {
    if (outlook.state().get() instanceof SplitOutlook.State.Counted counted) {
      planned.training().learnFrom(Math.max(1, counted.trainingImages()));
    } else if (dataset.state().get() instanceof DatasetField.State.Found found) {
      split
          .split()
          .map(s -> (int) Math.round(s.train() * found.dataset().images(view.get())))
          .ifPresent(about -> planned.training().learnFrom(Math.max(1, about)));
    }
  }

  private void update() {
    List<String> chosen = policies().stream().map(FindingPolicy::finding).toList();
    mirroredSides.set(planned.training().mirrors() ? SidedFindings.among(chosen) : List.of());
    layOut();
    List<FormProblem> problems = problems();
    outcome.set(problems.isEmpty() ? ready() : new Outcome.Incomplete(problems));
    lookAhead();
  }

  /** Has the split counted once all is chosen that it depends on. */
  private void lookAhead() {
    Optional<Dataset> tables =
        dataset.state().get() instanceof DatasetField.State.Found found
            ? found.dataset().tables()
            : Optional.empty();
    List<FindingPolicy> policies = policies();
    Optional<Split> divided = split.split();
    if (tables.isPresent() && divided.isPresent() && !policies.isEmpty()) {
      outlook.ask(StudyPreparation.recipe(policies, view.get(), divided.get()), tables.get());
    } else {
      outlook.forget();
    }
  }

  private List<FindingPolicy> policies() {
    return findings.stream().filter(f -> f.chosen().get()).map(FindingChoice::policy).toList();
  }

  private List<FormProblem> problems() {
    List<FormProblem> problems = new ArrayList<>();
    if (!(dataset.state().get() instanceof DatasetField.State.Found)) {
      problems.add(FormProblem.of("newstudy.problem.dataset"));
    } else if (findings.stream().noneMatch(f -> f.chosen().get())) {
      problems.add(FormProblem.of("newstudy.problem.findings"));
    }
    List<CheckedField<?>> fields = new ArrayList<>(List.of(name, folder, px, seed));
    fields.addAll(split.fields());
    fields.addAll(planned.fields());
    fields.forEach(f -> f.problem().ifPresent(problems::add));
    devices.problem().ifPresent(problems::add);
    planned.problem().ifPresent(problems::add);
    if (asksModel()) {
      problems.addAll(languageModel.problems());
    }
    return problems;
  }

  /** Whether the chosen proposer asks a language model. */
  boolean asksModel() {
    return Proposers.asksModel(proposer.get());
  }

  /** Used where the proposer asks a language model. */
  public ModelFields languageModel() {
    return languageModel;
  }

  private Outcome ready() {
    StudyConfig config =
        planned.complete(
            config(
                name.value().orElseThrow(),
                (DatasetField.State.Found) dataset.state().get(),
                planned.config(),
                planned.stop().rules().orElseThrow(),
                asksModel() ? languageModel.languageModel() : Optional.empty()));
    return new Outcome.Ready(config, folder.value().orElseThrow());
  }

  private StudyConfig config(
      String named,
      DatasetField.State.Found found,
      TrainingConfig trained,
      StopRules rules,
      Optional<LanguageModel> model) {
    ImagesConfig images =
        new ImagesConfig(
            found.folder().toAbsolutePath().normalize().toString(),
            policies(),
            view.get(),
            px.value().orElseThrow(),
            split.split().orElseThrow(),
            Optional.empty(),
            found.dataset().synthetic());
    return new StudyConfig(
            StudyConfig.FORMAT,
            named,
            images,
            "chest-xray",
            trained,
            proposer.get(),
            planned.schedule().get(),
            devices.choice(),
            rules,
            SearchLimits.none(),
            seed.value().orElseThrow(),
            model)
        .withSecondObjective(strategy().objective().get())
        .withWarmStart(strategy().warmStart().value().flatMap(first -> first));
  }

  public ReadOnlyObjectProperty<Outcome> outcome() {
    return outcome.getReadOnlyProperty();
  }

  /** The time that the study is given, and its plan. */
  public TimeField time() {
    return planned.time();
  }

  public DatasetField dataset() {
    return dataset;
  }

  /** The findings that the dataset has; empty until one is found. */
  public ObservableList<FindingChoice> findings() {
    return findings;
  }

  public CheckedField<String> name() {
    return name;
  }

  /** The new study's own folder; follows the name until edited. */
  public CheckedField<Path> folder() {
    return folder;
  }

  public ObjectProperty<ImagesConfig.View> view() {
    return view;
  }

  public CheckedField<Integer> px() {
    return px;
  }

  /** What the split would come to. */
  public SplitOutlook outlook() {
    return outlook;
  }

  public SplitFields split() {
    return split;
  }

  public TrainingFields training() {
    return planned.training();
  }

  /** Chosen findings that have a side, where training images are mirrored; else empty. */
  public ReadOnlyObjectProperty<List<String>> mirroredSides() {
    return mirroredSides.getReadOnlyProperty();
  }

  /** A strategy's name as study.json has it. */
  public ObjectProperty<String> proposer() {
    return proposer;
  }

  public ObjectProperty<Schedule> schedule() {
    return planned.schedule();
  }

  public DeviceFields devices() {
    return devices;
  }

  public StopFields stop() {
    return planned.stop();
  }

  public StrategyFields strategy() {
    return planned.strategy();
  }

  public ConfirmationFields confirmation() {
    return planned.confirmation();
  }

  public CheckedField<Long> seed() {
    return seed;
  }
}
