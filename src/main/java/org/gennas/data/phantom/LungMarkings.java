package org.gennas.data.phantom;

import org.gennas.data.phantom.DepthField.Profile;

/**
 * The fine lines of a frontal lung: vessel trees from the lung roots, the septal lines of edema,
 * the plates of atelectasis, nodules. All are drawn through the air mask, so nothing shows where
 * there is no air around it.
 */
final class LungMarkings {
  private static final int POINTS = 7;

  private final FrontalThorax thorax;
  private final ChestAnatomy anatomy;
  private final ChestState state;
  private final DepthField field;
  private final float[] air;
  private final double[] xs = new double[POINTS];
  private final double[] ys = new double[POINTS];

  /**
   * @param air 0 to 1 per picture element: how much aerated lung lies there
   */
  LungMarkings(
      FrontalThorax thorax, ChestAnatomy anatomy, ChestState state, DepthField field, float[] air) {
    this.thorax = thorax;
    this.anatomy = anatomy;
    this.state = state;
    this.field = field;
    this.air = air;
  }

  void draw() {
    for (int side = -1; side <= 1; side += 2) {
      vessels(side);
    }
    septalLines();
    plates();
    nodules();
  }

  private void vessels(int side) {
    PhantomRandom random = PhantomRandom.at(anatomy.seed(), 41, side);
    double edema = state.of(PhantomFinding.EDEMA);
    double x = thorax.hilumOut(side) - 0.6;
    double y = thorax.hilumY(side);
    field.ellipse(side * x, y, 1.2, 1.9, 0.8 + 0.7 * edema, Profile.SOFT);
    int branches = 11;
    for (int i = 0; i < branches; i++) {
      double angle = Math.toRadians(-80 + 160.0 * i / (branches - 1) + random.near(0, 7));
      boolean upward = angle < -0.15;
      // Upright, blood runs to the bases; with a failing heart the upper vessels swell first
      double width = upward ? 0.30 + 0.26 * edema : 0.40 + 0.12 * edema;
      double length = thorax.height() * random.uniform(0.28, 0.5);
      branch(random, side, x, y + 1.2 * Math.sin(angle), angle, length, width, 0);
    }
    field.commit(0.30 + 0.12 * edema, air);
  }

  private void branch(
      PhantomRandom random,
      int side,
      double x,
      double y,
      double angle,
      double length,
      double width,
      int generation) {
    double heading = angle;
    double px = x;
    double py = y;
    for (int i = 0; i < POINTS; i++) {
      xs[i] = side * px;
      ys[i] = py;
      heading += random.near(0, 0.09);
      px += Math.cos(heading) * length / (POINTS - 1);
      py += Math.sin(heading) * length / (POINTS - 1);
    }
    field.stroke(xs, ys, POINTS, width, 0.35 * width, 1, 0.45, Profile.TUBE);
    if (generation == 2) {
      return;
    }
    int children = 2;
    for (int child = 0; child < children; child++) {
      double t = random.uniform(0.3, 0.75);
      double fork = angle + (child == 0 ? 1 : -1) * random.uniform(0.3, 0.65);
      double cx = x + Math.cos(angle) * length * t;
      double cy = y + Math.sin(angle) * length * t;
      branch(random, side, cx, cy, fork, length * 0.6, width * 0.6, generation + 1);
    }
  }

  /** Kerley's B lines at the lower chest wall and A lines from the roots. */
  private void septalLines() {
    double edema = state.of(PhantomFinding.EDEMA);
    if (edema == 0) {
      return;
    }
    PhantomRandom random = PhantomRandom.at(state.seed(), 42);
    for (int side = -1; side <= 1; side += 2) {
      int lines = (int) Math.round(6 + 9 * edema);
      for (int i = 0; i < lines; i++) {
        double y = thorax.height() * random.uniform(0.5, 1.05);
        double out = thorax.outer(y) - 0.2;
        line(side * out, y, side * (out - random.uniform(1.2, 2.2)), y + random.near(0, 0.2));
      }
      for (int i = 0; i < lines / 2; i++) {
        double angle = random.uniform(-1.3, 0.9);
        double x = thorax.hilumOut(side) + random.uniform(0.5, 2);
        double y = thorax.hilumY(side) + 3 * Math.sin(angle);
        double length = random.uniform(2.5, 4.5);
        line(side * x, y, side * (x + length * Math.cos(angle)), y + length * Math.sin(angle));
      }
    }
    field.commit(0.16 + 0.1 * edema, air);
  }

  private void line(double x0, double y0, double x1, double y1) {
    xs[0] = x0;
    ys[0] = y0;
    xs[1] = x1;
    ys[1] = y1;
    field.stroke(xs, ys, 2, 0.16, 0.14, 1, 0.8, Profile.TUBE);
  }

  /** Plate-like (discoid) atelectasis: dense bands, nearly level, in the lower and middle zones. */
  private void plates() {
    double severity = state.of(PhantomFinding.ATELECTASIS);
    if (severity == 0) {
      return;
    }
    PhantomRandom random = PhantomRandom.at(state.seed(), 43);
    int side = state.atelectasisRight() ? -1 : 1;
    int plates = 3 + random.below(3);
    for (int i = 0; i < plates; i++) {
      int on = i > 0 && random.chance(0.4) ? -side : side;
      double y = thorax.domeTop(on) - random.uniform(0.6, 8.5);
      double length = random.uniform(4.5, 6) + 4 * severity;
      double out = random.uniform(thorax.inner(on, y) + 0.5, thorax.outer(y) - 0.6 * length);
      double slope = random.near(-0.12, 0.18);
      double sag = random.near(0, 0.05);
      for (int p = 0; p < POINTS; p++) {
        double u = p / (POINTS - 1.0);
        xs[p] = on * (out + length * u);
        ys[p] = y + length * (slope * (u - 0.5) + 4 * sag * u * (1 - u));
      }
      double thick = random.uniform(0.45, 0.62) + 0.25 * severity;
      double strength = random.uniform(0.9, 1.2);
      taperBothWays(thick, strength);
    }
    field.commit(1.0 + 0.4 * severity, air);
  }

  /** Draws the buffered points as a band that thins out from its middle to both ends. */
  private void taperBothWays(double thick, double strength) {
    int half = POINTS / 2 + 1;
    double[] halfX = new double[half];
    double[] halfY = new double[half];
    for (int end = 0; end < 2; end++) {
      for (int p = 0; p < half; p++) {
        int from = end == 0 ? half - 1 - p : half - 1 + p;
        halfX[p] = xs[from];
        halfY[p] = ys[from];
      }
      field.stroke(
          halfX, halfY, half, 1.15 * thick, 0.6 * thick, strength, 0.8 * strength, Profile.TUBE);
    }
  }

  private void nodules() {
    PhantomRandom random = PhantomRandom.at(state.seed(), 44);
    for (int i = 0; i < state.nodules(); i++) {
      int side = random.sign();
      double y = thorax.height() * random.uniform(0.12, 0.85);
      double out = random.uniform(thorax.inner(side, y) + 1.5, thorax.outer(y) - 1.5);
      double radius = random.uniform(0.5, 1.2);
      field.ellipse(side * out, y, radius, radius * random.uniform(0.85, 1.1), 1, Profile.TUBE);
    }
    field.commit(0.35, air);
  }
}
