package org.gennas.data.phantom;

/**
 * How much of the air in front of a picture element is replaced by fluid or airless tissue: 0 for a
 * healthy lung, 1 for none left. Effusion, consolidation, edema's haze and collapsed segments.
 */
final class LungFill {
  private final FrontalThorax thorax;
  private final boolean inBed;
  private final double[] effusion;
  private final double consolidation;
  private final double edema;
  private final double collapse;
  private final int collapsedSide;
  private final ValueNoise noise;
  private final Patch[] patches;

  /** An airspace opacity around a point; half axes in cm, turned by an angle. */
  private record Patch(
      int side, double out, double y, double a, double b, double cos, double sin, double fissure) {}

  LungFill(FrontalThorax thorax, ChestState state, PhantomView view) {
    this.thorax = thorax;
    inBed = view == PhantomView.AP;
    double fluid = state.of(PhantomFinding.PLEURAL_EFFUSION);
    effusion = new double[] {fluid * state.effusionRight(), fluid * state.effusionLeft()};
    consolidation = state.of(PhantomFinding.CONSOLIDATION);
    edema = state.of(PhantomFinding.EDEMA);
    collapse = state.of(PhantomFinding.ATELECTASIS);
    collapsedSide = state.atelectasisRight() ? -1 : 1;
    noise = new ValueNoise(state.seed());
    patches = patches(state);
  }

  private Patch[] patches(ChestState state) {
    if (consolidation == 0) {
      return new Patch[0];
    }
    PhantomRandom random = PhantomRandom.at(state.seed(), 21);
    Patch[] drawn = new Patch[2 + random.below(consolidation > 0.6 ? 3 : 2)];
    int mainSide = random.sign();
    for (int i = 0; i < drawn.length; i++) {
      int side = random.chance(0.65) ? mainSide : -mainSide;
      boolean upper = random.chance(0.4);
      double y = thorax.height() * (upper ? random.uniform(.2, .42) : random.uniform(.5, .85));
      double inner = thorax.inner(side, y) + (upper || side < 0 ? 1.5 : 4);
      double out = random.uniform(inner, 0.85 * thorax.outer(y));
      double size = (i == 0 ? 1 : 0.75) * (3.1 + 2.2 * consolidation) * random.uniform(0.85, 1.2);
      double angle = random.uniform(-0.9, 0.9);
      double fissure = upper && random.chance(0.5) ? y + 0.5 * size : 1e3;
      drawn[i] =
          new Patch(
              side,
              out,
              y,
              size * random.uniform(0.9, 1.4),
              size * random.uniform(0.65, 0.95),
              Math.cos(angle),
              Math.sin(angle),
              fissure);
    }
    return drawn;
  }

  /** Fill at a point; side and outward as in {@link FrontalThorax}. */
  double at(int side, double outward, double y) {
    double open = 1;
    double fluid = effusion[side < 0 ? 0 : 1];
    if (fluid > 0) {
      open *= 1 - effusionAt(fluid, side, outward, y);
    }
    for (Patch patch : patches) {
      if (patch.side == side) {
        open *= 1 - patchAt(patch, outward, y);
      }
    }
    if (edema > 0) {
      open *= 1 - edemaAt(side, outward, y);
    }
    if (collapse > 0.4 && side == collapsedSide) {
      open *= 1 - wedgeAt(side, outward, y);
    }
    return 1 - open;
  }

  /** Fluid that stands higher at the wall than in the middle: the meniscus. */
  private double effusionAt(double amount, int side, double outward, double y) {
    double rise = 4.2 + 9.5 * amount;
    double wall = Math.max(0, thorax.outer(y) - outward);
    double level =
        thorax.costophrenicAngle(side) - rise * (0.5 + 0.8 * Math.exp(-wall / (1.5 + 0.17 * rise)));
    double fluid = 0.97 * Curve.smooth((y - level) / (0.6 + 0.12 * rise));
    if (inBed) {
      double veil = 0.28 * amount * Curve.smooth((y - 0.25 * thorax.height()) / (0.7 * level));
      return Math.max(fluid, veil);
    }
    return fluid;
  }

  private double patchAt(Patch patch, double outward, double y) {
    double dx = outward - patch.out;
    double dy = y - patch.y;
    double u = (patch.cos * dx + patch.sin * dy) / patch.a;
    double v = (-patch.sin * dx + patch.cos * dy) / patch.b;
    double q = Math.sqrt(u * u + v * v);
    if (q > 1.7) {
      return 0;
    }
    double lumps = noise.fractal(outward / 2.4 + 50 * patch.side, y / 2.4);
    double mask = Curve.smooth((1.45 - q + 1.1 * (lumps - 0.5)) / 1.0);
    double edge = 1 - Curve.smooth((y - patch.fissure) / 0.4);
    double bronchi = noise.ridge(outward / 1.3 + 9, y / 1.3 + 70);
    double air = 0.2 * Curve.smooth((bronchi - 0.8) / 0.2);
    return (0.72 + 0.24 * consolidation) * mask * edge * (1 - air);
  }

  /** Haze around the lung roots and a net of thickened septa that thins out towards the top. */
  private double edemaAt(int side, double outward, double y) {
    double dx = (outward - thorax.hilumOut(side)) / 5.2;
    double dy = (y - thorax.hilumY(side) - 2) / 6.2;
    double wing = Math.exp(-dx * dx - dy * dy);
    double lumps = noise.fractal(outward / 1.6 + 31 * side, y / 1.6 + 13);
    double haze = (0.03 + 0.38 * wing) * (0.1 + 1.8 * lumps);
    double net =
        Math.max(
            noise.ridge(outward / 1.25 + lumps + 7 * side, y / 0.95 - 1.3 * lumps),
            noise.ridge(outward / 0.9 + 77 - 1.3 * lumps, y / 1.4 + lumps + 19 * side));
    double septa = Curve.smooth((net - 0.72) / 0.28) * (0.2 + 0.16 * wing);
    return Curve.clamp((0.35 + 0.75 * edema) * (haze + septa), 0, 0.93);
  }

  /** A collapsed basal segment: a triangle against the diaphragm and the mediastinum. */
  private double wedgeAt(int side, double outward, double y) {
    double above = thorax.diaphragm(side, outward) - y;
    double along = outward - thorax.inner(side, y);
    double top = (1.5 + 4 * collapse) * (1 - along / (0.62 * thorax.half()));
    return 0.85 * Curve.smooth((top - above) / 1.1);
  }
}
