package org.gennas.ui.newstudy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.gennas.data.tables.Dataset;
import org.gennas.data.tables.ImageRecord;
import org.gennas.data.tables.Label;
import org.gennas.data.tables.Labels;
import org.gennas.data.tables.View;
import org.gennas.proposal.llm.ApiKeys;
import org.gennas.runner.Device;
import org.gennas.study.config.Confirmation;
import org.gennas.study.config.FindingPolicy.Meaning;
import org.gennas.study.config.ImagesConfig;
import org.gennas.study.config.ImagesConfig.Split;
import org.gennas.study.config.Schedule;
import org.gennas.study.config.SearchLimits;
import org.gennas.study.config.StudyConfig;
import org.gennas.study.config.TimeBudget;
import org.gennas.study.config.TrainingConfig;
import org.gennas.study.config.TrainingDraft;
import org.gennas.study.config.TrainingNumber;
import org.gennas.study.event.RareFinding;
import org.gennas.study.event.TimePlan;
import org.gennas.study.folder.StudyJson;
import org.gennas.ui.form.CheckedField;
import org.gennas.ui.form.DatasetField;
import org.gennas.ui.form.DatasetLookup;
import org.gennas.ui.form.FormProblem;
import org.gennas.ui.form.FoundDataset;
import org.gennas.ui.form.RareFindingText;
import org.gennas.ui.newstudy.NewStudyModel.Outcome;
import org.gennas.ui.text.Messages;
import org.junit.jupiter.api.Test;

class NewStudyModelTest {
  private static final FoundDataset FOUND =
      new FoundDataset(
          "Phantoms",
          "CheXpert",
          300,
          100,
          250,
          50,
          List.of(
              new FoundDataset.Finding("No Finding", 90, 0, 0, 210),
              new FoundDataset.Finding("Edema", 50, 100, 20, 130),
              new FoundDataset.Finding("Pleural Effusion", 60, 90, 10, 140)),
          true,
          true);
  private static final FoundDataset LARGE =
      new FoundDataset(
          "Large", "CheXpert", 41_000, 9_000, 40_000, 1_000, FOUND.findings(), true, false);
  private static final FoundDataset SIDED =
      new FoundDataset(
          "Sided",
          "CheXpert",
          300,
          100,
          250,
          50,
          List.of(
              new FoundDataset.Finding("Dextrocardia", 50, 100, 20, 130),
              new FoundDataset.Finding("Fracture", 60, 90, 10, 140)),
          false,
          false);
  private static final List<Device> DEVICES =
      List.of(
          new Device("cpu:0", Device.Kind.CPU, "Processor", 1, 1L << 30, Optional.empty()),
          new Device("cpu:1", Device.Kind.CPU, "Processor", 1, 1L << 30, Optional.empty()));

  private static final SearchLimits FEW =
      new SearchLimits(Map.of(0, 0, 1, 0, 2, 0), Optional.empty(), Optional.empty());

  private final List<Runnable> background = new ArrayList<>();

  private NewStudyModel model() {
    DatasetLookup lookup =
        folder -> {
          if (folder.endsWith("empty")) {
            throw new IOException("Nothing known in " + folder);
          }
          return folder.endsWith("other")
              ? named("Other phantoms")
              : folder.endsWith("large") ? LARGE : folder.endsWith("sided") ? SIDED : FOUND;
        };
    DatasetField dataset = new DatasetField(lookup, background::add, Runnable::run);
    FolderLookup taken = new FolderLookup(p -> p.endsWith("taken"), background::add, Runnable::run);
    TimeField time = new TimeField(Plans.of(2, FEW), background::add, Runnable::run);
    return new NewStudyModel(
        dataset,
        time,
        DEVICES,
        Path.of("/studies"),
        taken,
        new ApiKeys(Map.of()),
        new SplitOutlook(background::add, Runnable::run));
  }

  private static FoundDataset named(String name) {
    return new FoundDataset(name, "CheXpert", 3, 1, 2, 1, FOUND.findings(), true, true);
  }

  private void work() {
    while (!background.isEmpty()) {
      background.remove(0).run();
    }
  }

  private static StudyConfig config(NewStudyModel model) {
    return ((Outcome.Ready) model.outcome().get()).config();
  }

