package org.gennas.ui.images;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.gennas.data.split.SplitTable;
import org.gennas.data.tables.Dataset;
import org.gennas.data.tables.ImageFileCheck;
import org.gennas.search.StudyPreparation;
import org.gennas.study.config.ImagesConfig;
import org.gennas.study.config.ImagesConfig.Split;
import org.gennas.ui.command.EditHistory;
import org.gennas.ui.form.ChosenImages;
import org.gennas.ui.form.FindingChoice;
import org.gennas.ui.form.FoundDataset;
import org.gennas.ui.form.SplitFields;
import org.gennas.ui.task.LatestTask;
import org.gennas.ui.text.Messages;

/** The way of one dataset from what was found to prepared images, without its controls. */
public final class ImportModel {
  /** What the split comes to. */
  public sealed interface SplitState {
    record Working() implements SplitState {}

    record Ready(SplitOutcome outcome) implements SplitState {}

    /** The message comes from the split and names file, line and remedy. */
    record Impossible(String message) implements SplitState {}

    /** A field is wrong or no finding is chosen. */
    record Incomplete() implements SplitState {}
  }

  private final TrackedEdits edits;
  private final Messages messages;
  private final LatestTask counting;
  private final LatestTask looking;
  private final LatestTask splitting;
  private final DatasetRegistry shelf;
  private final PreviewModel preview;
  private final PreparationModel preparation;
  private final ObjectProperty<Step> step = new SimpleObjectProperty<>(Step.FOUND);
  private final ObjectProperty<ImagesConfig.View> view =
      new SimpleObjectProperty<>(ImagesConfig.View.FRONTAL);
  private final SplitFields split = new SplitFields();
  private final ObservableList<FindingChoice> findings = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Optional<DatasetFacts>> facts =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<ImageFileCheck>> files =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<String>> problem =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<SplitState> splitState =
      new ReadOnlyObjectWrapper<>(new SplitState.Incomplete());
  private Optional<Opened> opened = Optional.empty();

  private record Opened(Path folder, FoundDataset found, Dataset tables) {}

  ImportModel(
      DatasetRegistry shelf,
      Executor background,
      Executor ui,
      InstantSource clock,
      EditHistory history,
      Messages messages) {
    this.shelf = shelf;
    this.messages = messages;
    edits = new TrackedEdits(history);
    counting = new LatestTask(background, ui);
    looking = new LatestTask(background, ui);
    splitting = new LatestTask(background, ui);
    preview = new PreviewModel(background, ui);
    preparation = new PreparationModel(shelf, background, ui, clock);
    step.addListener((property, before, now) -> showPreview());
    view.addListener((property, before, now) -> changed());
    edits.track(view, () -> messages.get("images.edit.view"));
    split.by().addListener((property, before, now) -> changed());
    split.method().addListener((property, before, now) -> changed());
    Stream.of(split.train(), split.valid(), split.test(), split.seed())
        .forEach(f -> f.checked().addListener((property, before, now) -> changed()));
    preparation.px().checked().addListener((property, before, now) -> showPreview());
    preparation.onChange(this::changed);
  }

  /** Turns to a dataset; everything is as usual for it, and the first step is shown. */
  void open(Path folder, FoundDataset found) {
    Dataset tables = found.tables().orElseThrow();
    opened = Optional.of(new Opened(folder, found, tables));
    facts.set(Optional.empty());
    files.set(Optional.empty());
    problem.set(Optional.empty());
    preview.clear();
    preview.finding().set(Optional.empty());
    edits.quietly(
        () -> {
          findings.setAll(FindingChoice.of(found));
          view.set(found.frontal() > 0 ? ImagesConfig.View.FRONTAL : ImagesConfig.View.ALL);
          split.by().set(found.namesPatients() ? Split.By.PATIENT : Split.By.FILES);
        });
    findings.forEach(this::watch);
    step.set(Step.FOUND);
    counting.run(
        turn -> DatasetFacts.of(tables),
        counted -> facts.set(Optional.of(counted)),
        failed -> problem.set(Optional.of(failed)));
    looking.run(
        turn -> ImageFileCheck.of(tables, turn::stale),
        looked -> files.set(Optional.of(looked)),
        failed -> problem.set(Optional.of(failed)));
    changed();
  }

