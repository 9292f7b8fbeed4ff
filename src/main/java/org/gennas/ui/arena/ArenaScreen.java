package org.gennas.ui.arena;

import java.io.File;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.gennas.arena.Course;
import org.gennas.ui.Messages;
import org.gennas.ui.arena.ArenaModel.Progress;
import org.gennas.ui.arena.ArenaModel.Result;
import org.gennas.ui.chart.BandChart;
import org.gennas.ui.control.Badge;
import org.gennas.ui.control.Card;
import org.gennas.ui.control.EmptyState;
import org.gennas.ui.control.Segments;
import org.gennas.ui.theme.Palette;
import org.kordamp.ikonli.material2.Material2AL;

/** Settings on the left, the courses of all players and their table on the right. */
public final class ArenaScreen extends HBox {
  private static final double SMALLEST_RANK = 1;
  private static final double SMALLEST_REGRET = 1e-4;

  private final ArenaModel model;
  private final Messages messages;
  private final Around around;
  private final BandChart chart;
  private final Segments<Measure> measures;
  private final Segments<Along> alongs;
  private final StandingsTable table;
  private final Button play = new Button();
  private final Button save = new Button();
  private final ProgressBar bar = new ProgressBar(0);
  private final Label status = new Label();
  private final EmptyState empty;
  private final Card chartCard;

  /** What the upright axis shows. */
  enum Measure {
    RANK,
    REGRET,
    HYPERVOLUME
  }

