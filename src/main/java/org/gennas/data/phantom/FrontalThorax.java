package org.gennas.data.phantom;

/**
 * The outlines of one chest in one frontal view, in cm from the midline (x, positive on the
 * patient's left) and from the lung apex (y, downwards).
 *
 * <p>A side is -1 for the patient's right and +1 for the left; "outward" is the distance from the
 * midline towards that side.
 */
final class FrontalThorax {
  /** Depth of the heart in front of the mid-coronal plane, cm; moves it when the patient turns. */
  private static final double HEART_FRONT = 4.0;

  private static final int DOME_KNOTS = 48;

  private final ChestAnatomy anatomy;
  private final double half;
  private final double height;
  private final double thickness;
  private final double turn;
  private final double shiftRight;
  private final double ratio;
  private final double magnification;
  private final double[] domeTop = new double[2];
  private final Curve[] dome = new Curve[2];
  private final Curve outer;
  private final Curve innerRight;
  private final Curve innerLeft;
  private final Curve body;
  private final Curve bodyDepth;
  private final Curve heartRight;
  private final Curve heartLeft;

  FrontalThorax(ChestAnatomy anatomy, ChestState state, Acquisition acquisition) {
    this.anatomy = anatomy;
    half = anatomy.halfWidth();
    height = anatomy.lungHeight() - acquisition.inspiration();
    thickness = 2 * anatomy.depth() + 3 + 8 * anatomy.fat();
    turn = Math.sin(acquisition.axialRotation());
    magnification = acquisition.heartMagnification();
    double collapse = state.of(PhantomFinding.ATELECTASIS);
    double loss = collapse == 0 ? 0 : 0.8 + 2.4 * collapse;
    boolean right = state.atelectasisRight();
    shiftRight = (right ? 1 : -1) * 0.45 * loss;
    PhantomRandom random = PhantomRandom.at(anatomy.seed(), 11);
    double leftLower = random.near(1.1, 0.5);
    domeTop[0] = height - (right ? loss : 0);
    domeTop[1] = height + leftLower - (right ? 0 : loss);
    double drop = random.near(4.6, 0.6) - 0.25 * acquisition.inspiration();
    dome[0] = dome(domeTop[0], drop + (right ? 0.5 * loss : 0));
    dome[1] = dome(domeTop[1], drop + (right ? 0 : 0.5 * loss));
    ratio = heartRatio(anatomy, state, acquisition);
    outer = outerBorder();
    innerRight = mediastinalBorder(-1);
    innerLeft = mediastinalBorder(1);
    body = bodyOutline();
    bodyDepth =
        Curve.through(
            -9,
            10,
            -3,
            10.5,
            0,
            0.6 * thickness,
            5,
            0.9 * thickness,
            12,
            thickness,
            40,
            1.08 * thickness);
    double globular = Curve.clamp((ratio - 0.5) * 4, 0, 1);
    heartRight = Curve.through(0, .55, .3, .72, .62, 1, .85, .93, 1, .7, 1.1, .4);
    heartLeft =
        Curve.through(
            0,
            .30,
            .2,
            .42 + .12 * globular,
            .45,
            .70 + .1 * globular,
            .72,
            .97,
            .84,
            1,
            .95,
            .9,
            1.03,
            .65,
            1.1,
            .25);
  }

  private static double heartRatio(
      ChestAnatomy anatomy, ChestState state, Acquisition acquisition) {
    double enlarged = state.of(PhantomFinding.CARDIOMEGALY);
    if (enlarged > 0) {
      double magnified = 1 + 0.5 * (acquisition.heartMagnification() - 1);
      return Math.min(0.78, (0.545 + 0.17 * enlarged) * magnified);
    }
    double small = anatomy.heartRatio() + 0.004 * acquisition.inspiration();
    return Math.min(0.51, small * acquisition.heartMagnification());
  }

  /** Transverse heart diameter over inner chest width, as drawn. */
  double cardiothoracicRatio() {
    return ratio;
  }

  double half() {
    return half;
  }

  double height() {
    return height;
  }

  /** Chest wall on the lung's side, as an outward distance. */
  double outer(double y) {
    return outer.at(y / height);
  }

  /** Mediastinal border of the lung, as an outward distance. */
  double inner(int side, double y) {
    double shift = -side * shiftRight * Curve.smooth((y - 3) / 6);
    return (side < 0 ? innerRight : innerLeft).at(y / height) + shift + side * 1.5 * turn;
  }

  /** Height of the diaphragm under the lung, cm below the apex. */
  double diaphragm(int side, double outward) {
    return dome[side < 0 ? 0 : 1].at(outward);
  }

  private Curve dome(double topY, double lateralDrop) {
    double top = 0.46 * half;
    double[] knots = new double[2 * DOME_KNOTS];
    for (int i = 0; i < DOME_KNOTS; i++) {
      double outward = half * i / (DOME_KNOTS - 1.0);
      double u = outward > top ? (outward - top) / (half - top) : (top - outward) / top;
      knots[2 * i] = outward;
      knots[2 * i + 1] = topY + (outward > top ? lateralDrop * Math.pow(u, 2.4) : 2.1 * u * u);
    }
    return Curve.through(knots);
  }

