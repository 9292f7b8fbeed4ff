package org.gennas.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.gennas.common.AtomicFile;
import org.gennas.study.folder.StudyFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All files that tell of a study, written together. */
class ReportFilesTest {
  private static final Path KEPT = Path.of("target", "screenshots");

  @TempDir Path temporary;

  @Test
  void everything_is_written_and_said_how_far_it_is() throws Exception {
    StudyFolder study = StudyOnDisk.ended(temporary.resolve("study"), "Phantoms, quick", true);
    Path into = temporary.resolve("out/reports");
    List<Integer> steps = new ArrayList<>();
    List<Path> files =
        ReportFiles.write(
            study,
            into,
            ReportFiles.Kind.all(),
            0.05,
            (done, of) -> {
              assertEquals(6, of);
              steps.add(done);
            });
    assertEquals(
        List.of(
            "report.html",
            "report.pdf",
            "trials.csv",
            "epochs.csv",
            "model-card.html",
            "model-card.md"),
        files.stream().map(f -> f.getFileName().toString()).toList());
    assertEquals(List.of(0, 1, 2, 3, 4, 5, 6), steps);
    assertTrue(Files.readString(files.get(0)).contains("PPV at 5 %"));
    for (Path file : files) {
      String text = file.toString().endsWith(".pdf") ? pdfText(file) : Files.readString(file);
      assertTrue(text.contains("Research use only, not for clinical use"), file.toString());
    }
    // kept for people to look at
    Files.createDirectories(KEPT);
    for (Path file : files) {
      Files.write(KEPT.resolve(file.getFileName()), Files.readAllBytes(file));
    }
  }

