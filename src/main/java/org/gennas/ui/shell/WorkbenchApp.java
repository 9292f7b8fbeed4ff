package org.gennas.ui.shell;

import java.io.File;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.gennas.app.HomeFolder;
import org.gennas.app.SampleStudy;
import org.gennas.common.SteadyClock;
import org.gennas.proposal.llm.ApiKeys;
import org.gennas.proposal.llm.LangChainServers;
import org.gennas.proposal.llm.Proposers;
import org.gennas.report.ReportFiles;
import org.gennas.runner.DeviceFinder;
import org.gennas.runner.inspection.Inspector;
import org.gennas.runner.inspection.WorkerInspector;
import org.gennas.search.SessionSetup;
import org.gennas.study.config.StudyConfig;
import org.gennas.study.folder.StudyFolder;
import org.gennas.study.folder.StudyJson;
import org.gennas.ui.control.Badge;
import org.gennas.ui.form.DatasetFolderLookup;
import org.gennas.ui.settings.Preferences;
import org.gennas.ui.study.PacedExecutor;
import org.gennas.ui.study.Reports;
import org.gennas.ui.study.StudyController;
import org.gennas.ui.study.StudyModel;
import org.gennas.ui.text.Language;
import org.gennas.ui.text.Messages;
import org.gennas.ui.theme.Appearance;
import org.gennas.ui.theme.DesktopTheme;
import org.gennas.ui.theme.Theme;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The window as a program: makes what it needs, opens with the sample study or the one that closing
 * the window paused, and pauses a running search when it is closed.
 */
public final class WorkbenchApp extends Application {
  private static final Logger LOG = LoggerFactory.getLogger(WorkbenchApp.class);
  private static final double WIDTH = 1600;
  private static final double HEIGHT = 1000;
  private static final double LEAST_WIDTH = 1280;
  private static final double LEAST_HEIGHT = 800;
  private static final int GRACE_SECONDS = 10;
  private static final int DESKTOP_SECONDS = 60;

  private final HomeFolder home;
  private final ApiKeys keys;
  private final Path memoryFile;
  private final StudyJson json = new StudyJson();
  private final SteadyClock clock = SteadyClock.ofSystem();
  private final StudyModel model = new StudyModel();
  private final ExecutorService studies = Executors.newSingleThreadExecutor();
  private final ExecutorService work = Executors.newCachedThreadPool();
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final PacedExecutor ui =
      new PacedExecutor(Platform::runLater, timer, PacedExecutor.SCREEN);
  private WindowMemory memory = WindowMemory.blank();
  private Messages messages = Messages.english();
  private final Preferences preferences;
  private Path studiesFolder;
  private Optional<WindowPlacement> placement = Optional.empty();
  private Optional<StudyConfig> sample = Optional.empty();
  private Optional<Appearance> appearance = Optional.empty();
  private Optional<WorkbenchWindow> window = Optional.empty();
  private Optional<StudyController> desk = Optional.empty();
  private Optional<StartWatch> started = Optional.empty();

  /** The window for this person on this machine. */
  public WorkbenchApp() {
    this(HomeFolder.of(System.getenv()), new ApiKeys(System.getenv()));
  }

  /** The window for the studies in a folder. */
  WorkbenchApp(HomeFolder home, ApiKeys keys) {
    this.home = home;
    this.keys = keys;
    this.memoryFile = home.path().resolve("window.json");
    this.studiesFolder = home.studies();
    this.preferences = Preferences.usual(home, () -> DeviceFinder.here().find());
  }

  /** Opens the window and returns when it has been closed. */
  public static void launch(String... arguments) {
    Application.launch(WorkbenchApp.class, arguments);
  }

  @Override
  public void init() {
    memory = WindowMemory.read(memoryFile, json).pruned();
    // fonts and colours are read while this thread reads what follows
    Platform.runLater(this::dress);
    Language language = memory.language().orElse(Language.SYSTEM);
    messages = new Messages(language.locale());
    preferences.language().set(language);
    studiesFolder = memory.studiesFolder().map(Path::of).orElse(home.studies());
    preferences.studies().set(studiesFolder);
    memory.columns().ifPresent(preferences.columns()::set);
    sample = readSample();
  }

  private void dress() {
    Appearance made = new Appearance(memory.theme());
    made.rule();
    appearance = Optional.of(made);
  }

