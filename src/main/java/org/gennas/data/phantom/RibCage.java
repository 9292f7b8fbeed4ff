package org.gennas.data.phantom;

import org.gennas.data.phantom.DepthField.Profile;

/**
 * The bones, laid out in space (x to the patient's left, y down, z forwards, cm) and projected
 * along the beam, so that turning the patient moves front and back ribs against each other.
 */
final class RibCage {
  private static final int RIBS = 11;
  private static final int POINTS = 30;

  /** Share of {@link ChestAnatomy#halfWidth()} that each rib reaches outward. */
  private static final double[] REACH = {
    .50, .68, .80, .885, .945, .985, 1.01, 1.02, 1.02, 1.0, .95
  };

  private final ChestAnatomy anatomy;
  private final Acquisition acquisition;
  private final DepthField field;
  private final double sin;
  private final double cos;
  private final boolean lateral;
  private final double[] xs = new double[POINTS];
  private final double[] ys = new double[POINTS];

  RibCage(ChestAnatomy anatomy, Acquisition acquisition, DepthField field) {
    this.anatomy = anatomy;
    this.acquisition = acquisition;
    this.field = field;
    this.lateral = !acquisition.view().frontal();
    this.sin = Math.sin(acquisition.axialRotation());
    this.cos = Math.cos(acquisition.axialRotation());
  }

  void draw(double gain) {
    PhantomRandom random = PhantomRandom.at(anatomy.seed(), 31);
    double calcified = random.uniform(0.75, 1.2) * (anatomy.age() > 70 ? 0.9 : 1);
    for (int side = -1; side <= 1; side += 2) {
      ribs(side, gain * calcified, random);
    }
    spine(gain * calcified);
    if (lateral) {
      sternum(gain);
    } else {
      for (int side = -1; side <= 1; side += 2) {
        clavicle(side, gain * calcified, random);
        scapula(side, gain, random);
        humerus(side, gain);
      }
    }
  }

  private void ribs(int side, double gain, PhantomRandom random) {
    double spacing = anatomy.lungHeight() / 10.3;
    double depth = anatomy.depth() + 0.5;
    for (int rib = 0; rib < RIBS; rib++) {
      double back = -0.2 + spacing * (rib - 0.1) + random.near(0, 0.12);
      double width = (anatomy.halfWidth() + 0.35) * REACH[rib];
      double fall = anatomy.ribSlope() * (2.2 + 0.62 * Math.min(rib, 8)) * 1.15;
      double end = Math.toRadians(rib == 0 ? 140 : rib < 7 ? 152 : 150 - 16 * (rib - 6));
      for (int i = 0; i < POINTS; i++) {
        double angle = Math.toRadians(9) + (end - Math.toRadians(9)) * i / (POINTS - 1);
        double x = side * width * Math.sin(angle);
        double z = -depth * Math.cos(angle) * Math.min(1, 0.55 + 0.09 * (rib + 1));
        double lift = 0.8 * Math.sin(2 * Math.min(angle, Math.PI / 2));
        double y = back + fall * (1 - Math.cos(angle)) / 2 * 1.25 - lift;
        place(i, x, y, z);
      }
      double thick = 0.62 + 0.02 * anatomy.halfWidth() * 0.5;
      field.stroke(xs, ys, POINTS, thick, 0.85 * thick, 1, 0.5, Profile.SHELL);
      field.commit(gain * 0.3);
    }
  }

  private void place(int i, double x, double y, double z) {
    xs[i] = lateral ? -z * cos + x * 0.12 : x * cos + z * sin;
    ys[i] = y;
  }

  private void spine(double gain) {
    double bend = anatomy.scoliosis();
    double bone = 2.05 + 0.015 * anatomy.lungHeight();
    double disc = 0.42;
    for (int vertebra = -4; vertebra < 16; vertebra++) {
      double y = vertebra * (bone + disc);
      double width = 1.35 + 0.035 * (vertebra + 4);
      double x = bend * Math.sin(0.17 * y + 0.6) * 0.8;
      double z = -anatomy.depth() - 0.3 + kyphosis(y);
      double px = lateral ? -z : x - 6 * sin;
      xs[0] = px - width + 0.5;
      xs[1] = px + width - 0.5;
      ys[0] = y;
      ys[1] = y;
      field.stroke(xs, ys, 2, bone / 2, bone / 2, 1, 1, Profile.SHELL);
      if (!lateral) {
        field.ellipse(px, y + 0.9, 0.32, 0.6, 1.25, Profile.TUBE);
        field.ellipse(px - width + 0.45, y - 0.3, 0.35, 0.5, 1.2, Profile.SHELL);
        field.ellipse(px + width - 0.45, y - 0.3, 0.35, 0.5, 1.2, Profile.SHELL);
      }
      field.commit(gain * (lateral ? 0.55 : 0.34));
    }
  }

