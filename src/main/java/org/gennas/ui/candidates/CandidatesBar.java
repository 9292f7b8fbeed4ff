package org.gennas.ui.candidates;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.controlsfx.control.textfield.CustomTextField;
import org.gennas.ui.control.Card;
import org.gennas.ui.control.Segments;
import org.gennas.ui.study.TrialFilter;
import org.gennas.ui.study.TrialFilter.Segment;
import org.gennas.ui.text.Messages;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/** The head of the table's card: filter on the left, comparison, columns and CSV on the right. */
final class CandidatesBar {
  /** From this width of the card, px, there is room for the counts. */
  private static final double ROOM_FOR_COUNTS = 1330;

  private final CandidatesModel model;
  private final CandidateActions actions;
  private final Messages messages;
  private final Card card;
  private final CustomTextField pattern = new CustomTextField();
  private final Segments<Segment> segments;
  private final MenuButton proposer = new MenuButton();
  private final MenuButton deleted = new MenuButton();
  private final Label selected = new Label();
  private final Button compare;
  private final Runnable empty;

  /**
   * @param empty asks whether the files of deleted trials shall go
   */
  CandidatesBar(
      Card card,
      CandidatesModel model,
      CandidateActions actions,
      ColumnFit columns,
      Messages messages,
      Runnable empty) {
    this.card = card;
    this.model = model;
    this.actions = actions;
    this.messages = messages;
    this.empty = empty;
    segments = new Segments<>(List.of(Segment.values()), this::segmentText);
    segments.setMinWidth(Region.USE_PREF_SIZE);
    segments.setId("candidates-segments");
    compare = button("compare", "candidates.compare", Material2AL.COMPARE, actions::compare);
    compare.getStyleClass().add("gn-accent");
    leading();
    card.actions()
        .getChildren()
        .setAll(
            selected,
            compare,
            chooser(columns),
            button("candidates-csv", "candidates.csv", Material2AL.GET_APP, actions::saveCsv));
    model.filter().addListener((property, before, now) -> showFilter(now));
    model.study().addListener((property, before, now) -> showCounts());
    model.compared().addListener((ListChangeListener<Integer>) change -> showCompared());
    showFilter(model.filter().get());
    showCompared();
  }

  /** The field that the slash key leads to. */
  CustomTextField pattern() {
    return pattern;
  }

  private Button button(String id, String key, Ikon icon, Runnable action) {
    Button button = new Button(messages.get(key), new FontIcon(icon));
    button.setId(id);
    button.getStyleClass().add("gn-small");
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setTooltip(new Tooltip(messages.get(key + ".why")));
    button.setOnAction(event -> action.run());
    return button;
  }

  private void leading() {
    pattern.setId("candidates-filter");
    StackPane lens = new StackPane(new FontIcon(Material2MZ.SEARCH));
    lens.setPadding(new Insets(0, 0, 0, 8));
    pattern.setLeft(lens);
    pattern.setPromptText(messages.get("candidates.filter"));
    pattern.setAccessibleText(messages.get("candidates.filter"));
    pattern.setTooltip(new Tooltip(messages.get("candidates.filter.why")));
    pattern.setPrefWidth(290);
    pattern.setMinWidth(120);
    pattern.getStyleClass().add("gn-small");
    HBox.setHgrow(pattern, Priority.SOMETIMES);
    pattern.setMaxWidth(290);
    pattern
        .textProperty()
        .addListener(
            (property, before, now) -> model.filter().set(model.filter().get().withPattern(now)));
    segments
        .valueProperty()
        .addListener(
            (property, before, now) -> model.filter().set(model.filter().get().withSegment(now)));
    proposer.setId("candidates-proposer");
    proposer.setGraphic(new FontIcon(Material2MZ.PERSON));
    deleted.setId("candidates-deleted");
    deleted.setGraphic(new FontIcon(Material2AL.DELETE));
    for (MenuButton menu : List.of(proposer, deleted)) {
      menu.getStyleClass().add("gn-small");
      menu.setMinWidth(Region.USE_PREF_SIZE);
    }
    selected.getStyleClass().add("gn-note");
    selected.setMinWidth(Region.USE_PREF_SIZE);
    card.leading().getChildren().addAll(pattern, segments, proposer, deleted);
    card.note().visibleProperty().bind(card.widthProperty().greaterThan(ROOM_FOR_COUNTS));
    card.note().managedProperty().bind(card.note().visibleProperty());
    card.note().setMinWidth(Region.USE_PREF_SIZE);
  }

