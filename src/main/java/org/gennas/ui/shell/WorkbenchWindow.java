package org.gennas.ui.shell;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.StackPane;
import org.gennas.study.config.StudyConfig;
import org.gennas.study.event.TrialId;
import org.gennas.study.folder.StudyJson;
import org.gennas.ui.arena.ArenaModel;
import org.gennas.ui.arena.ArenaScreen;
import org.gennas.ui.candidates.CandidatesScreen;
import org.gennas.ui.command.EditHistory;
import org.gennas.ui.command.KeyBinding;
import org.gennas.ui.compare.CompareScreen;
import org.gennas.ui.control.Badge;
import org.gennas.ui.form.ModelFields;
import org.gennas.ui.images.DatasetRegistry;
import org.gennas.ui.images.ImagesModel;
import org.gennas.ui.images.ImagesScreen;
import org.gennas.ui.images.PreparationModel;
import org.gennas.ui.newstudy.NewStudyForm;
import org.gennas.ui.search.SearchContext;
import org.gennas.ui.search.SearchModel;
import org.gennas.ui.search.SearchOutline;
import org.gennas.ui.search.SearchScreen;
import org.gennas.ui.settings.SettingsModel;
import org.gennas.ui.settings.SettingsScreen;
import org.gennas.ui.study.StudyController;
import org.gennas.ui.study.StudyModel.Mode;
import org.gennas.ui.text.Messages;
import org.gennas.ui.theme.Appearance;
import org.gennas.ui.xrays.PictureChooser;
import org.gennas.ui.xrays.XraysController;
import org.gennas.ui.xrays.XraysScreen;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/** The workbench's screens in their frame, around one open study. */
public final class WorkbenchWindow {
  private static final String SEARCH = "search";
  private static final String CANDIDATES = "candidates";
  private static final String IMAGES = "images";
  private static final String COMPARE = "compare";
  private static final String XRAYS = "xrays";
  private static final String ARENA = "arena";
  private static final String SETTINGS = "settings";

  private final Appearance appearance;
  private final Messages messages;
  private final StudyController desk;
  private final Surroundings around;
  private final Supplier<Optional<StudyConfig>> sample;
  private final Supplier<List<Path>> recent;
  private final WorkbenchShell shell;
  private final EditHistory edits = new EditHistory();
  private final StudyBar bar;
  private final SearchModel search;
  private final CandidatesScreenFactory candidates;
  private final NewStudyScreenFactory newStudy;
  private final StackPane searchPlace = new StackPane();
  private Optional<SearchScreen> searchScreen = Optional.empty();
  private Optional<ArenaModel> arena = Optional.empty();
  private Optional<ImagesModel> images = Optional.empty();
  private Optional<CompareScreenFactory> compare = Optional.empty();
  private Optional<XraysController> xrays = Optional.empty();

  /**
   * @param sample the study that comes with the program, if it is there
   * @param recent studies opened before, latest first
   */
  public WorkbenchWindow(
      Appearance appearance,
      Messages messages,
      StudyController desk,
      Surroundings around,
      Supplier<Optional<StudyConfig>> sample,
      Supplier<List<Path>> recent) {
    this.appearance = appearance;
    this.messages = messages;
    this.desk = desk;
    this.around = around;
    this.sample = sample;
    this.recent = recent;
    search = new SearchModel(desk, around.background(), around.ui());
    candidates = new CandidatesScreenFactory(desk, around, edits, messages);
    newStudy =
        new NewStudyScreenFactory(
            desk,
            around,
            messages,
            new NewStudyScreenFactory.Ways(this::showForm, this::showSearch));
    searchPlace.getChildren().setAll(new SearchOutline());
    shell = new WorkbenchShell(appearance, messages, screens(), List.of(settings()));
    ReportProgress.over(shell, desk.reportWork(), messages);
    bar = new StudyBar(desk, shell, messages, around.clock(), around.zone(), around.graceSeconds());
    shell.addKeys(messages.get("screen.search"), keys());
    shell.addKeys(messages.get("screen.images"), ImagesScreen.keys());
    shell.addKeys(messages.get("screen.candidates"), CandidatesScreen.keys());
    shell.addKeys(messages.get("screen.compare"), CompareScreen.keys());
    shell.addKeys(messages.get("screen.xrays"), XraysScreen.keys());
    shell.addKeys(messages.get("screen.arena"), ArenaScreen.keys());
    offerCommands();
  }

  private void offerCommands() {
    new StudyMenu(messages, desk, around, sample, recent, this::showSearch, this::newStudy)
        .follow(shell);
    WindowCommands commands = new WindowCommands(shell, messages, edits);
    commands.offerSearch(desk, bar::stop);
    commands.offerUndo();
    desk.model().openedProperty().addListener((observable, old, now) -> edits.clear());
    FigureExporter figures =
        new FigureExporter(
            messages,
            around.saves(),
            around.background(),
            around.ui(),
            this::studyName,
            shell::tell);
    figures.serve(shell);
    shell.serve(figures.commands());
    commands.offerView(appearance, around.preferences());
  }

  private String studyName() {
    return desk.model().momentProperty().get().map(m -> m.state().config().name()).orElse("");
  }

