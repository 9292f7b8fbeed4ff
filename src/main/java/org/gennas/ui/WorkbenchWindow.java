package org.gennas.ui;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.StackPane;
import org.gennas.evaluation.BootstrapInterval;
import org.gennas.proposal.llm.LangChainServers;
import org.gennas.runner.Device;
import org.gennas.study.PredictionTable;
import org.gennas.study.StudyConfig;
import org.gennas.study.StudyFolder;
import org.gennas.study.TrialId;
import org.gennas.ui.arena.ArenaModel;
import org.gennas.ui.arena.ArenaScreen;
import org.gennas.ui.candidates.CandidateDetail;
import org.gennas.ui.candidates.CandidatesModel;
import org.gennas.ui.candidates.CandidatesScreen;
import org.gennas.ui.command.EditHistory;
import org.gennas.ui.newstudy.DatasetField;
import org.gennas.ui.newstudy.FolderLookup;
import org.gennas.ui.newstudy.ModelCheck;
import org.gennas.ui.newstudy.NewStudyForm;
import org.gennas.ui.newstudy.NewStudyModel;
import org.gennas.ui.search.SearchContext;
import org.gennas.ui.search.SearchModel;
import org.gennas.ui.search.SearchScreen;
import org.gennas.ui.study.StudyDesk;
import org.gennas.ui.study.StudyModel;
import org.gennas.ui.theme.Appearance;
import org.gennas.ui.xrays.PictureChooser;
import org.gennas.ui.xrays.XraysDesk;
import org.gennas.ui.xrays.XraysScreen;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/** The workbench's screens in their frame, around one open study. */
public final class WorkbenchWindow {
  private static final String SEARCH = "search";
  private static final String CANDIDATES = "candidates";
  private static final String XRAYS = "xrays";
  private static final String ARENA = "arena";
  private static final int RESAMPLES = 1000;
  private static final double LEVEL = 0.95;

  private final Appearance appearance;
  private final Messages messages;
  private final StudyDesk desk;
  private final Surroundings around;
  private final Supplier<Optional<StudyConfig>> sample;
  private final Supplier<List<Path>> recent;
  private final WorkbenchShell shell;
  private final StudyBar bar;
  private final SearchModel search;
  private final CandidatesModel candidates;
  private final StackPane searchPlace = new StackPane();
  private final SearchScreen searchScreen;
  private final EditHistory edits = new EditHistory();
  private Optional<ArenaModel> arena = Optional.empty();
  private Optional<XraysDesk> xrays = Optional.empty();

  /**
   * @param sample the study that comes with the program, if it is there
   * @param recent studies opened before, latest first
   */
  public WorkbenchWindow(
      Appearance appearance,
      Messages messages,
      StudyDesk desk,
      Surroundings around,
      Supplier<Optional<StudyConfig>> sample,
      Supplier<List<Path>> recent) {
    this.appearance = appearance;
    this.messages = messages;
    this.desk = desk;
    this.around = around;
    this.sample = sample;
    this.recent = recent;
    search = new SearchModel(desk);
    candidates = candidates();
    searchScreen =
        new SearchScreen(
            new SearchContext(
                search,
                messages,
                appearance.paletteProperty(),
                around.zone(),
                this::openLog,
                this::openTrial,
                this::openReport,
                around.graceSeconds(),
                around.keys()));
    searchPlace.getChildren().setAll(searchScreen);
    shell = new WorkbenchShell(appearance, messages, screens());
    bar = new StudyBar(desk, shell, messages, around.clock(), around.zone(), around.graceSeconds());
    shell.addKeys(messages.get("screen.search"), keys());
    shell.addKeys(messages.get("screen.xrays"), XraysScreen.keys());
    shell.addKeys(messages.get("screen.arena"), ArenaScreen.keys());
    desk.model().folderProperty().addListener((observable, old, now) -> refreshMenu());
    desk.model().modeProperty().addListener((observable, old, now) -> refreshMenu());
    refreshMenu();
  }

