package org.gennas.data.phantom;

import org.gennas.data.phantom.DepthField.Profile;

/**
 * Builds the optical depth of a lateral view. The picture's x runs backwards: the breastbone is at
 * the left, the spine at the right.
 */
final class LateralProjection {
  private final ChestAnatomy anatomy;
  private final ChestState state;
  private final Acquisition acquisition;
  private final DepthField field;
  private final float[] air;
  private final ValueNoise noise;
  private final double height;
  private final double depth;
  private final double wall;
  private final double[] dome = new double[2];
  private final Curve back;
  private final Curve front;

  LateralProjection(ChestAnatomy anatomy, ChestState state, Acquisition acquisition, int size) {
    this.anatomy = anatomy;
    this.state = state;
    this.acquisition = acquisition;
    height = anatomy.lungHeight() - acquisition.inspiration();
    depth = anatomy.depth();
    wall = 1.5 + 3 * anatomy.fat();
    double loss = 2.6 * state.of(PhantomFinding.ATELECTASIS);
    dome[0] = height - (state.atelectasisRight() ? loss : 0);
    dome[1] = height + 0.9 - (state.atelectasisRight() ? 0 : loss);
    back =
        Curve.through(
            -3,
            .35 * depth,
            0,
            .62 * depth,
            4,
            .92 * depth,
            9,
            depth,
            16,
            .98 * depth,
            24,
            .85 * depth,
            34,
            .8 * depth);
    front =
        Curve.through(
            -3,
            .1 * depth,
            0,
            .3 * depth,
            3,
            .6 * depth,
            8,
            .88 * depth,
            14,
            depth,
            22,
            1.05 * depth,
            34,
            1.05 * depth);
    noise = new ValueNoise(state.seed() + 3);
    Pose pose =
        new Pose(
            size,
            acquisition.fieldOfView(),
            acquisition.tilt(),
            acquisition.shiftX() + 0.5,
            0.52 * anatomy.lungHeight() + acquisition.shiftY());
    field = new DepthField(size, pose);
    air = new float[size * size];
  }

  DepthField project() {
    int size = field.size();
    Pose pose = field.pose();
    for (int r = 0; r < size; r++) {
      for (int c = 0; c < size; c++) {
        double x = pose.bodyX(c, r);
        double y = pose.bodyY(c, r);
        double path = body(x, y) + breast(x, y);
        if (path > 0) {
          double aerated = aerated(x, y);
          air[r * size + c] = (float) Curve.clamp(aerated / 6, 0, 1);
          path = Math.max(0.5, path - aerated);
          field.depth()[r * size + c] = (float) (FrontalProjection.SOFT_TISSUE * path);
        }
      }
    }
    airways();
    vessels();
    plates();
    new RibCage(anatomy, acquisition, field).draw(0.9);
    pacemaker();
    return field;
  }

  private double body(double x, double y) {
    double rear = back.at(y) + wall + 2.6;
    double fore = front.at(y) + wall;
    double middle = (rear - fore) / 2;
    double u = (x - middle) / ((rear + fore) / 2);
    double trunk = Math.abs(u) >= 1 ? 0 : Math.sqrt(1 - u * u);
    double width = 2 * anatomy.halfWidth() + 2 * wall;
    double neck = 0.36 + 0.64 * Curve.smooth((y + 3) / 8);
    double arms = Curve.smooth((4 - y) / 9) * Curve.smooth((11 - Math.abs(x + 1.5)) / 6);
    return width * trunk * neck + 13 * arms;
  }

  private double breast(double x, double y) {
    double size = anatomy.breast();
    double u = (x + front.at(y) + wall) / (0.8 + 2.4 * size);
    double v = (y - 0.72 * anatomy.lungHeight()) / 6;
    double q = u * u + v * v;
    return q < 1 ? 9 * size * Math.sqrt(1 - q) : 0;
  }

  private double aerated(double x, double y) {
    double sum = 0;
    for (int side = 0; side < 2; side++) {
      double path = lung(side, x, y);
      sum += path * (1 - filled(side, x, y));
    }
    double heart = heart(x, y);
    double free = Math.max(0.05 * sum, sum - heart);
    return free * (1 - acquisition.lungDensity());
  }

  private double lung(int side, double x, double y) {
    double rear = back.at(y) - 0.3 + 0.5 * side - x;
    double fore = front.at(y) - 0.7 + x;
    if (rear <= 0 || fore <= 0 || y < -0.5) {
      return 0;
    }
    double edge = Math.min(1, Math.min(rear, fore) / (0.45 * depth));
    double apex = 0.35 + 0.65 * Curve.clamp(y / 7, 0, 1);
    double base = Curve.smooth((diaphragm(side, x) - y) / 0.35);
    return 0.78 * anatomy.halfWidth() * Math.sqrt(edge * (2 - edge)) * apex * base;
  }

  private double diaphragm(int side, double x) {
    double u = (x + 0.25 * depth) / depth;
    return dome[side] + (u > 0 ? 4.6 * Math.pow(u, 2.2) : 1.9 * u * u);
  }

