package org.gennas.ui.newstudy;

import org.gennas.study.config.Confirmation;
import org.gennas.study.event.PlanReason;
import org.gennas.study.event.TimePlan;
import org.gennas.study.event.TimePlan.Part;
import org.gennas.ui.text.Messages;

/** A plan for a time in the window's language. */
public final class PlanWords {
  private static final double MILLION = 1e6;
  private static final int SECONDS_PER_MINUTE = 60;
  private static final int MINUTES_PER_HOUR = 60;
  private static final double SHORT = 90;
  private static final double LONG = 7200;

  private final Messages messages;

  public PlanWords(Messages messages) {
    this.messages = messages;
  }

  /** What is trained, in one line. */
  public String summary(TimePlan plan) {
    return messages.format(
        "newstudy.plan.summary",
        plan.trials(),
        plan.epochs(),
        plan.maxMacs().map(m -> Math.round(m / MILLION)).orElse(0L),
        plan.confirmation().map(Confirmation::candidates).orElse(0),
        plan.confirmation().map(Confirmation::seeds).orElse(0));
  }

  /** What the time goes into. */
  String parts(TimePlan plan) {
    return messages.format(
        "newstudy.plan.parts",
        time(plan.seconds(Part.PREPARATION)),
        time(plan.seconds(Part.SEARCH)),
        time(plan.seconds(Part.CONFIRMATION)),
        time(plan.seconds(Part.END)),
        time(plan.seconds()));
  }

  /** Why, in a sentence. */
  String reason(PlanReason reason) {
    if (reason instanceof PlanReason.Measured m) {
      return messages.format(
          "newstudy.plan.measured", time(m.smallest()), time(m.largest()), m.devices());
    } else if (reason instanceof PlanReason.QuickSettings q) {
      return messages.format("newstudy.plan.quickSettings", q.fewest());
    } else if (reason instanceof PlanReason.Epochs e) {
      int kind = e.byHand() ? 0 : e.epochs() == e.full() ? 1 : 2;
      return messages.format("newstudy.plan.epochs", e.epochs(), e.full(), e.steps(), kind);
    } else if (reason instanceof PlanReason.Sizes s) {
      return s.networks() == s.of()
          ? messages.format("newstudy.plan.allSizes", s.of())
          : messages.format(
              "newstudy.plan.sizes", s.networks(), s.of(), Math.round(s.macs() / MILLION));
    } else if (reason instanceof PlanReason.Trials t) {
      return messages.format("newstudy.plan.trials", t.trials(), t.devices(), byHand(t.byHand()));
    } else if (reason instanceof PlanReason.Halted h) {
      return messages.format("newstudy.plan.halted", byHand(h.byHand()));
    } else if (reason instanceof PlanReason.NotHalted n) {
      return messages.format("newstudy.plan.notHalted", byHand(n.byHand()));
    } else if (reason instanceof PlanReason.Confirmed c) {
      return messages.format("newstudy.plan.confirmed", c.candidates(), byHand(c.byHand()));
    } else if (reason instanceof PlanReason.NotConfirmed n) {
      return messages.format("newstudy.plan.notConfirmed", byHand(n.byHand()));
    } else if (reason instanceof PlanReason.Spare s) {
      return messages.format("newstudy.plan.spare", time(s.seconds()));
    } else {
      return messages.format("newstudy.plan.pace", ((PlanReason.Pace) reason).factor());
    }
  }

  private static int byHand(boolean byHand) {
    return byHand ? 1 : 0;
  }

  /** Minutes rounded up, so that they are enough. */
  String minutesUp(double minutes) {
    return messages.format("newstudy.plan.minutes", Math.ceil((minutes + 0.02) * 10) / 10);
  }

  /** A time as people say it: seconds, minutes, or hours and minutes. */
  String time(double seconds) {
    if (seconds < SHORT) {
      return messages.format("newstudy.plan.seconds", Math.round(seconds));
    } else if (seconds < LONG) {
      return messages.format("newstudy.plan.minutes", seconds / SECONDS_PER_MINUTE);
    }
    long minutes = Math.round(seconds / SECONDS_PER_MINUTE);
    return messages.format(
        "newstudy.plan.hours", minutes / MINUTES_PER_HOUR, minutes % MINUTES_PER_HOUR);
  }
}
