package org.gennas.ui.shell;

import javafx.scene.Scene;
import javafx.stage.Stage;

/** The stage that TestFX gives to one test class after the other. */
public final class SharedStage {
  private SharedStage() {}

  /** Shows a scene at its own size, whatever size the stage was left with. For the FX thread. */
  public static void show(Stage stage, Scene scene) {
    double width = scene.getWidth();
    double height = scene.getHeight();
    stage.setScene(scene);
    stage.setMinWidth(0);
    stage.setMinHeight(0);
    stage.setWidth(width);
    stage.setHeight(height);
    stage.show();
  }
}
