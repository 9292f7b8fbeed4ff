package org.gennas.ui.candidates;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.gennas.common.AtomicFile;
import org.gennas.space.Architecture;
import org.gennas.study.event.Ensemble;
import org.gennas.study.event.StudyState;
import org.gennas.study.event.TrialId;
import org.gennas.study.folder.StudyFolder;
import org.gennas.ui.control.Badge;
import org.gennas.ui.study.StudyModel;
import org.gennas.ui.text.Messages;

/**
 * What a person can do on the Candidates screen, whether by button, key or name. Files are read and
 * written in the background; a notice tells what came of it.
 */
public final class CandidateActions {
  private final CandidatesModel model;
  private final Messages messages;
  private final Around around;

  /** Shows notices. */
  public interface Notices {
    void tell(Badge.Kind kind, String text);

    /** With a link that does something. */
    void tell(Badge.Kind kind, String text, String offer, Runnable action);
  }

  /**
   * What the screen is given from outside.
   *
   * @param open shows an architecture in the editor
   * @param compare shows the screen that compares
   * @param xrays shows what a trial's model says of X-rays, by the trial's number
   * @param log shows a trial's log
   * @param folders asks the person for a folder, under a title
   * @param study the open study's folder; empty before it is written
   */
  public record Around(
      Consumer<Architecture> open,
      Runnable compare,
      IntConsumer xrays,
      Consumer<TrialId> log,
      Function<String, Optional<File>> folders,
      Supplier<Optional<StudyFolder>> study,
      Notices notices,
      Executor background,
      Executor ui) {}

  CandidateActions(CandidatesModel model, Messages messages, Around around) {
    this.model = model;
    this.messages = messages;
    this.around = around;
  }

  void edit() {
    model.chosenRow().ifPresent(row -> around.open().accept(row.architecture()));
  }

  void edit(Architecture architecture) {
    around.open().accept(architecture);
  }

  void xrays() {
    model
        .chosenRow()
        .filter(row -> row.trial().result().isPresent())
        .ifPresent(row -> around.xrays().accept(row.number()));
  }

  void log() {
    model.chosenRow().ifPresent(row -> around.log().accept(row.trial().id()));
  }

  void repeat() {
    model
        .chosenRow()
        .filter(row -> model.canRepeat())
        .ifPresent(
            row -> {
              model.repeat(row.number());
              tell(Badge.Kind.INFO, "candidates.repeat.done", row.trial().id().label());
            });
  }

  void goOn() {
    model.chosenRow().ifPresent(row -> model.goOn(row.number()));
  }

  /** Deletes the chosen trial and offers to take that back, or says why it stays. */
  void delete() {
    Optional<CandidateRow> row = model.chosenRow();
    if (row.isEmpty()) {
      return;
    }
    int number = row.get().number();
    String label = row.get().trial().id().label();
    Optional<StudyModel.Bond> bond = model.bond(number);
    if (bond.isPresent()) {
      tell(Badge.Kind.WARNING, "candidates.delete.refused." + bond.get(), label);
    } else if (model.canDelete(number)) {
      model.delete(number);
      around
          .notices()
          .tell(
              Badge.Kind.INFO,
              messages.format("candidates.delete.done", label),
              messages.get("candidates.undo"),
              () -> model.restore(number));
    }
  }

  /** Takes a trial into the comparison or out of it. */
  void toggle(int number) {
    if (!model.toggleCompared(number)) {
      tell(Badge.Kind.INFO, "candidates.compare.full", String.valueOf(StudyModel.MOST));
    }
  }

  void toggleChosen() {
    model.chosen().get().ifPresent(this::toggle);
  }

  void compare() {
    if (model.canCompare()) {
      around.compare().run();
    } else {
      tell(Badge.Kind.INFO, "candidates.compare.few", String.valueOf(StudyModel.MOST));
    }
  }

