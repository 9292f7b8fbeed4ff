package org.gennas.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gennas.data.split.SplitTable;
import org.gennas.data.tables.Dataset;
import org.gennas.data.tables.ImageRecord;
import org.gennas.data.tables.Label;
import org.gennas.data.tables.Labels;
import org.gennas.data.tables.Side;
import org.gennas.data.tables.View;
import org.gennas.study.config.ImagesConfig;
import org.gennas.study.config.ImagesConfig.Split;
import org.gennas.study.config.StudyConfig;
import org.gennas.study.folder.StudyJson;
import org.junit.jupiter.api.Test;

/**
 * Studies from before patients were stratified keep the split that they had, bit for bit. The sides
 * expected here were drawn by the program as it was then.
 */
class OlderStudySplitTest {
  private static final String FILE = "study-of-0.1.json";
  private static final String DRAWN =
      "SSSTTVSTTTTTVTSVVTTTTSVTTTTTTTSTTTTSTTTTTTTTTTTTTTSVTVTVVTTT";
  private static final String VALIDATION_DRAWN =
      "TTVTTTTTTTTTTTTVTTVTTTTTTTVTVTTTTVTVTVTVTTTTTTTVTTSSSSSSSSSS";

  private static String text() throws IOException {
    try (var stream = OlderStudySplitTest.class.getResourceAsStream(FILE)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static ImagesConfig images(String text) throws IOException {
    return new StudyJson()
        .readText(text, StudyConfig.class, Path.of(FILE), StudyConfig.FORMAT)
        .images();
  }

  /** Sixty patients with one to three images; the files put the last ten on the test side. */
  private static Dataset dataset() {
    List<ImageRecord> images = new ArrayList<>();
    for (int p = 1; p <= 60; p++) {
      for (int i = 0; i <= p % 3; i++) {
        String name = String.format(Locale.ROOT, "patient%05d", p);
        images.add(
            new ImageRecord(
                name + "/" + i + ".jpg",
                name,
                name + "/1",
                View.FRONTAL,
                "AP",
                "Male",
                50,
                Labels.of(p % 4 == 0 ? Label.POSITIVE : Label.NEGATIVE),
                Optional.of(p <= 50 ? Side.TRAIN : Side.TEST),
                "train.csv",
                2));
      }
    }
    return new Dataset(
        "made up", Dataset.Layout.CHEXPERT, Path.of("/made-up"), List.of("Edema"), images);
  }

  private static String sides(ImagesConfig images) throws IOException {
    StringBuilder sides = new StringBuilder();
    String last = "";
    for (SplitTable.Row row : StudyPreparation.recipe(images).apply(dataset()).rows()) {
      if (!row.patient().equals(last)) {
        sides.append(row.side() == Side.TEST ? 'S' : row.side().name().charAt(0));
      }
      last = row.patient();
    }
    return sides.toString();
  }

  @Test
  void patientsThatWereDrawnAtRandomStayWhereTheyWere() throws IOException {
    assertThat(images(text()).split().drawing()).isEqualTo(Split.Method.RANDOM);
    assertThat(sides(images(text()))).isEqualTo(DRAWN);
  }

  @Test
  void soDoThoseOfAValidationSideThatTheFilesDidNotName() throws IOException {
    String byFiles =
        text()
            .replace("\"PATIENT\"", "\"FILES\"")
            .replace("0.7", "0.8")
            .replace("\"valid\" : 0.15", "\"valid\" : 0.2")
            .replace("\"test\" : 0.15", "\"test\" : 0.0")
            .replace("\"seed\" : 3", "\"seed\" : 5");

    assertThat(sides(images(byFiles))).isEqualTo(VALIDATION_DRAWN);
  }

  @Test
  void aStudyThatNamesTheMethodIsDrawnByIt() throws IOException {
    String random = text().replace("\"seed\" : 3", "\"seed\" : 3, \"method\" : \"RANDOM\"");
    String stratified = random.replace("RANDOM", "STRATIFIED");

    assertThat(sides(images(random))).isEqualTo(DRAWN);
    assertThat(images(stratified).split().drawing()).isEqualTo(Split.Method.STRATIFIED);
    assertThat(sides(images(stratified))).isNotEqualTo(DRAWN);
  }
}
