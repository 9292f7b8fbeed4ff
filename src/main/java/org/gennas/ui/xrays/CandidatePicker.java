package org.gennas.ui.xrays;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.gennas.space.SearchSpace;
import org.gennas.study.event.Ensemble;
import org.gennas.study.event.TrialState;
import org.gennas.ui.control.ArchitectureChip;
import org.gennas.ui.text.Messages;
import org.gennas.ui.text.Quantities;

/** Chooses one of the trained candidates, or the ensemble. */
final class CandidatePicker extends ComboBox<Optional<Candidate>> {
  private final CandidateSlot slot;
  private final Messages messages;
  private final int index;
  private SearchSpace space = SearchSpace.chestXray();
  private List<TrialState> trained = List.of();
  private boolean showing;

  /**
   * @param index 0 for A, which is always chosen; 1 for B, which may be none
   */
  CandidatePicker(CandidateSlot slot, int index, Messages messages) {
    this.slot = slot;
    this.index = index;
    this.messages = messages;
    setId(index == 0 ? "xrays-candidate-a" : "xrays-candidate-b");
    getStyleClass().add("gn-candidate-picker");
    setMaxWidth(Double.MAX_VALUE);
    setMinWidth(0);
    setAccessibleText(messages.get(index == 0 ? "xrays.candidate.a" : "xrays.candidate.b"));
    setCellFactory(list -> new Cell(false));
    setButtonCell(new Cell(true));
    slot.chosen().addListener((property, before, now) -> showChosen());
    valueProperty()
        .addListener(
            (property, before, now) -> {
              if (!showing && now != null) {
                slot.chosen().set(now);
              }
            });
  }

  /** Offers these candidates of a search space, the ensemble before them. */
  void offer(List<TrialState> candidates, Optional<Ensemble> ensemble, SearchSpace of) {
    space = of;
    trained = candidates;
    List<Optional<Candidate>> items = new ArrayList<>();
    if (index > 0) {
      items.add(Optional.empty());
    }
    ensemble.ifPresent(each -> items.add(Optional.of(new Candidate.OfEnsemble(each))));
    candidates.forEach(each -> items.add(Optional.of(new Candidate.OfTrial(each.id()))));
    showing = true;
    getItems().setAll(items);
    showing = false;
    showChosen();
  }

  private void showChosen() {
    showing = true;
    setValue(
        getItems().stream()
            .filter(item -> item.equals(slot.chosen().get()))
            .findFirst()
            .orElse(null));
    showing = false;
  }

  private final class Cell extends ListCell<Optional<Candidate>> {
    private final boolean button;

    Cell(boolean button) {
      this.button = button;
    }

    @Override
    protected void updateItem(Optional<Candidate> item, boolean empty) {
      super.updateItem(item, empty);
      setText(null);
      if (empty || item == null) {
        setGraphic(button ? line(Optional.empty()) : null);
      } else {
        setGraphic(line(item));
      }
    }

    private HBox line(Optional<Candidate> item) {
      Label name =
          new Label(
              item.map(each -> each.label(messages)).orElse(messages.get("xrays.candidate.none")));
      name.getStyleClass().add(item.isPresent() ? "gn-strong" : "gn-note");
      name.setMinWidth(Region.USE_PREF_SIZE);
      HBox line = new HBox(8, CandidateLetter.of(index), name);
      line.setAlignment(Pos.CENTER_LEFT);
      item.flatMap(CandidatePicker.this::trial).ifPresent(trial -> add(line, trial));
      item.filter(Candidate.OfEnsemble.class::isInstance)
          .ifPresent(each -> add(line, ((Candidate.OfEnsemble) each).ensemble()));
      return line;
    }

    private void add(HBox line, TrialState trial) {
      ArchitectureChip chip = new ArchitectureChip(space, ArchitectureChip.Size.SMALL, messages);
      chip.setCode(trial.id().architecture().code());
      chip.setMouseTransparent(true);
      chip.setFocusTraversable(false);
      line.getChildren().addAll(chip, auc(trial.auc()));
    }

    private void add(HBox line, Ensemble ensemble) {
      Label size =
          new Label(messages.format("xrays.candidate.ensemble.size", ensemble.members().size()));
      size.getStyleClass().add("gn-tiny");
      size.setMinWidth(0);
      line.getChildren().addAll(size, auc(ensemble.valid().meanAuc()));
    }

    private Label auc(Optional<Double> value) {
      Label auc = new Label(value.map(Quantities::auc).orElse("–"));
      auc.getStyleClass().add("gn-tiny");
      auc.setMinWidth(Region.USE_PREF_SIZE);
      return auc;
    }
  }

  private Optional<TrialState> trial(Candidate candidate) {
    return trained.stream()
        .filter(trial -> candidate.equals(new Candidate.OfTrial(trial.id())))
        .findFirst();
  }

  /** The candidate chosen, in words; for screen readers. */
  Optional<String> chosenLabel() {
    return slot.chosen().get().map(each -> each.label(messages));
  }
}
