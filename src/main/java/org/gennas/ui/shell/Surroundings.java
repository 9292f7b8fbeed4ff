package org.gennas.ui.shell;

import java.io.File;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.gennas.proposal.llm.ApiKeys;
import org.gennas.runner.Device;
import org.gennas.runner.inspection.Inspector;
import org.gennas.ui.form.DatasetLookup;
import org.gennas.ui.settings.Preferences;

/**
 * What the window is given from outside.
 *
 * @param background runs what takes a while
 * @param ui runs updates on the window's thread, at its own pace
 * @param graceSeconds for which stopping can be undone; 0: stops act at once
 * @param studies folder in which new studies are made
 * @param chooser asks the person for a folder, under a title
 * @param fileChooser asks the person for a table of networks or a packed dataset, under a title
 * @param devices finds the devices of this machine; slow
 * @param show shows a file with the desktop's own program
 * @param keys of language models' providers
 * @param saves asks where a figure is to be saved
 * @param preferences what the person has chosen for this program
 * @param inspectors makes what asks trained networks about single images
 */
public record Surroundings(
    ExecutorService background,
    Executor ui,
    InstantSource clock,
    ZoneId zone,
    int graceSeconds,
    Path studies,
    Function<String, Optional<File>> chooser,
    Function<String, Optional<File>> fileChooser,
    DatasetLookup datasets,
    Supplier<List<Device>> devices,
    Consumer<Path> show,
    ApiKeys keys,
    SaveChooser saves,
    Preferences preferences,
    Supplier<Inspector> inspectors) {
  /** Holds folders of prepared images, which all studies share. */
  Path prepared() {
    return studies.resolveSibling("prepared");
  }

  /** The file that remembers which datasets were imported. */
  Path importedDatasets() {
    return studies.resolveSibling("datasets.json");
  }
}
