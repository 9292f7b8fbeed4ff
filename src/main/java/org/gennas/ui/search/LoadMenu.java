package org.gennas.ui.search;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import org.gennas.study.event.StudyState;
import org.gennas.study.event.TrialState;
import org.gennas.ui.control.ArchitectureChip;
import org.gennas.ui.study.StudySnapshot;
import org.gennas.ui.text.Quantities;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;

/** Opens in the editor what the study knows: its best trials, its latest, or a copied code. */
final class LoadMenu extends MenuButton {
  private static final int BEST = 5;
  private static final int LATEST = 5;

  private final SearchContext context;

  LoadMenu(SearchContext context) {
    this.context = context;
    setText(context.text("search.load"));
    setId("load");
    setGraphic(new FontIcon(Material2AL.HISTORY));
    getStyleClass().add("gn-small");
    setMinWidth(USE_PREF_SIZE);
    setTooltip(new Tooltip(context.text("search.load.hint")));
    setOnShowing(event -> fill());
    fill();
  }

  private void fill() {
    List<MenuItem> items = new ArrayList<>();
    context
        .model()
        .study()
        .momentProperty()
        .get()
        .map(StudySnapshot::state)
        .ifPresent(state -> items.addAll(known(state)));
    MenuItem copied = new MenuItem(context.text("search.load.copied"));
    copied.setOnAction(
        event -> {
          String text = Clipboard.getSystemClipboard().getString();
          context.model().paste(text == null ? "" : text);
        });
    items.add(copied);
    getItems().setAll(items);
  }

  private List<MenuItem> known(StudyState state) {
    List<MenuItem> items = new ArrayList<>();
    Set<Integer> shown = new LinkedHashSet<>();
    for (TrialState trial : state.ranking().stream().limit(BEST).toList()) {
      shown.add(trial.id().number());
      items.add(item(trial));
    }
    List<TrialState> searched = state.searched();
    List<MenuItem> latest = new ArrayList<>();
    for (int i = searched.size() - 1; i >= 0 && latest.size() < LATEST; i--) {
      if (shown.add(searched.get(i).id().number())) {
        latest.add(item(searched.get(i)));
      }
    }
    if (!items.isEmpty()) {
      items.add(0, heading("search.load.best"));
    }
    if (!latest.isEmpty()) {
      latest.add(0, heading("search.load.latest"));
    }
    items.addAll(latest);
    if (!items.isEmpty()) {
      items.add(new SeparatorMenuItem());
    }
    return items;
  }

  private MenuItem heading(String key) {
    MenuItem item = new MenuItem(context.text(key));
    item.setDisable(true);
    item.getStyleClass().add("gn-menu-heading");
    return item;
  }

  private MenuItem item(TrialState trial) {
    ArchitectureChip chip =
        new ArchitectureChip(
            context.model().editor().space(), ArchitectureChip.Size.SMALL, context.messages());
    chip.setCode(trial.id().architecture().code());
    chip.setMouseTransparent(true);
    Optional<String> auc = trial.auc().map(Quantities::auc);
    MenuItem item = new MenuItem(trial.id().label() + auc.map(a -> "   " + a).orElse(""), chip);
    item.setMnemonicParsing(false);
    item.setOnAction(event -> context.model().edit(trial.id().architecture()));
    return item;
  }
}
