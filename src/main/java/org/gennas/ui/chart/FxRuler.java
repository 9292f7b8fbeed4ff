package org.gennas.ui.chart;

import java.util.HashMap;
import java.util.Map;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.gennas.figure.Lettering;
import org.gennas.figure.Ruler;
import org.gennas.ui.theme.Fonts;

/** Measures text as the window shows it. For one thread. */
public final class FxRuler implements Ruler {
  // asked for when the first text is measured: the program's fonts are loaded by then
  private final Map<Lettering, Font> fonts = new HashMap<>();

  @Override
  public double width(String text, Lettering lettering) {
    Text measure = new Text(text);
    measure.setFont(font(lettering));
    return measure.getLayoutBounds().getWidth();
  }

  /** JavaFX's font for a text. */
  Font font(Lettering lettering) {
    return fonts.computeIfAbsent(lettering, l -> Font.font(family(l.weight()), l.px()));
  }

  private static String family(Lettering.Weight weight) {
    return switch (weight) {
      case REGULAR -> Fonts.TEXT;
      case SEMIBOLD -> Fonts.TEXT_SEMIBOLD;
    };
  }
}
