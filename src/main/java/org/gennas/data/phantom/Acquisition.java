package org.gennas.data.phantom;

/**
 * How one image was taken: breath, position, beam and read-out.
 *
 * @param view direction of the beam
 * @param inspiration cm by which the diaphragm stands above full inspiration
 * @param axialRotation turn of the patient about the long axis, radians
 * @param tilt turn of the picture, radians
 * @param fieldOfView width of the picture in cm at the patient
 * @param shiftX sideways miss of the centre, cm
 * @param shiftY vertical miss of the centre, cm
 * @param lungDensity share of the lung's path that attenuates like soft tissue: blood and breath
 * @param heartMagnification of the heart against the thorax, 1 for PA
 * @param lordosis upward tilt of the beam, lifts the clavicles, 0 to 1
 * @param scatter scattered exposure relative to the primary one
 * @param photons mean quanta per picture element without a patient, in thousands
 * @param blur focal spot and motion, cm (Gaussian sigma)
 * @param black share of the read-out's range cut off in the dark, may be negative
 * @param white share of the read-out's range cut off in the light, may be negative
 * @param gamma tone curve
 * @param sharpen strength of the read-out's edge enhancement
 * @param collimation shutter on the left, top, right and bottom, as a share of the picture
 * @param seed noise and marks
 */
record Acquisition(
    PhantomView view,
    double inspiration,
    double axialRotation,
    double tilt,
    double fieldOfView,
    double shiftX,
    double shiftY,
    double lungDensity,
    double heartMagnification,
    double lordosis,
    double scatter,
    double photons,
    double blur,
    double black,
    double white,
    double gamma,
    double sharpen,
    double[] collimation,
    long seed) {

  static Acquisition sample(PhantomRandom random, PhantomView view) {
    boolean bed = view == PhantomView.AP;
    return new Acquisition(
        view,
        bed ? random.uniform(1, 4) : random.uniform(0, 2.6),
        random.near(0, bed ? 0.13 : 0.08),
        random.near(0, bed ? 0.10 : 0.07),
        random.uniform(31, 38),
        random.uniform(-5, 5),
        random.uniform(-3.6, 3.6),
        random.uniform(0.16, 0.38),
        bed ? random.uniform(1.05, 1.14) : 1,
        bed ? random.uniform(0.2, 1) : random.uniform(0, 0.3),
        bed ? random.uniform(0.05, 0.16) : random.uniform(0.02, 0.09),
        Math.exp(random.uniform(Math.log(20), Math.log(120))),
        random.uniform(0.04, bed ? 0.16 : 0.1),
        random.uniform(-0.12, 0.1),
        random.uniform(-0.18, 0.08),
        random.uniform(0.85, 1.25),
        random.chance(0.35) ? random.uniform(0.2, 0.7) : 0,
        shutters(random),
        random.next());
  }

  private static double[] shutters(PhantomRandom random) {
    double[] shutters = new double[4];
    for (int i = 0; i < shutters.length; i++) {
      shutters[i] = random.chance(0.3) ? random.uniform(0.01, 0.06) : 0;
    }
    return shutters;
  }
}
