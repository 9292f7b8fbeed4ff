package org.gennas.ui.images;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.gennas.study.config.StudyConfig;
import org.gennas.ui.command.Edit;
import org.gennas.ui.command.EditHistory;
import org.gennas.ui.form.DatasetField;
import org.gennas.ui.form.DatasetLookup;
import org.gennas.ui.task.LatestTask;
import org.gennas.ui.text.Messages;

/** The Data screen without its controls: what is known here, and the dataset that is open. */
public final class ImagesModel {
  private final DatasetRegistry shelf;
  private final Executor background;
  private final Executor ui;
  private final EditHistory history;
  private final Messages messages;
  private final Supplier<List<Path>> studies;
  private final Supplier<Optional<StudyConfig>> sample;
  private final DatasetField dataset;
  private final ImportModel wizard;
  private final LatestTask shelving;
  private final ReadOnlyObjectWrapper<Optional<DatasetRegistry.Contents>> contents =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  /**
   * What the model is given from outside.
   *
   * @param background reads, decodes and writes
   * @param ui hears of it
   * @param clock for the time that is left
   * @param studies folders of recent studies; asked on the window's thread
   * @param sample the study that comes with the program; asked on the window's thread
   * @param history takes changes that can be taken back
   */
  public record Around(
      Executor background,
      Executor ui,
      InstantSource clock,
      DatasetLookup lookup,
      Supplier<List<Path>> studies,
      Supplier<Optional<StudyConfig>> sample,
      EditHistory history,
      Messages messages) {}

  /** Knows at once what is on the shelf, and opens nothing. */
  public ImagesModel(DatasetRegistry shelf, Around around) {
    this.shelf = shelf;
    background = around.background();
    ui = around.ui();
    history = around.history();
    messages = around.messages();
    studies = around.studies();
    sample = around.sample();
    dataset = new DatasetField(around.lookup(), background, ui);
    shelving = new LatestTask(background, ui);
    wizard = new ImportModel(shelf, background, ui, around.clock(), history, messages);
    dataset.state().addListener((property, before, now) -> found(now));
    wizard.preparation().state().addListener((property, before, now) -> prepared(now));
    refresh();
  }

  private void found(DatasetField.State now) {
    if (now instanceof DatasetField.State.Found found && found.dataset().tables().isPresent()) {
      wizard.open(found.folder(), found.dataset());
      Path folder = found.folder();
      boolean known =
          contents.get().stream()
              .flatMap(c -> c.datasets().stream())
              .anyMatch(d -> d.folder().equals(folder));
      if (!known) {
        keep(() -> shelf.remember(folder));
      }
    } else {
      wizard.close();
    }
  }

  private void prepared(PreparationModel.State now) {
    if (!(now instanceof PreparationModel.State.Running)
        && !(now instanceof PreparationModel.State.Idle)) {
      refresh();
    }
  }

  /** Looks what is known here. */
  public void refresh() {
    List<Path> recent = studies.get();
    Optional<StudyConfig> withProgram = sample.get();
    shelving.run(
        turn -> shelf.look(recent, withProgram),
        found -> contents.set(Optional.of(found)),
        failed -> contents.set(Optional.of(new DatasetRegistry.Contents(List.of(), List.of()))));
  }

  private void keep(Runnable change) {
    background.execute(
        () -> {
          change.run();
          ui.execute(this::refresh);
        });
  }

  /** Opens a dataset's folder, one around it, or a packed file. */
  public void open(Path folder) {
    if (dataset.text().get().equals(folder.toString())) {
      dataset.again();
    } else {
      dataset.text().set(folder.toString());
    }
  }

  /** Takes an imported dataset off the list; it can be taken back. */
  public void forget(KnownDataset known) {
    if (known.origin() != KnownDataset.Origin.IMPORTED) {
      return;
    }
    String title = messages.format("images.edit.forget", known.name());
    history.perform(
        new Edit() {
          @Override
          public String title() {
            return title;
          }

          @Override
          public void apply() {
            keep(() -> shelf.forget(known.folder()));
          }

          @Override
          public void revert() {
            keep(() -> shelf.remember(known.folder()));
          }
        });
  }

  /** Stops background work. */
  public void close() {
    wizard.close();
  }

  /** The folder or file that is looked into. */
  public DatasetField dataset() {
    return dataset;
  }

  /** The open dataset's steps. */
  public ImportModel wizard() {
    return wizard;
  }

  /** What is known here; empty until it has been looked for. */
  public ReadOnlyObjectProperty<Optional<DatasetRegistry.Contents>> contents() {
    return contents.getReadOnlyProperty();
  }
}