  /** The window's content. */
  public Parent root() {
    return shell;
  }

  /** The frame, for notices. */
  public WorkbenchShell shell() {
    return shell;
  }

  /** Puts the keyboard where work begins. */
  public void focus() {
    searchScreen.focusEditor();
  }

  /** Ends what goes on by itself. */
  public void close() {
    bar.close();
    arena.ifPresent(ArenaModel::cancel);
    xrays.ifPresent(XraysDesk::close);
  }

  private List<Screen> screens() {
    return List.of(
        new Screen(
            SEARCH, messages.get("screen.search"), Material2AL.ACCOUNT_TREE, () -> searchPlace),
        new Screen(
            CANDIDATES,
            messages.get("screen.candidates"),
            Material2MZ.STORAGE,
            this::candidatesScreen),
        new Screen(
            XRAYS, messages.get("screen.xrays"), Material2AL.IMAGE_SEARCH, this::xraysScreen),
        new Screen(
            ARENA, messages.get("screen.arena"), Material2AL.EMOJI_EVENTS, this::arenaScreen));
  }

  private Node xraysScreen() {
    XraysDesk made =
        new XraysDesk(desk.model(), edits, around.inspectors(), around.background(), around.ui());
    xrays = Optional.of(made);
    return new XraysScreen(
        made.model(),
        appearance.paletteProperty(),
        messages,
        new XraysScreen.Around(
            title -> PictureChooser.ask(title, shell.getScene().getWindow()),
            around.chooser(),
            shell::tell,
            around.background(),
            around.ui()));
  }

  private Node arenaScreen() {
    ArenaModel model = new ArenaModel(around.background(), around.ui(), around.clock());
    arena = Optional.of(model);
    model.progress().addListener((observable, old, now) -> shell.markBusy(ARENA, now.running()));
    return new ArenaScreen(
        model,
        appearance.paletteProperty(),
        messages,
        new ArenaScreen.Around(around.chooser(), around.fileChooser(), shell::tell));
  }

  private static List<KeyBinding> keys() {
    return List.of(
        new KeyBinding(List.of("←", "→"), "search.keys.move"),
        new KeyBinding(List.of("0", "1", "2"), "search.keys.choose"),
        new KeyBinding(List.of("L"), "search.keys.lock"),
        new KeyBinding(List.of("Ctrl", "Z"), "search.keys.undo"),
        new KeyBinding(List.of("Ctrl", "Y"), "search.keys.redo"),
        new KeyBinding(List.of("Ctrl", "V"), "search.keys.paste"),
        new KeyBinding(List.of("Ctrl", "Enter"), "search.train"),
        new KeyBinding(List.of("A", "E", "V"), "search.keys.decide"));
  }

  private CandidatesModel candidates() {
    StudyModel study = desk.model();
    CandidateDetail detail =
        new CandidateDetail(
            around.background(), around.ui(), new BootstrapInterval(RESAMPLES, LEVEL, 1));
    // Predictions are read on a background thread, which must not look into the model.
    AtomicReference<Optional<StudyFolder>> folder =
        new AtomicReference<>(study.folderProperty().get());
    study.folderProperty().addListener((observable, old, now) -> folder.set(now));
    CandidatesModel model = new CandidatesModel(detail, trial -> predictions(folder.get(), trial));
    study
        .momentProperty()
        .addListener(
            (observable, old, now) -> now.ifPresent(m -> model.update(m.state(), m.histories())));
    study.selectedTrialProperty().addListener((observable, old, now) -> model.chosen().set(now));
    model.chosen().addListener((observable, old, now) -> study.selectedTrialProperty().set(now));
    model.filter().bindBidirectional(study.filterProperty());
    return model;
  }

