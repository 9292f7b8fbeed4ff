package org.gennas.ui.xrays;

import java.nio.IntBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.value.ObservableValue;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Duration;
import org.gennas.data.images.GreyWindow;
import org.gennas.data.images.Radiograph;
import org.gennas.figure.Palette;
import org.gennas.study.inspection.Reading;
import org.gennas.ui.task.LatestTask;
import org.gennas.ui.text.Messages;

/** The one or two panes of the viewer, and what they show. */
final class ViewerPanes extends HBox {
  private static final double BLINK_MS = 700;

  /** Pixels together with the picture that they are of. */
  private record Painted(Radiograph of, PaintedPixels pixels) {}

  private final XraysModel model;
  private final ViewerModel viewer;
  private final Messages messages;
  private final ImageText text;
  private final PicturePane first;
  private final PicturePane second;
  private final LatestTask painting;
  private final LatestTask firstHeating;
  private final LatestTask secondHeating;
  private final Timeline blink = new Timeline();
  private Optional<Image> plain = Optional.empty();
  private Optional<Image> firstHeat = Optional.empty();
  private Optional<Image> secondHeat = Optional.empty();
  private boolean blinkedToHeat;

  ViewerPanes(
      XraysModel model,
      ObservableValue<Palette> palette,
      Messages messages,
      Executor background,
      Executor ui) {
    super(8);
    this.model = model;
    this.viewer = model.viewer();
    this.messages = messages;
    text = new ImageText(messages);
    first = new PicturePane(viewer, 0, palette);
    second = new PicturePane(viewer, 1, palette);
    painting = new LatestTask(background, ui, LatestTask.Overtaken.FINISHED);
    firstHeating = new LatestTask(background, ui, LatestTask.Overtaken.FINISHED);
    secondHeating = new LatestTask(background, ui, LatestTask.Overtaken.FINISHED);
    first.setId("xrays-pane-1");
    second.setId("xrays-pane-2");
    getStyleClass().add("gn-film-row");
    HBox.setHgrow(first, Priority.ALWAYS);
    HBox.setHgrow(second, Priority.ALWAYS);
    setMinSize(0, 0);
    blink.getKeyFrames().setAll(new KeyFrame(Duration.millis(BLINK_MS), event -> turn()));
    blink.setCycleCount(Animation.INDEFINITE);
    follow();
    arrange();
    paint();
  }

  private void follow() {
    viewer.picture().addListener((property, before, now) -> paint());
    viewer.window().addListener((property, before, now) -> paint());
    viewer.inverted().addListener((property, before, now) -> paint());
    viewer.layout().addListener((property, before, now) -> arrange());
    sceneProperty().addListener((property, before, now) -> arrange());
    viewer.heatShown().addListener((property, before, now) -> refresh());
    viewer.boxesShown().addListener((property, before, now) -> refresh());
    viewer.measurement().addListener((property, before, now) -> refresh());
    viewer.opacity().addListener((property, before, now) -> heat());
    viewer.hideBelow().addListener((property, before, now) -> heat());
    viewer.viewport(0).addListener((property, before, now) -> refresh());
    viewer.viewport(1).addListener((property, before, now) -> refresh());
    model.shown().addListener((property, before, now) -> refresh());
    model.subject().addListener((property, before, now) -> refresh());
    model.images().filter().addListener((property, before, now) -> heat());
    model.firstNetwork().state().addListener((property, before, now) -> heat());
    model.secondNetwork().state().addListener((property, before, now) -> heat());
  }

  private void turn() {
    blinkedToHeat = !blinkedToHeat;
    refresh();
  }

  private void arrange() {
    boolean two =
        viewer.layout().get() == ViewerModel.Layout.SIDE_BY_SIDE
            || viewer.layout().get() == ViewerModel.Layout.CANDIDATES;
    getChildren().setAll(two ? List.of(first, second) : List.of(first));
    if (viewer.layout().get() == ViewerModel.Layout.BLINK && getScene() != null) {
      blink.playFromStart();
    } else {
      blink.stop();
      blinkedToHeat = false;
    }
    refresh();
  }

  private void paint() {
    Optional<Radiograph> picture = viewer.picture().get();
    if (picture.isEmpty()) {
      painting.cancel();
      plain = Optional.empty();
      refresh();
      return;
    }
    GreyWindow window = viewer.window().get();
    boolean inverted = viewer.inverted().get();
    painting.run(turn -> painted(picture.get(), window, inverted), this::painted, failed -> {});
  }

  private static Painted painted(Radiograph picture, GreyWindow window, boolean inverted) {
    int[] argb = new int[picture.width() * picture.height()];
    picture.paint(window.table(picture.bits(), inverted), argb);
    return new Painted(picture, new PaintedPixels(picture.width(), picture.height(), argb));
  }

  private void painted(Painted made) {
    if (viewer.picture().get().equals(Optional.of(made.of()))) {
      plain = Optional.of(image(made.pixels()));
      refresh();
    }
  }

  private static Image image(PaintedPixels pixels) {
    return new WritableImage(
        new PixelBuffer<>(
            pixels.width(),
            pixels.height(),
            IntBuffer.wrap(pixels.argb()),
            PixelFormat.getIntArgbPreInstance()));
  }

  private void heat() {
    firstHeat = heat(firstHeating, model.firstNetwork().reading(), firstHeat);
    secondHeat = heat(secondHeating, model.secondNetwork().reading(), secondHeat);
    refresh();
  }