  double domeTop(int side) {
    return domeTop[side < 0 ? 0 : 1];
  }

  /** Depth of the costophrenic angle, cm below the apex. */
  double costophrenicAngle(int side) {
    return diaphragm(side, half);
  }

  /** Path through the body, cm. */
  double bodyPath(double x, double y) {
    double u = Math.abs(x) / body.at(y);
    return u >= 1 ? 0 : bodyDepth.at(y) * Math.sqrt(1 - u * u * Math.sqrt(u));
  }

  /** Path through the lung of a side, cm, as if there were no heart before it. */
  double lungPath(int side, double outward, double y) {
    double rim = outer(y) - outward;
    double root = outward - inner(side, y);
    if (rim <= 0 || root <= -0.4 || y < -0.5) {
      return 0;
    }
    double wall = Math.min(1, rim / (0.4 * half));
    double lateral = Math.sqrt(wall * (2 - wall));
    double medial = Curve.smooth((root + 0.4) / 0.8) * (0.75 + 0.25 * Curve.clamp(root / 4, 0, 1));
    double apex = 0.5 + 0.5 * Curve.clamp(y / 7, 0, 1);
    double above = diaphragm(side, outward) - y;
    double base =
        above > 0
            ? 0.62 + 0.38 * Math.min(1, above / 5)
            : 0.62 - 0.49 * Curve.smooth(-above / 0.35);
    if (above < -0.35) {
      base *= Math.exp((above + 0.35) / 1.6);
    }
    return (2 * anatomy.depth() - 2) * lateral * medial * apex * base;
  }

  private double heartTop() {
    return 0.36 * height;
  }

  private double heartBottom() {
    return 0.5 * (domeTop[0] + domeTop[1]) + 1.2;
  }

  /** Midline of the heart, with shift and turn. */
  private double heartCentre() {
    return HEART_FRONT * turn - shiftRight;
  }

  /** Path through the heart and great vessels at its base, cm. */
  double heartPath(double x, double y) {
    double v = (y - heartTop()) / (heartBottom() - heartTop());
    if (v < -0.05 || v > 1.1) {
      return 0;
    }
    double diameter = 2 * half * ratio;
    double rightEdge = Math.max(2.2, 0.35 * diameter * heartRight.at(v));
    double leftEdge = 0.65 * diameter * heartLeft.at(v);
    double middle = heartCentre() + (leftEdge - rightEdge) / 2;
    double u = (x - middle) / ((leftEdge + rightEdge) / 2);
    if (Math.abs(u) >= 1) {
      return 0;
    }
    double fade = Curve.smooth((v + 0.05) / 0.25) * Curve.smooth((1.1 - v) / 0.12);
    return 11.5 * Math.sqrt(ratio / 0.45) * Math.sqrt(1 - u * u) * fade;
  }

  /** Outward position of the lung root on a side. */
  double hilumOut(int side) {
    return inner(side, hilumY(side)) + 1.6;
  }

  double hilumY(int side) {
    return (side < 0 ? 0.42 : 0.385) * height;
  }

  double magnification() {
    return magnification;
  }

  double turn() {
    return turn;
  }

  private Curve outerBorder() {
    double w = half;
    return Curve.through(
        -.03, .38 * w, 0, .42 * w, .03, .53 * w, .08, .65 * w, .16, .77 * w, .3, .885 * w, .5,
        .96 * w, .72, w, 1, w, 1.25, .98 * w);
  }

  private Curve mediastinalBorder(int side) {
    double w = half;
    double knob = side > 0 ? 1.0 + 1.3 * anatomy.aorta() : 0.25;
    double wide = 0.15 * anatomy.aorta();
    double base = (side > 0 ? 2.3 : 2.5) * (0.85 + 0.012 * w) + wide;
    return Curve.through(
        -.03,
        .42 * w,
        0,
        .38 * w,
        .03,
        .27 * w,
        .08,
        base + .45,
        .14,
        base,
        .19,
        base + .6 * knob,
        .24,
        base + knob,
        .29,
        base + .7 * knob,
        .36,
        base + 0.45,
        .45,
        base + .5,
        .6,
        base,
        1.2,
        base);
  }

  private Curve bodyOutline() {
    double wall = 1.6 + 3.6 * anatomy.fat();
    double side = half + wall;
    return Curve.through(
        -10,
        6.3,
        -5.5,
        6.6 + anatomy.fat(),
        -3.4,
        9.5,
        -1.6,
        14.5,
        0.5,
        18.6,
        4,
        19.8,
        7,
        side + 2.6,
        10,
        side + 0.9,
        16,
        side + 0.3,
        24,
        side,
        32,
        side + 1.5 * anatomy.fat());
  }
}
