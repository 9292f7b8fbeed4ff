package org.gennas.ui.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import org.gennas.ui.chart.ChartCanvas;
import org.gennas.ui.chart.PaintedText;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Walks every node of a scene that is shown, and what charts paint, and finds what a person could
 * not read: text cut off, text over text, parts that leave their place, and contrast below WCAG
 * 2.1's 4.5:1 (1.4.3; 3:1 for icons, 1.4.11; inactive controls are exempt there). What only
 * scrolling brings into view is looked at once it is there.
 */
final class LayoutCheck {
  private static final double TEXT_CONTRAST = 4.5;
  private static final double ICON_CONTRAST = 3;
  private static final double SLACK_PX = 1.5;

  /**
   * Something unreadable.
   *
   * @param where the path of style classes and ids from the scene's root
   */
  record Fault(String kind, String text, String where, String detail) {
    @Override
    public String toString() {
      return kind + " \"" + text + "\" " + detail + " at " + where;
    }
  }

  private record Piece(String text, Bounds bounds, String where) {}

  private final Scene scene;
  private final List<Fault> faults = new ArrayList<>();
  private final List<Piece> pieces = new ArrayList<>();

  private LayoutCheck(Scene scene) {
    this.scene = scene;
  }

  /** All faults of what the scene shows now. For the FX thread. */
  static List<Fault> of(Scene scene) {
    scene.getRoot().applyCss();
    scene.getRoot().layout();
    LayoutCheck check = new LayoutCheck(scene);
    check.walk(scene.getRoot(), "");
    check.overlaps();
    return check.faults;
  }

  private void walk(Node node, String path) {
    if (!node.isVisible() || node.getOpacity() == 0) {
      return;
    }
    String where = path + "/" + name(node);
    if (node instanceof Text text) {
      look(text, where);
    } else if (node instanceof ChartCanvas chart) {
      painted(chart, where);
    } else if (node instanceof Parent parent) {
      if (parent instanceof HBox || parent instanceof VBox || parent instanceof GridPane) {
        overflow((Region) parent, where);
      }
      parent.getChildrenUnmodifiable().forEach(child -> walk(child, where));
    }
  }

  private static String name(Node node) {
    String type = node.getClass().getSimpleName();
    return node.getId() != null
        ? type + "#" + node.getId()
        : node.getStyleClass().isEmpty() ? type : type + "." + node.getStyleClass().get(0);
  }

  private void look(Text text, String where) {
    if (text.getText() == null || text.getText().isBlank()) {
      return;
    }
    Bounds bounds = text.localToScene(text.getLayoutBounds());
    Optional<Node> hidden = hidingAncestor(text, bounds);
    if (hidden.isPresent() && scrolls(hidden.get())) {
      return;
    }
    if (!(text instanceof FontIcon)) {
      clipped(text, where);
      hidden.ifPresent(
          node -> faults.add(new Fault("cut", text.getText(), where, "by " + name(node))));
      if (bounds.getMinX() < -SLACK_PX
          || bounds.getMinY() < -SLACK_PX
          || bounds.getMaxX() > scene.getWidth() + SLACK_PX
          || bounds.getMaxY() > scene.getHeight() + SLACK_PX) {
        faults.add(new Fault("outside", text.getText(), where, bounds.toString()));
      }
      pieces.add(new Piece(text.getText(), bounds, where));
    }
    contrast(text, where);
  }

  private void painted(ChartCanvas chart, String where) {
    Bounds whole = chart.localToScene(chart.getLayoutBounds());
    for (PaintedText.Piece piece : PaintedText.of(chart)) {
      Bounds bounds = chart.localToScene(piece.bounds());
      if (!holds(whole, bounds)) {
        faults.add(new Fault("cut", piece.text(), where, "by the chart's edge"));
      }
      if (hidingAncestor(chart, bounds).isEmpty()) {
        pieces.add(new Piece(piece.text(), bounds, where));
      }
      Color seen = over(piece.ink(), piece.ground());
      double ratio = ratio(seen, piece.ground());
      if (ratio < TEXT_CONTRAST - 0.005) {
        faults.add(
            new Fault(
                "contrast",
                piece.text(),
                where,
                "%.2f: %s on %s".formatted(ratio, seen, piece.ground())));
      }
    }
  }

  /** The innermost ancestor whose clip hides a part of the bounds. */
  private static Optional<Node> hidingAncestor(Node node, Bounds bounds) {
    for (Node up = node.getParent(); up != null; up = up.getParent()) {
      if (up.getClip() != null) {
        Bounds window = up.localToScene(up.getClip().getBoundsInParent());
        if (!holds(window, bounds)) {
          return Optional.of(up);
        }
      }
    }
    return Optional.empty();
  }

  private static boolean holds(Bounds outer, Bounds inner) {
    return inner.getMinX() >= outer.getMinX() - SLACK_PX
        && inner.getMaxX() <= outer.getMaxX() + SLACK_PX
        && inner.getMinY() >= outer.getMinY() - SLACK_PX
        && inner.getMaxY() <= outer.getMaxY() + SLACK_PX;
  }

  private static boolean scrolls(Node node) {
    String type = node.getClass().getName();
    return node instanceof TextInputControl
        || type.contains("VirtualFlow")
        || type.contains("Clipped")
        || type.contains("TableHeaderRow")
        || type.contains("NestedTableColumnHeader")
        || node.getStyleClass().contains("viewport");
  }

