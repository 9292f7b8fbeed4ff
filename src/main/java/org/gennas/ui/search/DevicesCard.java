package org.gennas.ui.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.gennas.study.event.TrialState;
import org.gennas.ui.control.Bar;
import org.gennas.ui.control.EmptyState;
import org.gennas.ui.study.StudyModel.Mode;
import org.gennas.ui.study.StudySnapshot;
import org.gennas.ui.text.Quantities;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/** A lane for each device, the queue, and the preparation of the images before all that. */
final class DevicesCard extends VBox {
  private final SearchContext context;
  private final Map<String, LaneView> lanes = new LinkedHashMap<>();
  private final VBox preparation;
  private final Label stage = Nodes.label("", "gn-strong");
  private final Label prepared = Nodes.whole("", "gn-muted");
  private final Bar bar = new Bar(8, Bar.Tone.ACCENT);
  private final Label starting;
  private final HBox queue;
  private final Label queued = Nodes.label("", "gn-muted");
  private final EmptyState empty;
  private final EndingRow ending;

  DevicesCard(SearchContext context) {
    this.context = context;
    ending = new EndingRow(context);
    getStyleClass().add("gn-card");
    setId("devices");
    HBox title = new HBox(8, stage, Nodes.room(), prepared);
    title.setAlignment(Pos.BASELINE_LEFT);
    preparation = new VBox(8, title, bar);
    preparation.getStyleClass().add("gn-preparation");
    starting = Nodes.label(context.text("search.starting"), "gn-muted");
    starting.setGraphic(new FontIcon(Material2AL.HOURGLASS_EMPTY));
    starting.getStyleClass().add("gn-starting");
    queue = new HBox(8, new FontIcon(Material2MZ.PLAYLIST_PLAY), queued);
    queue.setAlignment(Pos.CENTER_LEFT);
    queue.getStyleClass().add("gn-queue");
    Button start =
        new Button(context.text("search.devices.start"), new FontIcon(Material2MZ.PLAY_ARROW));
    start.getStyleClass().add("gn-primary");
    start.setOnAction(event -> context.model().desk().start());
    Label hint = Nodes.label(context.text("search.devices.none.hint"), "gn-note");
    empty =
        new EmptyState(
            Material2MZ.MULTILINE_CHART, context.text("search.devices.none"), hint, start);
    start.visibleProperty().bind(context.model().study().modeProperty().isEqualTo(Mode.READY));
    start.managedProperty().bind(start.visibleProperty());
    VBox.setVgrow(empty, Priority.ALWAYS);
  }

  void show(Optional<StudySnapshot> moment, Mode mode) {
    List<Lane> now = moment.map(Lane::of).orElse(List.of());
    lanes.keySet().removeIf(id -> now.stream().noneMatch(l -> l.id().equals(id)));
    List<Node> parts = new ArrayList<>();
    moment.flatMap(StudySnapshot::preparation).ifPresent(this::showPreparation);
    boolean preparingNow = moment.flatMap(StudySnapshot::preparation).isPresent();
    if (preparingNow) {
      parts.add(preparation);
    }
    boolean over = mode == Mode.NONE || mode == Mode.READY;
    if (mode == Mode.ENDED) {
      moment.ifPresent(m -> ending.show(m));
      parts.add(ending);
    }
    for (Lane lane : mode == Mode.ENDED ? List.<Lane>of() : now) {
      LaneView view = lanes.computeIfAbsent(lane.id(), id -> new LaneView(context, id));
      moment.ifPresent(m -> view.show(lane, m));
      parts.add(view);
    }
    if (now.isEmpty() && !preparingNow && mode != Mode.ENDED) {
      parts.add(mode == Mode.STARTING || !over ? starting : empty);
    }
    String line = moment.map(this::queue).orElse("");
    queued.setText(line);
    if (!line.isEmpty() && mode != Mode.ENDED) {
      parts.add(queue);
    }
    if (!getChildren().equals(parts)) {
      getChildren().setAll(parts);
      // JavaFX style sheets know no :first-child.
      PseudoClass first = PseudoClass.getPseudoClass("first");
      parts.forEach(p -> p.pseudoClassStateChanged(first, p == parts.get(0)));
    }
  }

  /** What comes next, in words; empty where nothing waits. */
  private String queue(StudySnapshot moment) {
    long waiting =
        moment.state().trials().stream()
            .filter(
                t ->
                    t.status() == TrialState.Status.QUEUED
                        || t.status() == TrialState.Status.WAITING)
            .count();
    long offered = moment.state().offers().stream().mapToLong(o -> o.proposals().size()).sum();
    List<String> words = new ArrayList<>();
    if (waiting > 0) {
      words.add(context.text("search.devices.queue.waiting", waiting));
    }
    if (offered > 0) {
      words.add(context.text("search.devices.queue.offered", offered));
    }
    if (!moment.incoming().isEmpty()) {
      words.add(context.text("search.devices.queue.arriving", moment.incoming().size()));
    }
    return words.isEmpty() ? "" : context.text("search.devices.queue", String.join(", ", words));
  }

  private void showPreparation(StudySnapshot.Preparation now) {
    stage.setText(
        context.text(
            switch (now.stage()) {
              case IMAGES -> "search.preparing";
              case IMAGES_ELSEWHERE -> "search.preparing.elsewhere";
              case BASELINES -> "search.fitting";
            }));
    prepared.setText(
        context.text(
            "search.preparing.of",
            Quantities.grouped(now.done()),
            Quantities.grouped(now.total())));
    bar.setFraction(now.total() > 0 ? (double) now.done() / now.total() : 0);
  }

  /** The lane of a device, if it is shown. */
  Optional<LaneView> lane(String id) {
    return Optional.ofNullable(lanes.get(id));
  }
}
