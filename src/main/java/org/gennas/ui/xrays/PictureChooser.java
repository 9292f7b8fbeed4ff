package org.gennas.ui.xrays;

import java.io.File;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** Asks for a picture's file with the desktop's own dialog. */
public final class PictureChooser {
  private PictureChooser() {}

  /** The file chosen; empty where the person thought better of it. */
  public static Optional<File> ask(String title, Window window) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(title);
    chooser
        .getExtensionFilters()
        .addAll(
            new FileChooser.ExtensionFilter(
                "PNG, JPEG, DICOM", "*.png", "*.jpg", "*.jpeg", "*.dcm", "*.dicom"),
            // DICOM files often have no extension
            new FileChooser.ExtensionFilter("*", "*"));
    return Optional.ofNullable(chooser.showOpenDialog(window));
  }
}