  private Screen settings() {
    return new Screen(
        SETTINGS,
        messages.get("screen.settings"),
        Material2MZ.SETTINGS,
        () ->
            new SettingsScreen(
                new SettingsModel(
                    appearance.choiceProperty(),
                    around.preferences(),
                    () -> desk.holdsSearch() || desk.model().mode() == Mode.RUNNING_ELSEWHERE,
                    around.background(),
                    around.ui()),
                new ModelFields(around.keys()),
                provider -> around.keys().key(provider).isPresent(),
                NewStudyScreenFactory.modelCheck(around),
                messages,
                new SettingsScreen.Around(
                    title -> around.chooser().apply(title).map(File::toPath), around.show())));
  }

  /** The window's content. */
  public Parent root() {
    return shell;
  }

  /** The frame, for notices. */
  public WorkbenchShell shell() {
    return shell;
  }

  /** What people have changed, to be taken back; forgotten when another study opens. */
  public EditHistory edits() {
    return edits;
  }

  /** Puts the Search screen in the place of its outline, which is all that a new window has. */
  public void fill() {
    if (searchPlace.getChildren().get(0) instanceof SearchOutline) {
      searchPlace.getChildren().setAll(searchScreen());
    }
  }

  /** Puts the keyboard where work begins. */
  public void focus() {
    searchScreen().focusEditor();
  }

  private SearchScreen searchScreen() {
    if (searchScreen.isEmpty()) {
      SearchScreen made =
          new SearchScreen(
              new SearchContext(
                  search,
                  messages,
                  appearance.paletteProperty(),
                  around.zone(),
                  this::openLog,
                  this::openTrial,
                  () -> desk.report(around.show()),
                  around.graceSeconds(),
                  around.keys()));
      shell.commands().add(made.commands());
      searchScreen = Optional.of(made);
    }
    return searchScreen.get();
  }

  /** Stops background work. */
  public void close() {
    bar.close();
    candidates.close();
    arena.ifPresent(ArenaModel::cancel);
    images.ifPresent(ImagesModel::close);
    compare.ifPresent(CompareScreenFactory::close);
    xrays.ifPresent(XraysController::close);
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
            COMPARE, messages.get("screen.compare"), Material2AL.COMPARE, this::compareScreen),
        new Screen(
            XRAYS, messages.get("screen.xrays"), Material2AL.IMAGE_SEARCH, this::xraysScreen),
        new Screen(
            IMAGES, messages.get("screen.images"), Material2MZ.PHOTO_LIBRARY, this::imagesScreen),
        new Screen(
            ARENA, messages.get("screen.arena"), Material2AL.EMOJI_EVENTS, this::arenaScreen));
  }

  private Node imagesScreen() {
    ImagesModel model =
        new ImagesModel(
            new DatasetRegistry(around.importedDatasets(), around.prepared(), new StudyJson()),
            new ImagesModel.Around(
                around.background(),
                around.ui(),
                around.clock(),
                around.datasets(),
                recent,
                sample,
                edits,
                messages));
    images = Optional.of(model);
    PreparationModel preparation = model.wizard().preparation();
    preparation
        .state()
        .addListener((observable, old, now) -> shell.markBusy(IMAGES, preparation.running()));
    ImagesScreen screen =
        new ImagesScreen(
            model,
            appearance.paletteProperty(),
            messages,
            new ImagesScreen.Around(
                around.zone(),
                around.chooser(),
                around.fileChooser(),
                chosen -> newStudy.ask(form -> form.fill(chosen))));
    shell.commands().add(screen.commands());
    return screen;
  }

  private Node compareScreen() {
    CompareScreenFactory place =
        new CompareScreenFactory(
            desk.model(),
            around,
            edits,
            messages,
            appearance.paletteProperty(),
            () -> desk.report(around.show()));
    compare = Optional.of(place);
    shell.commands().add(place.screen().commands());
    return place.screen();
  }

  private Node xraysScreen() {
    XraysController made =
        new XraysController(
            desk.model(), edits, around.inspectors(), around.background(), around.ui());
    xrays = Optional.of(made);
    XraysScreen screen =
        new XraysScreen(
            made.model(),
            appearance.paletteProperty(),
            messages,
            new XraysScreen.Around(
                title -> PictureChooser.ask(title, shell.getScene().getWindow()),
                around.chooser(),
                shell::tell,
                around.background(),
                around.ui()));
    shell.commands().add(screen.commands());
    return screen;
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

  private Node candidatesScreen() {
    CandidatesScreen screen =
        candidates.screen(
            appearance.paletteProperty(),
            shell,
            new CandidatesScreenFactory.Ways(
                architecture -> {
                  search.edit(architecture);
                  shell.show(SEARCH);
                },
                () -> shell.show(COMPARE),
                this::lookAtImages,
                this::openLog));
    shell.commands().add(screen.commands());
    return screen;
  }

  private void lookAtImages(int trial) {
    shell.show(XRAYS);
    xrays.ifPresent(place -> place.look(trial));
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

  private void showLog(Path log, boolean there) {
    if (there) {
      around.show().accept(log);
    } else {
      shell.tell(Badge.Kind.INFO, messages.get("study.log.none"));
    }
  }

  /** Shows the New study form in place of the Search screen. */
  public void newStudy() {
    newStudy.ask(form -> {});
  }

  private void showForm(NewStudyForm form) {
    searchPlace.getChildren().setAll(form);
    shell.show(SEARCH);
  }

  private void showSearch() {
    searchPlace.getChildren().setAll(searchScreen());
    shell.show(SEARCH);
  }
}
