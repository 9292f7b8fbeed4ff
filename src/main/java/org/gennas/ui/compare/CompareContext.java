package org.gennas.ui.compare;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;
import org.gennas.figure.Palette;
import org.gennas.ui.text.Messages;

/**
 * What all parts of the Compare screen share.
 *
 * @param compare which trials are compared, and what comes of it
 * @param cloud all finished trials
 * @param palette colours of the figures
 * @param report makes the study's report
 */
public record CompareContext(
    CompareModel compare,
    CloudModel cloud,
    Messages messages,
    ObservableValue<Palette> palette,
    Runnable report) {

  CompareText text() {
    return new CompareText(messages);
  }

  /** The places of the compared trials by their numbers. */
  Map<Integer, Integer> places() {
    Map<Integer, Integer> places = new HashMap<>();
    compare.trialsProperty().get().forEach(t -> places.put(t.trial().id().number(), t.place()));
    return Map.copyOf(places);
  }

  ObjectProperty<Optional<Integer>> selected() {
    return cloud.study().selectedTrialProperty();
  }

  ObjectProperty<Optional<Integer>> hovered() {
    return cloud.study().hoveredTrialProperty();
  }
}
