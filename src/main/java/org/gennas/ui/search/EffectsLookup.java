package org.gennas.ui.search;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.gennas.proposal.ProposalRequest.Observation;
import org.gennas.ui.study.StudySnapshot;
import org.gennas.ui.task.LatestTask;

/**
 * Keeps the effects of choices up to date in the background. While one reading is under way only
 * the latest wish waits; what belongs to another study is not shown.
 */
final class EffectsLookup {
  private final LatestTask reading;
  private final ReadOnlyObjectWrapper<SlotEffects> effects =
      new ReadOnlyObjectWrapper<>(SlotEffects.none());
  private List<Observation> wanted = List.of();
  private Optional<StudySnapshot> moment = Optional.empty();

  /**
   * @param background runs what takes a while
   * @param ui runs updates on the window's thread
   */
  EffectsLookup(Executor background, Executor ui) {
    reading = new LatestTask(background, ui, LatestTask.Overtaken.FINISHED);
  }

  ReadOnlyObjectProperty<SlotEffects> effects() {
    return effects.getReadOnlyProperty();
  }

  /** Has the effects read from a study as it stands, where its scores have changed. */
  void follow(StudySnapshot now) {
    List<Observation> scored = SlotEffects.scored(now.state());
    boolean same =
        scored.equals(wanted) && moment.map(StudySnapshot::space).equals(Optional.of(now.space()));
    moment = Optional.of(now);
    if (same) {
      return;
    }
    wanted = scored;
    if (scored.isEmpty()) {
      effects.set(SlotEffects.none());
    }
    reading.run(
        turn -> SlotEffects.of(now.networks(), scored),
        read -> show(scored, read),
        failed -> show(scored, SlotEffects.none()));
  }

  private void show(List<Observation> scored, SlotEffects read) {
    if (scored.equals(wanted)) {
      effects.set(read);
    }
  }
}