  private void watch(FindingChoice choice) {
    Stream.of(choice.chosen(), choice.uncertain(), choice.blank())
        .forEach(
            p -> {
              p.addListener((property, before, now) -> changed());
              edits.track(p, () -> messages.format("images.edit.labels", choice.finding().name()));
            });
  }

  /** Lets go of the dataset; what runs for it is cancelled. */
  void close() {
    opened = Optional.empty();
    Stream.of(counting, looking, splitting).forEach(LatestTask::cancel);
    preview.clear();
    preparation.cancel();
  }

  private void changed() {
    if (opened.isEmpty()) {
      return;
    }
    Opened of = opened.get();
    preparation.show(of.tables, view.get());
    Optional<ImagesConfig> config = config();
    if (config.isEmpty()) {
      splitting.cancel();
      splitState.set(new SplitState.Incomplete());
      return;
    }
    splitState.set(new SplitState.Working());
    splitting.run(
        turn -> outcome(config.get(), of.tables),
        done -> {
          splitState.set(new SplitState.Ready(done));
          showPreview();
        },
        failed -> {
          splitState.set(new SplitState.Impossible(failed));
          showPreview();
        });
  }

  private SplitOutcome outcome(ImagesConfig config, Dataset tables) throws IOException {
    SplitTable table = StudyPreparation.recipe(config).apply(tables);
    return SplitOutcome.of(
        table, tables.layout().namesPatients(), shelf.preparedOf(tables.fingerprint()));
  }

  private Optional<ImagesConfig> config() {
    List<FindingChoice> chosen = findings.stream().filter(f -> f.chosen().get()).toList();
    Optional<Split> divided = split.split();
    if (opened.isEmpty() || chosen.isEmpty() || divided.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new ImagesConfig(
            opened.get().folder.toString(),
            chosen.stream().map(FindingChoice::policy).toList(),
            view.get(),
            preparation.px().value().orElse(PreparationModel.Size.QUICK.px()),
            divided.get(),
            Optional.empty(),
            opened.get().found.synthetic()));
  }

  private void showPreview() {
    if (opened.isPresent() && step.get() == Step.PREVIEW) {
      Optional<SplitTable> table =
          splitState.get() instanceof SplitState.Ready ready
              ? Optional.of(ready.outcome().table())
              : Optional.empty();
      int px = preparation.px().value().orElse(PreparationModel.Size.QUICK.px());
      preview.show(opened.get().tables, view.get(), px, table);
    }
  }

  /** The images for a new study; empty while the split is not possible or the size is wrong. */
  public Optional<ChosenImages> chosen() {
    boolean possible = splitState.get() instanceof SplitState.Ready;
    if (!possible || preparation.px().value().isEmpty()) {
      return Optional.empty();
    }
    return config()
        .map(
            c ->
                new ChosenImages(
                    opened.orElseThrow().folder,
                    opened.orElseThrow().found,
                    c.findings(),
                    c.view(),
                    c.px(),
                    c.split()));
  }

  /** The dataset; empty before the first one is opened. */
  Optional<FoundDataset> found() {
    return opened.map(Opened::found);
  }

  public ObjectProperty<Step> step() {
    return step;
  }

  public ObjectProperty<ImagesConfig.View> view() {
    return view;
  }

  public SplitFields split() {
    return split;
  }

  public ObservableList<FindingChoice> findings() {
    return findings;
  }

  /** Empty while it is counted. */
  ReadOnlyObjectProperty<Optional<DatasetFacts>> facts() {
    return facts.getReadOnlyProperty();
  }

  /** Empty while images are looked for. */
  public ReadOnlyObjectProperty<Optional<ImageFileCheck>> files() {
    return files.getReadOnlyProperty();
  }

  /** Why the dataset cannot be counted, in words; empty where it can. */
  public ReadOnlyObjectProperty<Optional<String>> problem() {
    return problem.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<SplitState> splitState() {
    return splitState.getReadOnlyProperty();
  }

  public PreviewModel preview() {
    return preview;
  }

  public PreparationModel preparation() {
    return preparation;
  }
}
