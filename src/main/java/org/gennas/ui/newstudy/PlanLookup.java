package org.gennas.ui.newstudy;

import java.io.IOException;
import org.gennas.search.plan.Layout;
import org.gennas.study.config.Speed;

/** Lays searches out for a time on this machine. Takes seconds; never asked on the FX thread. */
public interface PlanLookup {
  /**
   * A layout and what it rests on.
   *
   * @param speed as measured on the chosen devices
   */
  record Answer(Layout layout, Speed speed) {}

  /**
   * @throws IOException if the images can't be split or the speed can't be measured, fit for print
   * @throws InterruptedException when called off
   */
  Answer lay(PlanQuestion question) throws IOException, InterruptedException;
}
