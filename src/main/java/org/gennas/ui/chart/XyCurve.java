package org.gennas.ui.chart;

import java.util.Optional;
import java.util.OptionalDouble;
import org.gennas.figure.Polyline;

/**
 * One line of an {@link XyPlot}, such as the ROC curve of a finding.
 *
 * @param name as in the legend
 * @param note after the name in the legend, such as the AUC; may be empty
 * @param series which colour, from 0
 * @param line points, both coordinates 0 to 1
 * @param band confidence band around it, where there is one
 * @param operatingPoint the point to mark with a ring, where there is one
 * @param level height of a dotted line across in the same colour, such as the prevalence
 */
public record XyCurve(
    String name,
    String note,
    int series,
    Polyline line,
    Optional<Band> band,
    Optional<Point> operatingPoint,
    OptionalDouble level) {

  /** The lower and the upper edge of a band. */
  public record Band(Polyline low, Polyline high) {}

  /**
   * A marked point.
   *
   * @param x horizontal, 0 to 1
   * @param y vertical, 0 to 1
   * @param text what it is, for the frame beside the mouse
   */
  public record Point(double x, double y, String text) {}

  /** A line alone. */
  public static XyCurve of(String name, String note, int series, Polyline line) {
    return new XyCurve(
        name, note, series, line, Optional.empty(), Optional.empty(), OptionalDouble.empty());
  }

  /** The same with a confidence band. */
  public XyCurve withBand(Polyline low, Polyline high) {
    Optional<Band> edges = Optional.of(new Band(low, high));
    return new XyCurve(name, note, series, line, edges, operatingPoint, level);
  }

  /** The same with a ring at a point. */
  public XyCurve withOperatingPoint(double x, double y, String text) {
    return new XyCurve(name, note, series, line, band, Optional.of(new Point(x, y, text)), level);
  }

  /** The same with a dotted line across. */
  public XyCurve withLevel(double height) {
    return new XyCurve(name, note, series, line, band, operatingPoint, OptionalDouble.of(height));
  }
}