  private static List<String> problems(NewStudyModel model) {
    return model.outcome().get() instanceof Outcome.Incomplete incomplete
        ? incomplete.problems().stream().map(FormProblem::key).toList()
        : List.of();
  }

  @Test
  void asksForADatasetFirst() {
    assertThat(problems(model())).contains("newstudy.problem.dataset", "newstudy.problem.name");
  }

  @Test
  void aFoundDatasetFillsNameFolderAndTheUsualFindings() {
    NewStudyModel model = model();
    model.dataset().text().set("/data/phantoms");
    assertThat(model.dataset().state().get()).isInstanceOf(DatasetField.State.Looking.class);
    work();
    StudyConfig config = config(model);
    assertThat(config.name()).isEqualTo("Phantoms");
    assertThat(config.images().findingNames()).containsExactly("Edema", "Pleural Effusion");
    assertThat(config.images().synthetic()).isTrue();
    assertThat(model.folder().value()).contains(Path.of("/studies/phantoms").toAbsolutePath());
  }

  private NewStudyModel timed(String time) {
    NewStudyModel model = model();
    model.dataset().text().set("/data/phantoms");
    work();
    model.time().minutes().text().set(time);
    work();
    return model;
  }

  private static TimePlan plan(NewStudyModel model) {
    return ((TimeField.State.Laid) model.time().state().get()).plan();
  }

  @Test
  void aTimeLaysDownWhatIsLeftEmpty() {
    NewStudyModel model = timed("2 h");
    TimePlan plan = plan(model);
    StudyConfig config = config(model);
    assertThat(plan.minutes()).isEqualTo(120);
    assertThat(model.stop().trials().text().get()).isEmpty();
    assertThat(model.stop().plannedTrials().prompt().get())
        .isEqualTo(String.valueOf(plan.trials()));
    assertThat(config.stop().trials()).isEqualTo(plan.trials());
    assertThat(config.stop().plateau()).isEmpty();
    assertThat(config.training().epochs()).isEqualTo(plan.epochs());
    assertThat(config.confirmation()).isEqualTo(plan.confirmation());
    assertThat(config.earlyStopping()).isEqualTo(plan.earlyStopping());
    assertThat(config.schedule()).isEqualTo(Schedule.FREE_RUNNING);
    assertThat(config.time().orElseThrow().byHand()).isEmpty();
    assertThat(new StudyJson().pretty(config)).contains("\"minutes\" : 120.0");
  }

  @Test
  void whatIsTypedBesideATimeStaysAndThePlanFollows() {
    NewStudyModel model = timed("120");
    int trials = plan(model).trials();
    model.training().epochs().text().set("3");
    model.confirmation().candidates().text().set("0");
    work();
    assertThat(plan(model).trials()).isGreaterThan(trials);
    StudyConfig config = config(model);
    assertThat(config.training().epochs()).isEqualTo(3);
    assertThat(config.confirmation()).isEmpty();
    assertThat(config.time().orElseThrow().byHand()).containsExactly(TimeBudget.Field.CONFIRMATION);
    model.confirmation().candidates().text().set("");
    work();
    assertThat(config(model).confirmation()).isPresent();
  }

  @Test
  void withoutATimeTheFormIsAsItWas() {
    NewStudyModel model = timed("120");
    NewStudyModel untouched = model();
    untouched.dataset().text().set("/data/phantoms");
    work();
    StudyConfig before = config(untouched);
    assertThat(before.time()).isEmpty();
    model.time().minutes().text().set("");
    assertThat(config(model)).isEqualTo(before);
  }

  @Test
  void aTimeThatIsTooShortSaysWhatIsEnough() {
    NewStudyModel model = timed("0.5");
    assertThat(problems(model)).contains("newstudy.problem.plan");
    double least = ((TimeField.State.TooShort) model.time().state().get()).minutes();
    model.time().minutes().text().set(String.valueOf(least + 0.1));
    work();
    assertThat(plan(model).trials()).isPositive();
  }

  @Test
  void onlyTheLatestTimeIsAnswered() {
    NewStudyModel model = timed("60");
    model.time().minutes().text().set("70");
    model.time().minutes().text().set("80");
    assertThat(problems(model)).contains("newstudy.problem.plan");
    work();
    assertThat(plan(model).minutes()).isEqualTo(80);
    model.time().minutes().text().set("soon");
    assertThat(problems(model)).contains("newstudy.problem.time");
  }

