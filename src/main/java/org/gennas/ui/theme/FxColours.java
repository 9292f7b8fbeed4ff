package org.gennas.ui.theme;

import javafx.scene.paint.Color;
import org.gennas.figure.Colour;

/** The colours of figures for JavaFX. */
public final class FxColours {
  private FxColours() {}

  /** The same colour. */
  public static Color of(Colour colour) {
    return Color.rgb(colour.red(), colour.green(), colour.blue(), colour.opacity());
  }
}
