package org.gennas.ui.xrays;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.gennas.space.SearchSpace;
import org.gennas.study.event.Ensemble;
import org.gennas.study.event.TrialState;
import org.gennas.study.inspection.Reading;
import org.gennas.ui.control.Card;
import org.gennas.ui.control.Segments;
import org.gennas.ui.text.Messages;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;

/** Two candidates, what they say of each finding, and the reader's note. */
final class FindingsCard extends VBox {
  private enum Scale {
    CALIBRATED,
    RAW
  }

  private final XraysModel model;
  private final Messages messages;
  private final CandidatePicker first;
  private final CandidatePicker second;
  private final VBox lines = new VBox();
  private final List<FindingLine> findings = new ArrayList<>();
  private final Label disagreement = new Label();
  private final Label disagreementNames = new Label();
  private final Label uncalibrated = new Label();
  private final Label problem = new Label();
  private final NotePanel note;

  FindingsCard(XraysModel model, Messages messages) {
    this.model = model;
    this.messages = messages;
    first = new CandidatePicker(model.first(), 0, messages);
    second = new CandidatePicker(model.second(), 1, messages);
    note = new NotePanel(model, messages);
    Segments<Scale> scale =
        new Segments<>(List.of(Scale.values()), each -> messages.get("xrays.scale." + each));
    for (Scale each : Scale.values()) {
      scale.button(each).setTooltip(new Tooltip(messages.get("xrays.scale.hint." + each)));
      scale.button(each).setId("xrays-scale-" + each);
    }
    scale
        .valueProperty()
        .addListener(
            (property, before, now) -> model.images().calibrated().set(now == Scale.CALIBRATED));
    Card card = new Card(messages.get("xrays.findings"));
    card.actions().getChildren().add(scale);
    VBox pickers = new VBox(6, first, second);
    pickers.getStyleClass().add("gn-pickers");
    ScrollPane scroll = new ScrollPane(new VBox(lines, legend()));
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    problem.setId("xrays-model-problem");
    problem.setWrapText(true);
    problem.setMinHeight(USE_PREF_SIZE);
    VBox body = new VBox(pickers, problem, scroll, disagreementBox(), note);
    card.setBody(body);
    VBox.setVgrow(card, Priority.ALWAYS);
    getChildren().setAll(card);
    follow();
    showFindings();
  }

  private VBox legend() {
    Label low = new Label("0");
    Label middle = new Label("0.5");
    Label high = new Label("1");
    for (Label each : List.of(low, middle, high)) {
      each.getStyleClass().add("gn-tiny");
    }
    Region left = new Region();
    Region right = new Region();
    HBox.setHgrow(left, Priority.ALWAYS);
    HBox.setHgrow(right, Priority.ALWAYS);
    HBox axis = new HBox(low, left, middle, right, high);
    axis.getStyleClass().add("gn-probability-axis");
    Region tick = new Region();
    tick.getStyleClass().add("gn-probability-tick");
    tick.setMinSize(2, 13);
    tick.setMaxSize(2, 13);
    Label threshold = new Label(messages.get("xrays.legend.threshold"), tick);
    FontIcon check = new FontIcon(Material2AL.CHECK_CIRCLE);
    Label truth = new Label(messages.get("xrays.legend.truth"), check);
    truth.getStyleClass().add("gn-ok");
    for (Label each : List.of(threshold, truth, uncalibrated)) {
      each.getStyleClass().add("gn-tiny");
      each.setWrapText(true);
      each.setMinHeight(USE_PREF_SIZE);
    }
    VBox legend = new VBox(4, axis, threshold, truth, uncalibrated);
    legend.getStyleClass().add("gn-findings-legend");
    return legend;
  }