  /** What the level axis shows. */
  enum Along {
    QUERIES,
    HOURS
  }

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
    this.model = model;
    this.messages = messages;
    this.around = around;
    getStyleClass().add("gn-arena");
    setSpacing(12);
    chart = new BandChart(palette, messages.get("arena.chart"));
    chart.setId("arena-chart");
    measures = new Segments<>(List.of(Measure.values()), m -> messages.get("arena.measure." + m));
    alongs = new Segments<>(List.of(Along.values()), a -> messages.get("arena.along." + a));
    table = new StandingsTable(messages);
    chartCard = new Card(messages.get("screen.arena"));
    empty = empty();
    ArenaSettings settings =
        new ArenaSettings(model, messages, () -> around.files().apply(messages.get("arena.open")));
    VBox left = new VBox(12, settings.card(), controls());
    left.setMinWidth(300);
    left.setPrefWidth(320);
    left.setMaxWidth(320);
    VBox.setVgrow(left.getChildren().get(0), Priority.ALWAYS);
    VBox right = right();
    HBox.setHgrow(right, Priority.ALWAYS);
    getChildren().addAll(left, right);
    measures.valueProperty().addListener((property, before, now) -> showCourses());
    alongs.valueProperty().addListener((property, before, now) -> showCourses());
    model.result().addListener((property, before, now) -> showCourses());
    model.progress().addListener((property, before, now) -> showProgress(now));
    model
        .problem()
        .addListener(
            (property, before, now) ->
                now.ifPresent(text -> around.tell().tell(Badge.Kind.ERROR, text)));
    showCourses();
    showProgress(model.progress().get());
  }

  private EmptyState empty() {
    Button begin = new Button(messages.get("arena.play"));
    begin.getStyleClass().add("gn-primary");
    begin.setId("arena-begin");
    begin.setOnAction(event -> model.play());
    return new EmptyState(Material2AL.EMOJI_EVENTS, messages.get("arena.empty"), begin);
  }

  private VBox right() {
    chartCard.actions().getChildren().addAll(measures, alongs);
    StackPane body = new StackPane(chart, empty);
    body.getStyleClass().add("gn-card-body");
    body.setMinHeight(220);
    chartCard.setBody(body);
    Card standings = new Card(messages.get("arena.standings"));
    standings.setBody(table);
    standings.setMinHeight(Region.USE_PREF_SIZE);
    VBox right = new VBox(12, chartCard, standings);
    VBox.setVgrow(chartCard, Priority.ALWAYS);
    right.setMinWidth(0);
    return right;
  }

  private VBox controls() {
    play.setId("arena-play");
    play.getStyleClass().add("gn-primary");
    play.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(play, Priority.ALWAYS);
    play.setOnAction(event -> toggle());
    save.setId("arena-save");
    save.setText(messages.get("arena.save"));
    save.setOnAction(event -> save());
    save.setMinWidth(Region.USE_PREF_SIZE);
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.setAccessibleText(messages.get("arena.progress"));
    status.getStyleClass().add("gn-note");
    HBox buttons = new HBox(8, play, save);
    buttons.setAlignment(Pos.CENTER_LEFT);
    VBox controls = new VBox(8, bar, status, buttons);
    controls.getStyleClass().addAll("gn-card", "gn-arena-controls");
    controls.setMinHeight(Region.USE_PREF_SIZE);
    return controls;
  }

  private void toggle() {
    if (model.progress().get().running()) {
      model.cancel();
    } else {
      model.play();
    }
  }

  private void save() {
    around
        .folders()
        .apply(messages.get("arena.save.title"))
        .map(File::toPath)
        .ifPresent(
            folder ->
                model.save(
                    folder,
                    saved ->
                        around
                            .tell()
                            .tell(Badge.Kind.OK, messages.format("arena.saved", saved.toString())),
                    problem -> around.tell().tell(Badge.Kind.ERROR, problem)));
  }

  private void showProgress(Progress now) {
    play.setText(messages.get(now.running() ? "arena.cancel" : "arena.play"));
    bar.setVisible(now.running());
    bar.setManaged(now.running());
    bar.setProgress(now.total() == 0 ? 0 : (double) now.done() / now.total());
    String left =
        now.secondsLeft()
            .map(s -> messages.format("arena.left", String.format(Locale.ROOT, "%.0f", s)))
            .orElse("");
    status.setText(
        now.running()
            ? messages.format("arena.searches", now.done(), now.total()) + left
            : model.result().get().map(r -> r.plan().table().name()).orElse(""));
    status.setVisible(!status.getText().isEmpty());
    status.setManaged(status.isVisible());
    save.setDisable(now.running() || model.result().get().isEmpty());
    empty.setVisible(!now.running() && model.result().get().isEmpty());
  }

  private void showCourses() {
    Optional<Result> result = model.result().get();
    boolean two = result.flatMap(r -> r.plan().secondObjective()).isPresent();
    measures.button(Measure.HYPERVOLUME).setDisable(!two);
    if (!two && measures.getValue() == Measure.HYPERVOLUME) {
      measures.valueProperty().set(Measure.RANK);
      return;
    }
    String words = result.map(r -> r.plan().words()).orElse("");
    chartCard.setNote(words);
    chartCard.note().setTooltip(words.isEmpty() ? null : new Tooltip(words));
    chart.setVisible(result.isPresent());
    showProgress(model.progress().get());
    table.show(result);
    result.ifPresent(r -> chart.show(shown(r.courses())));
  }

  private BandChart.Shown shown(List<Course> courses) {
    Measure measure = measures.getValue();
    Along along = alongs.getValue();
    List<BandChart.Line> lines =
        IntStream.range(0, courses.size())
            .mapToObj(i -> line(courses.get(i), i, measure, along))
            .toList();
    return new BandChart.Shown(
        lines,
        messages.get("arena.along." + along + ".axis"),
        messages.get("arena.measure." + measure + ".axis"),
        measure != Measure.HYPERVOLUME,
        measure == Measure.RANK ? SMALLEST_RANK : SMALLEST_REGRET,
        measure == Measure.RANK ? 0 : 4);
  }

  private static BandChart.Line line(Course course, int place, Measure measure, Along along) {
    int n = course.points().size();
    double[] x = new double[n];
    double[] low = new double[n];
    double[] middle = new double[n];
    double[] high = new double[n];
    for (int i = 0; i < n; i++) {
      Course.Point point = course.points().get(i);
      Course.Spread spread =
          switch (measure) {
            case RANK -> point.rank();
            case REGRET -> point.regret();
            case HYPERVOLUME -> point.hypervolume();
          };
      x[i] = along == Along.QUERIES ? point.query() : point.hours().median();
      low[i] = spread.low();
      middle[i] = spread.median();
      high[i] = spread.high();
    }
    return new BandChart.Line(course.player(), place, x, low, middle, high);
  }
}
