package org.gennas.ui.arena;

import java.io.File;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.gennas.arena.Along;
import org.gennas.arena.Measure;
import org.gennas.figure.Palette;
import org.gennas.ui.arena.ArenaModel.Result;
import org.gennas.ui.arena.ArenaSetup.Outcome;
import org.gennas.ui.chart.BandChart;
import org.gennas.ui.command.KeyBinding;
import org.gennas.ui.control.Badge;
import org.gennas.ui.control.Card;
import org.gennas.ui.control.EmptyState;
import org.gennas.ui.control.Segments;
import org.gennas.ui.text.Messages;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/** Settings on the left, the courses of all players and their table on the right. */
public final class ArenaScreen extends HBox {
  private static final double LEFT = 320;

  private final ArenaModel model;
  private final Messages messages;
  private final TrajectoryPlot plot;
  private final BandChart chart;
  private final Segments<Measure> measures;
  private final Segments<Along> alongs;
  private final StandingsTable table;
  private final ArenaSettings settings;
  private final Card chartCard;
  private final Card standings;
  private final EmptyState empty;

  /**
   * What the screen is given from outside.
   *
   * @param folders asks the person for a folder, under a title
   * @param files asks the person for a table of trained networks, under a title
   * @param tell shows a notice above the screens
   */
  public record Around(
      Function<String, Optional<File>> folders,
      Function<String, Optional<File>> files,
      Teller tell) {}

  /** Shows a notice. */
  public interface Teller {
    void tell(Badge.Kind kind, String text);
  }

  public ArenaScreen(
      ArenaModel model, ObservableValue<Palette> palette, Messages messages, Around around) {
    super(12);
    this.model = model;
    this.messages = messages;
    getStyleClass().add("gn-arena");
    plot = new TrajectoryPlot(messages);
    chart = new BandChart(palette, messages.get("arena.chart"));
    chart.setId("arena-chart");
    measures = new Segments<>(List.of(Measure.values()), m -> messages.get("arena.measure." + m));
    alongs = new Segments<>(List.of(Along.values()), a -> messages.get("arena.along." + a));
    table = new StandingsTable(messages, chart::highlight);
    chartCard = new Card(messages.get("screen.arena"));
    standings = new Card(messages.get("arena.standings"));
    empty = empty();
    settings =
        new ArenaSettings(
            model.setup(), messages, () -> around.files().apply(messages.get("arena.open.title")));
    getChildren().setAll(left(around), right());
    measures.valueProperty().addListener((property, before, now) -> showCourses());
    alongs.valueProperty().addListener((property, before, now) -> showCourses());
    model.result().addListener((property, before, now) -> showResult());
    model.progress().addListener((property, before, now) -> showEmpty());
    addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
    sceneProperty()
        .addListener(
            (property, before, now) -> {
              if (now != null) {
                // its controls enter the scene after it
                Platform.runLater(settings::focus);
              }
            });
    showResult();
  }

  /** What F1 lists for this screen. */
  public static List<KeyBinding> keys() {
    return List.of(
        new KeyBinding(List.of("Ctrl", "Enter"), "arena.keys.play"),
        new KeyBinding(List.of("Esc"), "arena.keys.cancel"),
        new KeyBinding(List.of("\u2191", "\u2193"), "arena.keys.choose"));
  }

  private void onKey(KeyEvent event) {
    boolean running = model.progress().get().running();
    if (event.getCode() == KeyCode.ENTER && event.isShortcutDown() && !running) {
      model.play();
      event.consume();
    } else if (event.getCode() == KeyCode.ESCAPE && running) {
      model.cancel();
      event.consume();
    }
  }

  private EmptyState empty() {
    Button begin = new Button(messages.get("arena.play"), new FontIcon(Material2MZ.PLAY_ARROW));
    begin.getStyleClass().add("gn-primary");
    begin.setId("arena-begin");
    begin.setOnAction(event -> model.play());
    Runnable refresh =
        () -> begin.setDisable(!(model.setup().outcome().get() instanceof Outcome.Ready));
    model.setup().outcome().addListener((property, before, now) -> refresh.run());
    refresh.run();
    return new EmptyState(Material2AL.EMOJI_EVENTS, messages.get("arena.empty"), begin);
  }

  private VBox left(Around around) {
    Card card = settings.card();
    ArenaControls controls = new ArenaControls(model, messages, around.folders(), around.tell());
    VBox left = new VBox(12, card, controls);
    left.setMinWidth(LEFT);
    left.setPrefWidth(LEFT);
    left.setMaxWidth(LEFT);
    VBox.setVgrow(card, Priority.ALWAYS);
    return left;
  }

  private VBox right() {
    chartCard.actions().getChildren().addAll(measures, alongs);
    StackPane body = new StackPane(chart, empty);
    body.getStyleClass().add("gn-card-body");
    body.setMinHeight(200);
    chartCard.setBody(body);
    standings.setNote(messages.get("arena.standings.note"));
    standings.setBody(table);
    standings.setMinHeight(Region.USE_PREF_SIZE);
    VBox right = new VBox(12, chartCard, standings);
    VBox.setVgrow(chartCard, Priority.ALWAYS);
    right.setMinWidth(0);
    HBox.setHgrow(right, Priority.ALWAYS);
    return right;
  }

  private void showResult() {
    Optional<Result> result = model.result().get();
    boolean two = result.flatMap(r -> r.plan().secondObjective()).isPresent();
    measures.button(Measure.HYPERVOLUME).setDisable(!two);
    if (!two && measures.getValue() == Measure.HYPERVOLUME) {
      measures.valueProperty().set(Measure.RANK);
    }
    chartCard.setNote(result.map(this::note).orElse(""));
    chartCard.note().setTooltip(result.map(r -> new Tooltip(r.plan().words())).orElse(null));
    chart.setVisible(result.isPresent());
    standings.setVisible(result.isPresent());
    standings.setManaged(result.isPresent());
    chartCard.actions().setVisible(result.isPresent());
    result.ifPresent(table::show);
    showCourses();
    showEmpty();
  }

  private void showCourses() {
    model
        .result()
        .get()
        .ifPresent(r -> chart.show(plot.of(r, measures.getValue(), alongs.getValue())));
  }

  private void showEmpty() {
    empty.setVisible(!model.progress().get().running() && model.result().get().isEmpty());
  }

  private String note(Result result) {
    return messages.format(
        "arena.note",
        result.plan().table().name(),
        String.format(Locale.ROOT, "%,d", result.plan().table().networks().distinct().size()),
        String.valueOf(result.plays().size()),
        String.valueOf(result.plan().budget()));
  }
}