  /** Saves the rows that are shown as CSV in a folder that the person names. */
  void saveCsv() {
    Optional<StudyState> state = model.study().get();
    List<CandidateRow> rows = List.copyOf(model.rows());
    if (state.isEmpty()) {
      return;
    }
    folder("candidates.csv.title")
        .ifPresent(
            into ->
                inBackground(
                    "candidates.csv.failed",
                    () -> {
                      String csv =
                          CandidatesCsv.of(state.get().config().images().findingNames(), rows);
                      String name = FreeName.plain(state.get().config().name()) + "-trials";
                      Path file = FreeName.in(into, name, ".csv");
                      AtomicFile.write(file, csv.getBytes(StandardCharsets.UTF_8));
                      return messages.format(
                          "candidates.csv.done", String.valueOf(rows.size()), file.toString());
                    }));
  }

  /** Copies the chosen trial's model and its card to a folder that the person names. */
  void exportModel() {
    Optional<CandidateRow> row = model.chosenRow().filter(r -> r.trial().result().isPresent());
    Optional<StudyFolder> study = around.study().get();
    Optional<StudyState> state = model.study().get();
    if (row.isEmpty() || study.isEmpty() || state.isEmpty()) {
      return;
    }
    ModelExport export = new ModelExport(study.get(), state.get(), row.get().trial());
    folder("candidates.export.title")
        .ifPresent(
            into ->
                inBackground(
                    "candidates.export.failed",
                    () ->
                        messages.format(
                            "candidates.export.done",
                            export.write(into).toString(),
                            messages.get("app.researchUse"))));
  }

  /** Whether there is an ensemble to export. */
  boolean hasEnsemble() {
    return model.study().get().flatMap(StudyState::ensemble).isPresent();
  }

  /** Writes the study's ensemble and its card to a folder that the person names. */
  void exportEnsemble() {
    Optional<StudyFolder> study = around.study().get();
    Optional<StudyState> state = model.study().get();
    Optional<Ensemble> ensemble = state.flatMap(StudyState::ensemble);
    if (study.isEmpty() || ensemble.isEmpty()) {
      return;
    }
    EnsembleExport export = new EnsembleExport(study.get(), state.get(), ensemble.get());
    folder("candidates.ensemble.title")
        .ifPresent(
            into ->
                inBackground(
                    "candidates.ensemble.failed",
                    () ->
                        messages.format(
                            "candidates.ensemble.done",
                            export.write(into).toString(),
                            messages.get("app.researchUse"))));
  }

  private Optional<Path> folder(String title) {
    return around.folders().apply(messages.get(title)).map(File::toPath);
  }

  /** The large files of the trials deleted, except of such as the search may still go on with. */
  Optional<DeletedFiles> deletedFiles() {
    boolean over = model.study().get().filter(s -> s.phase() == StudyState.Phase.ENDED).isPresent();
    List<TrialId> trials =
        model.deleted().stream()
            .map(CandidateRow::trial)
            .filter(trial -> over || !trial.resumable())
            .map(trial -> trial.id())
            .toList();
    return around.study().get().map(folder -> new DeletedFiles(folder, trials));
  }

  /** Finds out how much room deleted trials take, and tells it on the window's thread. */
  void measureDeleted(Consumer<Long> then) {
    deletedFiles()
        .ifPresent(
            files ->
                around
                    .background()
                    .execute(
                        () -> {
                          try {
                            long bytes = files.bytes();
                            around.ui().execute(() -> then.accept(bytes));
                          } catch (IOException e) {
                            fail("candidates.empty.failed", e);
                          }
                        }));
  }

  /** Removes checkpoints and models of deleted trials. */
  void emptyDeleted() {
    deletedFiles()
        .ifPresent(
            files ->
                inBackground(
                    "candidates.empty.failed",
                    () -> {
                      files.remove();
                      return messages.get("candidates.empty.done");
                    }));
  }

  private interface Work {
    /** What to tell at the end. */
    String done() throws IOException;
  }

  private void inBackground(String failure, Work work) {
    around
        .background()
        .execute(
            () -> {
              try {
                String text = work.done();
                around.ui().execute(() -> around.notices().tell(Badge.Kind.OK, text));
              } catch (IOException | RuntimeException e) {
                fail(failure, e);
              }
            });
  }

  private void fail(String key, Exception e) {
    String text = messages.format(key, String.valueOf(e.getMessage()));
    around.ui().execute(() -> around.notices().tell(Badge.Kind.ERROR, text));
  }

  private void tell(Badge.Kind kind, String key, String value) {
    around.notices().tell(kind, messages.format(key, value));
  }
}
