package org.gennas.cli.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gennas.common.NumberFormats;
import org.gennas.study.config.Confirmation;
import org.gennas.study.event.PlanReason;
import org.gennas.study.event.TimePlan;
import org.gennas.study.event.TimePlan.Part;

/** A plan for a time, in words. */
public final class PlanText {
  private static final double MILLION = 1e6;
  private static final double SECONDS_PER_MINUTE = 60;

  private PlanText() {}

  /** The plan with its parts and reasons, a line each. */
  public static List<String> lines(TimePlan plan) {
    List<String> lines = new ArrayList<>();
    lines.add("Plan for " + minutes(plan.minutes()) + ": " + summary(plan));
    lines.add(
        String.format(
            Locale.ROOT,
            "  about %s preparation, %s search, %s confirmation, %s test and report",
            part(plan, Part.PREPARATION),
            part(plan, Part.SEARCH),
            part(plan, Part.CONFIRMATION),
            part(plan, Part.END)));
    plan.reasons().forEach(reason -> lines.add("  - " + reason(reason)));
    return lines;
  }

  /** A revised plan in one line. */
  public static String relaid(TimePlan plan) {
    Optional<Double> pace =
        plan.reasons().stream()
            .filter(PlanReason.Pace.class::isInstance)
            .map(reason -> ((PlanReason.Pace) reason).factor())
            .findFirst();
    return "Plan revised: "
        + summary(plan)
        + "; ends about "
        + NumberFormats.duration(plan.seconds())
        + " after the start"
        + pace.map(p -> ". " + pace(p)).orElse("");
  }

  private static String summary(TimePlan plan) {
    return String.format(
        Locale.ROOT,
        "%s of %d epochs%s, %s",
        count(plan.trials(), "network"),
        plan.epochs(),
        plan.maxMacs().map(m -> " and up to " + millions(m) + " MACs").orElse(""),
        plan.confirmation().map(PlanText::confirmation).orElse("no confirmation"));
  }

  private static String confirmation(Confirmation confirmation) {
    return "the best "
        + (confirmation.candidates() == 1 ? "" : confirmation.candidates() + " ")
        + "trained again "
        + times(confirmation.seeds());
  }

  private static String times(int seeds) {
    return switch (seeds) {
      case 1 -> "once";
      case 2 -> "twice";
      default -> seeds + " times";
    };
  }

  /** Why, in a sentence. */
  static String reason(PlanReason reason) {
    if (reason instanceof PlanReason.Measured m) {
      return String.format(
          Locale.ROOT,
          "A training takes %s to %s depending on the network's size, measured with %s busy.",
          NumberFormats.duration(m.smallest()),
          NumberFormats.duration(m.largest()),
          count(m.devices(), "device"));
    } else if (reason instanceof PlanReason.QuickSettings q) {
      return String.format(
          Locale.ROOT,
          "Quick settings: there is no time for %d full trainings by the strong ones; --preset strong keeps those.",
          q.fewest());
    } else if (reason instanceof PlanReason.Epochs e) {
      return epochs(e);
    } else if (reason instanceof PlanReason.Sizes s) {
      return sizes(s);
    } else if (reason instanceof PlanReason.Trials t) {
      return count(t.trials(), "network")
          + " on "
          + count(t.devices(), "device")
          + (t.byHand() ? ", as requested." : ": as many as fit.");
    } else if (reason instanceof PlanReason.Halted h) {
      return "Unpromising trainings are halted"
          + (h.byHand() ? ", as requested." : "; with so many networks that pays off.");
    } else if (reason instanceof PlanReason.NotHalted n) {
      return "Every training runs to its end"
          + (n.byHand() ? "." : ": there are too few to spot poor ones early.");
    } else if (reason instanceof PlanReason.Confirmed c) {
      return "Fresh trainings of "
          + (c.candidates() == 1 ? "the best" : "the best " + c.candidates())
          + " choose the winner"
          + (c.byHand() ? ", as requested." : ": the best of single scores is partly luck.");
    } else if (reason instanceof PlanReason.NotConfirmed n) {
      return n.byHand()
          ? "Nothing is confirmed, as requested."
          : "There is no time to confirm: the winner's score will be partly luck.";
    } else if (reason instanceof PlanReason.Spare s) {
      return "It ends about " + NumberFormats.duration(s.seconds()) + " early.";
    } else {
      return pace(((PlanReason.Pace) reason).factor());
    }
  }

  private static String epochs(PlanReason.Epochs epochs) {
    String steps = String.format(Locale.ROOT, "%,d steps", epochs.steps());
    if (epochs.byHand() || epochs.epochs() == epochs.full()) {
      return String.format(
          Locale.ROOT,
          "%s each (%s)%s",
          count(epochs.epochs(), "epoch"),
          steps,
          epochs.byHand() ? ", as requested." : ": full trainings.");
    }
    return String.format(
        Locale.ROOT,
        "%d of %d epochs each (%s): enough to compare networks.",
        epochs.epochs(),
        epochs.full(),
        steps);
  }

  private static String sizes(PlanReason.Sizes sizes) {
    if (sizes.networks() == sizes.of()) {
      return String.format(
          Locale.ROOT, "All sizes can be proposed (%,d networks).", sizes.networks());
    }
    return String.format(
        Locale.ROOT,
        "The smallest %,d of %,d networks can be proposed, up to %s MACs: larger ones would take too"
            + " long.",
        sizes.networks(),
        sizes.of(),
        millions(sizes.macs()));
  }

  private static String pace(double factor) {
    return String.format(Locale.ROOT, "Trainings take %.2f times as long as expected.", factor);
  }

  /** "10 minutes", "1.5 minutes", "2 hours". */
  public static String minutes(double minutes) {
    boolean hours = minutes >= 120 && minutes % SECONDS_PER_MINUTE == 0;
    double number = hours ? minutes / SECONDS_PER_MINUTE : minutes;
    String plain =
        number == Math.rint(number)
            ? String.valueOf((long) number)
            : String.format(Locale.ROOT, "%.1f", number);
    return plain + (hours ? " hours" : number == 1 ? " minute" : " minutes");
  }

  private static String part(TimePlan plan, Part part) {
    return NumberFormats.duration(plan.seconds(part));
  }

  private static String millions(long macs) {
    return String.format(Locale.ROOT, "%.0f million", macs / MILLION);
  }

  private static String count(int number, String thing) {
    return number + " " + thing + (number == 1 ? "" : "s");
  }
}
