package org.gennas.ui.search;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.gennas.search.SearchControl;
import org.gennas.space.Architecture;
import org.gennas.study.event.StudyState;
import org.gennas.ui.study.StudyController;
import org.gennas.ui.study.StudyModel.Mode;
import org.gennas.ui.study.StudySnapshot;

/** Steering a proposer without the controls: review, decisions about offers, the note. */
public final class ReviewModel {
  private final StudyController desk;
  private final SearchModel search;
  private final ReadOnlyObjectWrapper<Optional<Decision>> decision =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  ReviewModel(StudyController desk, SearchModel search) {
    this.desk = desk;
    this.search = search;
    desk.model()
        .momentProperty()
        .addListener((observable, old, now) -> decision.get().ifPresent(d -> drop(d, now)));
  }

  /** An offer that was decided elsewhere needs no decision here. */
  private void drop(Decision open, Optional<StudySnapshot> now) {
    boolean there =
        now.stream()
            .flatMap(m -> m.state().offers().stream())
            .flatMap(o -> o.proposals().stream())
            .anyMatch(p -> p.architecture().equals(open.offered()));
    if (!there) {
      decision.set(Optional.empty());
    }
  }

  /** The edit or veto that is under way. */
  ReadOnlyObjectProperty<Optional<Decision>> decisionProperty() {
    return decision.getReadOnlyProperty();
  }

  /** Whether a person can decide: only in the process that searches, and while it does. */
  public boolean canDecide() {
    Mode mode = desk.model().mode();
    return !state().map(StudyState::inConfirmation).orElse(false)
        && (mode == Mode.RUNNING_HERE || mode == Mode.PAUSED)
        && desk.holdsSearch();
  }

  private Optional<StudyState> state() {
    return desk.model().momentProperty().get().map(StudySnapshot::state);
  }

  /** Whether new proposals wait for a person. */
  public boolean reviews() {
    return state().map(StudyState::review).orElse(false);
  }

  /** The note that goes into the next prompts; empty where there is none. */
  public String note() {
    return state().flatMap(s -> s.guidance().note()).orElse("");
  }

  public void review(boolean on) {
    desk.steer(c -> c.review(on));
  }

  /** Sends a note to the proposer; an empty one takes the last back. */
  public void send(String text) {
    desk.steer(c -> c.note(text));
  }

  /** Calls the open question to the model off; the surrogate proposes in its place. */
  public void callOff() {
    desk.steer(SearchControl::callOff);
  }

  public void approve(Architecture offered) {
    decision.set(Optional.empty());
    desk.steer(c -> c.approve(offered));
  }

  /** Opens an offer in the editor; {@link #confirm} trains what was made of it. */
  public void edit(Architecture offered) {
    search.edit(offered);
    decision.set(Optional.of(new Decision(offered, Decision.Kind.EDIT)));
  }

  public void veto(Architecture offered) {
    decision.set(Optional.of(new Decision(offered, Decision.Kind.VETO)));
  }

  public void cancel() {
    decision.set(Optional.empty());
  }

  /**
   * Carries the decision out.
   *
   * @param reason of a veto; may be empty
   */
  public void confirm(String reason) {
    Optional<Decision> open = decision.get();
    decision.set(Optional.empty());
    open.ifPresent(
        d -> {
          if (d.kind() == Decision.Kind.EDIT) {
            Architecture changed = search.editor().architecture();
            desk.steer(c -> c.edit(d.offered(), changed));
          } else {
            desk.steer(c -> c.veto(d.offered(), reason));
          }
        });
  }
}
