package org.gennas.ui.form;

import java.io.IOException;
import java.nio.file.Path;
import org.gennas.data.tables.DatasetFolder;

/** Looks for the layouts that the room {@code data} reads. */
public final class DatasetFolderLookup implements DatasetLookup {
  @Override
  public FoundDataset find(Path folder) throws IOException {
    return FoundDataset.of(DatasetFolder.find(folder));
  }
}
