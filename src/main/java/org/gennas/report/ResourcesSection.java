package org.gennas.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.gennas.study.event.TrialResult;
import org.gennas.study.event.TrialState;

/** What the study cost: hours, image-epochs and energy, by device. */
final class ResourcesSection {
  private ResourcesSection() {}

  /**
   * What one device did.
   *
   * @param energyWh of the trainings that were measured
   * @param measured how many were
   */
  record Use(
      String device, int trials, double hours, long imageEpochs, double energyWh, int measured) {
    private Use plus(Use other) {
      return new Use(
          device,
          trials + other.trials,
          hours + other.hours,
          imageEpochs + other.imageEpochs,
          energyWh + other.energyWh,
          measured + other.measured);
    }

    /** Such as "1.20 kWh (8 of 10 trials)". */
    String energy() {
      return measured == 0
          ? "not measured"
          : Words.energy(energyWh)
              + (measured < trials ? " (" + measured + " of " + trials + " trials)" : "");
    }
  }

  static Markup of(ReportContent content) {
    Markup out = new Markup();
    out.open("section").open("h2").text("Compute and energy");
    out.element("small", "all trainings, including what was done of those without a result");
    out.close();
    List<Use> uses = uses(content);
    if (uses.isEmpty()) {
      out.element("p", "Nothing was trained.", "class", "note");
      return out.close();
    }
    TableMarkup table =
        new TableMarkup(out, "Device", ">Trainings", ">Hours", ">Image-epochs", ">Energy");
    uses.forEach(use -> row(table, use, "other"));
    row(table, total(uses), "sum");
    table.close();
    out.element(
        "p",
        "Hours of training and validation, pauses not counted. Image-epochs: training images times"
            + " whole epochs. Energy as read from the device's own counter, never estimated.",
        "class",
        "note");
    return out.close();
  }

  private static void row(TableMarkup table, Use use, String style) {
    table.row(style).cell(use.device()).cell(Words.count(use.trials()));
    table.cell(IterationsSection.hours(use.hours())).cell(Words.count(use.imageEpochs()));
    table.cell(use.energy()).end();
  }

  /** By device, in order of their names. */
  static List<Use> uses(ReportContent content) {
    Map<String, Use> byDevice = new TreeMap<>();
    for (TrialState trial : content.state().trials()) {
      TrainingCourses.Effort effort = content.courses().effort(trial);
      Optional<TrialResult> result = trial.result();
      if (result.isEmpty() && effort.epochs() == 0) {
        continue;
      }
      String device = result.map(TrialResult::device).or(trial::device).orElse("unknown");
      double seconds = result.map(TrialResult::seconds).orElse(effort.seconds());
      Optional<Double> energy = result.flatMap(TrialResult::energyWh);
      byDevice.merge(
          device,
          new Use(
              device,
              1,
              seconds / 3600,
              effort.imageEpochs(),
              energy.orElse(0.0),
              energy.isPresent() ? 1 : 0),
          Use::plus);
    }
    return new ArrayList<>(byDevice.values());
  }

  /** Of all devices together. */
  static Use total(List<Use> uses) {
    return uses.stream().reduce(new Use("All", 0, 0, 0, 0, 0), Use::plus);
  }
}
