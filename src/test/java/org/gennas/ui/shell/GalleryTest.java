package org.gennas.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.gennas.ShowsWindow;
import org.gennas.ui.theme.Appearance;
import org.gennas.ui.theme.Theme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** All controls and charts, painted in both themes. */
@ShowsWindow
@ExtendWith(ApplicationExtension.class)
class GalleryTest {
  private Appearance appearance;
  private Gallery gallery;
  private Scene scene;

  @Start
  void open(Stage stage) {
    appearance = new Appearance(Theme.LIGHT);
    gallery = new Gallery(appearance);
    scene = new Scene(gallery.view(), 1600, 1100);
    appearance.style(scene);
    // the tests share a stage, which keeps the size that one of them gave it
    stage.setWidth(1600);
    stage.setHeight(1100);
    stage.setScene(scene);
    stage.show();
    gallery.blocks.requestFocus();
  }

  @Test
  void theWholeGalleryChangesWithTheTheme(FxRobot robot) throws Exception {
    WritableImage light = picture(robot);
    robot.interact(appearance::toggle);
    WritableImage dark = picture(robot);
    assertTrue(Files.size(Screenshot.write(light, "gallery-light")) > 50_000);
    assertTrue(Files.size(Screenshot.write(dark, "gallery-dark")) > 50_000);
    assertEquals(Color.web("#f6f8fa"), light.getPixelReader().getColor(3, 3));
    assertEquals(Color.web("#010409"), dark.getPixelReader().getColor(3, 3));
    // a chart is painted in code: its title takes the new palette's ink too
    assertNotEquals(darkest(robot, light), darkest(robot, dark));
  }

  private double darkest(FxRobot robot, WritableImage image) {
    var bounds = gallery.loss.localToScene(gallery.loss.getBoundsInLocal());
    double least = 1;
    for (int x = (int) bounds.getMinX(); x < bounds.getMinX() + 40; x++) {
      for (int y = (int) bounds.getMinY(); y < bounds.getMinY() + 16; y++) {
        least = Math.min(least, image.getPixelReader().getColor(x, y).getBrightness());
      }
    }
    return least;
  }

  private WritableImage picture(FxRobot robot) {
    WaitForAsyncUtils.waitForFxEvents();
    WritableImage[] image = new WritableImage[1];
    robot.interact(() -> image[0] = scene.snapshot(null));
    return image[0];
  }
}