  @Override
  public void start(Stage stage) {
    Thread.currentThread().setUncaughtExceptionHandler((thread, problem) -> surprise(problem));
    Appearance dressed = appearance.orElseThrow();
    followDesktop(dressed, stage);
    StudyController made =
        new StudyController(
            model,
            new SessionSearches(
                SessionSetup.usual(
                    home.path(), new Proposers(new LangChainServers(keys), clock), clock),
                clock,
                work,
                timer),
            new AllReports(work),
            studies,
            ui,
            studiesFolder,
            messages);
    desk = Optional.of(made);
    WorkbenchWindow shown =
        new WorkbenchWindow(
            dressed,
            messages,
            made,
            around(stage),
            () -> sample,
            () -> memory.studies().stream().map(Path::of).toList());
    window = Optional.of(shown);
    remember(dressed);
    show(stage, dressed, shown, made);
  }

  private void show(
      Stage stage, Appearance appearance, WorkbenchWindow shown, StudyController made) {
    Rectangle2D screen = Screen.getPrimary().getVisualBounds();
    Scene scene =
        new Scene(
            new StackPane(),
            Math.max(LEAST_WIDTH, Math.min(WIDTH, screen.getWidth())),
            Math.max(LEAST_HEIGHT, Math.min(HEIGHT, screen.getHeight())));
    // dressed while it is empty: a full one would be dressed once for each sheet
    appearance.style(scene);
    scene.setRoot(shown.root());
    stage.setScene(scene);
    stage.setMinWidth(LEAST_WIDTH);
    stage.setMinHeight(LEAST_HEIGHT);
    for (int side : new int[] {16, 32, 48, 128}) {
      stage.getIcons().add(WindowIcon.of(side));
    }
    stage.setTitle(messages.get("app.name"));
    model
        .momentProperty()
        .addListener(
            (observable, old, now) ->
                now.ifPresent(
                    m ->
                        stage.setTitle(
                            messages.format(
                                "app.title",
                                m.state().config().name(),
                                messages.get("app.name")))));
    WindowPlacement here = new WindowPlacement(stage);
    placement = Optional.of(here);
    memory.place().ifPresent(here::restore);
    memory.dividers().ifPresent(shown.shell().dividers()::restore);
    stage.show();
    StartWatch watch = new StartWatch(shown.root(), work);
    started = Optional.of(watch);
    watch.afterPicture("The window was there", () -> fill(watch, made, shown));
  }

  /** The window is seen; what it is for comes now. */
  private void fill(StartWatch watch, StudyController made, WorkbenchWindow shown) {
    shown.fill();
    shown.focus();
    begin(made, shown);
    watch.afterPicture("Its first screen was there", () -> {});
    // the first screen is there at once; the one last looked at may take longer to make
    memory
        .screen()
        .filter(shown.shell()::has)
        .ifPresent(last -> Platform.runLater(() -> shown.shell().show(last)));
  }

  private void begin(StudyController made, WorkbenchWindow shown) {
    Optional<Path> last = memory.studies().stream().findFirst().map(Path::of);
    if (memory.pausedOnClose() && last.isPresent()) {
      made.open(last.get());
      shown.shell().tell(Badge.Kind.INFO, messages.get("study.notice.pausedOnClose"));
    } else {
      sample.ifPresent(made::show);
    }
    memory = memory.withPausedOnClose(false);
  }

  private Optional<StudyConfig> readSample() {
    try {
      Optional<SampleStudy> found = SampleStudy.find();
      return found.isPresent() ? Optional.of(found.get().config(json)) : Optional.empty();
    } catch (IOException e) {
      LOG.warn("The sample study cannot be read", e);
      return Optional.empty();
    }
  }

  private Surroundings around(Stage stage) {
    return new Surroundings(
        work,
        ui,
        clock,
        ZoneId.systemDefault(),
        GRACE_SECONDS,
        studiesFolder,
        title -> {
          DirectoryChooser chooser = new DirectoryChooser();
          chooser.setTitle(title);
          if (Files.isDirectory(studiesFolder)) {
            chooser.setInitialDirectory(studiesFolder.toFile());
          }
          return Optional.ofNullable(chooser.showDialog(stage));
        },
        title -> {
          FileChooser chooser = new FileChooser();
          chooser.setTitle(title);
          chooser
              .getExtensionFilters()
              .add(new FileChooser.ExtensionFilter("JSON, CSV, NPZ", "*.json", "*.csv", "*.npz"));
          return Optional.ofNullable(chooser.showOpenDialog(stage));
        },
        new DatasetFolderLookup(),
        () -> DeviceFinder.here().find().all(),
        file -> getHostServices().showDocument(file.toUri().toString()),
        keys,
        (title, name) -> whereToSave(stage, title, name),
        preferences,
        this::inspector);
  }

