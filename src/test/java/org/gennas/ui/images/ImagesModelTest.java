package org.gennas.ui.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gennas.data.NihRadiographs;
import org.gennas.data.split.SplitTable;
import org.gennas.data.tables.Side;
import org.gennas.data.tables.SmallChestMnist;
import org.gennas.data.tables.ViewFilter;
import org.gennas.study.config.FindingPolicy.Meaning;
import org.gennas.study.config.ImagesConfig;
import org.gennas.study.config.ImagesConfig.Split;
import org.gennas.study.folder.StudyJson;
import org.gennas.ui.command.EditHistory;
import org.gennas.ui.form.ChosenImages;
import org.gennas.ui.form.DatasetField;
import org.gennas.ui.form.DatasetFolderLookup;
import org.gennas.ui.form.FindingChoice;
import org.gennas.ui.images.ImportModel.SplitState;
import org.gennas.ui.images.PreparationModel.State;
import org.gennas.ui.text.Messages;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Data screen without its window: everything happens on the test's thread. */
class ImagesModelTest {
  @TempDir Path home;
  private final EditHistory history = new EditHistory();
  private ImagesModel model;

  @BeforeEach
  void make() {
    model = model();
  }

  private ImagesModel model() {
    return new ImagesModel(
        new DatasetRegistry(
            home.resolve("datasets.json"), home.resolve("prepared"), new StudyJson()),
        new ImagesModel.Around(
            Runnable::run,
            Runnable::run,
            () -> Instant.EPOCH,
            new DatasetFolderLookup(),
            List::of,
            Optional::empty,
            history,
            Messages.english()));
  }

  private ImportModel wizard() {
    return model.wizard();
  }

  private SplitOutcome split() {
    assertThat(wizard().splitState().get()).isInstanceOf(SplitState.Ready.class);
    return ((SplitState.Ready) wizard().splitState().get()).outcome();
  }

  private int negativesOfNoFinding() {
    return split().sides().get(0).findings().stream()
        .filter(count -> count.finding().equals("No Finding"))
        .mapToInt(SplitTable.Count::negatives)
        .findFirst()
        .orElseThrow();
  }