  private double filled(int side, double x, double y) {
    double open = 1;
    double share = side == 0 ? state.effusionRight() : state.effusionLeft();
    double fluid = share * state.of(PhantomFinding.PLEURAL_EFFUSION);
    if (fluid > 0) {
      double rise = 2 + 7 * fluid;
      double gap = Math.max(0, back.at(y) - x);
      double deep = diaphragm(side, 0.95 * depth);
      double level = deep - rise * (0.6 + 0.55 * Math.exp(-gap / (1 + 0.18 * rise)));
      open *= 1 - 0.95 * Curve.smooth((y - level) / (0.6 + 0.15 * rise));
    }
    double edema = state.of(PhantomFinding.EDEMA);
    if (edema > 0) {
      double u = x / 5.5;
      double v = (y - 0.45 * height) / 6.5;
      double wing = Math.exp(-u * u - v * v);
      double lumps = noise.fractal(x / 1.6 + 40 * side, y / 1.6);
      open *= 1 - Curve.clamp(edema * (0.1 + 0.6 * wing) * (0.25 + 1.5 * lumps), 0, 0.9);
    }
    double consolidation = state.of(PhantomFinding.CONSOLIDATION);
    if (consolidation > 0 && (state.seed() & 1) == side) {
      PhantomRandom random = PhantomRandom.at(state.seed(), 71);
      double u = x - random.uniform(-0.4, 0.6) * depth;
      double v = y - height * random.uniform(0.35, 0.85);
      double q = Math.sqrt(u * u + v * v) / (2.4 + 2.4 * consolidation);
      double lumps = noise.fractal(x / 1.9, y / 1.9 + 60);
      open *= 1 - 0.9 * Curve.smooth((1.25 - q + 1.5 * (lumps - 0.5)) / 0.65);
    }
    return 1 - open;
  }

  private double heart(double x, double y) {
    double enlarged = state.of(PhantomFinding.CARDIOMEGALY);
    double size = enlarged > 0 ? 1.12 + 0.3 * enlarged : anatomy.heartRatio() / 0.45;
    double cx = x + 0.38 * depth;
    double cy = y - 0.72 * height;
    double a = (cx * 0.80 + cy * 0.60) / (5.5 * size);
    double b = (-cx * 0.60 + cy * 0.80) / (6.6 * size);
    double q = a * a + b * b;
    double vessels = (x + 0.8) / 2.4;
    double base = vessels * vessels + Math.pow((y - 0.36 * height) / 5.5, 2);
    double great = base < 1 ? 5 * Math.sqrt(1 - base) : 0;
    return Math.max(q < 1 ? 11 * size * Math.pow(1 - q, 0.65) : 0, great);
  }

  private void airways() {
    double[] xs = {-0.6, 0.4, 1.2};
    double[] ys = {-9, 0, 0.33 * height};
    field.stroke(xs, ys, 0.85, 1, Profile.TUBE);
    field.ellipse(1.4, 0.36 * height, 0.9, 0.8, 1, Profile.TUBE);
    field.commit(-0.3);
    field.ellipse(0.2 * depth, dome[1] + 2.2, 3, 1.4, 1, Profile.TUBE);
    field.commit(-0.5);
  }

  private void vessels() {
    PhantomRandom random = PhantomRandom.at(anatomy.seed(), 72);
    double edema = state.of(PhantomFinding.EDEMA);
    double hilum = 0.42 * height;
    field.ellipse(0.9, hilum, 1.7, 1.9, 1 + 0.6 * edema, Profile.SOFT);
    double[] xs = new double[5];
    double[] ys = new double[5];
    for (int i = 0; i < 34; i++) {
      double angle = 2 * Math.PI * i / 34 + random.near(0, 0.1);
      double length = random.uniform(4, 10);
      double heading = angle;
      double x = 0.9;
      double y = hilum;
      for (int p = 0; p < xs.length; p++) {
        xs[p] = x;
        ys[p] = y;
        heading += random.near(0, 0.15);
        x += length / 4 * Math.cos(heading);
        y += length / 4 * Math.sin(heading);
      }
      double width = random.uniform(0.2, 0.36) + 0.15 * edema;
      field.stroke(xs, ys, 5, width, 0.3 * width, 1, 0.4, Profile.TUBE);
    }
    field.commit(0.26, air);
  }

  private void plates() {
    double severity = state.of(PhantomFinding.ATELECTASIS);
    if (severity == 0) {
      return;
    }
    PhantomRandom random = PhantomRandom.at(state.seed(), 73);
    int side = state.atelectasisRight() ? 0 : 1;
    for (int i = 0; i < 2; i++) {
      double x = random.uniform(-0.5, 0.4) * depth;
      double y = dome[side] - random.uniform(0.6, 5);
      double[] xs = {x, x + 2.5 + 1.5 * severity, x + 5 + 3 * severity};
      double[] ys = {y, y + random.near(0.2, 0.4), y + random.near(0.3, 0.8)};
      field.stroke(xs, ys, 3, 0.45, 0.35, 1, 0.8, Profile.TUBE);
    }
    field.commit(0.3 + 0.35 * severity, air);
  }

  private void pacemaker() {
    if (state.devices().contains(SupportDevice.PACEMAKER)) {
      field.ellipse(-0.75 * depth, 4, 0.7, 2.1, 1, Profile.TUBE);
      field.commit(2.2);
    }
  }
}
