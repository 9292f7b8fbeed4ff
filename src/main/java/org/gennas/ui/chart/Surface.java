package org.gennas.ui.chart;

import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/**
 * What a {@link Brush} paints on: a canvas on the screen or a drawing to be saved. Its operations
 * are those of {@link javafx.scene.canvas.GraphicsContext}, lengths in px; text is centred about
 * its height.
 */
interface Surface {
  void setFill(Color colour);

  void setStroke(Color colour);

  void setLineWidth(double px);

  void setLineDashes(double... px);

  void setLineCap(StrokeLineCap cap);

  void setLineJoin(StrokeLineJoin join);

  void setFont(Font font);

  void setTextAlign(TextAlignment alignment);

  /** From 0, invisible, to 1; holds for fills, strokes, text and images. */
  void setGlobalAlpha(double alpha);

  void fillRect(double x, double y, double width, double height);

  void strokeRect(double x, double y, double width, double height);

  /** With corners of the diameters {@code arcWidth} and {@code arcHeight}. */
  void fillRoundRect(
      double x, double y, double width, double height, double arcWidth, double arcHeight);

  /** With corners of the diameters {@code arcWidth} and {@code arcHeight}. */
  void strokeRoundRect(
      double x, double y, double width, double height, double arcWidth, double arcHeight);

  void fillOval(double x, double y, double width, double height);

  void strokeOval(double x, double y, double width, double height);

  /** The first {@code count} points, closed. */
  void fillPolygon(double[] xs, double[] ys, int count);

  /** The first {@code count} points, closed. */
  void strokePolygon(double[] xs, double[] ys, int count);

  /** The first {@code count} points, open. */
  void strokePolyline(double[] xs, double[] ys, int count);

  void strokeLine(double fromX, double fromY, double toX, double toY);

  void fillText(String text, double x, double y);

  void drawImage(Image image, double x, double y, double width, double height);

  void beginPath();

  void moveTo(double x, double y);

  void lineTo(double x, double y);

  void rect(double x, double y, double width, double height);

  void closePath();

  void fill();

  void stroke();

  /** Cuts what follows to the path, until {@link #restore()}. */
  void clip();

  /** Remembers colours, lines, text, clip and transform. */
  void save();

  /** Takes back what has changed since {@link #save()}. */
  void restore();

  void translate(double x, double y);

  /** Clockwise about the origin. */
  void rotate(double degrees);

  void scale(double x, double y);
}
