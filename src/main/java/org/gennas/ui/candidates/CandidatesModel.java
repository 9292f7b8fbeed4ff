package org.gennas.ui.candidates;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.collections.transformation.SortedList;
import org.gennas.study.event.StudyState;
import org.gennas.study.event.TrialHistory;
import org.gennas.study.event.TrialState;
import org.gennas.study.notes.TrialNote;
import org.gennas.ui.command.EditHistory;
import org.gennas.ui.study.StudyModel;
import org.gennas.ui.study.StudySnapshot;
import org.gennas.ui.study.TrialCosts;
import org.gennas.ui.study.TrialFilter;
import org.gennas.ui.study.TrialNotebook;
import org.gennas.ui.text.Messages;

/**
 * The candidates of the open study: rows, order, what is written to them, what can be done with
 * them. Filter, choice and comparison are the study's, so that all screens share them. Confined to
 * the FX thread.
 */
public final class CandidatesModel {
  private final ObservableList<CandidateRow> all = FXCollections.observableArrayList();
  private final FilteredList<CandidateRow> rows = new FilteredList<>(all);
  private final SortedList<CandidateRow> shown = new SortedList<>(rows, RowOrder.USUAL);
  private final ReadOnlyObjectWrapper<Optional<StudyState>> state =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final StudyModel study;
  private final TrialNotebook notebook;
  private final EditHistory edits;
  private final Search search;
  private final Messages messages;
  private final CandidateDetail detail;
  private final CandidateDetail.Predictions predictions;
  private TrialCosts costs = new TrialCosts();

  /** What the search of this window can be asked to do with a trial. */
  public interface Search {
    /** Whether there is one that hears, running or paused. */
    boolean hears();

    /** Has a network trained again with another seed. */
    void repeat(int number);

    /** Resumes a halted or stopped training. */
    void goOn(int number);
  }

  public CandidatesModel(
      StudyModel study,
      TrialNotebook notebook,
      EditHistory edits,
      Search search,
      Messages messages,
      CandidateDetail detail,
      CandidateDetail.Predictions predictions) {
    this.study = study;
    this.notebook = notebook;
    this.edits = edits;
    this.search = search;
    this.messages = messages;
    this.detail = detail;
    this.predictions = predictions;
    study.momentProperty().addListener((property, before, now) -> now.ifPresent(this::update));
    study.notesProperty().addListener((property, before, now) -> update());
    study.filterProperty().addListener((property, before, now) -> filter(now));
    study.selectedTrialProperty().addListener((property, before, now) -> showDetail());
    study.folderProperty().addListener((property, before, now) -> edits.clear());
    filter(study.filterProperty().get());
    update();
  }

  private void filter(TrialFilter filter) {
    var holds = filter.predicate();
    rows.setPredicate(row -> holds.test(row.trial()));
  }

  private void update() {
    study.momentProperty().get().ifPresent(this::update);
  }

  /** Takes over what the study has come to; only rows that changed are replaced. */
  private void update(StudySnapshot moment) {
    StudyState now = moment.state();
    boolean sameStudy = state.get().map(s -> s.config().equals(now.config())).orElse(false);
    if (!sameStudy) {
      costs = new TrialCosts();
    }
    boolean finished = chosenRow().filter(r -> r.trial().result().isEmpty()).isPresent();
    if (all.size() > now.trials().size() || !sameStudy) {
      all.clear();
    }
    takeOver(now, moment.histories(), study.notesProperty().get().byNumber());
    state.set(Optional.of(now));
    if (finished && chosenRow().filter(r -> r.trial().result().isPresent()).isPresent()) {
      showDetail();
    }
  }

  private void takeOver(
      StudyState now, Map<Integer, TrialHistory> histories, Map<Integer, TrialNote> notes) {
    List<CandidateRow> more = new ArrayList<>();
    for (int i = 0; i < now.trials().size(); i++) {
      TrialState trial = now.trials().get(i);
      int number = trial.id().number();
      TrialHistory history = histories.getOrDefault(number, TrialHistory.empty());
      TrialNote note = notes.getOrDefault(number, TrialNote.blank(number));
      if (i >= all.size()) {
        more.add(CandidateRow.of(now.config(), trial, history, note, costs));
      } else if (!all.get(i).madeOf(trial, history, note)) {
        CandidateRow row = CandidateRow.of(now.config(), trial, history, note, costs);
        if (!row.equals(all.get(i))) {
          all.set(i, row);
        }
      }
    }
    // at once: the table hears of a whole study as of one change
    all.addAll(more);
  }

  private void showDetail() {
    Optional<CandidateRow> row = chosenRow().filter(r -> r.trial().result().isPresent());
    if (row.isPresent()) {
      detail.show(row.get().trial().id(), predictions);
    } else {
      detail.clear();
    }
  }

  /** The row of a trial, whether or not the filter shows it. */
  public Optional<CandidateRow> row(int number) {
    return all.stream().filter(r -> r.number() == number).findFirst();
  }

  /** The row of the chosen trial, whether or not the filter shows it. */
  public Optional<CandidateRow> chosenRow() {
    return chosen().get().flatMap(this::row);
  }

  /** How many rows a segment holds, whatever the pattern; deleted ones do not count. */
  public long count(TrialFilter.Segment segment) {
    TrialFilter filter = study.filterProperty().get();
    return all.stream()
        .filter(r -> segment.holds(r.trial()) && !filter.deleted(r.number()))
        .count();
  }

