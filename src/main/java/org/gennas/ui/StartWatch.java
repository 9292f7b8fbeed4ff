package org.gennas.ui;

import java.lang.management.ManagementFactory;
import java.util.concurrent.Executor;
import javafx.scene.Scene;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notes in the log how long after the start of Java a scene was laid out for its next picture. */
final class StartWatch {
  private static final Logger LOG = LoggerFactory.getLogger(StartWatch.class);

  private final Scene scene;
  private final Executor background;

  /**
   * @param background for what must not keep the window waiting
   */
  StartWatch(Scene scene, Executor background) {
    this.scene = scene;
    this.background = background;
  }

  /**
   * Notes the next layout, once.
   *
   * @param what was there then
   * @param then to be done in the pulse of that layout
   */
  void afterLayout(String what, Runnable then) {
    scene.addPostLayoutPulseListener(
        new Runnable() {
          @Override
          public void run() {
            System.err.println("T pulse " + (System.currentTimeMillis() - Long.getLong("t0", 0)));
            scene.removePostLayoutPulseListener(this);
            long now = System.currentTimeMillis();
            background.execute(() -> note(what, now));
            then.run();
          }
        });
  }

  private static void note(String what, long now) {
    // not the process's start as ProcessHandle tells it, which Linux knows to a second only
    long begun = ManagementFactory.getRuntimeMXBean().getStartTime();
    LOG.info("{} {} ms after Java began", what, now - begun);
  }
}
