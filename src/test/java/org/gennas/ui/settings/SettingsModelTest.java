package org.gennas.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import javafx.beans.property.SimpleObjectProperty;
import org.gennas.app.HomeFolder;
import org.gennas.runner.FoundDevices;
import org.gennas.ui.settings.SettingsModel.Images;
import org.gennas.ui.text.Language;
import org.gennas.ui.theme.Theme;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The settings without their screen. */
class SettingsModelTest {
  private static final FoundDevices FOUND =
      new FoundDevices(List.of(), 2, "A processor", 8L << 30, List.of("GPU 0 is too new."));

  @TempDir Path home;
  private final Deque<Runnable> background = new ArrayDeque<>();
  private boolean searching;
  private Preferences preferences;
  private SettingsModel model;

  @BeforeEach
  void make() {
    preferences = Preferences.usual(new HomeFolder(home), () -> FOUND);
    model =
        new SettingsModel(
            new SimpleObjectProperty<>(Theme.SYSTEM),
            preferences,
            () -> searching,
            background::add,
            Runnable::run);
  }

  private void work() {
    while (!background.isEmpty()) {
      background.remove().run();
    }
  }

  private Path prepared() throws Exception {
    Path images = Files.createDirectories(home.resolve("prepared/chexpert-128"));
    Files.write(images.resolve("train.bin"), new byte[1500]);
    Files.write(images.resolve("valid.bin"), new byte[500]);
    return images;
  }

  @Test
  void devicesAreLookedForInTheBackground() {
    model.look();
    assertThat(model.devices().get()).isEmpty();
    work();
    assertThat(model.devices().get()).contains(FOUND);
  }

  @Test
  void aNewLanguageWaitsForTheNextStart() {
    assertThat(model.restart().get()).isFalse();
    model.language().set(Language.SPANISH);
    assertThat(model.restart().get()).isTrue();
    model.language().set(Language.SYSTEM);
    assertThat(model.restart().get()).isFalse();
  }

  @Test
  void studiesAreKeptInAFolderThatCanBeWrittenTo() throws Exception {
    Path other = Files.createDirectory(home.resolve("other"));
    model.keepStudiesIn(other);
    work();
    assertThat(preferences.studies().get()).isEqualTo(other);
    assertThat(model.restart().get()).isTrue();
    model.keepStudiesAtHome();
    assertThat(model.studies()).isEqualTo(home.resolve("studies"));
    assertThat(model.restart().get()).isFalse();
  }

  @Test
  void aFolderThatIsNoneIsRefusedAndNamed() throws Exception {
    Path file = Files.writeString(home.resolve("file"), "no folder");
    model.keepStudiesIn(file);
    work();
    assertThat(model.problem().get()).contains(file.toString());
    assertThat(model.studies()).isEqualTo(home.resolve("studies"));
  }

  @Test
  void preparedImagesAreMeasuredAndDeletedOnlyAfterAYes() throws Exception {
    Path images = prepared();
    model.look();
    work();
    assertThat(model.images().get()).isEqualTo(new Images.Stored(2000));
    model.askToClear();
    assertThat(model.images().get()).isEqualTo(new Images.Asking(2000));
    model.keepImages();
    work();
    assertThat(images).exists();
    model.askToClear();
    model.clear();
    assertThat(model.images().get()).isEqualTo(new Images.Clearing());
    work();
    assertThat(model.images().get()).isEqualTo(new Images.Stored(0));
    assertThat(images).doesNotExist();
    assertThat(home.resolve("prepared")).isEmptyDirectory();
  }

  @Test
  void nothingIsDeletedWhileASearchRunsNorWithoutBeingAsked() throws Exception {
    Path images = prepared();
    model.look();
    work();
    model.clear();
    work();
    assertThat(images).exists();
    model.askToClear();
    searching = true;
    model.clear();
    work();
    assertThat(images).exists();
    assertThat(model.canClear()).isFalse();
  }

  @Test
  void whatALinkLeadsToIsNotDeleted() throws Exception {
    prepared();
    Path precious = Files.createDirectory(home.resolve("xrays"));
    Files.writeString(precious.resolve("image.png"), "x");
    Files.createSymbolicLink(home.resolve("prepared/link"), precious);
    model.look();
    work();
    model.askToClear();
    model.clear();
    work();
    assertThat(precious.resolve("image.png")).exists();
    assertThat(home.resolve("prepared")).isEmptyDirectory();
  }

  @Test
  void noPreparedImagesAreNoProblem() {
    model.look();
    work();
    assertThat(model.images().get()).isEqualTo(new Images.Stored(0));
    assertThat(model.canClear()).isFalse();
  }
}
