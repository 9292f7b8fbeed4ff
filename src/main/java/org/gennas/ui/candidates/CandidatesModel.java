package org.gennas.ui.candidates;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.gennas.study.StudyState;
import org.gennas.study.TrialHistory;
import org.gennas.study.TrialState;
import org.gennas.ui.study.TrialFilter;

/** The candidates of the open study: rows, filter, choice. Confined to the FX thread. */
public final class CandidatesModel {
  private final ObservableList<CandidateRow> all = FXCollections.observableArrayList();
  private final FilteredList<CandidateRow> rows = new FilteredList<>(all);
  private final ObjectProperty<TrialFilter> filter = new SimpleObjectProperty<>(TrialFilter.all());
  private final ReadOnlyObjectWrapper<Optional<StudyState>> study =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ObjectProperty<Optional<Integer>> chosen =
      new SimpleObjectProperty<>(Optional.empty());
  private final CandidateDetail detail;
  private final CandidateDetail.Predictions predictions;
  private CandidateCosts costs = new CandidateCosts();

  public CandidatesModel(CandidateDetail detail, CandidateDetail.Predictions predictions) {
    this.detail = detail;
    this.predictions = predictions;
    filter.addListener((property, before, now) -> rows.setPredicate(row -> now.holds(row.trial())));
    chosen.addListener((property, before, now) -> showDetail());
  }

  /** Takes over what the study has come to; only rows that changed are replaced. */
  public void update(StudyState state, Map<Integer, TrialHistory> histories) {
    boolean sameStudy = study.get().map(s -> s.config().equals(state.config())).orElse(false);
    if (!sameStudy) {
      costs = new CandidateCosts();
      chosen.set(Optional.empty());
      all.clear();
    }
    List<CandidateRow> next = new ArrayList<>();
    for (TrialState trial : state.trials()) {
      TrialHistory history = histories.getOrDefault(trial.id().number(), TrialHistory.empty());
      next.add(CandidateRow.of(state.config(), trial, history, costs));
    }
    boolean finished = chosenRow().map(r -> r.trial().result().isEmpty()).orElse(false);
    for (int i = 0; i < next.size(); i++) {
      if (i >= all.size()) {
        all.add(next.get(i));
      } else if (!all.get(i).equals(next.get(i))) {
        all.set(i, next.get(i));
      }
    }
    study.set(Optional.of(state));
    if (finished && chosenRow().map(r -> r.trial().result().isPresent()).orElse(false)) {
      showDetail();
    }
  }

  private void showDetail() {
    Optional<CandidateRow> row = chosenRow().filter(r -> r.trial().result().isPresent());
    if (row.isPresent()) {
      detail.show(row.get().trial().id(), predictions);
    } else {
      detail.clear();
    }
  }

  /** The row of the chosen trial, whether or not the filter shows it. */
  public Optional<CandidateRow> chosenRow() {
    return chosen
        .get()
        .flatMap(number -> all.stream().filter(r -> r.number() == number).findFirst());
  }

  /** How many rows a segment holds, whatever the pattern. */
  public long count(TrialFilter.Segment segment) {
    return all.stream().filter(r -> segment.holds(r.trial())).count();
  }

  /** How many trials were trained to their end. */
  public long results() {
    return all.stream().filter(r -> r.trial().result().isPresent()).count();
  }

  /** The rows that the filter shows, in trial order. */
  public ObservableList<CandidateRow> rows() {
    return rows;
  }

  public ObjectProperty<TrialFilter> filter() {
    return filter;
  }

  /** The number of the chosen trial. */
  public ObjectProperty<Optional<Integer>> chosen() {
    return chosen;
  }

  public CandidateDetail detail() {
    return detail;
  }

  public ReadOnlyObjectProperty<Optional<StudyState>> study() {
    return study.getReadOnlyProperty();
  }
}