  private double kyphosis(double y) {
    double u = (y - 9) / 12;
    return (1.2 + 2.2 * anatomy.kyphosis()) * (u * u - 0.6);
  }

  private void clavicle(int side, double gain, PhantomRandom random) {
    double lift = 2.4 * acquisition.lordosis() + random.near(0, 0.4);
    double[] out = {1.6, 4.5, 8, 11.5, 15};
    double[] down = {3.0, 2.3, 1.4, 0.7, 0.6};
    double shrug = random.near(0, 0.9);
    for (int i = 0; i < out.length; i++) {
      double z = 6.5 - 0.45 * out[i];
      xs[i] = side * out[i] * anatomy.halfWidth() / 12.8 + z * sin;
      ys[i] = down[i] - lift - shrug * i / 4.0;
    }
    field.stroke(xs, ys, out.length, 0.85, 0.7, 1.1, 0.9, Profile.SHELL);
    field.commit(gain * 0.75);
  }

  private void scapula(int side, double gain, PhantomRandom random) {
    boolean bed = acquisition.view() == PhantomView.AP;
    double out = anatomy.halfWidth() * (bed ? 0.86 : 1.1) + random.near(0, 0.7);
    xs[0] = side * (out + 2.2);
    ys[0] = 1.5;
    xs[1] = side * (out + 1.2);
    ys[1] = 6;
    xs[2] = side * (out - 0.8);
    ys[2] = 13;
    field.stroke(xs, ys, 3, 0.7, 0.35, 1, 0.6, Profile.SHELL);
    xs[0] = side * (out - 3.5);
    ys[0] = 4;
    xs[1] = side * (out - 2.6);
    ys[1] = 9.5;
    field.stroke(xs, ys, 3, 0.4, 0.35, 0.7, 0.5, Profile.SHELL);
    field.commit(gain * 0.34);
    xs[0] = side * (out - 0.2);
    ys[0] = 3;
    xs[1] = side * (out - 1);
    ys[1] = 7;
    xs[2] = side * (out - 1);
    ys[2] = 11;
    field.stroke(xs, ys, 3, 3.2, 1, 0.6, 0.5, Profile.TUBE);
    field.commit(gain * 0.14);
  }

  private void humerus(int side, double gain) {
    boolean bed = acquisition.view() == PhantomView.AP;
    double shoulder = anatomy.halfWidth() + 4.2;
    double elbow = shoulder + (bed ? 3.5 : 7.5);
    for (int i = 0; i < 3; i++) {
      double along = i == 0 ? 0 : i == 1 ? 0.12 : 1;
      xs[i] = side * (shoulder + along * (elbow - shoulder));
      ys[i] = 1.8 + 24 * along;
    }
    field.stroke(xs, ys, 3, 3.9 + 1.6 * anatomy.fat(), 3.6 + anatomy.fat(), 1, 1, Profile.TUBE);
    field.commit(0.9);
    field.ellipse(xs[0], ys[0] + 0.6, 2.1, 2.2, 1, Profile.SHELL);
    field.stroke(xs, ys, 3, 1.5, 1.1, 1, 1, Profile.SHELL);
    field.commit(gain * 0.45);
  }

  private void sternum(double gain) {
    double front = anatomy.depth() + 0.9;
    for (int i = 0; i < 8; i++) {
      double u = i / 7.0;
      xs[i] = -front * (0.66 + 0.34 * Math.sin(Math.min(1, 1.3 * u) * Math.PI / 2));
      ys[i] = 2.2 + 15 * u;
    }
    field.stroke(xs, ys, 8, 0.7, 0.5, 1, 0.8, Profile.SHELL);
    field.commit(gain * 0.7);
  }
}