  private FindingChoice finding(String name) {
    return wizard().findings().stream()
        .filter(f -> f.finding().name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private Path chestMnist() throws IOException {
    return new SmallChestMnist(28, 40, 12, 8).write(home.resolve("set").resolve("chestmnist.npz"));
  }

  private Path cheXpert() throws IOException {
    return NihRadiographs.cheXpertLayout(home.resolve("radiographs"));
  }

  private List<Path> known() {
    return model.contents().get().orElseThrow().datasets().stream()
        .map(KnownDataset::folder)
        .toList();
  }

  @Test
  void aFolderOfRealXraysIsCountedSplitAndFoundWithoutLeaks() throws IOException {
    Path folder = cheXpert();
    model.open(folder);
    DatasetFacts facts = wizard().facts().get().orElseThrow();
    assertThat(facts.tables())
        .isEqualTo(Map.of("train.csv", NihRadiographs.TRAIN, "valid.csv", NihRadiographs.VALID));
    assertThat(facts.views().get(ViewFilter.FRONTAL).images()).isEqualTo(NihRadiographs.IMAGES);
    assertThat(wizard().files().get().orElseThrow().missing()).isZero();
    assertThat(split().leaked()).isZero();
    assertThat(split().sides()).hasSize(3);
    assertThat(split().duplicates()).isEmpty();
    wizard().split().by().set(Split.By.FILES);
    assertThat(split().sides().stream().map(SplitOutcome.SideCounts::images))
        .containsExactly(NihRadiographs.TRAIN, NihRadiographs.VALID);
    assertThat(known()).containsExactly(folder.toAbsolutePath().normalize());
  }

  @Test
  void theNihLayoutNamesSidesWhereItsListsDo() throws IOException {
    model.open(NihRadiographs.nihLayout(home.resolve("radiographs")));
    assertThat(wizard().facts().get().orElseThrow().dataset().findings())
        .contains("Emphysema", "Pleural Effusion");
    assertThat(split().leaked()).isZero();
    wizard().view().set(ImagesConfig.View.FRONTAL_AP);
    int images = split().sides().stream().mapToInt(SplitOutcome.SideCounts::images).sum();
    assertThat(images)
        .isEqualTo(
            wizard().facts().get().orElseThrow().views().get(ViewFilter.FRONTAL_AP).images());
  }

  @Test
  void policiesChangeWhatIsLearnedAtOnceAndCanBeTakenBack() throws IOException {
    model.open(cheXpert());
    FindingChoice none = finding("No Finding");
    none.chosen().set(true);
    int negatives = negativesOfNoFinding();
    none.blank().set(Meaning.IGNORE);
    assertThat(negativesOfNoFinding()).isLessThan(negatives);
    assertThat(history.undoable().get()).contains("Labels of No Finding");
    history.undo();
    assertThat(none.blank().get()).isEqualTo(Meaning.ZEROS);
    assertThat(negativesOfNoFinding()).isEqualTo(negatives);
    history.redo();
    assertThat(none.blank().get()).isEqualTo(Meaning.IGNORE);
    wizard().findings().forEach(f -> f.chosen().set(false));
    assertThat(wizard().splitState().get()).isInstanceOf(SplitState.Incomplete.class);
    assertThat(wizard().chosen()).isEmpty();
  }

  @Test
  void aPackedFileIsDividedAsItSaysAndPreparedAndHandedOver() throws IOException {
    Path file = chestMnist();
    model.open(file);
    assertThat(wizard().split().by().get()).isEqualTo(Split.By.FILES);
    assertThat(split().sides().stream().map(SplitOutcome.SideCounts::side))
        .containsExactly(Side.TRAIN, Side.VALID, Side.TEST);
    assertThat(wizard().facts().get().orElseThrow().storedSide()).hasValue(28);
    wizard().preparation().px().text().set("28");
    assertThat(wizard().preparation().size().get()).isEqualTo(PreparationModel.Size.OWN);
    wizard().preparation().prepare();
    assertThat(wizard().preparation().state().get()).isInstanceOf(State.Done.class);
    assertThat(wizard().preparation().place().get().orElseThrow().store().orElseThrow().done())
        .isEqualTo(60);
    assertThat(split().duplicates().orElseThrow().looked()).isEqualTo(60);
    assertThat(split().duplicates().orElseThrow().pairs()).isEmpty();
    KnownDataset shelved = model.contents().get().orElseThrow().datasets().get(0);
    assertThat(shelved.name()).isEqualTo("chestmnist");
    assertThat(shelved.stores()).hasSize(1);
    ChosenImages chosen = wizard().chosen().orElseThrow();
    assertThat(chosen.folder()).isEqualTo(file.toAbsolutePath());
    assertThat(chosen.px()).isEqualTo(28);
    assertThat(chosen.split().by()).isEqualTo(Split.By.FILES);
    assertThat(chosen.findings()).hasSize(5);
  }

  @Test
  void cancellingKeepsWhatIsPreparedAndTheNextRunGoesOn() throws IOException {
    model.open(chestMnist());
    PreparationModel preparation = wizard().preparation();
    preparation
        .state()
        .addListener(
            (property, before, now) -> {
              if (now instanceof State.Running running && running.done() > 0) {
                preparation.cancel();
              }
            });
    preparation.prepare();
    assertThat(preparation.state().get()).isInstanceOf(State.Stopped.class);
    State.Stopped stopped = (State.Stopped) preparation.state().get();
    assertThat(stopped.done()).isPositive().isLessThan(stopped.total());
    assertThat(preparation.place().get().orElseThrow().store().orElseThrow().done())
        .isEqualTo(stopped.done());
  }

  @Test
  void anUnusableFolderSaysWhyAndOpensNothing() throws IOException {
    Path folder = Files.createDirectories(home.resolve("train"));
    Files.writeString(
        folder.resolve("train.csv"), "Path,Sex,Age,Frontal/Lateral,AP/PA,Edema\nx,F,old,F,,1\n");
    model.open(folder);
    assertThat(model.dataset().state().get()).isInstanceOf(DatasetField.State.Unusable.class);
    String message = ((DatasetField.State.Unusable) model.dataset().state().get()).message();
    assertThat(message).contains("train.csv, line 2");
    assertThat(known()).isEmpty();
  }

  @Test
  void missingImagesAreCountedWithTheirLines() throws IOException {
    Path folder = Files.createDirectories(home.resolve("set"));
    StringBuilder table = new StringBuilder("Path,Sex,Age,Frontal/Lateral,AP/PA,Edema\n");
    for (int i = 1; i <= 9; i++) {
      table.append(
          "set/train/patient%d/study1/view1_frontal.jpg,Male,50,Frontal,AP,%d.0\n"
              .formatted(i, i % 2));
    }
    Files.writeString(folder.resolve("train.csv"), table);
    model.open(folder);
    assertThat(wizard().files().get().orElseThrow().missing()).isEqualTo(9);
    assertThat(wizard().files().get().orElseThrow().first().get(0).line()).isEqualTo(2);
    wizard().preparation().prepare();
    State.Failed failed = (State.Failed) wizard().preparation().state().get();
    assertThat(failed.message()).contains("More than 1 % of the images cannot be read");
  }

  @Test
  void whatIsTooRareIsToldForTheSplitThatIsChosen() throws IOException {
    Path folder = Files.createDirectories(home.resolve("set"));
    StringBuilder table = new StringBuilder("Path,Sex,Age,Frontal/Lateral,AP/PA,Edema\n");
    for (int i = 1; i <= 100; i++) {
      table.append(
          "set/train/patient%d/study1/view1_frontal.jpg,Male,50,Frontal,AP,%s\n"
              .formatted(i, i <= 40 ? "1.0" : "0.0"));
    }
    Files.writeString(folder.resolve("train.csv"), table);
    model.open(folder);
    assertThat(split().rare().stream().map(r -> r.side() + " " + r.images()))
        .containsExactly("valid 6", "test 6", "valid 9", "test 9");
    wizard().split().train().text().set("50");
    wizard().split().valid().text().set("25");
    wizard().split().test().text().set("25");
    assertThat(split().rare()).isEmpty();
    wizard().split().method().set(Split.Method.RANDOM);
    assertThat(wizard().chosen().orElseThrow().split().method()).contains(Split.Method.RANDOM);
    assertThat(split().sides().stream().map(s -> s.findings().get(0).positives()))
        .isNotEqualTo(List.of(20, 10, 10));
  }

  @Test
  void anImportedDatasetIsRememberedAndCanBeForgottenAndTakenBack() throws IOException {
    Path file = chestMnist().toAbsolutePath();
    model.open(file);
    model = model();
    assertThat(known()).containsExactly(file);
    model.forget(model.contents().get().orElseThrow().datasets().get(0));
    assertThat(known()).isEmpty();
    assertThat(Files.exists(file)).isTrue();
    history.undo();
    assertThat(known()).containsExactly(file);
    Files.writeString(home.resolve("datasets.json"), "{ torn");
    model = model();
    assertThat(known()).isEmpty();
  }

  @Test
  void theSameSeedShowsTheSameImagesAndNamesNobody() throws IOException {
    Path folder = cheXpert();
    model.open(folder);
    wizard().step().set(Step.PREVIEW);
    List<Integer> first = wizard().preview().tiles().stream().map(PreviewTile::row).toList();
    assertThat(first).hasSize(PreviewModel.TILES).isSorted();
    assertThat(wizard().preview().tiles())
        .allMatch(t -> t.picture() instanceof PreviewTile.Picture.Decoded)
        .allMatch(t -> !t.place().contains("patient"));
    wizard().preview().next();
    assertThat(wizard().preview().tiles().stream().map(PreviewTile::row).toList())
        .isNotEqualTo(first);
    wizard().preview().seed().text().set("1");
    assertThat(wizard().preview().tiles().stream().map(PreviewTile::row).toList()).isEqualTo(first);
    wizard().preview().finding().set(Optional.of("Cardiomegaly"));
    assertThat(wizard().preview().tiles()).allMatch(t -> t.positive().contains("Cardiomegaly"));
    wizard().preview().detail().set(PreviewModel.Detail.PREPARED);
    PreviewTile.Picture.Decoded small =
        (PreviewTile.Picture.Decoded) wizard().preview().tiles().get(0).picture();
    assertThat(small.px()).isEqualTo(64);
  }

  @Test
  void timeLeftFollowsTheLastSeconds() {
    RemainingTime pace = new RemainingTime();
    pace.add(Instant.EPOCH, 0);
    assertThat(pace.left(100)).isEmpty();
    pace.add(Instant.EPOCH.plusSeconds(2), 20);
    assertThat(pace.left(100)).contains(Duration.ofSeconds(8));
    pace.add(Instant.EPOCH.plusSeconds(14), 32);
    assertThat(pace.left(100)).contains(Duration.ofSeconds(68));
  }
}
