package org.gennas.ui.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.gennas.evaluation.Interval;
import org.gennas.figure.Polyline;
import org.gennas.space.Architecture;
import org.gennas.space.NetworkCost;
import org.gennas.space.SearchSpace;
import org.gennas.ui.chart.CurveChart;
import org.gennas.ui.chart.Trajectory;
import org.gennas.ui.chart.TrajectoryChart;
import org.gennas.ui.chart.XyCurve;
import org.gennas.ui.chart.XyPlot;
import org.gennas.ui.control.ArchitectureChip;
import org.gennas.ui.control.ArchitectureEditor;
import org.gennas.ui.control.Badge;
import org.gennas.ui.control.Bar;
import org.gennas.ui.control.BlockEditor;
import org.gennas.ui.control.Card;
import org.gennas.ui.control.CodeField;
import org.gennas.ui.control.EmptyState;
import org.gennas.ui.control.IntervalBar;
import org.gennas.ui.control.IntervalScale;
import org.gennas.ui.control.KeyCap;
import org.gennas.ui.control.LayerSketch;
import org.gennas.ui.control.MeterBar;
import org.gennas.ui.control.MicroBar;
import org.gennas.ui.control.Pill;
import org.gennas.ui.control.Segments;
import org.gennas.ui.control.StatPair;
import org.gennas.ui.text.Magnitude;
import org.gennas.ui.text.Messages;
import org.gennas.ui.theme.Appearance;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/** Every control and chart in one window; all numbers are made up. */
final class Gallery {
  private final SearchSpace space = SearchSpace.chestXray();
  private final Messages messages = Messages.english();
  private final Appearance appearance;
  final ArchitectureEditor editor = new ArchitectureEditor(space, new Architecture("22121211"));
  final BlockEditor blocks = new BlockEditor(editor, messages);
  final CurveChart loss;
  final CurveChart auc;

  Gallery(Appearance appearance) {
    this.appearance = appearance;
    loss = new CurveChart(appearance.paletteProperty(), "Loss", 3);
    auc = new CurveChart(appearance.paletteProperty(), "Mean AUC, valid", 3);
  }

  Region view() {
    VBox all = new VBox(12, architecture(), lanes(), leaderboard(), plots());
    HBox.setHgrow(all, Priority.ALWAYS);
    VBox side = new VBox(12, buttons(), inputs(), table(), empty());
    side.setMinWidth(360);
    side.setMaxWidth(360);
    HBox row = new HBox(12, all, side);
    row.getStyleClass().add("gn-content");
    return row;
  }

  private Node architecture() {
    editor.toggleLock(0);
    editor.toggleLock(1);
    editor.select(3);
    NetworkCost cost = NetworkCost.of(space, editor.architecture());
    blocks.showLayers(LayerSketch.of(cost));
    Card card = new Card("Architecture");
    card.setNote("12 layers, 8 open slots");
    card.actions()
        .getChildren()
        .addAll(
            KeyCap.hint("move", "\u2190", "\u2192"),
            KeyCap.hint("set block", "0", "1", "2"),
            KeyCap.hint("undo", "Ctrl", "+", "Z"),
            small(new Button("Load\u2026", new FontIcon(Material2AL.HISTORY))));
    HBox stats = new HBox(22);
    stats.setStyle("-fx-alignment: bottom-left;");
    Label code = new Label("Code");
    code.getStyleClass().add("gn-tiny");
    stats.getChildren().add(new VBox(code, new CodeField(editor, messages)));
    for (String[] pair :
        new String[][] {
          {"Params", Magnitude.of(cost.params()), ""},
          {"MACs", Magnitude.of(cost.macs()), ""},
          {"Time per epoch", "\u2248 2 min 21 s", ""},
          {"Receptive field", Integer.toString(cost.receptiveFieldPx()), "px"}
        }) {
      StatPair stat = new StatPair(pair[0]);
      stat.show(pair[1], pair[2]);
      stats.getChildren().add(stat);
    }
    Region room = new Region();
    HBox.setHgrow(room, Priority.ALWAYS);
    Button train = new Button("Train this", new FontIcon(Material2MZ.PLAY_ARROW));
    train.getStyleClass().add("gn-primary");
    stats
        .getChildren()
        .addAll(room, new Button("Ask for proposals", new FontIcon(Material2AL.FLARE)), train);
    return card.setPaddedBody(new VBox(8, blocks, stats));
  }

