package org.gennas.search;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.gennas.study.event.Trial;
import org.gennas.study.event.TrialEvent;
import org.gennas.study.event.TrialId;
import org.gennas.study.event.TrialResult;
import org.gennas.study.folder.TrialFolder;

/** Gives each trial its folder with its trial.json, and reads back what its worker left there. */
interface TrialOrders {
  /** The trial's folder, ready for a worker. */
  TrialFolder write(Trial trial) throws IOException;

  /** The epochs that a trial's training has ended, as its folder tells them. */
  List<TrialEvent.EpochEnded> epochs(TrialId trial) throws IOException;

  /** The result that a worker left; empty while there is none. */
  Optional<TrialResult> result(TrialId trial) throws IOException;
}
