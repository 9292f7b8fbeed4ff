package org.gennas.ui.images;

import java.nio.file.Path;
import java.util.List;
import org.gennas.data.prepared.PreparedStore;

/**
 * A dataset that is known here.
 *
 * @param folder absolute: its own folder or packed file, or one around it
 * @param there whether the folder is there now
 * @param stores what is prepared of it, as far as names tell
 */
public record KnownDataset(Path folder, Origin origin, boolean there, List<PreparedStore> stores) {
  public KnownDataset {
    stores = List.copyOf(stores);
  }

  /** Where it is known from. */
  public enum Origin {
    /** Imported by the person. */
    IMPORTED,
    /** A recent study learns from it. */
    STUDY,
    /** Comes with the program. */
    SAMPLE
  }

  /** The folder's name; a packed file's without its ending. */
  public String name() {
    Path last = folder.getFileName();
    String name = last == null ? folder.toString() : last.toString();
    return name.endsWith(".npz") ? name.substring(0, name.length() - ".npz".length()) : name;
  }
}
