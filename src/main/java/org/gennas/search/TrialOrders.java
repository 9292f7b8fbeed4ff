package org.gennas.search;

import java.io.IOException;
import java.util.Optional;
import org.gennas.study.Trial;
import org.gennas.study.TrialFolder;
import org.gennas.study.TrialId;
import org.gennas.study.TrialResult;

/** Gives each trial its folder with its trial.json, and reads back what its worker left there. */
interface TrialOrders {
  /** The trial's folder, ready for a worker. */
  TrialFolder write(Trial trial) throws IOException;

  /** The result that a worker left; empty while there is none. */
  Optional<TrialResult> result(TrialId trial) throws IOException;
}