  private void clipped(Text text, String where) {
    Node owner = owner(text);
    if (owner instanceof Labeled labeled && labeled.getText() != null) {
      String whole = labeled.getText().strip();
      boolean mnemonic = labeled.isMnemonicParsing() && whole.contains("_");
      if (!mnemonic && !whole.equals(text.getText().strip()) && !told(labeled, whole)) {
        faults.add(new Fault("clipped", whole, where, "shown as \"" + text.getText() + "\""));
      }
    } else if (owner instanceof TextInputControl input
        && input.getText() != null
        && input.getText().isEmpty()
        && text.getText().equals(input.getPromptText())
        && text.getLayoutBounds().getWidth() > input.getWidth() - 6) {
      faults.add(new Fault("clipped", text.getText(), where, "the prompt is wider than its field"));
    }
  }

  /** A shortened name is fair where a tooltip tells the whole. */
  private static boolean told(Control control, String whole) {
    for (Node up = control; up != null; up = up.getParent()) {
      Tooltip tip = up instanceof Control c ? c.getTooltip() : null;
      if (tip != null && tip.getText() != null && tip.getText().contains(whole)) {
        return true;
      }
    }
    return false;
  }

  private static Node owner(Node node) {
    for (Node up = node.getParent(); up != null; up = up.getParent()) {
      if (up instanceof Labeled || up instanceof TextInputControl) {
        return up;
      }
    }
    return node;
  }

  private void overflow(Region box, String where) {
    for (Node child : box.getChildrenUnmodifiable()) {
      if (!child.isVisible() || !child.isManaged() || child.getOpacity() == 0) {
        continue;
      }
      Bounds at = child.getLayoutBounds();
      double right = child.getLayoutX() + at.getMaxX();
      double bottom = child.getLayoutY() + at.getMaxY();
      boolean wide = right > box.getWidth() + SLACK_PX;
      boolean high = bottom > box.getHeight() + SLACK_PX;
      Bounds inScene = child.localToScene(at);
      if ((wide || high) && hidingAncestor(child, inScene).filter(LayoutCheck::scrolls).isEmpty()) {
        faults.add(
            new Fault(
                "overflows",
                name(child),
                where,
                "%.0f x %.0f in %.0f x %.0f"
                    .formatted(right, bottom, box.getWidth(), box.getHeight())));
      }
    }
  }

  private void overlaps() {
    for (int i = 0; i < pieces.size(); i++) {
      for (int j = i + 1; j < pieces.size(); j++) {
        Piece a = pieces.get(i);
        Piece b = pieces.get(j);
        if (ink(a.bounds).intersects(ink(b.bounds))) {
          faults.add(new Fault("overlaps", a.text, a.where, "\"" + b.text + "\" " + b.where));
        }
      }
    }
  }

  /** Without the room above and below that a line keeps for accents and descenders. */
  private static Bounds ink(Bounds b) {
    double margin = b.getHeight() * 0.2;
    return new BoundingBox(
        b.getMinX() + 1,
        b.getMinY() + margin,
        Math.max(0.1, b.getWidth() - 2),
        Math.max(0.1, b.getHeight() - 2 * margin));
  }

  private void contrast(Text text, String where) {
    if (!(text.getFill() instanceof Color ink) || inactive(text)) {
      return;
    }
    Optional<Color> ground = ground(text);
    if (ground.isEmpty()) {
      return;
    }
    double opacity = 1;
    for (Node up = text; up != null; up = up.getParent()) {
      opacity *= up.getOpacity();
    }
    Color seen = over(ink.deriveColor(0, 1, 1, opacity), ground.get());
    double ratio = ratio(seen, ground.get());
    double wanted = text instanceof FontIcon ? ICON_CONTRAST : TEXT_CONTRAST;
    if (ratio < wanted - 0.005) {
      faults.add(
          new Fault(
              "contrast",
              text instanceof FontIcon ? "icon" : text.getText(),
              where,
              "%.2f: %s on %s".formatted(ratio, seen, ground.get())));
    }
  }

  private static boolean inactive(Node node) {
    for (Node up = node; up != null; up = up.getParent()) {
      if (up.isDisabled()) {
        return true;
      }
    }
    return false;
  }

  /** What lies behind a node; empty where it is no plain colour. */
  private Optional<Color> ground(Node node) {
    List<Node> chain = new ArrayList<>();
    for (Node up = node.getParent(); up != null; up = up.getParent()) {
      chain.add(0, up);
    }
    Color ground = scene.getFill() instanceof Color fill ? fill : Color.WHITE;
    for (Node up : chain) {
      if (up instanceof Region region && region.getBackground() != null) {
        for (BackgroundFill fill : region.getBackground().getFills()) {
          if (!(fill.getFill() instanceof Color colour)) {
            return Optional.empty();
          }
          ground = over(colour, ground);
        }
      }
    }
    return Optional.of(ground);
  }

  /** A colour laid over an opaque one. */
  static Color over(Color top, Color bottom) {
    double a = top.getOpacity();
    return Color.color(
        top.getRed() * a + bottom.getRed() * (1 - a),
        top.getGreen() * a + bottom.getGreen() * (1 - a),
        top.getBlue() * a + bottom.getBlue() * (1 - a));
  }

  /** Contrast of two opaque colours by WCAG 2.1, 1 to 21. */
  static double ratio(Color a, Color b) {
    double high = Math.max(luminance(a), luminance(b));
    double low = Math.min(luminance(a), luminance(b));
    return (high + 0.05) / (low + 0.05);
  }

  private static double luminance(Color c) {
    return 0.2126 * linear(c.getRed())
        + 0.7152 * linear(c.getGreen())
        + 0.0722 * linear(c.getBlue());
  }

  private static double linear(double channel) {
    return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
  }
}
