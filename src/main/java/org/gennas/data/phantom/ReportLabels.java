package org.gennas.data.phantom;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The 14 labels of a study, as a labeller of reports would give them.
 *
 * <p>Training labels imitate mined reports: mild findings are often "uncertain", what is absent is
 * mostly not mentioned (blank) and a few labels are wrong. Validation labels imitate CheXpert's
 * radiologists: every finding is 1 or 0.
 */
final class ReportLabels {
  /** From this severity on a radiologist calls a finding present. */
  static final double PRESENT = 0.35;

  private static final double MILD = 0.42;

  /** How often a report says outright that a finding is absent, by {@link PhantomFinding}. */
  private static final double[] DENIED = {0.08, 0.35, 0.30, 0.30, 0.40};

  private final boolean radiologist;
  private final ChestState state;
  private final PhantomRandom random;

  private ReportLabels(ChestState state, boolean radiologist) {
    this.state = state;
    this.radiologist = radiologist;
    this.random = PhantomRandom.at(state.seed(), 91);
  }

  /** Labels in the order of CheXpert's columns: 1.0, 0.0, -1.0 or empty. */
  static List<String> of(ChestState state, boolean radiologist) {
    return new ReportLabels(state, radiologist).row();
  }

  private List<String> row() {
    Map<PhantomFinding, String> drawn = new EnumMap<>(PhantomFinding.class);
    boolean ill = false;
    boolean opaque = false;
    for (PhantomFinding finding : PhantomFinding.values()) {
      double severity = state.of(finding);
      drawn.put(finding, radiologist ? sign(severity >= PRESENT) : mined(finding, severity));
      boolean present = severity >= PRESENT;
      ill |= present || "1.0".equals(drawn.get(finding)) || "-1.0".equals(drawn.get(finding));
      opaque |=
          present
              && finding != PhantomFinding.CARDIOMEGALY
              && finding != PhantomFinding.PLEURAL_EFFUSION;
    }
    boolean nodule = state.nodules() > 0;
    boolean devices = state.devices().stream().anyMatch(SupportDevice::reported);
    boolean wide = state.of(PhantomFinding.CARDIOMEGALY) > 0.75;
    boolean infected = state.of(PhantomFinding.CONSOLIDATION) > 0.6;
    List<String> row = new ArrayList<>();
    row.add(sometimes(!ill && !nodule, 1, 0));
    row.add(sometimes(wide, 0.5, 0.1));
    row.add(drawn.get(PhantomFinding.CARDIOMEGALY));
    row.add(sometimes(opaque || nodule, 0.7, 0.1));
    row.add(sometimes(nodule, 0.9, 0.03));
    row.add(drawn.get(PhantomFinding.EDEMA));
    row.add(drawn.get(PhantomFinding.CONSOLIDATION));
    row.add(pneumonia(infected));
    row.add(drawn.get(PhantomFinding.ATELECTASIS));
    row.add(sometimes(false, 0, 0.25));
    row.add(drawn.get(PhantomFinding.PLEURAL_EFFUSION));
    row.add(sometimes(false, 0, 0.01));
    row.add(sometimes(false, 0, 0.02));
    row.add(sometimes(devices, 0.95, 0.05));
    return row;
  }

  private String mined(PhantomFinding finding, double severity) {
    double u = random.unit();
    if (severity == 0) {
      double unsure = finding == PhantomFinding.ATELECTASIS ? 0.04 : 0.02;
      double wrong = 0.006;
      return u < wrong
          ? "1.0"
          : u < wrong + unsure
              ? "-1.0"
              : u < wrong + unsure + DENIED[finding.ordinal()] ? "0.0" : "";
    }
    if (severity < MILD) {
      return u < 0.6 ? "-1.0" : u < 0.9 ? "1.0" : "";
    }
    return u < 0.93 ? "1.0" : u < 0.97 ? "-1.0" : "";
  }

  private String pneumonia(boolean infected) {
    if (infected && !radiologist && random.chance(0.4)) {
      return "-1.0";
    }
    return sometimes(infected, 0.35, 0.08);
  }

  /** 1.0 or 0.0 for a radiologist; a report mentions presence and absence only sometimes. */
  private String sometimes(boolean present, double ifPresent, double ifAbsent) {
    double u = random.unit();
    if (radiologist) {
      return sign(present);
    }
    if (present) {
      return u < ifPresent ? "1.0" : "";
    }
    return u < ifAbsent ? "0.0" : "";
  }

  private static String sign(boolean present) {
    return present ? "1.0" : "0.0";
  }
}
