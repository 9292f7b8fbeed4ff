package org.gennas.data.phantom;

/**
 * What stays the same in a patient from study to study. Lengths in cm.
 *
 * @param sex sex
 * @param age years, 18 to 90
 * @param halfWidth midline to the inner chest wall where it is widest
 * @param lungHeight lung apex to the right dome of the diaphragm in full inspiration
 * @param depth half of the chest's inner front-to-back extent
 * @param fat 0 lean to 1 obese
 * @param breast 0 to 1, size of the breast shadows
 * @param heartRatio cardiothoracic ratio without heart disease, on a PA view
 * @param ribSlope how far a rib's front end lies below its back end, relative to the usual
 * @param scoliosis sideways swing of the spine
 * @param aorta 0 to 1, unfolding of the aorta (grows with age)
 * @param kyphosis forward curve of the upper spine
 * @param seed fixes what has no parameter of its own (vessel trees, textures)
 */
record ChestAnatomy(
    Sex sex,
    int age,
    double halfWidth,
    double lungHeight,
    double depth,
    double fat,
    double breast,
    double heartRatio,
    double ribSlope,
    double scoliosis,
    double aorta,
    double kyphosis,
    long seed) {

  static ChestAnatomy sample(PhantomRandom random, double meanAge) {
    Sex sex = random.chance(0.55) ? Sex.MALE : Sex.FEMALE;
    boolean male = sex == Sex.MALE;
    int age = (int) Math.round(Curve.clamp(random.normal(meanAge, 14), 18, 90));
    double fat = Math.pow(random.unit(), 1.3);
    double elder = Curve.clamp((age - 45) / 40.0, 0, 1);
    return new ChestAnatomy(
        sex,
        age,
        random.near(male ? 14.3 : 12.9, 0.85),
        random.near(male ? 21.4 : 19.8, 1.2),
        random.near(male ? 9.6 : 8.7, 0.8),
        fat,
        male ? 0.25 * fat * random.unit() : random.uniform(0.15, 1),
        random.near(0.435, 0.022),
        random.near(1, 0.2),
        random.chance(0.15) ? random.normal(0, 1.5) : random.normal(0, 0.25),
        Curve.clamp(elder + random.normal(0, 0.2), 0, 1),
        elder * random.uniform(0, 1),
        random.next());
  }
}
