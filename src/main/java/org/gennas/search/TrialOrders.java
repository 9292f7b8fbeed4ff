package org.gennas.search;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.gennas.study.Trial;
import org.gennas.study.TrialEvent;
import org.gennas.study.TrialFolder;
import org.gennas.study.TrialId;
import org.gennas.study.TrialResult;

/** Gives each trial its folder with its trial.json, and reads back what its worker left there. */
interface TrialOrders {
  /** The trial's folder, ready for a worker. */
  TrialFolder write(Trial trial) throws IOException;

  /** The epochs that a trial's training has ended, as its folder tells them. */
  List<TrialEvent.EpochEnded> epochs(TrialId trial) throws IOException;

  /** The result that a worker left; empty while there is none. */
  Optional<TrialResult> result(TrialId trial) throws IOException;
}
