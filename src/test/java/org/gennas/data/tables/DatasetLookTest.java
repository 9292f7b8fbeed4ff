package org.gennas.data.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.gennas.data.prepared.DuplicateImages;
import org.gennas.data.prepared.ImagePreparation;
import org.gennas.data.prepared.PreparedImages;
import org.gennas.data.split.LabelPolicy;
import org.gennas.data.split.PatientSplit;
import org.gennas.data.split.SplitRecipe;
import org.gennas.data.split.SplitTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of a dataset before it is used. */
class DatasetLookTest {
  @TempDir Path folder;

  private static final Executor OTHER_THREAD = task -> new Thread(task).start();

  @Test
  void agesAndSexesAreCountedByImage() throws IOException {
    TinyDataset.table(
        folder.resolve("train.csv"),
        TinyDataset.HEADER,
        "T/train/patient1/study1/a.png,Female,40,Frontal,AP,1.0,",
        "T/train/patient2/study1/b.png,Male,72,Frontal,PA,0.0,1.0",
        "T/train/patient3/study1/c.png,Male,0,Lateral,,,-1.0");
    Dataset dataset = DatasetFolder.find(folder);
    Demographics people = Demographics.of(dataset);
    assertThat(people.sexes()).isEqualTo(Map.of("Female", 1, "Male", 2));
    assertThat(people.ages()).contains(new Demographics.Ages(40, 72, 72));
    assertThat(people.unknownAges()).isEqualTo(1);
    assertThat(people.decades()).containsExactly(0, 0, 0, 0, 1, 0, 0, 1);
    assertThat(dataset.summary(ViewFilter.LATERAL).images()).isEqualTo(1);
    assertThat(dataset.summary(ViewFilter.FRONTAL_PA).labels().get(0).negative()).isEqualTo(1);
  }

  @Test
  void missingImagesAreNamedByTheirLine() throws IOException {
    Path root = TinyDataset.create(folder, 8);
    Dataset dataset = DatasetFolder.find(root);
    Files.delete(dataset.file(dataset.images().get(3)));
    Files.delete(dataset.file(dataset.images().get(9)));
    ImageFileCheck check = ImageFileCheck.of(dataset, () -> false);
    assertThat(check.looked()).isEqualTo(16);
    assertThat(check.missing()).isEqualTo(2);
    assertThat(check.first())
        .containsExactly(
            new ImageFileCheck.Place("train.csv", 5), new ImageFileCheck.Place("train.csv", 11));
    assertThat(ImageFileCheck.of(dataset, () -> true).looked()).isZero();
  }

  @Test
  void theSameImageOnTwoSidesIsFoundOnceItIsPrepared() throws IOException {
    Dataset dataset = DatasetFolder.find(TinyDataset.create(folder.resolve("set"), 8));
    var policy = new LabelPolicy(LabelPolicy.Meaning.IGNORE, LabelPolicy.Meaning.ZEROS);
    SplitTable split =
        new SplitRecipe(
                List.of(new SplitRecipe.FindingChoice("Cardiomegaly", policy)),
                ViewFilter.ALL,
                PatientSplit.byPatient(0.5, 0.25, 0.25, 1))
            .apply(dataset);
    int other = 1;
    while (split.rows().get(other).side() == split.rows().get(0).side()) {
      other++;
    }
    Files.copy(
        dataset.file(dataset.images().get(0)),
        dataset.file(dataset.images().get(other)),
        StandardCopyOption.REPLACE_EXISTING);
    Path target = folder.resolve("prepared").resolve("x");
    new ImagePreparation(OTHER_THREAD, 2)
        .prepare(
            dataset, TinyDataset.allRows(dataset), 16, target, (done, total) -> {}, () -> false);
    try (PreparedImages images = PreparedImages.open(target)) {
      DuplicateImages duplicates = DuplicateImages.across(images, split);
      assertThat(duplicates.looked()).isEqualTo(16);
      assertThat(duplicates.pairs()).containsExactly(new DuplicateImages.Pair(0, other));
    }
  }
}
