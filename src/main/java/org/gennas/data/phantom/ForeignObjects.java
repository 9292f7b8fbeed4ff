package org.gennas.data.phantom;

import org.gennas.data.phantom.DepthField.Profile;

/** Draws the devices of a frontal view. */
final class ForeignObjects {
  private static final int POINTS = 24;

  private final FrontalThorax thorax;
  private final DepthField field;
  private final PhantomRandom random;
  private final double[] xs = new double[POINTS];
  private final double[] ys = new double[POINTS];

  ForeignObjects(FrontalThorax thorax, ChestState state, DepthField field, long imageSeed) {
    this.thorax = thorax;
    this.field = field;
    this.random = PhantomRandom.at(state.seed(), 51, imageSeed);
  }

  void draw(SupportDevice device) {
    switch (device) {
      case PACEMAKER -> pacemaker();
      case CENTRAL_LINE -> centralLine();
      case ENDOTRACHEAL_TUBE -> endotrachealTube();
      case NASOGASTRIC_TUBE -> nasogastricTube();
      case STERNAL_WIRES -> sternalWires();
      case ECG_LEADS -> leads();
      case CHEST_TUBE -> chestTube();
    }
  }

  private void pacemaker() {
    int side = random.chance(0.8) ? 1 : -1;
    double x = side * random.uniform(0.6, 0.78) * thorax.half();
    double y = random.uniform(2.5, 5);
    field.ellipse(x, y, 2.3, 2.0, 1, Profile.TUBE);
    field.commit(2.2);
    path(x, y - 1.5, side * 5.5, 2.2, -1.8, 4.5, -1.9, 0.55 * thorax.height());
    field.stroke(xs, ys, 0.14, 1, Profile.TUBE);
    double tip = 0.3 * thorax.half();
    path(
        -1.9,
        0.55 * thorax.height(),
        -2,
        0.8 * thorax.height(),
        0,
        0.95 * thorax.height(),
        tip,
        0.9 * thorax.height());
    field.stroke(xs, ys, 0.14, 1, Profile.TUBE);
    field.commit(1.4);
  }

  private void centralLine() {
    int side = random.sign();
    double end = random.uniform(6, 10);
    boolean neck = random.chance(0.5);
    if (neck) {
      path(side * 5, -9, side * 4, -4, -2.2, 2, -2.2, end);
    } else {
      path(side * 12, 4, side * 8, 0.5, -1.5, 2.5, -2.2, end);
    }
    field.stroke(xs, ys, 0.13, 1, Profile.TUBE);
    field.commit(0.7);
  }

  private void endotrachealTube() {
    double end = random.uniform(2, 5.5);
    path(0.3, -12, 0.2, -6, 0, -1, 0, end);
    field.stroke(xs, ys, 0.4, 1, Profile.SHELL);
    field.commit(0.4);
  }

  private void nasogastricTube() {
    double low = thorax.domeTop(1);
    path(-0.3, -12, -0.4, 0, 0.8, 0.7 * low, 1.5, low);
    field.stroke(xs, ys, 0.22, 1, Profile.TUBE);
    path(1.5, low, 2.5, low + 3, 5, low + 6, 7.5, low + 4);
    field.stroke(xs, ys, 0.22, 1, Profile.TUBE);
    field.commit(0.6);
  }

  private void sternalWires() {
    int wires = 5 + random.below(3);
    double x = 4.5 * thorax.turn();
    for (int i = 0; i < wires; i++) {
      double y = 4 + i * (0.6 * thorax.height()) / wires;
      double a = random.uniform(0.7, 1.1);
      for (int p = 0; p < POINTS; p++) {
        double t = 2 * Math.PI * p / (POINTS - 1);
        xs[p] = x + a * Math.cos(t);
        ys[p] = y + 0.35 * Math.sin(t) + 0.15 * Math.cos(2 * t);
      }
      field.stroke(xs, ys, 0.09, 1, Profile.TUBE);
    }
    field.commit(1.6);
  }

  private void leads() {
    int leads = 2 + random.below(3);
    for (int i = 0; i < leads; i++) {
      double x = random.uniform(-0.95, 0.95) * thorax.half();
      double y = random.uniform(0.1, 0.95) * thorax.height();
      field.ellipse(x, y, 0.55, 0.55, 0.8, Profile.SHELL);
      double away = Math.signum(x) * (thorax.half() + random.uniform(0, 10));
      double bend = random.uniform(-6, 6);
      path(x, y, x + bend, y - 4, away + bend, y - 9, away, y - 22);
      field.stroke(xs, ys, 0.11, 1, Profile.TUBE);
    }
    field.commit(0.75);
  }

  private void chestTube() {
    int side = random.sign();
    double y = random.uniform(0.55, 0.85) * thorax.height();
    path(
        side * (thorax.half() + 6),
        y + 3,
        side * thorax.half(),
        y,
        side * 0.8 * thorax.half(),
        0.4 * y,
        side * 0.5 * thorax.half(),
        2);
    field.stroke(xs, ys, 0.32, 1, Profile.SHELL);
    field.commit(0.65);
  }

  /** A cubic Bezier curve through the buffer. */
  private void path(
      double x0, double y0, double x1, double y1, double x2, double y2, double x3, double y3) {
    for (int i = 0; i < POINTS; i++) {
      double t = i / (POINTS - 1.0);
      double s = 1 - t;
      double b0 = s * s * s;
      double b1 = 3 * s * s * t;
      double b2 = 3 * s * t * t;
      double b3 = t * t * t;
      xs[i] = b0 * x0 + b1 * x1 + b2 * x2 + b3 * x3;
      ys[i] = b0 * y0 + b1 * y1 + b2 * y2 + b3 * y3;
    }
  }
}