  private VBox disagreementBox() {
    disagreement.getStyleClass().add("gn-strong");
    disagreement.setId("xrays-disagreement-title");
    disagreement.setWrapText(true);
    disagreementNames.getStyleClass().add("gn-note");
    disagreementNames.setWrapText(true);
    disagreementNames.setMinHeight(USE_PREF_SIZE);
    disagreement.setMinHeight(USE_PREF_SIZE);
    VBox box = new VBox(2, disagreement, disagreementNames);
    box.getStyleClass().addAll("gn-inset", "gn-disagreement");
    VBox holder = new VBox(box);
    holder.getStyleClass().add("gn-disagreement-holder");
    holder.setMinHeight(USE_PREF_SIZE);
    holder.visibleProperty().bind(disagreement.textProperty().isNotEmpty());
    holder.managedProperty().bind(holder.visibleProperty());
    return holder;
  }

  private void follow() {
    ImageListModel images = model.images();
    images.state().addListener((property, before, now) -> showFindings());
    images.filter().addListener((property, before, now) -> showChosen());
    images.calibrated().addListener((property, before, now) -> show());
    model.subject().addListener((property, before, now) -> show());
    for (CandidateSlot slot : List.of(model.first(), model.second())) {
      slot.scores().addListener((property, before, now) -> show());
      slot.chosen().addListener((property, before, now) -> show());
      slot.problem().addListener((property, before, now) -> show());
    }
    model.firstNetwork().state().addListener((property, before, now) -> show());
    model.secondNetwork().state().addListener((property, before, now) -> show());
  }

  /** Offers candidates of a search space in both pickers. */
  void offer(List<TrialState> candidates, Optional<Ensemble> ensemble, SearchSpace space) {
    first.offer(candidates, ensemble, space);
    second.offer(candidates, ensemble, space);
    showProblem();
  }

  /** Puts the keyboard into the note. */
  void focusNote() {
    note.focusText();
  }

  NotePanel note() {
    return note;
  }

  private void showFindings() {
    findings.clear();
    List<String> names = model.images().findings();
    for (int i = 0; i < names.size(); i++) {
      int index = i;
      FindingLine line = new FindingLine(names.get(i), () -> model.chooseFinding(index), messages);
      line.setId("xrays-finding-" + i);
      findings.add(line);
    }
    lines.getChildren().setAll(findings);
    showChosen();
    show();
  }

  private void showChosen() {
    int chosen = model.images().filter().get().finding();
    for (int i = 0; i < findings.size(); i++) {
      findings.get(i).setChosen(i == chosen);
    }
  }

  private void show() {
    List<String> differing = new ArrayList<>();
    int compared = 0;
    boolean two = model.second().chosen().get().isPresent();
    for (int i = 0; i < findings.size(); i++) {
      FindingLine.Said a = said(model.first(), model.firstNetwork(), i);
      Optional<FindingLine.Said> b =
          two ? Optional.of(said(model.second(), model.secondNetwork(), i)) : Optional.empty();
      findings.get(i).show(truth(i), a, b);
      Optional<Boolean> other = b.flatMap(FindingLine.Said::called);
      if (a.called().isPresent() && other.isPresent()) {
        compared++;
        if (!a.called().equals(other)) {
          differing.add(model.images().findings().get(i));
        }
      }
    }
    showDisagreement(compared, differing);
    showUncalibrated();
    showProblem();
  }

  private FindingLine.Said said(CandidateSlot slot, NetworkModel network, int finding) {
    Optional<CandidateScores> scores = slot.scores().get();
    OptionalDouble raw = raw(scores, network, finding);
    OptionalDouble threshold =
        scores.map(s -> s.thresholds().get(finding)).orElseGet(OptionalDouble::empty);
    Optional<Boolean> called =
        raw.isPresent()
            ? scores.flatMap(s -> s.called(raw.getAsDouble(), finding))
            : Optional.empty();
    Optional<CallOutcome> outcome =
        path().flatMap(path -> scores.flatMap(s -> s.outcome(path, finding)));
    return new FindingLine.Said(
        shown(scores, raw, finding), shown(scores, threshold, finding), called, outcome);
  }