  private static PredictionTable predictions(Optional<StudyFolder> folder, TrialId trial)
      throws IOException {
    return PredictionTable.read(
        folder
            .orElseThrow(() -> new IOException("The study has not been written yet."))
            .trial(trial)
            .validPredictionsFile());
  }

  private Node candidatesScreen() {
    return new CandidatesScreen(
        candidates,
        appearance.paletteProperty(),
        messages,
        architecture -> {
          search.edit(architecture);
          shell.show(SEARCH);
        });
  }

  private void openTrial(TrialId trial) {
    desk.model().selectedTrialProperty().set(Optional.of(trial.number()));
    shell.show(CANDIDATES);
  }

  private void openLog(TrialId trial) {
    desk.model()
        .folderProperty()
        .get()
        .map(folder -> folder.trial(trial).logFile())
        .ifPresent(
            log ->
                around
                    .background()
                    .execute(
                        () -> {
                          boolean there = Files.isReadable(log);
                          around.ui().execute(() -> showLog(log, there));
                        }));
  }

  private void openReport() {
    desk.report(around.show());
  }

  private void showLog(Path log, boolean there) {
    if (there) {
      around.show().accept(log);
    } else {
      shell.tell(org.gennas.ui.control.Badge.Kind.INFO, messages.get("study.log.none"));
    }
  }

  private void refreshMenu() {
    List<MenuItem> items = new ArrayList<>();
    items.add(item(messages.get("study.menu.new"), this::newStudy));
    items.add(item(messages.get("study.menu.open"), this::openStudy));
    sample
        .get()
        .ifPresent(
            config -> items.add(item(messages.get("study.menu.sample"), () -> desk.show(config))));
    if (desk.model().modeProperty().get() == StudyModel.Mode.ENDED) {
      items.add(item(messages.get("study.menu.report"), this::openReport));
    }
    List<Path> before = recent.get();
    if (!before.isEmpty()) {
      items.add(new SeparatorMenuItem());
      before.forEach(
          folder -> items.add(item(folder.getFileName().toString(), () -> open(folder))));
    }
    shell.topBar().setStudyMenu(items);
  }

  private static MenuItem item(String text, Runnable action) {
    MenuItem item = new MenuItem(text);
    item.setMnemonicParsing(false);
    item.setOnAction(event -> action.run());
    return item;
  }

  private void openStudy() {
    around
        .chooser()
        .apply(messages.get("study.open.title"))
        .map(File::toPath)
        .ifPresent(this::open);
  }

  private void open(Path folder) {
    showSearch();
    desk.open(folder);
  }

  /** Shows the New study form in place of the Search screen. */
  public void newStudy() {
    around
        .background()
        .execute(
            () -> {
              List<Device> found = around.devices().get();
              around.ui().execute(() -> showForm(found));
            });
  }

  private void showForm(List<Device> found) {
    DatasetField dataset = new DatasetField(around.datasets(), around.background(), around.ui());
    NewStudyModel model =
        new NewStudyModel(
            dataset,
            found,
            around.studies(),
            new FolderLookup(WorkbenchWindow::isTaken, around.background(), around.ui()),
            around.keys());
    ModelCheck check =
        new ModelCheck(
            new LangChainServers(around.keys()).withoutPatience(),
            around.background(),
            around.ui());
    NewStudyForm form =
        new NewStudyForm(
            model,
            check,
            messages,
            () -> around.chooser().apply(messages.get("study.data.title")),
            ready -> {
              check.cancel();
              showSearch();
              desk.show(ready.config(), Optional.of(ready.folder()));
            },
            () -> {
              check.cancel();
              showSearch();
            });
    searchPlace.getChildren().setAll(form);
    shell.show(SEARCH);
  }

  private static boolean isTaken(Path folder) {
    String[] entries = folder.toFile().list();
    return entries != null && entries.length > 0;
  }

  private void showSearch() {
    searchPlace.getChildren().setAll(searchScreen);
    shell.show(SEARCH);
  }
}