  @Test
  void anAnswerForAnOlderFolderIsDropped() {
    NewStudyModel model = model();
    model.dataset().text().set("/data/phantoms");
    model.dataset().text().set("/data/empty");
    work();
    assertThat(model.dataset().state().get())
        .isEqualTo(new DatasetField.State.Unusable("Nothing known in /data/empty"));
    assertThat(model.findings()).isEmpty();
  }

  @Test
  void theBestThreeAreConfirmedTwiceUnlessSaidOtherwise() {
    NewStudyModel model = model();
    model.dataset().text().set("/data/phantoms");
    work();
    assertThat(config(model).confirmation()).contains(new Confirmation(3, 2));
    model.confirmation().candidates().text().set("5");
    model.confirmation().seeds().text().set("4");
    assertThat(config(model).confirmation()).contains(new Confirmation(5, 4));
    model.confirmation().candidates().text().set("0");
    assertThat(config(model).confirmation()).isEmpty();
    model.confirmation().seeds().text().set("0");
    assertThat(problems(model)).containsExactly("newstudy.problem.range");
  }

  @Test
  void aChangeByHandMakesThePresetTheOwn() {
    NewStudyModel model = model();
    model.training().preset().set("paper");
    assertThat(model.training().epochs().text().get()).isEqualTo("50");
    model.training().epochs().text().set("20");
    assertThat(model.training().preset().get()).isEqualTo(TrainingFields.OWN);
  }

  /** Forty patients with an image each, the first six of whom have Edema. */
  private static FoundDataset withTables() {
    return withTables(40, p -> p < 16 ? Label.POSITIVE : Label.NEGATIVE);
  }

  private static FoundDataset withTables(int patients, IntFunction<Label> edema) {
    List<ImageRecord> images = new ArrayList<>();
    for (int p = 10; p < 10 + patients; p++) {
      images.add(
          new ImageRecord(
              "p" + p + ".jpg",
              "p" + p,
              "p" + p + "/1",
              View.FRONTAL,
              "AP",
              "Male",
              50,
              Labels.of(edema.apply(p)),
              Optional.empty(),
              "train.csv",
              p));
    }
    return FoundDataset.of(
        new Dataset(
            "made up", Dataset.Layout.CHEXPERT, Path.of("/made-up"), List.of("Edema"), images));
  }

  private static List<RareFinding> rare(NewStudyModel model) {
    return ((SplitOutlook.State.Counted) model.outlook().state().get()).rare();
  }

  @Test
  void whatIsTooRareInTheSplitIsKnownBeforeTheStudyIsMade() {
    NewStudyModel model = model();
    model.dataset().offer(Path.of("/made-up"), withTables());
    assertThat(model.outlook().state().get()).isInstanceOf(SplitOutlook.State.Unknown.class);
    work();
    assertThat(rare(model).stream().map(r -> r.side() + " " + r.present() + " " + r.images()))
        .containsExactly(
            "train true 4", "valid true 1", "test true 1", "valid false 5", "test false 5");
    assertThat(RareFindingText.of(rare(model), Messages.english()))
        .contains(
            "1 image with Edema in the test set: too few to estimate its AUC; 10 are" + " needed\n")
        .contains("Edema: no fractions give every set 10.");
    assertThat(RareFindingText.of(rare(model), new Messages(Locale.forLanguageTag("es"))))
        .contains("1 imagen con Edema en el conjunto de prueba: muy pocas para estimar su AUC");
  }

  @Test
  void theEpochsFollowTheImagesThatTheSplitCounts() {
    NewStudyModel model = model();
    model
        .dataset()
        .offer(
            Path.of("/made-up"), withTables(2400, p -> p % 2 == 0 ? Label.POSITIVE : Label.BLANK));
    model.findings().get(0).blank().set(Meaning.IGNORE);
    assertThat(config(model).training()).isEqualTo(TrainingConfig.strong(1680));
    work();
    // half of the images have no label and are left out
    int counted = ((SplitOutlook.State.Counted) model.outlook().state().get()).trainingImages();
    assertThat(counted).isBetween(820, 860);
    assertThat(config(model).training()).isEqualTo(TrainingConfig.strong(counted));
  }