  private Node lanes() {
    CurveChart.Line train = loss.addLine("train", CurveChart.Look.TRAINING);
    CurveChart.Line valid = loss.addLine("valid", CurveChart.Look.VALIDATION);
    CurveChart.Line score = auc.addLine("valid", CurveChart.Look.VALIDATION_VALUE);
    Random random = new Random(7);
    for (int epoch = 1; epoch <= 31; epoch++) {
      train.append(epoch, 0.28 + 0.2 * Math.exp(-epoch / 10.0) + random.nextGaussian() * 0.002);
      valid.append(epoch, 0.335 + 0.15 * Math.exp(-epoch / 6.0) + random.nextGaussian() * 0.004);
      score.append(epoch, 0.867 - 0.12 * Math.exp(-epoch / 5.0) + random.nextGaussian() * 0.001);
    }
    loss.setLastX(50);
    auc.setLastX(50);
    auc.setBest(OptionalDouble.of(0.871), "best");
    VBox meters = new VBox(2);
    StatPair through = new StatPair("Throughput", StatPair.Look.COMPACT);
    through.show("1,127", "images/s");
    StatPair left = new StatPair("Time left", StatPair.Look.COMPACT);
    left.show("51 min");
    Bar progress = new Bar(8, Bar.Tone.ACCENT);
    progress.setFraction(0.61);
    MeterBar use = new MeterBar("Utilisation", 80, 94);
    use.show(0.97, "97 %");
    MeterBar memory = new MeterBar("Memory", 80, 94);
    memory.show(0.59, "14.2 / 24 GiB");
    MeterBar power = new MeterBar("Power", 80, 94);
    power.show(Double.NaN, "not measured");
    meters
        .getChildren()
        .addAll(
            new Label("Epoch 31 / 50"), progress, new HBox(40, through, left), use, memory, power);
    meters.setMinWidth(300);
    HBox row = new HBox(14, meters, loss, auc);
    row.setStyle("-fx-padding: 10 12 10 12;");
    HBox.setHgrow(loss, Priority.ALWAYS);
    HBox.setHgrow(auc, Priority.ALWAYS);
    VBox card = new VBox(row);
    card.getStyleClass().add("gn-card");
    return card;
  }

  private Node leaderboard() {
    VBox rows = new VBox();
    double[] values = {0.870, 0.869, 0.867, 0.866};
    List<Double> ends = new ArrayList<>();
    for (double value : values) {
      ends.add(value - 0.004);
      ends.add(value + 0.004);
    }
    IntervalScale scale = IntervalScale.holding(ends);
    HBox head = row("", new Label("Mean AUC"), IntervalBar.axis(scale));
    rows.getChildren().add(head);
    Interval leader = new Interval(0.866, 0.874, 0.95, "made up");
    for (int i = 0; i < values.length; i++) {
      IntervalBar bar = new IntervalBar();
      Interval own = new Interval(values[i] - 0.004, values[i] + 0.004, 0.95, "made up");
      bar.show(scale, values[i], Optional.of(own), Optional.of(leader));
      Label value = new Label(String.format("%.3f", values[i]));
      value.getStyleClass().add("gn-strong");
      rows.getChildren()
          .add(row(List.of("12122122", "22121211", "22122210", "2212").get(i), value, bar));
    }
    Card card = new Card("Best so far");
    card.setNote("17 of 18 trials finished \u00b7 shaded: 95% CI of the leader");
    card.setPaddedBody(rows);
    TrajectoryChart chart =
        new TrajectoryChart(
            appearance.paletteProperty(),
            "Trajectory",
            "Trials in order of completion",
            "no gain",
            3);
    List<Trajectory.Point> trials = new ArrayList<>();
    double[] scores = {
      0.856,
      0.867,
      0.8495,
      0.846,
      0.858,
      0.855,
      0.8405,
      0.862,
      0.869,
      0.870,
      0.8635,
      0.864,
      0.866,
      0.867,
      0.8665,
      0.865,
      Double.NaN
    };
    for (int i = 0; i < scores.length; i++) {
      trials.add(new Trajectory.Point("T-" + (i + 1), scores[i]));
    }
    chart.show(
        new Trajectory(
            trials,
            List.of(
                new Trajectory.Span("Warm start", 0, 7, false),
                new Trajectory.Span("Iteration 1", 7, 12, false),
                new Trajectory.Span("2", 12, 17, true),
                new Trajectory.Span("3", 17, 20, false))));
    Card second = new Card("Trajectory");
    second.setNote("stops after 3 iterations without gain");
    second.setPaddedBody(chart);
    second.setPrefWidth(440);
    second.setMinWidth(440);
    HBox.setHgrow(card, Priority.ALWAYS);
    return new HBox(12, card, second);
  }

