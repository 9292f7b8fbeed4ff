package org.gennas.ui.candidates;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.gennas.space.SearchSpace;
import org.gennas.study.event.StudyEvent;
import org.gennas.study.event.TrialState;
import org.gennas.ui.control.ArchitectureChip;
import org.gennas.ui.control.Badge;
import org.gennas.ui.control.FittingRow;
import org.gennas.ui.text.Messages;
import org.gennas.ui.text.Quantities;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/** The line above a candidate's plots: what it is, and what can be done with it. */
final class CandidateHead extends HBox {
  private final CandidatesModel model;
  private final CandidateActions actions;
  private final Messages messages;
  private final CandidateText text;
  private final FittingRow title = new FittingRow(10, FittingRow.Line.CENTRED);
  private final Button repeat;
  private final Button export;
  private final Button xrays;
  private final MenuItem goOn;
  private final MenuItem delete;

  CandidateHead(CandidatesModel model, CandidateActions actions, Messages messages) {
    super(6);
    this.model = model;
    this.actions = actions;
    this.messages = messages;
    text = new CandidateText(messages);
    setStyle("-fx-alignment: center-left;");
    HBox.setHgrow(title, Priority.ALWAYS);
    HBox.setHgrow(this, Priority.ALWAYS);
    Button edit = button("open-in-editor", "candidates.openInEditor", Material2AL.EDIT);
    edit.setOnAction(event -> actions.edit());
    xrays = button("open-xrays", "candidates.openXrays", Material2AL.IMAGE_SEARCH);
    xrays.setOnAction(event -> actions.xrays());
    repeat = button("train-again", "candidates.repeat", Material2MZ.REPLAY);
    repeat.setOnAction(event -> actions.repeat());
    export = button("export-model", "candidates.export", Material2AL.GET_APP);
    export.setOnAction(event -> actions.exportModel());
    goOn = item("candidates.goOn", Material2MZ.PLAY_ARROW, actions::goOn);
    MenuItem log = item("candidates.log", Material2AL.DESCRIPTION, actions::log);
    delete = item("candidates.delete", Material2AL.DELETE, actions::delete);
    MenuButton more = new MenuButton("", new FontIcon(Material2MZ.MORE_HORIZ), goOn, log, delete);
    more.setId("candidate-more");
    more.getStyleClass().addAll("gn-small", "gn-more");
    more.setAccessibleText(messages.get("candidates.more"));
    more.setTooltip(new Tooltip(messages.get("candidates.more")));
    more.setOnShowing(event -> refreshActions());
    Button close = new Button("", new FontIcon(Material2AL.CLOSE));
    close.setId("close-candidate");
    close.getStyleClass().addAll("gn-small", "gn-icon");
    close.setAccessibleText(messages.get("candidates.close"));
    close.setTooltip(new Tooltip(messages.get("candidates.close")));
    close.setOnAction(event -> model.chosen().set(Optional.empty()));
    getChildren().addAll(title, edit, xrays, repeat, export, more, close);
  }

  private Button button(String id, String key, Ikon icon) {
    Button button = new Button(messages.get(key), new FontIcon(icon));
    button.setId(id);
    button.getStyleClass().add("gn-small");
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setTooltip(new Tooltip(messages.get(key + ".why")));
    return button;
  }

  private MenuItem item(String key, Ikon icon, Runnable action) {
    MenuItem item = new MenuItem(messages.get(key), new FontIcon(icon));
    item.setOnAction(event -> action.run());
    return item;
  }

  /** Shows the chosen candidate. */
  void show(CandidateRow row) {
    SearchSpace space =
        model
            .study()
            .get()
            .map(s -> SearchSpace.presetOrDefault(s.config().space()))
            .orElseGet(SearchSpace::chestXray);
    Label name = label(row.trial().id().label(), "gn-page-title");
    Badge badge = new Badge(Badge.Kind.NEUTRAL, "");
    text.show(badge, row);
    List<Node> nodes = new ArrayList<>();
    nodes.add(name);
    nodes.add(
        new ArchitectureChip(space, ArchitectureChip.Size.LARGE, messages, row.architecture()));
    nodes.add(badge);
    nodes.add(label(text.auc(row), row.auc().isPresent() ? "gn-strong" : "gn-note"));
    row.interval()
        .map(i -> messages.format("candidates.interval", auc(i.low()), auc(i.high())))
        .ifPresent(interval -> nodes.add(label(interval, "gn-note")));
    about(row).ifPresent(words -> nodes.add(label(words, "gn-note")));
    title.show(nodes);
    refreshActions();
  }

  private static String auc(double value) {
    return Quantities.auc(value);
  }

  private Label label(String words, String style) {
    Label label = new Label(words);
    label.getStyleClass().add(style);
    return label;
  }

  private Optional<String> about(CandidateRow row) {
    if (row.trial().result().isEmpty()) {
      return text.cause(row);
    }
    String epoch = messages.format("candidates.bestEpoch", row.trial().result().get().bestEpoch());
    Optional<Integer> images =
        model
            .study()
            .get()
            .flatMap(s -> s.prepared())
            .flatMap(p -> p.sides().stream().filter(side -> side.name().equals("valid")).findAny())
            .map(StudyEvent.Side::images);
    return Optional.of(
        images
            .map(n -> messages.format("candidates.about", Quantities.grouped(n), epoch))
            .orElse(epoch));
  }

  private void refreshActions() {
    Optional<CandidateRow> row = model.chosenRow();
    boolean trained = row.filter(r -> r.trial().result().isPresent()).isPresent();
    repeat.setDisable(row.isEmpty() || !model.canRepeat());
    export.setDisable(!trained);
    xrays.setDisable(!trained);
    goOn.setDisable(row.filter(r -> model.canGoOn(r.number())).isEmpty());
    boolean resumable = row.map(CandidateRow::trial).filter(TrialState::resumable).isPresent();
    goOn.setVisible(resumable);
    delete.setDisable(row.filter(r -> model.canDelete(r.number())).isEmpty());
    delete.setText(
        row.flatMap(r -> model.bond(r.number()))
            .map(bond -> messages.get("candidates.delete.not." + bond))
            .orElse(messages.get("candidates.delete")));
  }
}
