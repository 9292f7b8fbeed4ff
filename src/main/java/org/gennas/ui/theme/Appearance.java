package org.gennas.ui.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.net.URL;
import java.util.List;
import javafx.application.Application;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import org.gennas.figure.Palette;

/**
 * Which theme the windows show. Scenes given to {@link #style(Scene)} and charts that listen to
 * {@link #paletteProperty()} change at once when the choice does. For the FX thread.
 */
public final class Appearance {
  private final Palette light = Palette.light();
  private final Palette dark = Palette.dark();
  private final ObjectProperty<Theme> choice = new SimpleObjectProperty<>(Theme.SYSTEM);
  private final ObjectProperty<Theme> desktop = new SimpleObjectProperty<>(Theme.LIGHT);
  private final ReadOnlyObjectWrapper<Palette> palette = new ReadOnlyObjectWrapper<>(light);

  /** Starts with the theme chosen; loads the fonts. */
  public Appearance(Theme choice) {
    Fonts.load();
    this.choice.addListener((observable, old, now) -> resolve());
    desktop.addListener((observable, old, now) -> resolve());
    this.choice.set(choice);
    resolve();
  }

  /** What the user chose. */
  public ObjectProperty<Theme> choiceProperty() {
    return choice;
  }

  /** What {@link Theme#SYSTEM} stands for; set it to what {@link DesktopTheme} found. */
  public ObjectProperty<Theme> desktopProperty() {
    return desktop;
  }

  /** The colours now shown. */
  public ReadOnlyObjectProperty<Palette> paletteProperty() {
    return palette.getReadOnlyProperty();
  }

  /** Whether the dark theme is shown now. */
  public boolean isDark() {
    return palette.get().isDark();
  }

  /** Chooses the theme that is not shown now. */
  public void toggle() {
    choice.set(isDark() ? Theme.LIGHT : Theme.DARK);
  }

  /** Dresses a scene, and again each time that the theme changes. */
  public void style(Scene scene) {
    palette.addListener((observable, old, now) -> dress(scene));
    dress(scene);
  }

  private void resolve() {
    Theme shown = choice.get() == Theme.SYSTEM ? desktop.get() : choice.get();
    palette.set(shown == Theme.DARK ? dark : light);
  }

  private void dress(Scene scene) {
    scene.setUserAgentStylesheet(base());
    scene
        .getStylesheets()
        .setAll(
            List.of(sheet(isDark() ? "tokens-dark.css" : "tokens-light.css"), sheet("gennas.css")));
    scene.setFill(FxColours.of(palette.get().token("bg")));
  }

  /** AtlantaFX's sheet in JavaFX's binary form, which is read faster than text. */
  private String base() {
    return (isDark() ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheetBSS();
  }

  /**
   * Makes the theme the program's own. Before the first scene is made, this spares the reading of
   * JavaFX's default sheet, which nothing here shows.
   */
  public void rule() {
    Application.setUserAgentStylesheet(base());
  }

  private static String sheet(String name) {
    URL url = Appearance.class.getResource("/org/gennas/ui/" + name);
    if (url == null) {
      throw new IllegalStateException("The style sheet " + name + " is missing.");
    }
    return url.toExternalForm();
  }
}