  private Inspector inspector() {
    return WorkerInspector.ofThisProgram(home.path().resolve("inspection"), work);
  }

  private static Optional<Path> whereToSave(Stage stage, String title, String name) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(title);
    chooser.setInitialFileName(name);
    String ending = name.substring(name.lastIndexOf('.') + 1);
    chooser
        .getExtensionFilters()
        .add(new FileChooser.ExtensionFilter(ending.toUpperCase(Locale.ROOT), "*." + ending));
    return Optional.ofNullable(chooser.showSaveDialog(stage)).map(File::toPath);
  }

  /** Writes all that leaves the program about a study into its folder. */
  private record AllReports(Executor thread) implements Reports {
    @Override
    public Executor runsOn(Executor background) {
      return thread;
    }

    @Override
    public void write(StudyFolder folder) throws IOException {
      write(folder, (done, of) -> {});
    }

    @Override
    public void write(StudyFolder folder, ReportFiles.Progress progress) throws IOException {
      try {
        ReportFiles.write(
            folder, folder.path(), ReportFiles.Kind.all(), ReportFiles.PREVALENCE, progress);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("The report was cancelled.");
      }
    }
  }

  private void remember(Appearance appearance) {
    appearance.choiceProperty().addListener((observable, old, now) -> keep(memory.withTheme(now)));
    preferences.language().addListener((observable, old, now) -> keep(memory.withLanguage(now)));
    preferences.columns().addListener((observable, old, now) -> keep(memory.withColumns(now)));
    preferences
        .studies()
        .addListener(
            (observable, old, now) ->
                keep(
                    memory.withStudiesFolder(
                        Optional.of(now.toString())
                            .filter(folder -> !now.equals(home.studies())))));
    model
        .folderProperty()
        .addListener(
            (observable, old, now) -> now.ifPresent(f -> keep(memory.withStudy(f.path()))));
  }

  private void keep(WindowMemory now) {
    memory = now;
    studies.execute(() -> now.write(memoryFile, json));
  }

  /** Asks the desktop now, whenever the window is turned to again, and once a minute. */
  private void followDesktop(Appearance appearance, Stage stage) {
    Runnable ask =
        () -> {
          Theme found = new DesktopTheme().detect();
          ui.execute(() -> appearance.desktopProperty().set(found));
        };
    Runnable askIfWanted =
        () -> {
          if (appearance.choiceProperty().get() == Theme.SYSTEM && !work.isShutdown()) {
            work.execute(ask);
          }
        };
    work.execute(ask);
    appearance.choiceProperty().addListener((observable, old, now) -> askIfWanted.run());
    stage
        .focusedProperty()
        .addListener(
            (observable, old, now) -> {
              if (now) {
                askIfWanted.run();
              }
            });
    timer.scheduleWithFixedDelay(
        () -> Platform.runLater(askIfWanted), DESKTOP_SECONDS, DESKTOP_SECONDS, TimeUnit.SECONDS);
  }

  private void surprise(Throwable problem) {
    LOG.error("Something went wrong in the window", problem);
    window.ifPresent(
        w ->
            w.shell()
                .tell(
                    Badge.Kind.ERROR,
                    messages.format("app.surprise", String.valueOf(problem.getMessage()))));
  }

  private WindowMemory lastView(WindowMemory now) {
    return window
        .map(WorkbenchWindow::shell)
        .map(
            shell ->
                now.withView(
                    placement.flatMap(WindowPlacement::now),
                    shell.shownProperty().get(),
                    shell.dividers().now()))
        .orElse(now);
  }

  /** What steers the study shown, for tests; empty before the start. */
  Optional<StudyController> desk() {
    return desk;
  }

  @Override
  public void stop() {
    started.ifPresent(StartWatch::close);
    window.ifPresent(WorkbenchWindow::close);
    boolean paused = desk.map(StudyController::close).orElse(false);
    studies.shutdown();
    lastView(memory.withPausedOnClose(paused)).write(memoryFile, json);
    work.shutdownNow();
    timer.shutdownNow();
  }
}