  @Test
  void theSplitIsCountedAnewAsItChangesAndNotWithTheRest() {
    NewStudyModel model = model();
    model.dataset().offer(Path.of("/made-up"), withTables());
    work();
    model.px().text().set("128");
    model.name().text().set("Another name");
    assertThat(model.outlook().state().get()).isInstanceOf(SplitOutlook.State.Counted.class);
    model.split().method().set(Split.Method.RANDOM);
    assertThat(model.outlook().state().get()).isInstanceOf(SplitOutlook.State.Unknown.class);
    work();
    model.split().train().text().set("80");
    model.split().test().text().set("5");
    work();
    assertThat(rare(model)).isNotEmpty();
    model.view().set(ImagesConfig.View.LATERAL);
    work();
    assertThat(model.outlook().state().get()).isInstanceOf(SplitOutlook.State.Impossible.class);
    model.findings().get(0).chosen().set(false);
    assertThat(model.outlook().state().get()).isInstanceOf(SplitOutlook.State.Unknown.class);
  }

  @Test
  void patientsAreStratifiedUnlessSaidOtherwise() {
    NewStudyModel model = model();
    model.dataset().text().set("/data/phantoms");
    work();
    assertThat(config(model).images().split().method()).contains(Split.Method.STRATIFIED);
    model.split().method().set(Split.Method.RANDOM);
    assertThat(config(model).images().split().method()).contains(Split.Method.RANDOM);
  }

  @Test
  void ownImagesAreTrainedByTheStrongSettingsWithTheEpochsThatTheyNeed() {
    NewStudyModel model = model();
    model.dataset().text().set("/data/large");
    work();
    // 70 % of 40,000 frontal images
    assertThat(config(model).training()).isEqualTo(TrainingConfig.strong(28_000));
    model.view().set(ImagesConfig.View.LATERAL);
    assertThat(config(model).training()).isEqualTo(TrainingConfig.strong(700));
    model.training().preset().set("quick");
    assertThat(config(model).training()).isEqualTo(TrainingConfig.quick());
    model.view().set(ImagesConfig.View.FRONTAL);
    assertThat(config(model).training()).isEqualTo(TrainingConfig.quick());
  }

  @Test
  void everyPresetComesOutAsItWentIn() {
    NewStudyModel model = model();
    model.dataset().text().set("/data/large");
    work();
    for (TrainingConfig preset : List.of(TrainingConfig.paper(), TrainingConfig.quick())) {
      model.training().preset().set(preset.preset());
      assertThat(config(model).training()).isEqualTo(preset);
    }
    model.training().preset().set("strong");
    assertThat(config(model).training()).isEqualTo(TrainingConfig.strong(28_000));
  }

  @Test
  void aChangeOfTheLastLevelIsTheStudysAndMakesThePresetTheOwn() {
    NewStudyModel model = model();
    model.dataset().text().set("/data/large");
    work();
    model.training().recipe().number(TrainingNumber.MIXUP).text().set("0.2");
    model.training().recipe().mirrored().set(true);
    assertThat(config(model).training())
        .isEqualTo(
            new TrainingDraft(TrainingConfig.strong(28_000))
                .set(TrainingNumber.MIXUP, 0.2)
                .mirrored(true)
                .config("own"));
  }

  @Test
  void whatIsOutOfRangeInTheLastLevelIsAProblem() {
    NewStudyModel model = model();
    model.dataset().text().set("/data/phantoms");
    work();
    for (TrainingNumber number : TrainingNumber.values()) {
      if (number.field().startsWith("recipe.")) {
        CheckedField<Double> field = model.training().recipe().number(number);
        String before = field.text().get();
        field.text().set("-1");
        assertThat(problems(model)).as(number.name()).hasSize(1);
        field.text().set(before);
        assertThat(problems(model)).as(number.name()).isEmpty();
      }
    }
  }

