package org.gennas.ui.chart;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.Font;
import javafx.scene.text.FontSmoothingType;
import javafx.scene.text.TextAlignment;

/** A canvas of the screen. */
final class CanvasSurface implements Surface {
  private final GraphicsContext g;

  CanvasSurface(GraphicsContext g) {
    this.g = g;
    g.setFontSmoothingType(FontSmoothingType.GRAY);
    g.setTextBaseline(VPos.CENTER);
  }

  @Override
  public void setFill(Color colour) {
    g.setFill(colour);
  }

  @Override
  public void setStroke(Color colour) {
    g.setStroke(colour);
  }

  @Override
  public void setLineWidth(double px) {
    g.setLineWidth(px);
  }

  @Override
  public void setLineDashes(double... px) {
    g.setLineDashes(px);
  }

  @Override
  public void setLineCap(StrokeLineCap cap) {
    g.setLineCap(cap);
  }

  @Override
  public void setLineJoin(StrokeLineJoin join) {
    g.setLineJoin(join);
  }

  @Override
  public void setFont(Font font) {
    g.setFont(font);
  }

  @Override
  public void setTextAlign(TextAlignment alignment) {
    g.setTextAlign(alignment);
  }

  @Override
  public void setGlobalAlpha(double alpha) {
    g.setGlobalAlpha(alpha);
  }

  @Override
  public void fillRect(double x, double y, double width, double height) {
    g.fillRect(x, y, width, height);
  }

  @Override
  public void strokeRect(double x, double y, double width, double height) {
    g.strokeRect(x, y, width, height);
  }

  @Override
  public void fillRoundRect(
      double x, double y, double width, double height, double arcWidth, double arcHeight) {
    g.fillRoundRect(x, y, width, height, arcWidth, arcHeight);
  }

  @Override
  public void strokeRoundRect(
      double x, double y, double width, double height, double arcWidth, double arcHeight) {
    g.strokeRoundRect(x, y, width, height, arcWidth, arcHeight);
  }

  @Override
  public void fillOval(double x, double y, double width, double height) {
    g.fillOval(x, y, width, height);
  }

  @Override
  public void strokeOval(double x, double y, double width, double height) {
    g.strokeOval(x, y, width, height);
  }

  @Override
  public void fillPolygon(double[] xs, double[] ys, int count) {
    g.fillPolygon(xs, ys, count);
  }

  @Override
  public void strokePolygon(double[] xs, double[] ys, int count) {
    g.strokePolygon(xs, ys, count);
  }

  @Override
  public void strokePolyline(double[] xs, double[] ys, int count) {
    g.strokePolyline(xs, ys, count);
  }

  @Override
  public void strokeLine(double fromX, double fromY, double toX, double toY) {
    g.strokeLine(fromX, fromY, toX, toY);
  }

  @Override
  public void fillText(String text, double x, double y) {
    g.fillText(text, x, y);
  }

  @Override
  public void drawImage(Image image, double x, double y, double width, double height) {
    g.drawImage(image, x, y, width, height);
  }

  @Override
  public void beginPath() {
    g.beginPath();
  }

  @Override
  public void moveTo(double x, double y) {
    g.moveTo(x, y);
  }

  @Override
  public void lineTo(double x, double y) {
    g.lineTo(x, y);
  }

  @Override
  public void rect(double x, double y, double width, double height) {
    g.rect(x, y, width, height);
  }

  @Override
  public void closePath() {
    g.closePath();
  }

  @Override
  public void fill() {
    g.fill();
  }

  @Override
  public void stroke() {
    g.stroke();
  }

  @Override
  public void clip() {
    g.clip();
  }

  @Override
  public void save() {
    g.save();
  }

  @Override
  public void restore() {
    g.restore();
  }

  @Override
  public void translate(double x, double y) {
    g.translate(x, y);
  }

  @Override
  public void rotate(double degrees) {
    g.rotate(degrees);
  }

  @Override
  public void scale(double x, double y) {
    g.scale(x, y);
  }
}
