package org.gennas.ui.images;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executor;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.gennas.data.split.SplitTable;
import org.gennas.data.tables.Dataset;
import org.gennas.data.tables.ImageRecord;
import org.gennas.data.tables.ImageSource;
import org.gennas.data.tables.Label;
import org.gennas.data.tables.Side;
import org.gennas.data.tables.ViewFilter;
import org.gennas.study.config.ImagesConfig;
import org.gennas.ui.form.CheckedField;
import org.gennas.ui.form.NumberChecks;
import org.gennas.ui.task.LatestTask;

/** Random images with their labels, decoded in the background; the same ones for the same seed. */
public final class PreviewModel {
  static final int TILES = 12;

  /** Side of a thumbnail as stored, px: a little more than is shown. */
  static final int STORED_PX = 192;

  /** How the pictures are shown. */
  public enum Detail {
    /** As they are stored. */
    STORED,
    /** As the network will see them. */
    PREPARED
  }

  private final CheckedField<Long> seed = new CheckedField<>("1", NumberChecks::seed);
  private final ObjectProperty<Optional<String>> finding =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Detail> detail = new SimpleObjectProperty<>(Detail.STORED);
  private final ObservableList<PreviewTile> tiles = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Optional<String>> problem =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final LatestTask task;
  private Optional<Request> shown = Optional.empty();

  /** What the pictures are taken from. */
  private record Request(
      Dataset dataset, ImagesConfig.View view, int px, Optional<SplitTable> split) {}

  PreviewModel(Executor background, Executor ui) {
    task = new LatestTask(background, ui);
    seed.checked().addListener((property, before, now) -> draw());
    finding.addListener((property, before, now) -> draw());
    detail.addListener((property, before, now) -> draw());
  }

  /**
   * Shows images of a dataset.
   *
   * @param px side that the network is given
   * @param split tells the side of an image
   */
  void show(Dataset dataset, ImagesConfig.View view, int px, Optional<SplitTable> split) {
    Request now = new Request(dataset, view, px, split);
    boolean same =
        shown
            .filter(r -> r.dataset == dataset && r.view == view)
            .filter(r -> same(r.split, split))
            .filter(r -> r.px == px || detail.get() == Detail.STORED)
            .isPresent();
    shown = Optional.of(now);
    if (!same || tiles.isEmpty()) {
      draw();
    }
  }

  /** By identity: a comparison of all rows could be felt. */
  private static boolean same(Optional<SplitTable> one, Optional<SplitTable> other) {
    return one.isPresent() ? other.filter(o -> o == one.get()).isPresent() : other.isEmpty();
  }

  /** Shows nothing, and decodes nothing more. */
  void clear() {
    task.cancel();
    shown = Optional.empty();
    tiles.clear();
    problem.set(Optional.empty());
  }

  /** Other images: the next seed. */
  public void next() {
    seed.text().set(String.valueOf(seed.value().orElse(0L) + 1));
  }

  private void draw() {
    if (shown.isEmpty() || seed.value().isEmpty()) {
      return;
    }
    Request request = shown.get();
    long drawn = seed.value().get();
    Optional<String> wanted = finding.get();
    int px = detail.get() == Detail.STORED ? STORED_PX : request.px;
    problem.set(Optional.empty());
    task.<List<PreviewTile>>run(
        turn -> {
          List<PreviewTile> chosen = choose(request, wanted, drawn);
          turn.tell(() -> tiles.setAll(chosen));
          decode(request.dataset, chosen, px, turn);
          return chosen;
        },
        done -> {},
        failed -> problem.set(Optional.of(failed)));
  }

  private void decode(Dataset dataset, List<PreviewTile> chosen, int px, LatestTask.Turn turn)
      throws IOException {
    try (ImageSource source = dataset.openImages()) {
      for (int i = 0; i < chosen.size() && !turn.stale(); i++) {
        PreviewTile.Picture picture;
        try {
          picture = new PreviewTile.Picture.Decoded(px, source.grey(chosen.get(i).row(), px));
        } catch (IOException e) {
          picture = new PreviewTile.Picture.Unreadable(String.valueOf(e.getMessage()));
        }
        PreviewTile tile = chosen.get(i).with(picture);
        int place = i;
        turn.tell(() -> tiles.set(place, tile));
      }
    }
  }

  /** In the dataset's order, in which a packed file is read fastest. */
  private static List<PreviewTile> choose(Request request, Optional<String> finding, long seed) {
    Dataset dataset = request.dataset;
    ViewFilter view = ViewFilter.valueOf(request.view.name());
    int column = finding.map(dataset.findings()::indexOf).orElse(-1);
    List<Integer> rows = new ArrayList<>();
    for (int row = 0; row < dataset.images().size(); row++) {
      ImageRecord image = dataset.images().get(row);
      boolean has = column < 0 || image.labels().get(column) == Label.POSITIVE;
      if (has && view.takes(image)) {
        rows.add(row);
      }
    }
    Collections.shuffle(rows, new Random(seed));
    List<Integer> few = new ArrayList<>(rows.subList(0, Math.min(TILES, rows.size())));
    Collections.sort(few);
    Map<Integer, Side> sides = new HashMap<>();
    request.split.ifPresent(
        split ->
            split.rows().stream()
                .filter(r -> few.contains(r.row()))
                .forEach(r -> sides.put(r.row(), r.side())));
    return few.stream()
        .map(row -> tile(dataset, row, Optional.ofNullable(sides.get(row))))
        .toList();
  }

  private static PreviewTile tile(Dataset dataset, int row, Optional<Side> side) {
    ImageRecord image = dataset.images().get(row);
    List<String> positive = new ArrayList<>();
    List<String> uncertain = new ArrayList<>();
    for (int f = 0; f < dataset.findings().size(); f++) {
      Label label = image.labels().get(f);
      if (label == Label.POSITIVE) {
        positive.add(dataset.findings().get(f));
      } else if (label == Label.UNCERTAIN) {
        uncertain.add(dataset.findings().get(f));
      }
    }
    String view = image.projection().isEmpty() ? image.view().name() : image.projection();
    return new PreviewTile(
        row,
        positive,
        uncertain,
        new PreviewTile.Person(image.sex(), image.age(), view),
        image.table() + ":" + image.line(),
        side,
        new PreviewTile.Picture.Waiting());
  }

  public CheckedField<Long> seed() {
    return seed;
  }

  /** Only images with this finding; empty for any. */
  public ObjectProperty<Optional<String>> finding() {
    return finding;
  }

  public ObjectProperty<Detail> detail() {
    return detail;
  }

  public ObservableList<PreviewTile> tiles() {
    return tiles;
  }

  /** Why nothing can be shown, in words; empty where it can. */
  public ReadOnlyObjectProperty<Optional<String>> problem() {
    return problem.getReadOnlyProperty();
  }
}
