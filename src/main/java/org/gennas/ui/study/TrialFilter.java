package org.gennas.ui.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.gennas.space.Architecture;
import org.gennas.study.config.StudyConfig;
import org.gennas.study.event.TrialState;
import org.gennas.study.notes.TrialNote;
import org.gennas.study.notes.TrialNotes;

/**
 * Which trials are shown.
 *
 * @param pattern a code with {@code ?} for any choice and {@code *} for any run of them; a part of
 *     a code, of a trial's label, a proposer's name, a tag or a note; {@code #} and a tag's
 *     beginning; empty: all
 * @param proposer only what this one proposed; empty: all
 * @param known what is written to the trials; the {@link StudyModel} keeps it up to date
 */
public record TrialFilter(String pattern, Segment segment, Optional<String> proposer, Known known) {
  private static final Pattern CODE = Pattern.compile("[0-9?*]+");

  /**
   * What a filter needs to know beside the trials.
   *
   * @param notes what people wrote to the trials
   * @param deleted numbers of trials that are not to be shown
   * @param config of the study, from which costs follow; empty: no condition on a cost holds
   */
  public record Known(TrialNotes notes, Set<Integer> deleted, Optional<StudyConfig> config) {
    public Known {
      deleted = Set.copyOf(deleted);
    }

    static Known nothing() {
      return new Known(TrialNotes.none(), Set.of(), Optional.empty());
    }
  }

  /** The states that the segmented button tells apart. */
  public enum Segment {
    ALL,
    DONE,
    RUNNING,
    WAITING,
    FAILED;

    /** Whether a trial belongs here. */
    public boolean holds(TrialState trial) {
      return switch (this) {
        case ALL -> true;
        case DONE ->
            trial.status() == TrialState.Status.FINISHED
                || trial.status() == TrialState.Status.HALTED
                || trial.status() == TrialState.Status.STOPPED;
        case RUNNING -> trial.status() == TrialState.Status.RUNNING;
        case WAITING ->
            trial.status() == TrialState.Status.QUEUED
                || trial.status() == TrialState.Status.WAITING;
        case FAILED -> trial.status() == TrialState.Status.FAILED;
      };
    }
  }

  /** A filter for trials that nobody wrote anything to. */
  public TrialFilter(String pattern, Segment segment) {
    this(pattern, segment, Optional.empty(), Known.nothing());
  }

  /** Shows every trial. */
  public static TrialFilter all() {
    return new TrialFilter("", Segment.ALL);
  }

  /** The same with another pattern. */
  public TrialFilter withPattern(String text) {
    return new TrialFilter(text, segment, proposer, known);
  }

  /** The same for other states. */
  public TrialFilter withSegment(Segment states) {
    return new TrialFilter(pattern, states, proposer, known);
  }

  /** The same for another proposer. */
  public TrialFilter withProposer(Optional<String> name) {
    return new TrialFilter(pattern, segment, name, known);
  }

  /** Shows every trial but those deleted. */
  public TrialFilter cleared() {
    return new TrialFilter("", Segment.ALL, Optional.empty(), known);
  }

  TrialFilter knowing(Known written) {
    return new TrialFilter(pattern, segment, proposer, written);
  }

  /** Whether a person deleted that trial, so that it is shown nowhere. */
  public boolean deleted(int number) {
    return known.deleted().contains(number);
  }

  /** Whether a trial is shown. For many trials {@link #predicate()} is faster. */
  public boolean holds(TrialState trial) {
    return predicate().test(trial);
  }

  /** Whether a trial is shown, made ready for a look at many. */
  public Predicate<TrialState> predicate() {
    List<TrialCondition> conditions = new ArrayList<>();
    List<String> others = new ArrayList<>();
    for (String word : pattern.strip().split("\\s+")) {
      TrialCondition.of(word).ifPresentOrElse(conditions::add, () -> others.add(word));
    }
    Predicate<TrialState> matches = matching(String.join(" ", others));
    Predicate<TrialState> numbers = conditions(conditions);
    return trial ->
        !deleted(trial.id().number())
            && segment.holds(trial)
            && proposer.map(trial.trial().proposal().proposer()::equals).orElse(true)
            && matches.test(trial)
            && numbers.test(trial);
  }

  private Predicate<TrialState> conditions(List<TrialCondition> conditions) {
    TrialCosts costs = new TrialCosts();
    return trial ->
        conditions.stream()
            .allMatch(condition -> condition.holds(number(condition.quantity(), trial, costs)));
  }

  private double number(TrialCondition.Quantity quantity, TrialState trial, TrialCosts costs) {
    if (quantity == TrialCondition.Quantity.AUC) {
      return trial.auc().orElse(Double.NaN);
    }
    return known
        .config()
        .map(config -> costs.of(config, trial.id().architecture()))
        .map(
            cost ->
                (double) (quantity == TrialCondition.Quantity.MACS ? cost.macs() : cost.params()))
        .orElse(Double.NaN);
  }

  private Predicate<TrialState> matching(String sought) {
    if (sought.isEmpty()) {
      return trial -> true;
    }
    if (CODE.matcher(sought).matches()) {
      return code(sought);
    }
    Map<Integer, TrialNote> notes = known.notes().byNumber();
    String lower = sought.toLowerCase(Locale.ROOT);
    if (lower.startsWith("#")) {
      String tag = lower.substring(1);
      return trial ->
          note(notes, trial).tags().stream()
              .anyMatch(t -> t.toLowerCase(Locale.ROOT).startsWith(tag));
    }
    return trial ->
        contains(trial.id().label(), lower)
            || contains(trial.trial().proposal().proposer(), lower)
            || contains(note(notes, trial).note(), lower)
            || containsAny(note(notes, trial).tags(), lower);
  }

  private static Predicate<TrialState> code(String sought) {
    String regex = sought.replace("?", "[0-9]").replace("*", "[0-9]*");
    Pattern whole = Pattern.compile(regex);
    Pattern part = Pattern.compile("[0-9]*" + regex + "[0-9]*");
    boolean star = sought.indexOf('*') >= 0;
    return trial -> {
      Architecture architecture = trial.id().architecture();
      boolean all = star || sought.length() == architecture.length();
      return (all ? whole : part).matcher(architecture.code()).matches();
    };
  }

  private static TrialNote note(Map<Integer, TrialNote> notes, TrialState trial) {
    int number = trial.id().number();
    return notes.getOrDefault(number, TrialNote.blank(number));
  }

  private static boolean containsAny(List<String> texts, String lower) {
    return texts.stream().anyMatch(text -> contains(text, lower));
  }

  private static boolean contains(String text, String lower) {
    return text.toLowerCase(Locale.ROOT).contains(lower);
  }
}
