package org.gennas.ui.form;

import java.io.IOException;
import java.nio.file.Path;

/** Looks what dataset a folder holds; slow, so never called on the FX thread. */
@FunctionalInterface
public interface DatasetLookup {
  /**
   * @throws IOException with a message that says what was looked for and what to do
   */
  FoundDataset find(Path folder) throws IOException;
}
