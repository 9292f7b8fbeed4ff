package org.gennas.ui.shell;

import java.lang.management.ManagementFactory;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.animation.AnimationTimer;
import javafx.scene.Node;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notes in the log how long after the start of Java people see something. */
final class StartWatch {
  private static final Logger LOG = LoggerFactory.getLogger(StartWatch.class);
  private static final int PULSES = 3;

  private final Node shown;
  private final Executor background;
  private Optional<AnimationTimer> waiting = Optional.empty();

  /**
   * @param shown whose pictures are watched
   * @param background for what must not keep the window waiting
   */
  StartWatch(Node shown, Executor background) {
    this.shown = shown;
    this.background = background;
  }

  /**
   * Notes when the picture that is due now is on the screen, not only laid out: as long as this
   * thread works, no picture gets there.
   *
   * @param what will be seen then
   * @param then to be done at once after it
   */
  void afterPicture(String what, Runnable then) {
    AnimationTimer timer =
        new AnimationTimer() {
          private int pulses;

          @Override
          public void handle(long now) {
            pulses++;
            if (pulses < PULSES) {
              // A changed scene waits in its pulse until the picture before is painted,
              // which is then shown before the next pulse comes.
              shown.setOpacity(pulses % 2 == 0 ? 1 : Math.nextDown(1.0));
            } else {
              stop();
              shown.setOpacity(1);
              long seen = System.currentTimeMillis();
              background.execute(() -> note(what, seen));
              then.run();
            }
          }
        };
    timer.start();
    waiting = Optional.of(timer);
  }

  /** Watches no longer; what is not yet seen is neither noted nor followed by anything. */
  void close() {
    waiting.ifPresent(AnimationTimer::stop);
  }

  private static void note(String what, long seen) {
    // not the process's start as ProcessHandle tells it, which Linux knows to a second only
    long begun = ManagementFactory.getRuntimeMXBean().getStartTime();
    LOG.info("{} {} ms after Java began", what, seen - begun);
  }
}