  @Test
  void aBatchTakesTheStrongRateAlongUntilARateIsTyped() {
    NewStudyModel model = model();
    TrainingFields training = model.training();
    int four = 4 * TrainingConfig.strong().batch();
    training.batch().text().set(String.valueOf(four));
    assertThat(training.learningRate().value())
        .hasValue(2 * TrainingConfig.strong().learningRate());
    training.learningRate().text().set("0.01");
    training.batch().text().set("24");
    assertThat(training.learningRate().value()).hasValue(0.01);
    training.preset().set("quick");
    training.batch().text().set("48");
    assertThat(training.learningRate().value()).hasValue(TrainingConfig.quick().learningRate());
  }

  @Test
  void withoutVariationNoImageIsChanged() {
    NewStudyModel model = model();
    model.dataset().text().set("/data/phantoms");
    work();
    model.training().augment().set(false);
    assertThat(new TrainingDraft(config(model).training()).augments()).isFalse();
  }

  @Test
  void mirroringIsWarnedOfWhereAChosenFindingHasASide() {
    NewStudyModel model = model();
    model.dataset().text().set("/data/sided");
    work();
    model.training().recipe().number(TrainingNumber.FLIP).text().set("0.5");
    assertThat(model.mirroredSides().get()).containsExactly("Dextrocardia");
    model.training().recipe().number(TrainingNumber.FLIP).text().set("0");
    assertThat(model.mirroredSides().get()).isEmpty();
    model.training().recipe().number(TrainingNumber.FLIP).text().set("0.5");
    model.findings().forEach(f -> f.chosen().set(f.finding().name().equals("Fracture")));
    assertThat(model.mirroredSides().get()).isEmpty();
  }

  @Test
  void fractionsHaveToAddUp() {
    NewStudyModel model = model();
    model.dataset().text().set("/data/phantoms");
    work();
    model.split().train().text().set("80");
    assertThat(problems(model)).containsExactly("newstudy.problem.sum");
    model.split().test().text().set("5");
    assertThat(config(model).images().split())
        .isEqualTo(
            new Split(Split.By.PATIENT, .8, .15, .05, 1, Optional.of(Split.Method.STRATIFIED)));
  }

  @Test
  void theNameFollowsTheDatasetUntilItIsEdited() {
    NewStudyModel model = model();
    model.dataset().text().set("/data/phantoms");
    work();
    model.dataset().text().set("/data/other");
    work();
    assertThat(model.name().text().get()).isEqualTo("Other phantoms");
    model.name().text().set("My own");
    model.dataset().text().set("/data/phantoms");
    work();
    assertThat(model.name().text().get()).isEqualTo("My own");
  }

  @Test
  void aFolderInUseIsRefusedAndAnEditedFolderStays() {
    NewStudyModel model = model();
    model.folder().text().set("/studies/taken");
    model.name().text().set("Another name");
    assertThat(model.folder().text().get()).isEqualTo("/studies/taken");
    assertThat(problems(model)).doesNotContain("newstudy.problem.taken");
    work();
    assertThat(problems(model)).contains("newstudy.problem.taken");
  }

  @Test
  void needsAFindingAndADevice() {
    NewStudyModel model = model();
    model.dataset().text().set("/data/phantoms");
    work();
    model.findings().forEach(f -> f.chosen().set(false));
    model.devices().chosen().clear();
    assertThat(problems(model))
        .containsExactly("newstudy.problem.findings", "newstudy.problem.devices");
  }

  @Property(tries = 50)
  void whatTheFormMakesSurvivesStudyJson(
      @ForAll @IntRange(min = 1, max = 1000) int epochs,
      @ForAll @DoubleRange(min = 1e-6, max = 10) @Scale(6) double learningRate,
      @ForAll Meaning uncertain,
      @ForAll long seed)
      throws IOException {
    NewStudyModel model = model();
    model.dataset().text().set("/data/phantoms");
    work();
    model.training().epochs().text().set(String.valueOf(epochs));
    model.training().learningRate().text().set(String.valueOf(learningRate));
    model.findings().get(1).uncertain().set(uncertain);
    model.seed().text().set(String.valueOf(seed));
    Path file = Files.createTempFile("study", ".json");
    try {
      StudyJson json = new StudyJson();
      json.write(file, config(model));
      assertThat(json.read(file, StudyConfig.class, StudyConfig.FORMAT)).isEqualTo(config(model));
    } finally {
      Files.delete(file);
    }
  }
}
