package org.gennas.ui.study;

import java.io.Closeable;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets go of a search; what goes wrong then is no loss, since its study resumes from its folder.
 */
final class QuietClose {
  private static final Logger LOG = LoggerFactory.getLogger(QuietClose.class);

  private QuietClose() {}

  static void close(Closeable search) {
    try {
      search.close();
    } catch (IOException e) {
      LOG.warn("A search could not be closed cleanly; its study resumes from its folder", e);
    }
  }
}
