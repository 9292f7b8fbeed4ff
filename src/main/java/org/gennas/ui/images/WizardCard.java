package org.gennas.ui.images;

import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.gennas.figure.Palette;
import org.gennas.ui.control.Badge;
import org.gennas.ui.control.Card;
import org.gennas.ui.form.ChosenImages;
import org.gennas.ui.form.FindingChoice;
import org.gennas.ui.form.FoundDataset;
import org.gennas.ui.images.ImportModel.SplitState;
import org.gennas.ui.images.PreparationModel.State;
import org.gennas.ui.text.Messages;
import org.gennas.ui.text.Quantities;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;

/** The open dataset: its steps above, the page of one step below, and what leads on. */
final class WizardCard extends StackPane {
  private static final int PERCENT = 100;

  private final ImportModel model;
  private final Card card;
  private final Messages messages;
  private final StepBar steps;
  private final Map<Step, Node> pages = new EnumMap<>(Step.class);
  private final ScrollPane body = new ScrollPane();
  private final Button back = new Button();
  private final Button next = new Button();
  private final Button study = new Button();

  /**
   * @param newStudy told the images once the person wants a study with them
   */
  WizardCard(
      ImportModel model,
      ObservableValue<Palette> palette,
      Messages messages,
      ZoneId zone,
      Consumer<ChosenImages> newStudy) {
    card = new Card("");
    getChildren().setAll(card);
    this.model = model;
    this.messages = messages;
    setId("wizard");
    steps = new StepBar(model.step(), messages);
    pages.put(Step.FOUND, new FoundPage(model, palette, messages));
    pages.put(Step.LABELS, new LabelsPage(model, messages));
    pages.put(Step.SPLIT, new SplitPage(model, messages));
    pages.put(Step.PREVIEW, new PreviewPage(model, messages));
    pages.put(Step.PREPARE, new PreparePage(model, messages, zone));

    card.note().setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
    body.setFitToWidth(true);
    body.setFitToHeight(true);
    body.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    body.setFocusTraversable(false);
    buttons(newStudy);
    VBox whole = new VBox(steps, body, footer());
    VBox.setVgrow(body, Priority.ALWAYS);
    body.setMinHeight(0);
    card.setBody(whole);
    card.setMinHeight(0);
    setMinHeight(0);
    model.step().addListener((property, before, now) -> showStep());
    model.facts().addListener((property, before, now) -> showAll());
    model.files().addListener((property, before, now) -> showNotes());
    model.splitState().addListener((property, before, now) -> showNotes());
    model.preparation().state().addListener((property, before, now) -> showNotes());
    model.preparation().place().addListener((property, before, now) -> showNotes());
    showStep();
    showAll();
  }

  private void buttons(Consumer<ChosenImages> newStudy) {
    back.setId("step-back");
    back.setText(messages.get("images.back"));
    back.setGraphic(new FontIcon(Material2AL.ARROW_BACK));
    back.setTooltip(new Tooltip(messages.get("images.back.hint")));
    back.setOnAction(event -> move(-1));
    next.setId("step-next");
    next.setContentDisplay(javafx.scene.control.ContentDisplay.RIGHT);
    next.setGraphic(new FontIcon(Material2AL.ARROW_FORWARD));
    next.setTooltip(new Tooltip(messages.get("images.next.hint")));
    next.setOnAction(event -> move(1));
    study.setId("study-with-images");
    study.setText(messages.get("images.study"));
    study.setGraphic(new FontIcon(Material2AL.ADD));
    study.getStyleClass().add("gn-accent");
    study.setTooltip(new Tooltip(messages.get("images.study.hint")));
    study.setOnAction(event -> model.chosen().ifPresent(newStudy));
    for (Button button : new Button[] {back, next, study}) {
      button.setMinWidth(Region.USE_PREF_SIZE);
    }
  }

  private HBox footer() {
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox footer = new HBox(8, back, next, space, study);
    footer.setAlignment(Pos.CENTER_LEFT);
    footer.getStyleClass().add("gn-wizard-footer");
    return footer;
  }