  @Test
  void five_reports_at_once_of_the_same_study_all_succeed() throws Exception {
    StudyFolder study = StudyOnDisk.ended(temporary.resolve("study"), "Phantoms, quick", true);
    ExecutorService writers = Executors.newFixedThreadPool(5);
    try {
      List<Future<List<Path>>> reports = new ArrayList<>();
      CountDownLatch together = new CountDownLatch(5);
      for (int i = 0; i < 5; i++) {
        reports.add(
            writers.submit(
                () -> {
                  together.countDown();
                  together.await();
                  return ReportFiles.write(
                      study, study.path(), ReportFiles.Kind.all(), 0.1, (done, of) -> {});
                }));
      }
      for (Future<List<Path>> report : reports) {
        assertEquals(6, report.get().size());
      }
    } finally {
      writers.shutdownNow();
    }
    assertTrue(pdfText(study.path().resolve("report.pdf")).contains("Research use only"));
    try (Stream<Path> files = Files.list(study.path())) {
      assertEquals(List.of(), files.filter(AtomicFile::isUnfinished).toList());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ar-EG-u-nu-arab", "fa-IR-u-nu-arabext", "th-TH-u-ca-buddhist-nu-thai"})
  void a_machines_digits_are_ascii_wherever_the_person_lives(String language) throws Exception {
    StudyFolder study = StudyOnDisk.ended(temporary.resolve("study"), "Phantoms, quick", true);
    Locale before = Locale.getDefault();
    Map<Path, String> written = new LinkedHashMap<>();
    try {
      Locale.setDefault(Locale.forLanguageTag(language));
      assertNotEquals("1", "%d".formatted(1), "a locale with digits of its own");
      for (Path file :
          ReportFiles.write(
              study, temporary.resolve("out"), ReportFiles.Kind.all(), 0.1, (done, of) -> {})) {
        written.put(
            file, file.toString().endsWith(".pdf") ? pdfText(file) : Files.readString(file));
      }
    } finally {
      Locale.setDefault(before);
    }
    written.forEach(
        (file, text) ->
            assertEquals(
                "",
                text.codePoints()
                    .filter(c -> c > 127 && Character.isDigit(c))
                    .mapToObj(Character::toString)
                    .distinct()
                    .collect(Collectors.joining()),
                file.toString()));
    assertTrue(written.keySet().stream().anyMatch(f -> f.toString().endsWith(".html")));
  }

  @Test
  void the_model_card_tells_of_the_ensemble_whether_or_not_it_was_tested() throws Exception {
    for (boolean tested : List.of(true, false)) {
      StudyFolder study = StudyOnDisk.withEnsemble(temporary.resolve("study" + tested), tested);
      List<Path> files =
          ReportFiles.write(
              study, temporary, EnumSet.of(ReportFiles.Kind.MODEL_CARD), 0.1, (done, of) -> {});
      String card = Files.readString(files.get(1));
      assertTrue(card.contains("T-08 (0.50), T-06 (0.25), T-01 (0.25)"), card);
      assertTrue(
          card.contains(
              tested
                  ? "on the test split, scored once with the model."
                  : "not scored on the test split."),
          card);
    }
  }

  @Test
  void every_page_of_the_pdf_has_its_number_and_the_notice_and_fonts_are_within() throws Exception {
    StudyFolder study = StudyOnDisk.confirmed(temporary.resolve("study"));
    Path file =
        ReportFiles.write(study, temporary, EnumSet.of(ReportFiles.Kind.PDF), 0.1, (done, of) -> {})
            .get(0);
    try (PDDocument pdf = Loader.loadPDF(file.toFile())) {
      int pages = pdf.getNumberOfPages();
      assertTrue(pages >= 4, pages + " pages");
      PDFTextStripper stripper = new PDFTextStripper();
      for (int page = 1; page <= pages; page++) {
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        String text = stripper.getText(pdf);
        assertTrue(text.contains("Page " + page + " of " + pages), text);
        assertTrue(text.contains("Research use only, not for clinical use"), text);
      }
      for (PDPage page : pdf.getPages()) {
        for (COSName name : page.getResources().getFontNames()) {
          assertTrue(page.getResources().getFont(name).isEmbedded(), name.getName());
        }
        for (COSName name : page.getResources().getXObjectNames()) {
          assertFalse(page.getResources().isImageXObject(name), "figures are vectors");
        }
      }
    }
  }

  @Test
  void the_model_card_has_the_sections_of_its_paper_in_both_forms() throws Exception {
    StudyFolder study = StudyOnDisk.ended(temporary.resolve("study"), "A | *study*", false);
    List<Path> files =
        ReportFiles.write(
            study, temporary, EnumSet.of(ReportFiles.Kind.MODEL_CARD), 0.1, (done, of) -> {});
    String html = Files.readString(files.get(0));
    String markdown = Files.readString(files.get(1));
    for (String heading :
        new String[] {
          "Model details",
          "Intended use",
          "Out of scope",
          "Factors",
          "Metrics",
          "Training and evaluation data",
          "Quantitative analyses",
          "Ethical considerations",
          "Caveats and recommendations"
        }) {
      assertTrue(html.contains("<h2>" + heading + "</h2>"), heading);
      assertTrue(markdown.contains("\n## " + heading + "\n"), heading);
    }
    assertTrue(markdown.contains("# Model card: A | \\*study\\*\n"), markdown);
    assertTrue(markdown.contains("Any clinical use"));
    assertTrue(markdown.contains("| Sex: Female |"), markdown);
    assertTrue(markdown.contains("suppressed"));
  }

  @Test
  void a_study_without_results_has_all_files_too() throws Exception {
    StudyFolder study = StudyOnDisk.begun(temporary.resolve("study"));
    List<Path> files = ReportFiles.writeAll(study);
    assertEquals(6, files.size());
    assertTrue(Files.readString(files.get(5)).contains("There is no model yet"));
    assertTrue(pdfText(files.get(1)).contains("This study has not ended"));
  }

  @Test
  void an_interrupted_thread_leaves_the_files_that_were_there() throws Exception {
    StudyFolder study = StudyOnDisk.confirmed(temporary.resolve("study"));
    Files.writeString(study.reportFile(), "old");
    Thread.currentThread().interrupt();
    assertThrows(InterruptedException.class, () -> ReportFiles.writeAll(study));
    assertFalse(Thread.interrupted());
    assertEquals("old", Files.readString(study.reportFile()));
  }

  @Test
  void a_folder_that_cannot_be_made_is_named() throws Exception {
    StudyFolder study = StudyOnDisk.begun(temporary.resolve("study"));
    Path file = Files.writeString(temporary.resolve("file"), "");
    IOException problem =
        assertThrows(
            IOException.class,
            () ->
                ReportFiles.write(
                    study, file.resolve("below"), ReportFiles.Kind.all(), 0.1, (done, of) -> {}));
    assertTrue(problem.getMessage().contains("Name another folder"), problem.getMessage());
  }

  private static String pdfText(Path file) throws IOException {
    try (PDDocument pdf = Loader.loadPDF(file.toFile())) {
      return new PDFTextStripper().getText(pdf);
    }
  }
}
