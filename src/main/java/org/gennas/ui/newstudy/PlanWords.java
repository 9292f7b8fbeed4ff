package org.gennas.ui.newstudy;

import org.gennas.common.NumberFormats;
import org.gennas.study.config.Confirmation;
import org.gennas.study.event.PlanReason;
import org.gennas.study.event.TimePlan;
import org.gennas.study.event.TimePlan.Part;
import org.gennas.ui.text.Messages;

/** A plan for a time in the window's language. */
public final class PlanWords {
  private static final double MILLION = 1e6;

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
        NumberFormats.duration(plan.seconds(Part.PREPARATION)),
        NumberFormats.duration(plan.seconds(Part.SEARCH)),
        NumberFormats.duration(plan.seconds(Part.CONFIRMATION)),
        NumberFormats.duration(plan.seconds(Part.END)),
        NumberFormats.duration(plan.seconds()));
  }

  /** Why, in a sentence. */
  String reason(PlanReason reason) {
    if (reason instanceof PlanReason.Measured m) {
      return messages.format(
          "newstudy.plan.measured",
          NumberFormats.duration(m.smallest()),
          NumberFormats.duration(m.largest()),
          m.devices());
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
      return messages.format("newstudy.plan.spare", NumberFormats.duration(s.seconds()));
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
}