  private HBox row(String code, Label value, Region bar) {
    ArchitectureChip chip = new ArchitectureChip(space, ArchitectureChip.Size.SMALL, messages);
    chip.setCode(code);
    chip.setVisible(!code.isEmpty());
    HBox.setHgrow(bar, Priority.ALWAYS);
    value.setMinWidth(70);
    HBox row = new HBox(16, chip, value, bar);
    row.setStyle("-fx-alignment: center-left;");
    return row;
  }

  private Node plots() {
    XyPlot roc =
        new XyPlot(
            appearance.paletteProperty(),
            XyPlot.Kind.ROC,
            XyPlot.Legend.SHOWN,
            "ROC",
            "1 \u2212 specificity",
            "Sensitivity");
    XyPlot pr =
        new XyPlot(
            appearance.paletteProperty(),
            XyPlot.Kind.PRECISION_RECALL,
            XyPlot.Legend.NONE,
            "Precision and recall",
            "Recall (sensitivity)",
            "Precision");
    String[] names = {"Atelectasis", "Cardiomegaly", "Consolidation", "Edema", "Pleural Effusion"};
    double[] powers = {0.22, 0.14, 0.19, 0.115, 0.095};
    List<XyCurve> rocs = new ArrayList<>();
    List<XyCurve> prs = new ArrayList<>();
    for (int f = 0; f < names.length; f++) {
      double p = powers[f];
      String area = String.format("%.3f", 1 / (1 + p));
      rocs.add(
          XyCurve.of(names[f], area, f, power(p))
              .withBand(power(p * 1.12), power(p * 0.88))
              .withOperatingPoint(0.2, Math.pow(0.2, p), "threshold 0.21"));
      prs.add(XyCurve.of(names[f], "", f, falling(p * 4)).withLevel(0.08 + 0.07 * f));
    }
    roc.show(rocs);
    pr.show(prs);
    CurveChart done = new CurveChart(appearance.paletteProperty(), "Mean AUC, valid", 3);
    CurveChart.Line line = done.addLine("valid", CurveChart.Look.VALIDATION_VALUE);
    for (int epoch = 1; epoch <= 50; epoch++) {
      line.append(epoch, 0.87 - 0.1 * Math.exp(-epoch / 6.0));
    }
    done.setLastX(50);
    done.setAxisTitle("Epoch");
    done.setMarked(OptionalDouble.of(43), "best epoch 43");
    Card card = new Card("Plots");
    HBox row = new HBox(20, roc, pr, done);
    for (Region each : List.of(roc, pr, done)) {
      each.setPrefHeight(250);
      each.setPrefWidth(280);
      HBox.setHgrow(each, Priority.ALWAYS);
    }
    return card.ruled().setPaddedBody(row);
  }

  private static Polyline power(double p) {
    double[] xs = new double[200];
    double[] ys = new double[200];
    for (int i = 0; i < xs.length; i++) {
      xs[i] = Math.pow(i / 199.0, 3);
      ys[i] = Math.pow(xs[i], p);
    }
    return Polyline.of(xs, ys);
  }

  private static Polyline falling(double p) {
    double[] xs = new double[100];
    double[] ys = new double[100];
    for (int i = 0; i < xs.length; i++) {
      xs[i] = i / 99.0;
      ys[i] = 1 - Math.pow(xs[i], 1 / p) * 0.8;
    }
    return Polyline.of(xs, ys);
  }

