package org.gennas.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.gennas.report.tracking.TensorBoardFiles;
import org.gennas.report.tracking.TrackedStudy;
import org.gennas.space.Architecture;
import org.gennas.study.event.Proposal;
import org.gennas.study.event.StudyEvent;
import org.gennas.study.event.Trial;
import org.gennas.study.event.TrialId;
import org.gennas.study.folder.JsonLines;
import org.gennas.study.folder.StudyFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What must stay in a study's folder does. */
class ExportRedactorTest {
  private static final String KEY = "sk-abcdefghijklmnopqrstuvwxyz012345";
  private static final String PERSON = "/home/ann smith/x-rays";

  @TempDir Path temporary;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Can't be read (/data/set/train/patient00042/view1.jpg, line 3). | Can't be read (…/[image], line 3).",
        "in C:\\Users\\ann\\study | in …/study",
        "see /home/ann smith/x-rays/prepared | see …/x-rays/prepared",
        "train/patient00042/study1/view1_frontal.jpg is torn | [image] is torn",
        "00000005_003.png is torn | [image] is torn",
        "patient P-0042 and Patient ID: 17 | patient [patient] and [patient]",
        "Bearer abcdefgh12345678 and sk-abcdefghijklmnop1234 | [key] and [key]",
        "api_key=abcdefgh12345678 | [key]",
        "sensitivity/specificity at 1/2, and/or 3 / 4 | sensitivity/specificity at 1/2, and/or 3 / 4",
        "http://localhost:8080/v1 answers | http://localhost:8080/v1 answers",
        "90 patients, 42 of them new; seed 42 | 90 patients, 42 of them new; seed 42",
        "<b>R&D</b> [2,2,1] MB6_K5 | <b>R&D</b> [2,2,1] MB6_K5"
      })
  void texts_lose_paths_people_and_keys_and_nothing_else(String text, String masked) {
    ExportRedactor discretion =
        new ExportRedactor(List.of(Path.of(PERSON)), Set.of("42", "P-0042"));
    assertEquals(masked, discretion.of(text));
  }

  @Test
  void nothing_planted_in_a_study_is_in_any_file() throws Exception {
    StudyFolder study =
        StudyOnDisk.underWay(
            Files.createDirectories(temporary.resolve("ann-smiths")).resolve("study"));
    String image = "train/patient00042/study1/view1_frontal.jpg";
    String planted =
        "Look at patient00042, " + PERSON + "/" + image + " and " + study.path() + "; " + KEY;
    plant(study, planted);
    StudyOnDisk.addTalk(study, planted);
    Files.writeString(
        study.environmentFile(), study.json().pretty(java.util.Map.of("format", 1, "at", planted)));
    Files.writeString(
        study.splitFile(),
        "9999," + image + ",patient00042,s1,FRONTAL,AP,Male,50,train\n",
        java.nio.file.StandardOpenOption.APPEND);

    Path out = temporary.resolve("out");
    List<Path> files =
        new ArrayList<>(
            ReportFiles.write(study, out, ReportFiles.Kind.all(), 0.1, (done, of) -> {}));
    files.addAll(
        TensorBoardFiles.write(TrackedStudy.of(ReportContent.read(study)), out.resolve("tb")));
    assertEquals(6 + 3, files.size());
    for (Path file : files) {
      String text = text(file);
      for (String secret :
          List.of("patient00042", "ann smith", "ann-smiths", "view1_frontal", KEY, "p420")) {
        assertFalse(text.contains(secret), secret + " is in " + file.getFileName());
      }
    }
    assertTrue(text(files.get(0)).contains("Look at [patient]"), "the rest is told");
  }

  private static void plant(StudyFolder study, String planted) throws Exception {
    Instant at = Instant.parse("2026-03-01T10:00:00Z");
    Architecture architecture = new Architecture("22222222");
    try (JsonLines<StudyEvent> journal = study.journal()) {
      journal.append(new StudyEvent.Noted(at, planted));
      journal.append(new StudyEvent.Vetoed(at, 2, architecture, planted));
      Proposal proposal = new Proposal(architecture, planted, Optional.empty(), "You");
      journal.append(
          new StudyEvent.Proposed(at, new Trial(new TrialId(3, architecture), 0, proposal, 5)));
      journal.append(new StudyEvent.TrialStarted(at, 3, "cpu:0", 1));
      journal.append(new StudyEvent.TrialFailed(at, 3, planted, planted));
    }
  }

  private static String text(Path file) throws Exception {
    if (file.toString().endsWith(".pdf")) {
      try (PDDocument pdf = Loader.loadPDF(file.toFile())) {
        return new PDFTextStripper().getText(pdf) + pdf.getDocumentInformation().getCOSObject();
      }
    }
    return Files.readString(file, StandardCharsets.ISO_8859_1);
  }
}
