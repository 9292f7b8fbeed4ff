package org.gennas.ui.search;

import java.util.Optional;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.input.MouseEvent;
import org.gennas.ui.study.StudyModel;

/**
 * Ties what shows a trial to the same trial everywhere: pointed at here, it is marked on all
 * screens, and the other way round.
 */
final class TrialLink {
  private static final PseudoClass LINKED = PseudoClass.getPseudoClass("linked");
  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

  private final Node node;
  private final StudyModel study;
  private final ChangeListener<Optional<Integer>> listener = (observable, old, now) -> mark();
  private Optional<Integer> number = Optional.empty();

  private TrialLink(Node node, StudyModel study) {
    this.node = node;
    this.study = study;
  }

  /** Ties a node that will show one trial after the other. */
  static TrialLink of(Node node, StudyModel study) {
    TrialLink link = new TrialLink(node, study);
    // The node keeps the link alive, the study does not: rows come and go.
    node.getProperties().put(TrialLink.class, link);
    study.hoveredTrialProperty().addListener(new WeakChangeListener<>(link.listener));
    study.selectedTrialProperty().addListener(new WeakChangeListener<>(link.listener));
    node.addEventHandler(MouseEvent.MOUSE_ENTERED, event -> link.point(link.number));
    node.addEventHandler(MouseEvent.MOUSE_EXITED, event -> link.point(Optional.empty()));
    return link;
  }

  /** The trial that is shown now. */
  void show(Optional<Integer> trial) {
    number = trial;
    mark();
  }

  /** Makes it the trial that all screens look at. */
  void choose() {
    if (number.isPresent()) {
      study.selectedTrialProperty().set(number);
    }
  }

  private void point(Optional<Integer> trial) {
    study.hoveredTrialProperty().set(trial);
  }

  private void mark() {
    node.pseudoClassStateChanged(
        LINKED, number.isPresent() && number.equals(study.hoveredTrialProperty().get()));
    node.pseudoClassStateChanged(
        CHOSEN, number.isPresent() && number.equals(study.selectedTrialProperty().get()));
  }
}
