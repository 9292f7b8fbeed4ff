package org.gennas.data.phantom;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * The state of a chest on the day of a study.
 *
 * @param severity graded severity per finding: 0 absent, otherwise 0.25 (mild) to 1
 * @param effusionRight share of the effusion's severity on the patient's right, 0 to 1
 * @param effusionLeft the same on the left
 * @param atelectasisRight whether the volume loss is on the right
 * @param nodules number of lung nodules, a distractor
 * @param devices devices in the picture
 * @param seed fixes the form and place of what is drawn
 */
record ChestState(
    Map<PhantomFinding, Double> severity,
    double effusionRight,
    double effusionLeft,
    boolean atelectasisRight,
    int nodules,
    Set<SupportDevice> devices,
    long seed) {

  ChestState {
    severity = Map.copyOf(severity);
    devices = Set.copyOf(devices);
  }

  double of(PhantomFinding finding) {
    return severity.getOrDefault(finding, 0.0);
  }

  /** Draws a day's state of a patient with the given illness. */
  static ChestState sample(PhantomRandom random, Illness illness, boolean inBed) {
    Map<PhantomFinding, Double> severity = new EnumMap<>(PhantomFinding.class);
    for (PhantomFinding finding : PhantomFinding.values()) {
      if (random.chance(illness.probability(finding))) {
        severity.put(finding, random.chance(0.11) ? random.uniform(0.25, 0.4) : grade(random));
      }
    }
    boolean bilateral = random.chance(illness == Illness.HEART_FAILURE ? 0.8 : 0.4);
    boolean right = random.chance(0.55);
    double lesser = bilateral ? random.uniform(0.55, 1) : 0;
    return new ChestState(
        severity,
        right ? 1 : lesser,
        right ? lesser : 1,
        random.chance(0.5),
        random.chance(0.08) ? 1 + random.below(3) : 0,
        devices(random, illness, inBed),
        random.next());
  }

  private static double grade(PhantomRandom random) {
    return 0.5 + 0.5 * random.unit();
  }

  private static Set<SupportDevice> devices(PhantomRandom random, Illness illness, boolean inBed) {
    Set<SupportDevice> devices = EnumSet.noneOf(SupportDevice.class);
    addWith(random, inBed ? 0.22 : 0.03, SupportDevice.ECG_LEADS, devices);
    addWith(random, inBed ? 0.25 : 0.04, SupportDevice.CENTRAL_LINE, devices);
    addWith(random, inBed ? 0.12 : 0, SupportDevice.ENDOTRACHEAL_TUBE, devices);
    addWith(random, inBed ? 0.15 : 0.01, SupportDevice.NASOGASTRIC_TUBE, devices);
    addWith(random, 0.06, SupportDevice.PACEMAKER, devices);
    addWith(random, 0.06, SupportDevice.STERNAL_WIRES, devices);
    addWith(random, illness == Illness.POSTOPERATIVE ? 0.15 : 0, SupportDevice.CHEST_TUBE, devices);
    return devices;
  }

  private static void addWith(
      PhantomRandom random, double probability, SupportDevice device, Set<SupportDevice> devices) {
    if (random.chance(probability)) {
      devices.add(device);
    }
  }
}
