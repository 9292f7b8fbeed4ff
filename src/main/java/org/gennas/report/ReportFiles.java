package org.gennas.report;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gennas.common.AtomicFile;
import org.gennas.common.FileProblem;
import org.gennas.study.folder.StudyFolder;

/** All files about a study: report, tables of trials and epochs, model card. */
public final class ReportFiles {
  /** At which predictive values are told where nobody names another, 0..1. */
  public static final double PREVALENCE = 0.1;

  private ReportFiles() {}

  /** What can be written. */
  public enum Kind {
    /** report.html. */
    HTML,
    /** report.pdf. */
    PDF,
    /** trials.csv and epochs.csv. */
    CSV,
    /** model-card.html and model-card.md. */
    MODEL_CARD;

    /** Everything. */
    public static Set<Kind> all() {
      return EnumSet.allOf(Kind.class);
    }
  }

  /** Told how far the writing is, on the writing thread. */
  @FunctionalInterface
  public interface Progress {
    /**
     * @param done steps of {@code of}
     */
    void at(int done, int of);
  }

  /**
   * Writes everything into the study's own folder, telling nobody how far it is.
   *
   * @throws IOException as {@link #write}
   * @throws InterruptedException if the thread was interrupted
   */
  public static List<Path> writeAll(StudyFolder folder) throws IOException, InterruptedException {
    return write(folder, folder.path(), Kind.all(), PREVALENCE, (done, of) -> {});
  }

  /**
   * Writes the files, each replacing an older one atomically. Interrupting the thread calls it off
   * between two steps and within the resampling. The tables of trials are written too where a page
   * is wanted that can't hold all trials.
   *
   * @param into folder, made where it is missing
   * @param prevalence at which predictive values are told too, 0..1
   * @return what was written, in order
   * @throws IOException if the study is damaged or a file cannot be written
   * @throws InterruptedException if the thread was interrupted
   */
  public static List<Path> write(
      StudyFolder folder, Path into, Set<Kind> wanted, double prevalence, Progress progress)
      throws IOException, InterruptedException {
    int steps = wanted.size() + 2;
    progress.at(0, steps);
    makeFolder(into);
    ReportContent content = read(folder);
    Set<Kind> kinds = EnumSet.copyOf(wanted);
    if (LongTable.cutsTrials(content) && kinds.contains(Kind.HTML)) {
      // the page refers to it
      kinds.add(Kind.CSV);
      steps = kinds.size() + 2;
    }
    progress.at(1, steps);
    boolean resampled = kinds.stream().anyMatch(kind -> kind != Kind.CSV);
    Optional<WinnerEvidence> evidence = resampled ? WinnerEvidence.of(content) : Optional.empty();
    boolean page = kinds.contains(Kind.HTML) || kinds.contains(Kind.PDF);
    Markup body = page ? HtmlReport.body(content, evidence, prevalence) : new Markup();
    int done = 2;
    progress.at(done, steps);
    List<Path> files = new ArrayList<>();
    for (Kind kind : kinds) {
      if (Thread.interrupted()) {
        throw new InterruptedException("The report was cancelled.");
      }
      try {
        files.addAll(write(kind, content, evidence, body, into));
      } catch (ClosedByInterruptException e) {
        Thread.interrupted();
        throw new InterruptedException("The report was cancelled.");
      }
      progress.at(++done, steps);
    }
    return files;
  }

  private static ReportContent read(StudyFolder folder) throws IOException, InterruptedException {
    try {
      return ReportContent.read(folder);
    } catch (ClosedByInterruptException | InterruptedIOException e) {
      Thread.interrupted();
      throw new InterruptedException("The report was cancelled.");
    }
  }

  private static List<Path> write(
      Kind kind, ReportContent content, Optional<WinnerEvidence> evidence, Markup body, Path into)
      throws IOException {
    return switch (kind) {
      case HTML -> {
        Path file = into.resolve("report.html");
        text(file, HtmlReport.page(HtmlReport.title(content), "report.css", body));
        yield List.of(file);
      }
      case PDF -> {
        Path file = into.resolve("report.pdf");
        PdfReport.write(HtmlReport.title(content), body, file);
        yield List.of(file);
      }
      case CSV -> {
        Path trials = into.resolve("trials.csv");
        Path epochs = into.resolve("epochs.csv");
        TrialsCsv.write(content, trials);
        EpochsCsv.write(content, epochs);
        yield List.of(trials, epochs);
      }
      case MODEL_CARD -> {
        Path html = into.resolve("model-card.html");
        Path markdown = into.resolve("model-card.md");
        ModelCard card = new ModelCard(content, evidence);
        HtmlCard page = new HtmlCard();
        card.write(page);
        text(html, page.finished(content.state().config().name() + " – model card"));
        MarkdownCard plain = new MarkdownCard();
        card.write(plain);
        text(markdown, plain.finished());
        yield List.of(html, markdown);
      }
    };
  }

  private static void text(Path file, String text) throws IOException {
    AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  private static void makeFolder(Path into) throws IOException {
    try {
      Files.createDirectories(into);
      AtomicFile.sweep(into, AtomicFile.ABANDONED);
    } catch (IOException e) {
      throw new FileProblem(
          "The folder for the report cannot be created: " + e.getMessage(),
          into,
          0,
          "Name another folder, one that you may write to.");
    }
  }
}
