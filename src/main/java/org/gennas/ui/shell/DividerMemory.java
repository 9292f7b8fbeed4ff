package org.gennas.ui.shell;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;

/** Where a person has put the dividers of the screens' parts. */
final class DividerMemory {
  private final Map<String, List<Double>> places = new HashMap<>();

  /** Takes what was remembered; what makes no sense is left out. */
  void restore(Map<String, List<Double>> remembered) {
    remembered.forEach(
        (name, all) -> {
          if (all.stream().allMatch(p -> p != null && p > 0 && p < 1)) {
            places.put(name, all);
          }
        });
  }

  /** By the name of each divided part, where it is divided. */
  Map<String, List<Double>> now() {
    return Map.copyOf(places);
  }

  /** Follows the dividers of a screen that has just been made, once it is laid out. */
  void follow(String screen, Node view) {
    // parts lie in skins, which come with the first layout
    Platform.runLater(
        () -> {
          view.applyCss();
          int place = 0;
          for (Node node : view.lookupAll(".split-pane")) {
            if (node instanceof SplitPane split) {
              follow(screen + "." + place++, split);
            }
          }
        });
  }

  private void follow(String name, SplitPane split) {
    List<Double> known = places.getOrDefault(name, List.of());
    if (known.size() == split.getDividers().size()) {
      split.setDividerPositions(known.stream().mapToDouble(Double::doubleValue).toArray());
    }
    split
        .getDividers()
        .forEach(
            divider ->
                divider
                    .positionProperty()
                    .addListener((observable, old, now) -> keep(name, split)));
    keep(name, split);
  }

  private void keep(String name, SplitPane split) {
    places.put(name, Arrays.stream(split.getDividerPositions()).boxed().toList());
  }
}