  private Node buttons() {
    Card card = new Card("Buttons and states");
    HBox first =
        new HBox(
            8,
            styled(new Button("Start", new FontIcon(Material2MZ.PLAY_ARROW)), ""),
            styled(new Button("Pause", new FontIcon(Material2MZ.PAUSE)), ""),
            styled(new Button("Stop", new FontIcon(Material2MZ.STOP)), "gn-danger"));
    first.getChildren().get(0).setDisable(true);
    HBox second =
        new HBox(
            8,
            small(styled(new Button("Approve", new FontIcon(Material2AL.CHECK)), "gn-primary")),
            small(new Button("Edit", new FontIcon(Material2AL.EDIT))),
            small(styled(new Button("Compare", new FontIcon(Material2AL.COMPARE)), "gn-accent")),
            small(styled(new Button("", new FontIcon(Material2MZ.MORE_HORIZ)), "gn-icon")));
    HBox badges =
        new HBox(
            6,
            new Badge(Badge.Kind.OK, "Done"),
            new Badge(Badge.Kind.INFO, "GPU 0 \u00b7 31/50"),
            new Badge(Badge.Kind.WARNING, Material2MZ.PENDING_ACTIONS, "To approve"));
    HBox more =
        new HBox(
            6,
            new Badge(Badge.Kind.ERROR, Material2AL.ERROR_OUTLINE, "Failed"),
            new Badge(Badge.Kind.NEUTRAL, "Stopped early"),
            new Badge(Badge.Kind.OK, Material2AL.CHECK_CIRCLE, "Already trained"));
    HBox pills =
        new HBox(
            8,
            new Pill(Badge.Kind.OK, Material2AL.FIBER_MANUAL_RECORD, "Running"),
            new Pill(Badge.Kind.WARNING, Material2MZ.PAUSE, "Paused"));
    Segments<String> segments =
        new Segments<>(List.of("All 21", "Done 17", "Running 2", "Failed 1"), s -> s);
    return card.setPaddedBody(new VBox(10, first, second, segments, badges, more, pills, chips()));
  }

  private Node chips() {
    VBox column = new VBox(6);
    for (ArchitectureChip.Size size : ArchitectureChip.Size.values()) {
      column
          .getChildren()
          .add(new ArchitectureChip(space, size, messages, new Architecture("22120210")));
    }
    return column;
  }

  private Node inputs() {
    Card card = new Card("Inputs");
    ComboBox<String> combo = new ComboBox<>();
    combo.getItems().addAll("Surrogate", "Random");
    combo.setValue("Surrogate");
    TextField field = new TextField("64");
    TextField empty = new TextField();
    empty.setPromptText("Code pattern, e.g. 22??12??");
    TextField wrong = new TextField("0");
    wrong.getStyleClass().add("gn-invalid");
    Label error = new Label("Between 32 and 512 px");
    error.getStyleClass().add("gn-field-error");
    CheckBox box = new CheckBox("Frontal views only");
    box.setSelected(true);
    HBox checks = new HBox(12, box, new CheckBox("Laterals"), new Hyperlink("Open trial"));
    checks.setStyle("-fx-alignment: center-left;");
    ProgressBar bar = new ProgressBar(0.4);
    bar.setMaxWidth(Double.MAX_VALUE);
    StatPair plateau = new StatPair("Plateau");
    plateau.show("1", "/ 3");
    plateau.ticks(1, 3, true);
    StatPair iteration = new StatPair("Iteration");
    iteration.show("3", "of max 10");
    iteration.ticks(3, 10, false);
    return card.setPaddedBody(
        new VBox(
            8,
            new HBox(8, combo, field),
            empty,
            wrong,
            error,
            checks,
            bar,
            new HBox(22, iteration, plateau)));
  }

  private Node table() {
    TableView<String> table = new TableView<>();
    table.getItems().addAll("T-11", "T-10", "T-15", "T-02");
    TableColumn<String, String> name = new TableColumn<>("Trial");
    name.setCellValueFactory(c -> new javafx.beans.property.SimpleStringProperty(c.getValue()));
    TableColumn<String, String> score = new TableColumn<>("Atelect.");
    score.setCellValueFactory(c -> new javafx.beans.property.SimpleStringProperty("0.820"));
    score.setCellFactory(column -> new MicroCell());
    score.setPrefWidth(110);
    table.getColumns().add(name);
    table.getColumns().add(score);
    table.getSelectionModel().select(0);
    table.setPrefHeight(150);
    return new Card("Candidates").setBody(table);
  }

  private static final class MicroCell extends javafx.scene.control.TableCell<String, String> {
    private final MicroBar bar = new MicroBar(1);

    @Override
    protected void updateItem(String item, boolean empty) {
      super.updateItem(item, empty);
      setGraphic(empty ? null : bar);
      if (!empty) {
        bar.show(item, 0.8 + getIndex() * 0.02, 0.8, 0.88);
      }
    }
  }

  private Node empty() {
    return new Card("Trials")
        .setBody(new EmptyState(Material2AL.INBOX, "No trials yet", new Button("Train this")));
  }

  private static Button small(Button button) {
    return styled(button, "gn-small");
  }

  private static Button styled(Button button, String style) {
    if (!style.isEmpty()) {
      button.getStyleClass().add(style);
    }
    return button;
  }
}
