package org.gennas.ui.candidates;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import org.gennas.space.SearchSpace;
import org.gennas.study.event.StudyState;
import org.gennas.ui.text.Messages;

/** The table of all candidates; running ones first, then the best first until a head is clicked. */
final class CandidatesTable extends TableView<CandidateRow> {
  private static final PseudoClass LINKED = PseudoClass.getPseudoClass("linked");

  private final CandidatesModel model;
  private final CandidateActions actions;
  private final CandidateColumns columns;
  private final ColumnFit fit = new ColumnFit(this);
  private final Consumer<Integer> write;
  private CandidateScales scales = CandidateScales.none();
  private List<String> findings = List.of();
  private Optional<String> space = Optional.empty();

  /**
   * @param write begins to write tags and a note to a trial
   */
  CandidatesTable(
      CandidatesModel model, CandidateActions actions, Messages messages, Consumer<Integer> write) {
    this.model = model;
    this.actions = actions;
    this.write = write;
    columns = new CandidateColumns(model, actions, messages, () -> scales);
    setId("candidates-table");
    setAccessibleText(messages.get("screen.candidates"));
    comparatorProperty()
        .addListener(
            (property, before, now) -> {
              model.sort(now == null ? RowOrder.USUAL : now);
              columns.showUsualOrder(now == null);
            });
    columns.showUsualOrder(true);
    setItems(model.rows());
    setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    setPlaceholder(new Label(messages.get("candidates.none")));
    setRowFactory(table -> new Row());
    addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
    model.study().addListener((property, before, now) -> now.ifPresent(this::fit));
    model.study().get().ifPresent(this::fit);
    model.compared().addListener((ListChangeListener<Integer>) c -> columns.showCompared());
    columns.showCompared();
    follow();
  }

  /** Which columns are shown. */
  ColumnFit columnFit() {
    return fit;
  }

  /** Keeps the table's selection and the study's choice the same. */
  private void follow() {
    getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (property, before, now) -> {
              if (now != null) {
                model.chosen().set(Optional.of(now.number()));
              }
            });
    getItems().addListener((ListChangeListener<CandidateRow>) change -> reselect());
    model.chosen().addListener((property, before, now) -> reselect());
    reselect();
  }

  private void reselect() {
    int at = index(model.chosen().get());
    if (at < 0) {
      getSelectionModel().clearSelection();
    } else if (getSelectionModel().getSelectedIndex() != at) {
      getSelectionModel().clearAndSelect(at);
    }
  }

  private int index(Optional<Integer> number) {
    for (int i = 0; number.isPresent() && i < getItems().size(); i++) {
      if (getItems().get(i).number() == number.get()) {
        return i;
      }
    }
    return -1;
  }

  private void fit(StudyState state) {
    List<String> names = state.config().images().findingNames();
    CandidateScales now = CandidateScales.of(model.rows(), names.size());
    boolean rescaled = !now.equals(scales);
    scales = now;
    boolean same = names.equals(findings) && space.equals(Optional.of(state.config().space()));
    if (!same) {
      findings = names;
      space = Optional.of(state.config().space());
      SearchSpace known = SearchSpace.presetOrDefault(state.config().space());
      fit.set(columns.of(known, names));
    } else if (rescaled) {
      refresh();
    }
  }

  private void onKey(KeyEvent event) {
    if (event.isShortcutDown() || event.isAltDown() || !isFocused()) {
      return;
    }
    Optional<Integer> chosen = model.chosen().get();
    if (event.getCode() == KeyCode.SPACE) {
      actions.toggleChosen();
    } else if (event.getCode() == KeyCode.F2 || event.getCode() == KeyCode.ENTER) {
      chosen.ifPresent(write);
    } else if (event.getCode() == KeyCode.DELETE) {
      actions.delete();
    } else {
      return;
    }
    event.consume();
  }

  /** Where the notes of a trial are on the screen, in the scene; scrolls there if need be. */
  Optional<Bounds> notesBounds(int number) {
    int at = index(Optional.of(number));
    if (at < 0) {
      return Optional.empty();
    }
    Optional<Bounds> seen = bounds(number);
    if (seen.isEmpty()) {
      scrollTo(at);
      layout();
      seen = bounds(number);
    }
    return seen;
  }

  private Optional<Bounds> bounds(int number) {
    for (Node node : lookupAll(".table-row-cell")) {
      if (node instanceof TableRow<?> row
          && row.getItem() instanceof CandidateRow shown
          && shown.number() == number
          && row.isVisible()) {
        Node cell = row.lookup(".gn-notes");
        return cell == null
            ? Optional.empty()
            : Optional.of(cell.localToScene(cell.getLayoutBounds()));
      }
    }
    return Optional.empty();
  }

  /** A row that is highlighted wherever its trial is pointed at. */
  private final class Row extends TableRow<CandidateRow> {
    private final ChangeListener<Optional<Integer>> link = (property, before, now) -> showLink();

    Row() {
      model.hovered().addListener(new WeakChangeListener<>(link));
      setOnMouseEntered(event -> point(Optional.ofNullable(getItem()).map(CandidateRow::number)));
      setOnMouseExited(event -> point(Optional.empty()));
      setOnMouseClicked(
          event -> {
            boolean twice = event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2;
            if (twice && getItem() != null) {
              write.accept(getItem().number());
            }
          });
    }

    private void point(Optional<Integer> number) {
      model.hovered().set(number);
    }

    private void showLink() {
      boolean linked =
          getItem() != null && model.hovered().get().equals(Optional.of(getItem().number()));
      pseudoClassStateChanged(LINKED, linked);
    }

    @Override
    protected void updateItem(CandidateRow row, boolean empty) {
      super.updateItem(row, empty);
      showLink();
    }
  }
}
