package org.gennas.ui.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.gennas.app.HomeFolder;
import org.gennas.runner.FoundDevices;
import org.gennas.ui.text.Language;
import org.gennas.ui.theme.Theme;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The settings as the Settings screen shows and changes them. For the window's thread. */
public final class SettingsModel {
  private static final Logger LOG = LoggerFactory.getLogger(SettingsModel.class);

  /** How it stands with the prepared images. */
  public sealed interface Images {
    /** Being looked at. */
    record Measuring() implements Images {}

    /**
     * What they take.
     *
     * @param bytes 0 where there are none
     */
    record Stored(long bytes) implements Images {}

    /** The person is asked whether they are to be deleted. */
    record Asking(long bytes) implements Images {}

    /** Being deleted. */
    record Clearing() implements Images {}

    /**
     * Cannot be looked at or deleted.
     *
     * @param cause for people
     */
    record Failed(String cause) implements Images {}
  }

  private final ObjectProperty<Theme> theme;
  private final Preferences preferences;
  private final StoredImages stored;
  private final BooleanSupplier searching;
  private final Executor background;
  private final Executor ui;
  private final Language languageAtStart;
  private final Path studiesAtStart;
  private final ReadOnlyBooleanWrapper restart = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<Optional<FoundDevices>> devices =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<String>> problem =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Images> images =
      new ReadOnlyObjectWrapper<>(new Images.Measuring());

  /**
   * @param theme the window's
   * @param searching whether a search runs that may read prepared images
   * @param background runs what takes a while
   * @param ui runs updates on the window's thread
   */
  public SettingsModel(
      ObjectProperty<Theme> theme,
      Preferences preferences,
      BooleanSupplier searching,
      Executor background,
      Executor ui) {
    this.theme = theme;
    this.preferences = preferences;
    this.searching = searching;
    this.background = background;
    this.ui = ui;
    stored = new StoredImages(preferences.home().path().resolve("prepared"));
    languageAtStart = preferences.language().get();
    studiesAtStart = preferences.studies().get();
    preferences.language().addListener((observable, old, now) -> compare());
    preferences.studies().addListener((observable, old, now) -> compare());
  }

  /** Looks again at what this machine has: its devices, and what is on its disk. */
  public void look() {
    devices.set(Optional.empty());
    Supplier<FoundDevices> finder = preferences.devices();
    background.execute(
        () -> {
          FoundDevices found = finder.get();
          ui.execute(() -> devices.set(Optional.of(found)));
        });
    measure();
  }

  private void measure() {
    images.set(new Images.Measuring());
    background.execute(
        () -> {
          Images found = measured();
          ui.execute(() -> images.set(found));
        });
  }

  private Images measured() {
    try {
      return new Images.Stored(stored.bytes());
    } catch (IOException | RuntimeException e) {
      return failed(e);
    }
  }

  private static Images failed(Exception e) {
    LOG.warn("Prepared images cannot be looked at or deleted", e);
    return new Images.Failed(
        e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
  }

  private void compare() {
    restart.set(
        preferences.language().get() != languageAtStart
            || !preferences.studies().get().equals(studiesAtStart));
  }

  public ObjectProperty<Theme> theme() {
    return theme;
  }

  public ObjectProperty<Language> language() {
    return preferences.language();
  }

  /** Where new studies are made from the next start on. */
  public Path studies() {
    return preferences.studies().get();
  }

  /** The same, to follow. */
  public ObservableValue<Path> studiesProperty() {
    return preferences.studies();
  }

  public HomeFolder home() {
    return preferences.home();
  }

  /** The folder of the prepared images. */
  public Path imagesFolder() {
    return stored.folder();
  }

  /** Whether something chosen waits for the next start. */
  public ReadOnlyBooleanProperty restart() {
    return restart.getReadOnlyProperty();
  }

  /** What this machine has; empty while it is looked for. */
  public ReadOnlyObjectProperty<Optional<FoundDevices>> devices() {
    return devices.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Images> images() {
    return images.getReadOnlyProperty();
  }

  /** The folder that was refused; empty where the last one chosen was taken. */
  public ReadOnlyObjectProperty<Optional<String>> problem() {
    return problem.getReadOnlyProperty();
  }

  /** Has new studies made in another folder, if it can be written to. */
  public void keepStudiesIn(Path folder) {
    Path whole = folder.toAbsolutePath().normalize();
    background.execute(
        () -> {
          boolean usable = Files.isDirectory(whole) && Files.isWritable(whole);
          ui.execute(
              () -> {
                problem.set(usable ? Optional.empty() : Optional.of(whole.toString()));
                if (usable) {
                  preferences.studies().set(whole);
                }
              });
        });
  }

  /** Has new studies made in the person's folder again. */
  public void keepStudiesAtHome() {
    problem.set(Optional.empty());
    preferences.studies().set(preferences.home().studies());
  }

  /** Whether the prepared images can be deleted now: not while a search may read them. */
  public boolean canClear() {
    return size().orElse(0) > 0 && !searching.getAsBoolean();
  }

  private OptionalLong size() {
    return images.get() instanceof Images.Stored now
        ? OptionalLong.of(now.bytes())
        : OptionalLong.empty();
  }

  /** Asks whether to delete the prepared images. */
  public void askToClear() {
    if (canClear()) {
      images.set(new Images.Asking(size().orElseThrow()));
    }
  }

  /** The person keeps the images. */
  public void keepImages() {
    if (images.get() instanceof Images.Asking asked) {
      images.set(new Images.Stored(asked.bytes()));
    }
  }

  /** The person has said yes: deletes the prepared images. */
  public void clear() {
    if (images.get() instanceof Images.Asking asked) {
      if (searching.getAsBoolean()) {
        images.set(new Images.Stored(asked.bytes()));
        return;
      }
      images.set(new Images.Clearing());
      background.execute(
          () -> {
            Images left = cleared();
            ui.execute(() -> images.set(left));
          });
    }
  }

  private Images cleared() {
    try {
      stored.clear();
      return measured();
    } catch (IOException | RuntimeException e) {
      return failed(e);
    }
  }
}
