package org.gennas.ui.settings;

import java.nio.file.Path;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.gennas.app.HomeFolder;
import org.gennas.runner.FoundDevices;
import org.gennas.ui.control.ColumnChoice;
import org.gennas.ui.text.Language;

/**
 * What a person has chosen for this program, and where it keeps things; whoever made the properties
 * remembers them. Language and folder take effect when the program next starts.
 *
 * @param home the person's folder
 * @param language of the text
 * @param studies where new studies are made
 * @param columns of the table of candidates
 * @param devices looks what this machine offers; slow
 */
public record Preferences(
    HomeFolder home,
    ObjectProperty<Language> language,
    ObjectProperty<Path> studies,
    ObjectProperty<ColumnChoice> columns,
    Supplier<FoundDevices> devices) {
  /** Nothing chosen. */
  public static Preferences usual(HomeFolder home, Supplier<FoundDevices> devices) {
    return new Preferences(
        home,
        new SimpleObjectProperty<>(Language.SYSTEM),
        new SimpleObjectProperty<>(home.studies()),
        new SimpleObjectProperty<>(ColumnChoice.none()),
        devices);
  }
}
