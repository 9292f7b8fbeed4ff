package org.gennas.ui.search;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.gennas.proposal.ProposalRequest.Observation;
import org.gennas.ui.study.StudySnapshot;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the effects of choices up to date in the background. While one reading is under way only
 * the latest wish waits; what belongs to another study is not shown.
 */
final class EffectsLookup {
  private static final Logger LOG = LoggerFactory.getLogger(EffectsLookup.class);

  private final Executor background;
  private final Executor ui;
  private final ReadOnlyObjectWrapper<SlotEffects> effects =
      new ReadOnlyObjectWrapper<>(SlotEffects.none());
  private List<Observation> wanted = List.of();
  private Optional<StudySnapshot> moment = Optional.empty();
  private boolean busy;
  private boolean stale;

  /**
   * @param background runs what takes a while
   * @param ui runs updates on the window's thread
   */
  EffectsLookup(Executor background, Executor ui) {
    this.background = background;
    this.ui = ui;
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
    if (busy) {
      stale = true;
    } else {
      read();
    }
  }

  private void read() {
    busy = true;
    stale = false;
    List<Observation> scored = wanted;
    StudySnapshot of = moment.orElseThrow();
    background.execute(
        () -> {
          SlotEffects read = effects(of, scored);
          ui.execute(() -> done(scored, read));
        });
  }

  private static SlotEffects effects(StudySnapshot of, List<Observation> scored) {
    try {
      return SlotEffects.of(of.networks(), scored);
    } catch (RuntimeException e) {
      LOG.warn("What the choices add could not be read from {} scores", scored.size(), e);
      return SlotEffects.none();
    }
  }

  private void done(List<Observation> scored, SlotEffects read) {
    busy = false;
    if (scored.equals(wanted)) {
      effects.set(read);
    }
    if (stale) {
      read();
    }
  }
}
