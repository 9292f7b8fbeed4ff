package org.gennas.ui.images;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.gennas.ui.control.Segments;
import org.gennas.ui.form.Choices;
import org.gennas.ui.form.FindingChoice;
import org.gennas.ui.text.Messages;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/** A few images with their labels, as they are stored or as the network will see them. */
final class PreviewPage extends VBox {
  private static final double SIDE = 180;

  private final ImportModel model;
  private final PreviewModel preview;
  private final Messages messages;
  private final FlowPane tiles = new FlowPane(12, 14);
  private final Label problem = new Label();
  private final ComboBox<Optional<String>> finding;
  private final Segments<PreviewModel.Detail> detail;

  PreviewPage(ImportModel model, Messages messages) {
    super(14);
    this.model = model;
    this.messages = messages;
    preview = model.preview();
    finding =
        Choices.of(
            List.of(),
            f -> f.orElseGet(() -> messages.get("images.preview.any")),
            "preview-finding");
    detail =
        new Segments<>(
            List.of(PreviewModel.Detail.values()), d -> messages.get("images.preview." + d));
    problem.setWrapText(true);
    problem.getStyleClass().add("gn-field-error");
    problem.managedProperty().bind(problem.visibleProperty());
    tiles.setId("preview");
    tiles.setRowValignment(VPos.TOP);
    getChildren().setAll(controls(), problem, tiles);
    preview.tiles().addListener(this::changed);
    preview.problem().addListener((property, before, now) -> showProblem());
    model.findings().addListener((ListChangeListener<FindingChoice>) change -> showFindings());
    model.preparation().px().checked().addListener((property, before, now) -> showSize());
    showFindings();
    showSize();
    showProblem();
    tiles.getChildren().setAll(preview.tiles().stream().map(this::tile).toList());
  }

  private HBox controls() {
    finding.setMaxWidth(220);
    finding.setAccessibleText(messages.get("images.preview.finding"));
    finding.valueProperty().bindBidirectional(preview.finding());
    detail.valueProperty().bindBidirectional(preview.detail());
    detail.setId("preview-detail");
    Label seedName = new Label(messages.get("newstudy.split.seed"));
    seedName.getStyleClass().add("gn-field-label");
    TextField seed = new TextField();
    seed.setId("preview-seed");
    seed.setPrefColumnCount(4);
    seed.setAccessibleText(messages.get("images.preview.seed"));
    seed.textProperty().bindBidirectional(preview.seed().text());
    seedName.setLabelFor(seed);
    Button next =
        new Button(messages.get("images.preview.next"), new FontIcon(Material2MZ.SHUFFLE));
    next.setId("preview-next");
    next.setMinWidth(Region.USE_PREF_SIZE);
    next.setTooltip(new Tooltip(messages.get("images.preview.next.hint")));
    next.setOnAction(event -> preview.next());
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox line = new HBox(8, finding, detail, space, seedName, seed, next);
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  private void showFindings() {
    List<Optional<String>> values = new ArrayList<>();
    values.add(Optional.empty());
    model.findings().forEach(f -> values.add(Optional.of(f.finding().name())));
    finding.getItems().setAll(values);
    finding.setValue(Optional.empty());
  }

  private void showSize() {
    String px = model.preparation().px().value().map(String::valueOf).orElse("\u2013");
    detail.setText(PreviewModel.Detail.PREPARED, messages.format("images.preview.PREPARED", px));
  }

  private void showProblem() {
    problem.setText(preview.problem().get().orElse(""));
    problem.setVisible(preview.problem().get().isPresent());
  }

  private void changed(ListChangeListener.Change<? extends PreviewTile> change) {
    while (change.next()) {
      if (change.wasReplaced() && change.getAddedSize() == change.getRemovedSize()) {
        for (int i = change.getFrom(); i < change.getTo(); i++) {
          tiles.getChildren().set(i, tile(preview.tiles().get(i)));
        }
      } else {
        tiles.getChildren().setAll(preview.tiles().stream().map(this::tile).toList());
      }
    }
  }

  private Node tile(PreviewTile tile) {
    VBox box = new VBox(4, picture(tile), line(words(tile), "gn-preview-labels", tile));
    box.getChildren().add(line(person(tile), "gn-tiny", tile));
    box.getStyleClass().add("gn-preview-tile");
    box.setMinWidth(SIDE);
    box.setMaxWidth(SIDE);
    box.setAccessibleText(words(tile) + ", " + person(tile));
    return box;
  }

  private StackPane picture(PreviewTile tile) {
    StackPane frame = new StackPane();
    frame.getStyleClass().add("gn-preview-picture");
    frame.setMinSize(SIDE, SIDE);
    frame.setPrefSize(SIDE, SIDE);
    frame.setMaxSize(SIDE, SIDE);
    if (tile.picture() instanceof PreviewTile.Picture.Decoded decoded) {
      ImageView view = new ImageView(image(decoded));
      view.setFitWidth(SIDE);
      view.setFitHeight(SIDE);
      view.setSmooth(decoded.px() >= SIDE);
      frame.getChildren().add(view);
    } else if (tile.picture() instanceof PreviewTile.Picture.Unreadable) {
      frame.getChildren().add(new FontIcon(Material2AL.BROKEN_IMAGE));
    }
    return frame;
  }

  private static WritableImage image(PreviewTile.Picture.Decoded decoded) {
    int px = decoded.px();
    WritableImage image = new WritableImage(px, px);
    byte[] grey = decoded.grey();
    int[] argb = new int[grey.length];
    for (int i = 0; i < grey.length; i++) {
      argb[i] = 0xFF000000 | (grey[i] & 0xFF) * 0x010101;
    }
    image.getPixelWriter().setPixels(0, 0, px, px, PixelFormat.getIntArgbInstance(), argb, 0, px);
    return image;
  }

  private Label line(String text, String style, PreviewTile tile) {
    Label label = new Label(text);
    label.getStyleClass().add(style);
    label.setMaxWidth(SIDE);
    label.setPrefWidth(SIDE);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    String reason =
        tile.picture() instanceof PreviewTile.Picture.Unreadable no ? "\n" + no.reason() : "";
    label.setTooltip(new Tooltip(words(tile) + "\n" + person(tile) + "\n" + tile.place() + reason));
    return label;
  }

  private String words(PreviewTile tile) {
    if (tile.picture() instanceof PreviewTile.Picture.Unreadable) {
      return messages.format("images.preview.unreadable", tile.place());
    }
    List<String> all = new ArrayList<>(tile.positive());
    tile.uncertain().forEach(name -> all.add(name + "?"));
    return all.isEmpty() ? messages.get("images.preview.none") : String.join(", ", all);
  }

  private String person(PreviewTile tile) {
    PreviewTile.Person person = tile.person();
    String sex = "images.sex." + person.sex();
    String view = "images.view." + person.view();
    return Stream.of(
            person.sex().equals("Unknown")
                ? ""
                : messages.has(sex) ? messages.get(sex) : person.sex(),
            person.age() == 0 ? "" : messages.format("images.preview.age", person.age()),
            messages.has(view) ? messages.get(view) : person.view(),
            tile.side().map(side -> messages.get("images.side.short." + side)).orElse(""))
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(" \u00b7 "));
  }
}
