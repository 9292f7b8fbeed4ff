package org.gennas.data.phantom;

import org.gennas.data.phantom.DepthField.Profile;

/** Builds the optical depth of a frontal (PA or AP) view. */
final class FrontalProjection {
  /** Attenuation of soft tissue in the beam used for chests (about 70 keV mean), per cm. */
  static final double SOFT_TISSUE = 0.19;

  private final ChestAnatomy anatomy;
  private final ChestState state;
  private final Acquisition acquisition;
  private final FrontalThorax thorax;
  private final LungFill fill;
  private final ValueNoise texture;
  private final DepthField field;
  private final float[] air;
  private final double bubble;
  private final double breastOut;
  private final double breastY;

  FrontalProjection(ChestAnatomy anatomy, ChestState state, Acquisition acquisition, int size) {
    this.anatomy = anatomy;
    this.state = state;
    this.acquisition = acquisition;
    thorax = new FrontalThorax(anatomy, state, acquisition);
    fill = new LungFill(thorax, state, acquisition.view());
    texture = new ValueNoise(anatomy.seed() + 7);
    Pose pose =
        new Pose(
            size,
            acquisition.fieldOfView() * (0.5 + 0.5 * anatomy.halfWidth() / 13.6),
            acquisition.tilt(),
            acquisition.shiftX(),
            0.58 * anatomy.lungHeight() + acquisition.shiftY());
    field = new DepthField(size, pose);
    air = new float[size * size];
    PhantomRandom random = PhantomRandom.at(state.seed(), 61);
    bubble = random.chance(0.75) ? random.uniform(0.5, 1) : 0;
    PhantomRandom shape = PhantomRandom.at(anatomy.seed(), 62);
    breastOut = thorax.half() * shape.uniform(0.62, 0.74);
    breastY = anatomy.lungHeight() * shape.uniform(0.68, 0.86);
  }

  DepthField project() {
    tissue();
    gas();
    new LungMarkings(thorax, anatomy, state, field, air).draw();
    new RibCage(anatomy, acquisition, field).draw(1);
    ForeignObjects objects = new ForeignObjects(thorax, state, field, acquisition.seed());
    for (SupportDevice device : SupportDevice.values()) {
      if (state.devices().contains(device)) {
        objects.draw(device);
      }
    }
    return field;
  }

  private void tissue() {
    int size = field.size();
    Pose pose = field.pose();
    float[] depth = field.depth();
    for (int r = 0; r < size; r++) {
      for (int c = 0; c < size; c++) {
        double x = pose.bodyX(c, r);
        double y = pose.bodyY(c, r);
        double path = thorax.bodyPath(x, y);
        if (path <= 0) {
          continue;
        }
        double aerated = aerated(x, y);
        path += breast(x, y) - aerated;
        air[r * size + c] = (float) Curve.clamp((aerated - 0.3) / 4, 0, 1);
        depth[r * size + c] = (float) (SOFT_TISSUE * Math.max(0.5, path));
      }
    }
  }

  /** Path through air in the lung at a point, cm of soft tissue that are missing there. */
  private double aerated(double x, double y) {
    int side = x < 0 ? -1 : 1;
    double outward = Math.abs(x);
    double lung = thorax.lungPath(side, outward, y);
    if (lung <= 0) {
      return 0;
    }
    double free = lung - thorax.heartPath(x, y);
    double open = Math.max(free, 0.06 * lung) * (1 - fill.at(side, outward, y));
    double grain = 0.05 * (texture.fractal(x / 1.1, y / 1.1) - 0.5);
    return open * (1 - acquisition.lungDensity() + grain);
  }

  private double breast(double x, double y) {
    double size = anatomy.breast();
    double a = thorax.half() * (0.40 + 0.16 * size);
    double u = (Math.abs(x) - breastOut) / a;
    double v = (y - breastY) / (a * (y > breastY ? 0.72 : 1.15));
    double q = u * u + v * v;
    if (q >= 1) {
      return 0;
    }
    return 4.4 * size * Math.sqrt(1 - q) * (0.4 + 0.6 * Curve.smooth((v + 1) / 1.2));
  }

  /** Trachea and main bronchi, the stomach's bubble. Air takes depth away. */
  private void gas() {
    double turn = 2 * thorax.turn();
    double shift = state.of(PhantomFinding.ATELECTASIS) * (state.atelectasisRight() ? -0.8 : 0.8);
    double carina = 0.31 * thorax.height();
    double[] xs = {turn * 0.5, turn + 0.4 * shift, turn + shift - 0.2};
    double[] ys = {-10, 0, carina};
    field.stroke(xs, ys, 0.85, 1, Profile.TUBE);
    for (int side = -1; side <= 1; side += 2) {
      double[] bx = {xs[2], xs[2] + side * (side < 0 ? 2.2 : 3)};
      double[] by = {carina, carina + (side < 0 ? 2.4 : 1.9)};
      field.stroke(bx, by, 0.6, 0.8, Profile.TUBE);
    }
    field.commit(-0.36);
    if (bubble > 0) {
      double x = 0.42 * thorax.half();
      double y = thorax.domeTop(1) + 1.9 + bubble;
      field.ellipse(x, y, 3.6 * bubble, 1.5 * bubble, 1, Profile.TUBE);
      field.commit(-0.9 * bubble);
    }
  }
}