  private MenuButton chooser(ColumnFit columns) {
    MenuButton chooser =
        new MenuButton(messages.get("candidates.columns"), new FontIcon(Material2MZ.VIEW_COLUMN));
    chooser.setId("candidates-columns");
    chooser.getStyleClass().add("gn-small");
    chooser.setMinWidth(Region.USE_PREF_SIZE);
    chooser.setTooltip(new Tooltip(messages.get("candidates.columns.why")));
    // An empty menu would not open, so it is filled before it is asked to.
    Runnable fill =
        () ->
            chooser
                .getItems()
                .setAll(columns.choosable().stream().map(p -> item(columns, p)).toList());
    chooser.addEventFilter(javafx.scene.input.MouseEvent.MOUSE_PRESSED, event -> fill.run());
    chooser.addEventFilter(javafx.scene.input.KeyEvent.KEY_PRESSED, event -> fill.run());
    model.study().addListener((property, before, now) -> fillOnce(chooser, fill));
    fill.run();
    return chooser;
  }

  private static void fillOnce(MenuButton menu, Runnable fill) {
    if (menu.getItems().isEmpty()) {
      fill.run();
    }
  }

  private static MenuItem item(ColumnFit columns, ColumnFit.Place place) {
    CheckMenuItem item = new CheckMenuItem(place.title());
    item.setMnemonicParsing(false);
    item.setSelected(place.column().isVisible());
    item.setOnAction(event -> columns.choose(place.id(), item.isSelected()));
    return item;
  }

  private void showFilter(TrialFilter filter) {
    if (!pattern.getText().equals(filter.pattern())) {
      pattern.setText(filter.pattern());
    }
    segments.valueProperty().set(filter.segment());
    proposer.setText(filter.proposer().orElse(messages.get("candidates.proposer.any")));
    showCounts();
  }

  private String segmentText(Segment segment) {
    return messages.format("candidates.segment." + segment, model.count(segment));
  }

  private void showCounts() {
    for (Segment segment : Segment.values()) {
      segments.setText(segment, segmentText(segment));
    }
    card.setNote(messages.format("candidates.counts", model.count(Segment.ALL), model.results()));
    showProposers();
    showDeleted();
  }

  private void showProposers() {
    List<String> names = model.proposers();
    boolean known = names.size() + 1 == proposer.getItems().size();
    if (!known) {
      ToggleGroup group = new ToggleGroup();
      List<MenuItem> items = new ArrayList<>();
      items.add(proposerItem(group, messages.get("candidates.proposer.any"), Optional.empty()));
      names.forEach(name -> items.add(proposerItem(group, name, Optional.of(name))));
      proposer.getItems().setAll(items);
    }
  }

  private MenuItem proposerItem(ToggleGroup group, String text, Optional<String> name) {
    RadioMenuItem item = new RadioMenuItem(text);
    item.setMnemonicParsing(false);
    item.setToggleGroup(group);
    item.setSelected(model.filter().get().proposer().equals(name));
    item.setOnAction(event -> model.filter().set(model.filter().get().withProposer(name)));
    return item;
  }

  private void showDeleted() {
    List<CandidateRow> rows = model.deleted();
    deleted.setVisible(!rows.isEmpty());
    deleted.setManaged(!rows.isEmpty());
    deleted.setText(String.valueOf(rows.size()));
    String words = messages.format("candidates.deleted", rows.size());
    deleted.setAccessibleText(words);
    deleted.setTooltip(new Tooltip(words));
    if (!rows.isEmpty()) {
      List<MenuItem> items = new ArrayList<>();
      for (CandidateRow row : rows) {
        MenuItem item =
            new MenuItem(messages.format("candidates.restore", row.trial().id().label()));
        item.setOnAction(event -> model.restore(row.number()));
        items.add(item);
      }
      MenuItem all = new MenuItem(messages.get("candidates.empty.menu"));
      all.setOnAction(event -> empty.run());
      items.add(new SeparatorMenuItem());
      items.add(all);
      deleted.getItems().setAll(items);
    }
  }

  private void showCompared() {
    selected.setText(messages.format("candidates.selected", model.compared().size()));
    compare.setDisable(!model.canCompare());
  }
}