  /** How many trials were trained to their end; deleted ones do not count. */
  public long results() {
    TrialFilter filter = study.filterProperty().get();
    return all.stream()
        .filter(r -> r.trial().result().isPresent() && !filter.deleted(r.number()))
        .count();
  }

  /** Who proposed the study's trials, each once, in order of appearance. */
  public List<String> proposers() {
    return all.stream().map(r -> r.trial().trial().proposal().proposer()).distinct().toList();
  }

  /** The rows that the filter shows, in the order of the table. */
  public ObservableList<CandidateRow> rows() {
    return shown;
  }

  /** How the rows are sorted. */
  public void sort(Comparator<CandidateRow> order) {
    shown.setComparator(order);
  }

  /** The trials to compare, as many as fit, from the top of the table; or none where some are. */
  public void compareTopOrNone() {
    if (study.compared().isEmpty()) {
      study
          .compared()
          .setAll(
              shown.stream()
                  .filter(r -> r.auc().isPresent())
                  .limit(StudyModel.MOST)
                  .map(CandidateRow::number)
                  .toList());
    } else {
      study.compared().clear();
    }
  }

  /**
   * Takes a trial into the comparison or out of it.
   *
   * @return false where there are as many as can be compared already
   */
  public boolean toggleCompared(int number) {
    if (study.compared().remove((Integer) number)) {
      return true;
    }
    return study.compared().size() < StudyModel.MOST && study.compared().add(number);
  }

  /** Whether there are enough trials to compare. */
  public boolean canCompare() {
    return study.compared().size() >= 2;
  }

  /** Whether something can be written to trials now. */
  public boolean canWrite() {
    return notebook.openProperty().get();
  }

  /** Writes tags and a note to a trial, in place of what was there; can be undone. */
  public void annotate(int number, TagLine line) {
    TrialNote before = notebook.of(number);
    TrialNote after = before.saying(line.tags(), line.note());
    if (canWrite() && !after.equals(before)) {
      edit("candidates.edit.note", before, after);
    }
  }

  /** The tags that this study's trials have. */
  public List<String> tags() {
    return study.notesProperty().get().tags();
  }

  /** Whether a trial can be deleted now. */
  public boolean canDelete(int number) {
    return canWrite() && study.bond(number).isEmpty();
  }

  /** Why a trial cannot be deleted; empty where it can. */
  public Optional<StudyModel.Bond> bond(int number) {
    return study.bond(number);
  }

  /** Hides a trial everywhere and chooses its neighbour; can be undone. */
  public void delete(int number) {
    if (!canDelete(number)) {
      return;
    }
    List<Integer> order = shown.stream().map(CandidateRow::number).toList();
    int at = order.indexOf(number);
    TrialNote before = notebook.of(number);
    edit("candidates.edit.delete", before, before.deleted(true));
    if (at >= 0 && !shown.isEmpty()) {
      int next = Math.min(at, shown.size() - 1);
      chosen().set(Optional.of(shown.get(next).number()));
    }
  }

  /** Shows a deleted trial again; can be undone. */
  public void restore(int number) {
    TrialNote before = notebook.of(number);
    if (canWrite() && before.deleted()) {
      edit("candidates.edit.restore", before, before.deleted(false));
      chosen().set(Optional.of(number));
    }
  }

  private void edit(String key, TrialNote before, TrialNote after) {
    String title = messages.format(key, label(before.number()));
    edits.perform(new NoteEdit(title, notebook, before, after));
  }

  private String label(int number) {
    return row(number).map(r -> r.trial().id().label()).orElse(String.valueOf(number));
  }

  /** The rows of the trials that were deleted and are shown nowhere. */
  public List<CandidateRow> deleted() {
    TrialFilter filter = study.filterProperty().get();
    return all.stream().filter(r -> filter.deleted(r.number())).collect(Collectors.toList());
  }

  /** Whether the search of this window would train a trial's network again. */
  public boolean canRepeat() {
    return search.hears() && state.get().filter(s -> s.confirming().isEmpty()).isPresent();
  }

  /** Has a trial's network trained again with another seed. */
  public void repeat(int number) {
    if (canRepeat()) {
      search.repeat(number);
    }
  }

  /** Whether a trial was halted or stopped and the search of this window would resume it. */
  public boolean canGoOn(int number) {
    return canRepeat() && row(number).filter(r -> r.trial().resumable()).isPresent();
  }

  /** Resumes a halted or stopped training from where it stands. */
  public void goOn(int number) {
    if (canGoOn(number)) {
      search.goOn(number);
    }
  }

  public ObjectProperty<TrialFilter> filter() {
    return study.filterProperty();
  }

  /** The number of the chosen trial. */
  public ObjectProperty<Optional<Integer>> chosen() {
    return study.selectedTrialProperty();
  }

  /** The number of the trial that the mouse points at. */
  public ObjectProperty<Optional<Integer>> hovered() {
    return study.hoveredTrialProperty();
  }

  /** The numbers of the trials to compare, the reference first. */
  public ObservableList<Integer> compared() {
    return study.compared();
  }

  /** What can be taken back. */
  public EditHistory edits() {
    return edits;
  }

  public CandidateDetail detail() {
    return detail;
  }

  /** What the study has come to. */
  public ReadOnlyObjectProperty<Optional<StudyState>> study() {
    return state.getReadOnlyProperty();
  }
}
