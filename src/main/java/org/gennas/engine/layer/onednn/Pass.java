package org.gennas.engine.layer.onednn;

import java.util.List;

/** What was built of a block for one batch size. */
interface Pass extends AutoCloseable {
  /** What has been recorded so far, in order. */
  List<Program.Call> calls();

  @Override
  void close();
}
