package org.gennas.ui.images;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.gennas.data.tables.DatasetSummary;
import org.gennas.data.tables.Demographics;
import org.gennas.data.tables.ImageFileCheck;
import org.gennas.data.tables.Side;
import org.gennas.data.tables.ViewFilter;
import org.gennas.figure.Palette;
import org.gennas.ui.control.StatPair;
import org.gennas.ui.text.Messages;
import org.gennas.ui.text.Quantities;

/** What was found: how much of it, whose images, and what is wrong with it. */
final class FoundPage extends VBox {
  private final ImportModel model;
  private final Messages messages;
  private final FlowPane stats = new FlowPane(24, 10);
  private final VBox checks = new VBox(8);
  private final CheckLine files = new CheckLine();
  private final AgeChart ages;
  private final VBox agesBox;

  FoundPage(ImportModel model, ObservableValue<Palette> palette, Messages messages) {
    super(18);
    this.model = model;
    this.messages = messages;
    ages = new AgeChart(palette, messages);
    ages.setMinHeight(180);
    ages.setPrefHeight(260);
    ages.setMaxHeight(360);
    VBox.setVgrow(ages, Priority.ALWAYS);
    agesBox = new VBox(6, title(messages.get("images.ages")), ages);
    files.setId("found-files");
    GridPane halves = new GridPane();
    halves.setHgap(32);
    for (int i = 0; i < 2; i++) {
      ColumnConstraints half = new ColumnConstraints();
      half.setPercentWidth(50);
      halves.getColumnConstraints().add(half);
    }
    halves.add(new VBox(10, title(messages.get("images.checks")), checks), 0, 0);
    halves.add(agesBox, 1, 0);
    getChildren().setAll(stats, halves);
    model.facts().addListener((property, before, now) -> show(now));
    model.files().addListener((property, before, now) -> showFiles(now));
    show(model.facts().get());
    showFiles(model.files().get());
  }

  private static Label title(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("gn-section-title");
    return label;
  }

  private void show(Optional<DatasetFacts> facts) {
    setDisable(facts.isEmpty());
    facts.ifPresent(
        f -> {
          showStats(f);
          showChecks(f);
          ages.show(f.people().decades());
          agesBox.setVisible(!f.people().decades().isEmpty());
        });
  }

  private void showStats(DatasetFacts facts) {
    DatasetSummary all = facts.all();
    boolean named = facts.dataset().layout().namesPatients();
    stats.getChildren().clear();
    stat("images", Quantities.grouped(all.images()), "");
    stat("patients", named ? Quantities.grouped(all.patients()) : "\u2013", "");
    stat("studies", named ? Quantities.grouped(all.studies()) : "\u2013", "");
    for (ViewFilter view :
        List.of(
            ViewFilter.FRONTAL, ViewFilter.LATERAL, ViewFilter.FRONTAL_AP, ViewFilter.FRONTAL_PA)) {
      int count = all.views().getOrDefault(view, 0);
      if (count > 0 || view == ViewFilter.FRONTAL || view == ViewFilter.LATERAL) {
        stat("view." + view, Quantities.grouped(count), share(count, all.images()));
      }
    }
    for (Map.Entry<String, Integer> sex : facts.people().sexes().entrySet()) {
      String key = "images.sex." + sex.getKey();
      String name = messages.has(key) ? messages.get(key) : sex.getKey();
      add(name, Quantities.grouped(sex.getValue()), share(sex.getValue(), all.images()));
    }
    facts
        .people()
        .ages()
        .ifPresent(
            a ->
                stat(
                    "age",
                    String.valueOf(a.median()),
                    messages.format(
                        "images.stat.age.range",
                        String.valueOf(a.least()),
                        String.valueOf(a.most()))));
    facts
        .storedSide()
        .ifPresent(px -> stat("stored", String.valueOf(px), messages.get("images.px")));
  }

  private static String share(int part, int whole) {
    return whole == 0 ? "" : String.format(Locale.ROOT, "%.0f %%", 100.0 * part / whole);
  }

  private void stat(String key, String value, String unit) {
    add(messages.get("images.stat." + key), value, unit);
  }

  private void add(String name, String value, String unit) {
    StatPair pair = new StatPair(name);
    pair.show(value, unit);
    stats.getChildren().add(pair);
  }

  private void showChecks(DatasetFacts facts) {
    checks.getChildren().setAll(tables(facts), files);
    if (facts.dataset().synthetic()) {
      told(CheckLine.Kind.DOUBTFUL, messages.get("images.check.synthetic"));
    }
    if (!facts.dataset().layout().namesPatients()) {
      told(CheckLine.Kind.DOUBTFUL, messages.get("images.check.unnamed"));
    }
    checks.getChildren().add(sides(facts.all()));
    Demographics people = facts.people();
    int images = facts.all().images();
    int noSex = people.sexes().getOrDefault("Unknown", 0);
    if (people.unknownAges() == images && noSex == images) {
      told(CheckLine.Kind.TOLD, messages.get("images.check.nobody"));
      return;
    }
    unknown("age", people.unknownAges());
    unknown("sex", noSex);
  }

  private void told(CheckLine.Kind kind, String words) {
    checks.getChildren().add(new CheckLine(kind, words));
  }

  private CheckLine tables(DatasetFacts facts) {
    String tables =
        facts.tables().entrySet().stream()
            .map(
                t ->
                    messages.format(
                        "images.check.table", t.getKey(), Quantities.grouped(t.getValue())))
            .collect(Collectors.joining(" \u00b7 "));
    return new CheckLine(CheckLine.Kind.GOOD, messages.format("images.check.tables", tables));
  }

  private CheckLine sides(DatasetSummary all) {
    if (all.fileSides().isEmpty()) {
      return new CheckLine(CheckLine.Kind.TOLD, messages.get("images.check.noSides"));
    }
    StringBuilder sides = new StringBuilder();
    for (Side side : Side.values()) {
      if (all.fileSides().containsKey(side)) {
        sides.append(sides.isEmpty() ? "" : " \u00b7 ");
        sides.append(
            messages.format(
                "images.check.side",
                messages.get("images.side." + side),
                Quantities.grouped(all.fileSides().get(side))));
      }
    }
    return new CheckLine(CheckLine.Kind.TOLD, messages.format("images.check.sides", sides));
  }

  private void unknown(String what, int images) {
    String key = "images.check." + what + (images == 0 ? ".known" : ".unknown");
    told(
        images == 0 ? CheckLine.Kind.GOOD : CheckLine.Kind.TOLD,
        messages.format(key, Quantities.grouped(images)));
  }

  private void showFiles(Optional<ImageFileCheck> check) {
    if (check.isEmpty()) {
      files.show(CheckLine.Kind.BUSY, messages.get("images.check.files.looking"));
      return;
    }
    String looked = Quantities.grouped(check.get().looked());
    if (check.get().missing() == 0) {
      files.show(CheckLine.Kind.GOOD, messages.format("images.check.files.there", looked));
      return;
    }
    String places =
        check.get().first().stream()
            .map(
                p -> messages.format("images.check.place", p.table(), Quantities.grouped(p.line())))
            .collect(Collectors.joining("; "));
    files.show(
        CheckLine.Kind.BAD,
        messages.format(
            "images.check.files.missing",
            Quantities.grouped(check.get().missing()),
            looked,
            places));
  }
}