  /** Has the heat painted again; until it is there the old one stays if it is of this reading. */
  private Optional<Image> heat(LatestTask work, Optional<Reading> reading, Optional<Image> before) {
    int finding = reading.map(r -> r.findings().indexOf(finding())).orElse(-1);
    if (finding < 0) {
      work.cancel();
      return Optional.empty();
    }
    float[] map = reading.get().heat()[finding];
    int side = reading.get().heatSide();
    double opacity = viewer.opacity().get();
    double hideBelow = viewer.hideBelow().get();
    work.run(
        turn -> HeatPainting.paint(map, side, opacity, hideBelow),
        pixels -> heated(work == firstHeating, pixels),
        failed -> {});
    return before;
  }

  private void heated(boolean ofFirst, PaintedPixels pixels) {
    if (ofFirst) {
      firstHeat = Optional.of(image(pixels));
    } else {
      secondHeat = Optional.of(image(pixels));
    }
    refresh();
  }

  private String finding() {
    return model.finding().orElse("");
  }

  private void refresh() {
    boolean heat = viewer.heatShown().get();
    switch (viewer.layout().get()) {
      case SINGLE -> first.show(content(0, heat ? Over.FIRST : Over.NOTHING));
      case BLINK -> first.show(content(0, blinkedToHeat ? Over.FIRST : Over.NOTHING));
      case SIDE_BY_SIDE -> {
        first.show(content(0, Over.NOTHING));
        second.show(content(1, heat ? Over.FIRST : Over.NOTHING));
      }
      case CANDIDATES -> {
        first.show(content(0, heat ? Over.FIRST : Over.NOTHING));
        second.show(content(1, heat ? Over.SECOND : Over.NOTHING));
      }
    }
  }

  /** Whose heat lies over a pane's picture. */
  private enum Over {
    NOTHING,
    FIRST,
    SECOND
  }

  private PaneContent content(int pane, Over over) {
    Optional<Radiograph> picture = viewer.picture().get();
    if (picture.isEmpty() || model.shown().get() instanceof XraysModel.Shown.Loading) {
      return waiting();
    }
    Optional<Image> heat =
        switch (over) {
          case NOTHING -> Optional.empty();
          case FIRST -> firstHeat;
          case SECOND -> secondHeat;
        };
    return new PaneContent(
        plain,
        picture.get().width(),
        picture.get().height(),
        heat,
        viewer.boxesShown().get() ? boxes(over != Over.NOTHING) : List.of(),
        title(over),
        over == Over.NOTHING ? person(picture.get()) : source(over),
        state(pane),
        viewer.measurement().get().map(line -> measured(line, picture.get())),
        heat.map(
            image ->
                new PaneContent.Legend(
                    messages.get("xrays.legend.low"),
                    messages.get("xrays.legend.high"),
                    viewer.hideBelow().get())));
  }

  private PaneContent waiting() {
    boolean loading = model.shown().get() instanceof XraysModel.Shown.Loading;
    PaneContent none = PaneContent.nothing();
    Optional<Radiograph> before = viewer.picture().get();
    return new PaneContent(
        plain,
        before.map(Radiograph::width).orElse(1),
        before.map(Radiograph::height).orElse(1),
        none.heat(),
        none.boxes(),
        loading ? messages.get("xrays.loading") : "",
        "",
        "",
        none.measurement(),
        none.legend());
  }

  private List<PaneContent.Marked> boxes(boolean overHeat) {
    return model.subject().get() instanceof XraysModel.Subject.OfStudy it
        ? it.image().boxes(finding()).stream()
            .map(
                box ->
                    new PaneContent.Marked(
                        box, overHeat ? "" : messages.format("xrays.box.label", box.finding())))
            .toList()
        : List.of();
  }

  private String title(Over over) {
    return over == Over.NOTHING
        ? messages.get("xrays.pane.original")
        : messages.format("xrays.pane.heat", finding());
  }

  private String person(Radiograph picture) {
    if (model.subject().get() instanceof XraysModel.Subject.OfStudy it) {
      return text.person(it.image());
    }
    Radiograph.Origin origin = picture.origin();
    return text.person(origin.sex(), origin.age(), origin.projection());
  }

  private String source(Over over) {
    CandidateSlot slot = over == Over.FIRST ? model.first() : model.second();
    NetworkModel network = over == Over.FIRST ? model.firstNetwork() : model.secondNetwork();
    String label =
        slot.chosen().get().map(each -> each.label(messages)).orElse(messages.get("xrays.none"));
    NetworkModel.State state = network.state().get();
    if (state instanceof NetworkModel.State.Ready ready) {
      return messages.format("xrays.pane.cam", label, String.valueOf(ready.reading().heatSide()));
    }
    if (state instanceof NetworkModel.State.Waiting) {
      return messages.format("xrays.pane.waiting", label);
    }
    return state instanceof NetworkModel.State.Failed
        ? messages.format("xrays.pane.failed", label)
        : label;
  }

  private String state(int pane) {
    double zoom = viewer.viewport(pane).get().scale();
    GreyWindow window = viewer.window().get();
    return messages.format(
        "xrays.pane.state",
        ImageText.percent(zoom),
        ImageText.level(window.width()),
        ImageText.level(window.center()));
  }

  private PaneContent.Measured measured(ViewerModel.Measurement line, Radiograph picture) {
    String pixels = ImageText.level(line.pixels());
    return new PaneContent.Measured(
        line,
        line.millimetres(picture)
            .map(
                mm ->
                    messages.format(
                        "xrays.measure.mm",
                        String.format(java.util.Locale.ROOT, "%.1f", mm),
                        pixels))
            .orElseGet(() -> messages.format("xrays.measure.px", pixels)));
  }

  /** The pane that shows most: the one with heat, where there are two. */
  PaneContent richest() {
    return getChildren().size() > 1 ? second.content() : first.content();
  }

  /** A pane, for measurements. */
  PicturePane pane(int index) {
    return index == 0 ? first : second;
  }
}