  /** Of a validation image as it was predicted; of a file as the network says now. */
  private OptionalDouble raw(Optional<CandidateScores> scores, NetworkModel network, int finding) {
    Optional<String> path = path();
    if (path.isPresent()) {
      return scores.map(s -> s.probability(path.get(), finding)).orElseGet(OptionalDouble::empty);
    }
    Optional<Reading> reading = network.reading();
    int index =
        reading.map(r -> r.findings().indexOf(model.images().findings().get(finding))).orElse(-1);
    return index < 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(reading.get().probabilities()[index]);
  }

  private OptionalDouble shown(Optional<CandidateScores> scores, OptionalDouble raw, int finding) {
    return raw.isPresent() && model.images().calibrated().get() && scores.isPresent()
        ? OptionalDouble.of(scores.get().calibrated(raw.getAsDouble(), finding))
        : raw;
  }

  private Optional<String> path() {
    return model.subject().get() instanceof XraysModel.Subject.OfStudy it
        ? Optional.of(it.image().path())
        : Optional.empty();
  }

  private FindingLine.Truth truth(int finding) {
    Optional<String> path = path();
    Optional<CandidateScores> scores =
        model.first().scores().get().or(() -> model.second().scores().get());
    if (path.isEmpty() || scores.isEmpty()) {
      return FindingLine.Truth.NONE;
    }
    return switch (scores.get().label(path.get(), finding)) {
      case 1 -> FindingLine.Truth.LABELLED;
      case 0 -> FindingLine.Truth.NOT_LABELLED;
      default -> FindingLine.Truth.MASKED;
    };
  }

  /** Says nothing where no finding was called by both. */
  private void showDisagreement(int compared, List<String> differing) {
    if (compared == 0) {
      disagreement.setText("");
      return;
    }
    disagreement.setText(
        differing.isEmpty()
            ? messages.format("xrays.agree", String.valueOf(compared))
            : messages.format(
                "xrays.disagree", String.valueOf(differing.size()), String.valueOf(compared)));
    disagreementNames.setText(
        differing.isEmpty() ? messages.get("xrays.agree.note") : String.join(", ", differing));
  }

  private void showUncalibrated() {
    List<String> names = new ArrayList<>();
    for (CandidateSlot slot : List.of(model.first(), model.second())) {
      slot.scores()
          .get()
          .ifPresent(
              scores -> {
                for (int i = 0; i < scores.findings().size(); i++) {
                  if (scores.scalings().get(i).isEmpty()
                      && !names.contains(scores.findings().get(i))) {
                    names.add(scores.findings().get(i));
                  }
                }
              });
    }
    boolean told = model.images().calibrated().get() && !names.isEmpty();
    uncalibrated.setText(
        told ? messages.format("xrays.uncalibrated", String.join(", ", names)) : "");
    uncalibrated.setVisible(told);
    uncalibrated.setManaged(told);
  }

  private void showProblem() {
    List<String> problems = new ArrayList<>();
    problem(model.first(), model.firstNetwork()).ifPresent(problems::add);
    problem(model.second(), model.secondNetwork()).ifPresent(problems::add);
    boolean none = model.candidates().get().isEmpty() && !findings.isEmpty();
    if (none) {
      problems.add(messages.get("xrays.model.none"));
    }
    problem
        .getStyleClass()
        .setAll("label", none ? "gn-note" : "gn-field-error", "gn-findings-problem");
    problem.setText(String.join("\n", problems));
    problem.setVisible(!problems.isEmpty());
    problem.setManaged(!problems.isEmpty());
  }

  private Optional<String> problem(CandidateSlot slot, NetworkModel network) {
    String label = slot.chosen().get().map(each -> each.label(messages)).orElse("");
    Optional<String> network0 =
        network.state().get() instanceof NetworkModel.State.Failed failed
            ? Optional.of(failed.message())
            : Optional.empty();
    return slot.problem()
        .get()
        .or(() -> network0)
        .map(message -> messages.format("xrays.model.problem", label, message));
  }
}