  /** Goes so many steps on. */
  void move(int by) {
    model.step().set(model.step().get().moved(by));
  }

  /** Puts the keyboard on the steps. */
  void focusSteps() {
    steps.focusStep();
  }

  private void showStep() {
    Step now = model.step().get();
    VBox padded = new VBox(pages.get(now));
    padded.getStyleClass().add("gn-wizard-page");
    VBox.setVgrow(pages.get(now), Priority.ALWAYS);
    VBox.setMargin(pages.get(now), Insets.EMPTY);
    body.setContent(padded);
    body.setVvalue(0);
    back.setDisable(now == Step.FOUND);
    next.setDisable(now == Step.PREPARE);
    Step following = now.moved(1);
    next.setText(
        now == Step.PREPARE
            ? messages.get("images.next")
            : messages.format("images.next.to", messages.get("images.step." + following)));
  }

  private void showAll() {
    card.leading().getChildren().removeIf(Badge.class::isInstance);
    model
        .found()
        .ifPresent(
            found -> {
              card.setTitle(found.name());
              model.facts().get().ifPresent(f -> card.setNote(f.dataset().root().toString()));
              badges(found);
            });
    showNotes();
  }

  private void badges(FoundDataset found) {
    card.leading()
        .getChildren()
        .add(1, new Badge(Badge.Kind.OK, Material2AL.CHECK_CIRCLE, found.layout()));
    if (found.synthetic()) {
      card.leading()
          .getChildren()
          .add(2, new Badge(Badge.Kind.WARNING, messages.get("newstudy.found.synthetic")));
    }
    if (!found.namesPatients()) {
      card.leading()
          .getChildren()
          .add(2, new Badge(Badge.Kind.WARNING, messages.get("images.unnamed")));
    }
  }

  private void showNotes() {
    noteFound();
    long chosen = model.findings().stream().map(FindingChoice::chosen).filter(c -> c.get()).count();
    steps.note(
        Step.LABELS, messages.format("images.note.findings", String.valueOf(chosen)), chosen == 0);
    noteSplit();
    steps.note(Step.PREVIEW, messages.get("images.note.preview"), false);
    notePrepare();
    study.setDisable(model.chosen().isEmpty());
  }

  private void noteFound() {
    int missing = model.files().get().map(f -> f.missing()).orElse(0);
    String images =
        model.facts().get().map(f -> Quantities.grouped(f.all().images())).orElse("\u2026");
    steps.note(
        Step.FOUND,
        missing == 0
            ? messages.format("images.note.images", images)
            : messages.format("images.note.missing", Quantities.grouped(missing)),
        missing > 0);
  }

  private void noteSplit() {
    SplitState state = model.splitState().get();
    boolean named = model.found().map(FoundDataset::namesPatients).orElse(true);
    if (state instanceof SplitState.Ready ready) {
      boolean pictures = ready.outcome().duplicates().map(d -> !d.pairs().isEmpty()).orElse(false);
      boolean leaks = ready.outcome().leaked() > 0 || pictures;
      String key = leaks ? "leaks" : named ? "noLeaks" : "unnamed";
      steps.note(Step.SPLIT, messages.get("images.note.split." + key), leaks);
    } else if (state instanceof SplitState.Working) {
      steps.note(Step.SPLIT, messages.get("images.note.split.working"), false);
    } else {
      steps.note(Step.SPLIT, messages.get("images.note.split.wrong"), true);
    }
  }

  private void notePrepare() {
    PreparationModel preparation = model.preparation();
    String px = preparation.px().value().map(String::valueOf).orElse("\u2013");
    State state = preparation.state().get();
    if (state instanceof State.Running r) {
      int percent = r.total() == 0 ? 0 : (int) ((long) PERCENT * r.done() / r.total());
      steps.note(
          Step.PREPARE,
          messages.format("images.note.preparing", px, String.valueOf(percent)),
          false);
      return;
    }
    boolean done = preparation.place().get().map(PreparationModel.Place::whole).orElse(false);
    steps.note(
        Step.PREPARE,
        messages.format(done ? "images.note.prepared" : "images.note.unprepared", px),
        state instanceof State.Failed);
  }
}
